#include <starhours/zone.h>

#include <calendar/clock_changes.h>
#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
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

std::string hint_for(std::string_view written, const date::tzdb& database) {
  const auto alias = std::find_if(aliases.begin(), aliases.end(),
                                  [written](const ZoneAlias& known) { return known.written == written; });
  if (alias != aliases.end()) return fmt::format("did you mean '{}'?", alias->name);

  std::vector<std::string> names;
  std::vector<std::string> cities;
  for (const date::time_zone& zone : database.zones) {
    names.push_back(zone.name());
    cities.emplace_back(city_of(zone.name()));
  }
  std::string near = nearest(written, names);
  if (near.empty()) {
    const std::string city = nearest(written, cities);
    const auto found = std::find(cities.begin(), cities.end(), city);
    if (!city.empty()) near = names[static_cast<std::size_t>(found - cities.begin())];
  }
  return near.empty() ? "write an IANA name, such as Asia/Shanghai" : fmt::format("did you mean '{}'?", near);
}

const date::time_zone* find_zone(const date::tzdb& database, std::string_view name) {
  const auto found = std::find_if(database.zones.begin(), database.zones.end(),
                                  [name](const date::time_zone& zone) { return zone.name() == name; });
  return found == database.zones.end() ? nullptr : &*found;
}

// Local mean times of the 19th century had seconds; they count as the nearest minute.
std::vector<ClockChange> clock_changes(const date::time_zone& zone) {
  std::vector<ClockChange> changes;
  for (date::sys_seconds time{table_first}; time < date::sys_seconds{table_end};) {
    const date::sys_info info = zone.get_info(time);
    const Minutes offset = date::round<Minutes>(info.offset);
    if (changes.empty() || changes.back().offset != offset) changes.push_back({date::floor<Minutes>(time), offset});
    if (info.end <= time) break;
    time = info.end;
  }
  continue_yearly_rule(changes, table_end);
  return changes;
}

}  // namespace

Zone::Zone(std::string name, std::vector<Offset> offsets) : name_(std::move(name)), offsets_(std::move(offsets)) {}

Result<Zone> Zone::named(std::string_view iana_name) {
  try {
    const date::tzdb& database = date::get_tzdb();
    const date::time_zone* zone = find_zone(database, iana_name);
    if (zone == nullptr) {
      const std::string_view shown = iana_name.size() <= longest_name ? iana_name : "";
      return fail(error(Kind::wrong_value,
                        shown.empty() ? std::string{"expected the IANA name of a time zone"}
                                      : fmt::format("unknown time zone '{}'", shown),
                        hint_for(shown, database)));
    }
    std::vector<Offset> offsets;
    for (const ClockChange& change : clock_changes(*zone)) offsets.push_back({change.begin, change.offset});
    return Zone{zone->name(), std::move(offsets)};
  } catch (const std::exception& exception) {
    return fail(error(Kind::wrong_value, fmt::format("the system's time zones cannot be read: {}", exception.what()),
                      "install the time zone database (package tzdata)"));
  }
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
