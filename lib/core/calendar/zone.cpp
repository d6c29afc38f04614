#include <starhours/zone.h>

#include <calendar/clock_changes.h>
#include <calendar/zone_names.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours {
namespace {

constexpr Instant table_first{(representable_days.first - date::days{366}).time_since_epoch()};
constexpr Instant table_end{(representable_days.end + date::days{366}).time_since_epoch()};
constexpr std::size_t longest_name = 64;

// No clock stands further from UTC, and none was ever moved by more.
constexpr Minutes one_day = date::days{1};

// What people write for a zone that IANA named after another city.
struct ZoneAlias {
  std::string_view written;
  std::string_view name;
};
constexpr auto aliases = std::to_array<ZoneAlias>({
    {"Asia/Beijing", "Asia/Shanghai"},
    {"Beijing", "Asia/Shanghai"},
    {"China", "Asia/Shanghai"},
    {"CST", "Asia/Shanghai"},
    {"GMT+8", "Asia/Shanghai"},
    {"GMT+08:00", "Asia/Shanghai"},
    {"UTC+8", "Asia/Shanghai"},
    {"UTC+08:00", "Asia/Shanghai"},
    {"+08:00", "Asia/Shanghai"},
    {"北京", "Asia/Shanghai"},
    {"北京时间", "Asia/Shanghai"},
});

std::string_view city_of(std::string_view name) { return name.substr(name.rfind('/') + 1); }

std::string hint_for(std::string_view written, const std::vector<std::string>& names) {
  const auto alias = std::find_if(aliases.begin(), aliases.end(),
                                  [written](const ZoneAlias& known) { return known.written == written; });
  if (alias != aliases.end()) return fmt::format("did you mean '{}'?", alias->name);

  std::string near = nearest(written, names);
  if (near.empty()) {
    std::vector<std::string> cities;
    for (const std::string& name : names) cities.emplace_back(city_of(name));
    const std::string city = nearest(written, cities);
    const auto found = std::find(cities.begin(), cities.end(), city);
    if (!city.empty()) near = names[static_cast<std::size_t>(found - cities.begin())];
  }
  return near.empty() ? "write an IANA name, such as Asia/Shanghai" : fmt::format("did you mean '{}'?", near);
}

Problem unreadable(std::string_view why) {
  return error(Kind::wrong_value, fmt::format("the system's time zones cannot be read: {}", why),
               "install the time zone database (package tzdata)");
}

Problem unknown(std::string_view name) {
  const std::vector<std::string> names = zone_names();
  if (names.empty()) return unreadable(fmt::format("there are none in {}", zone_folder));
  const std::string_view shown = name.size() <= longest_name ? name : "";
  return error(Kind::wrong_value,
               shown.empty() ? std::string{"expected the IANA name of a time zone"}
                             : fmt::format("unknown time zone '{}'", shown),
               hint_for(shown, names));
}

}  // namespace

Zone::Zone(std::string name, std::vector<Offset> offsets) : name_(std::move(name)), offsets_(std::move(offsets)) {}

Result<Zone> Zone::named(std::string_view iana_name) {
  const std::string file = zone_file(iana_name);
  if (file.empty()) return fail(unknown(iana_name));
  std::vector<Offset> offsets;
  for (const ClockChange& change : clock_changes(file, table_first, table_end)) {
    offsets.push_back({change.begin, change.offset});
  }
  if (offsets.empty()) return fail(unreadable(fmt::format("{} is none", file)));
  return Zone{std::string{iana_name}, std::move(offsets)};
}

std::size_t Zone::offset_at(Instant instant) const {
  const auto after = std::upper_bound(offsets_.begin(), offsets_.end(), instant,
                                      [](Instant time, const Offset& offset) { return time < offset.begin; });
  return after == offsets_.begin() ? 0 : static_cast<std::size_t>(after - offsets_.begin()) - 1;
}

WallReading Zone::read(WallTime time) const {
  WallReading reading;
  read(time, reading);
  return reading;
}

void Zone::read_among_changes(WallTime time, WallReading& reading) const {
  const Instant as_if_utc{time.time_since_epoch()};
  const std::size_t first = offset_at(as_if_utc - one_day);
  const auto starts_by = [this, as_if_utc](std::size_t i) {
    return i < offsets_.size() && offsets_[i].begin <= as_if_utc + one_day;
  };
  if (!starts_by(first + 1)) {
    const Instant only = as_if_utc - offsets_[first].offset;
    reading = {only, only, WallReading::Kind::plain};
    return;
  }
  bool found = false;
  reading = {};
  Instant gap_end{};
  for (std::size_t i = first; i == first || starts_by(i); ++i) {
    const Instant instant = as_if_utc - offsets_[i].offset;
    const bool begun = i == first || instant >= offsets_[i].begin;
    const bool over = i + 1 < offsets_.size() && instant >= offsets_[i + 1].begin;
    if (begun && !over) {
      if (!found) reading.earlier = instant;
      reading.later = instant;
      if (found) reading.kind = WallReading::Kind::twice;
      found = true;
    }
    if (over) gap_end = offsets_[i + 1].begin;
  }
  if (!found) reading = {gap_end, gap_end, WallReading::Kind::never};
}

WallTime Zone::wall(Instant instant) const {
  return WallTime{(instant + offsets_[offset_at(instant)].offset).time_since_epoch()};
}

Instant Zone::first_minute(Day day, Minutes day_starts) const { return read(WallTime{day} + day_starts).earlier; }

Day Zone::service_day(Instant instant, Minutes day_starts) const {
  const std::size_t at = offset_at(instant);
  const WallTime time{(instant + offsets_[at].offset - day_starts).time_since_epoch()};
  Day day = date::floor<date::days>(time);
  const bool far_from_changes = instant - offsets_[at].begin >= 2 * one_day &&
                                (at + 1 == offsets_.size() || offsets_[at + 1].begin - instant >= 2 * one_day);
  if (far_from_changes) return day;
  // Near a change the clock on the wall may already, or still, show another day.
  while (instant < first_minute(day, day_starts)) day -= date::days{1};
  while (instant >= first_minute(day + date::days{1}, day_starts)) day += date::days{1};
  return day;
}

}  // namespace starhours
