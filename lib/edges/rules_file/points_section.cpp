// [points]: what an hour is worth.
#include <fmt/format.h>
#include <rules_file/keys.h>
#include <rules_file/weekday_words.h>

#include <algorithm>
#include <array>

namespace starhours {
namespace {

constexpr std::string_view section = "[points]";
constexpr std::int64_t million = 1'000'000;
// An hour earns at most this with every weight, so that a city's hours of many years still fit 64 bits.
constexpr Decimal most_an_hour{1000 * million};
constexpr DecimalRange weight_range{Decimal{0}, Decimal{1000 * million}};
// Longer is a slip in the year, and a list of such would grow without bound.
constexpr date::days longest_holiday{366};

std::map<std::string, Decimal> read_weights(Reading& reading, const Setting& setting) {
  std::map<std::string, Decimal> weights;
  const toml::table* table = read_table(reading, setting, R"({ "邻里互助" = 1.5 })");
  if (table == nullptr) return weights;
  for (const auto& [name, value] : *table) {
    if (name.str().empty()) {
      reading.add(Kind::wrong_value, name.source(), fmt::format("{} '', expected a name", setting.key),
                  fmt::format(R"(write {} = {{ "邻里互助" = 1.5 }})", setting.key));
      continue;
    }
    const auto weight = read_decimal(reading, {"weight", value}, weight_range);
    if (weight) weights.emplace(name.str(), *weight);
  }
  return weights;
}

std::map<int, Decimal> read_weekday_weights(Reading& reading, const Setting& setting) {
  std::map<int, Decimal> weights;
  const toml::table* table = read_table(reading, setting, "{ saturday = 1.5, sunday = 1.5 }");
  if (table == nullptr) return weights;
  for (const auto& [name, value] : *table) {
    const std::string_view word = name.str();
    const auto* found = std::find_if(std::begin(weekday_words), std::end(weekday_words),
                                     [word](const Choice<unsigned>& choice) { return choice.word == word; });
    if (found == std::end(weekday_words)) {
      const std::vector<std::string> words = words_of(weekday_words);
      const std::string near = nearest(word, words);
      reading.add(Kind::unknown_key, name.source(), fmt::format("unknown weekday {}", quoted(word)),
                  near.empty() ? "write monday to sunday, mon to sun or 周一 to 周日"
                               : fmt::format("did you mean '{}'?", near));
      continue;
    }
    const auto weight = read_decimal(reading, {"weight", value}, weight_range);
    if (weight && !weights.emplace(static_cast<int>(found->value), *weight).second) {
      reading.add(Kind::contradiction, name.source(), fmt::format("duplicate weekday {}", quoted(word)),
                  "name each day once");
    }
  }
  return weights;
}

std::optional<DaySpan> holiday_of(Reading& reading, const Setting& setting) {
  constexpr std::string_view hint = R"(write "2025-10-01" or "2025-10-01..2025-10-07")";
  std::optional<Day> first;
  std::optional<Day> last;
  if (const toml::value<toml::date>* written = setting.value.as_date()) {
    const toml::date& day = written->get();
    const date::year_month_day parts{date::year{day.year}, date::month{day.month}, date::day{day.day}};
    if (parts.ok() && representable_days.contains(Day{parts})) first = last = Day{parts};
  } else if (const toml::value<std::string>* text = setting.value.as_string()) {
    const std::string_view span = text->get();
    const std::size_t dots = span.find("..");
    first = parse_iso_day(span.substr(0, dots));
    last = dots == std::string_view::npos ? first : parse_iso_day(span.substr(dots + 2));
  } else {
    wrong_type(reading, setting, "a day or a range of days", R"("2025-10-01..2025-10-07")");
    return std::nullopt;
  }
  if (!first || !last) {
    reading.add(Kind::wrong_value, setting.value.source(),
                fmt::format("{} is no day from 1900 to 2199", shown(reading, setting.value)), std::string(hint));
    return std::nullopt;
  }
  if (*last < *first || *last - *first >= longest_holiday) {
    const std::string_view rule = *last < *first ? "its end is before its start" : "expected at most 366 days";
    reading.add(Kind::wrong_value, setting.value.source(),
                fmt::format("holiday {}, {}", shown(reading, setting.value), rule), std::string(hint));
    return std::nullopt;
  }
  return DaySpan{*first, *last + date::days{1}};
}

std::vector<Day> read_holidays(Reading& reading, const Setting& setting) {
  std::vector<Day> holidays;
  const toml::array* list = read_list(reading, setting, "\"2025-10-01..2025-10-07\"");
  if (list == nullptr) return holidays;
  // One mark a day, so that any number of ranges costs no more than the calendar.
  std::vector<bool> marked(static_cast<std::size_t>((representable_days.end - representable_days.first).count()));
  const auto mark_of = [](Day day) { return (day - representable_days.first).count(); };
  for (const toml::node& item : *list) {
    const auto span = holiday_of(reading, {setting.key, item, true});
    if (span) std::fill(marked.begin() + mark_of(span->first), marked.begin() + mark_of(span->end), true);
  }
  for (Day day = representable_days.first; day < representable_days.end; day += date::days{1}) {
    if (marked[static_cast<std::size_t>(mark_of(day))]) holidays.push_back(day);
  }
  return holidays;
}

constexpr Key<PointsRule> weight_keys[] = {
    {"category", "weights", [](Reading& r, const Setting& s, PointsRule& p) { p.category = read_weights(r, s); }},
    {"project", "weights", [](Reading& r, const Setting& s, PointsRule& p) { p.project = read_weights(r, s); }},
    {"weekday", "weekday_weights",
     [](Reading& r, const Setting& s, PointsRule& p) { p.weekday = read_weekday_weights(r, s); }},
    {"holiday", "weight",
     [](Reading& r, const Setting& s, PointsRule& p) { put(p.holiday, read_decimal(r, s, weight_range)); }},
};

constexpr Key<PointsRule> keys[] = {
    {"per_hour", "weight",
     [](Reading& r, const Setting& s, PointsRule& p) { put(p.per_hour, read_decimal(r, s, weight_range)); }},
    {"weight", "weight_table",
     [](Reading& r, const Setting& s, PointsRule& p) {
       const toml::table* table = read_table(r, s, R"({ category = { "邻里互助" = 1.5 }, holiday = 2 })");
       if (table != nullptr) read_keys(r, "weight", *table, weight_keys, p);
     }},
    {"holidays", "holidays", [](Reading& r, const Setting& s, PointsRule& p) { p.holidays = read_holidays(r, s); }},
};

template <class Name>
Decimal greatest(const std::map<Name, Decimal>& weights) {
  Decimal most{million};  // of what no weight is given for
  for (const auto& weight : weights) most = std::max(most, weight.second);
  return most;
}

void check_product(Reading& reading, const toml::table& table, PointsRule& points) {
  std::int64_t product = points.per_hour.millionths;
  for (const Decimal weight : std::array{greatest(points.category), greatest(points.project), greatest(points.weekday),
                                         std::max(points.holiday, Decimal{million})}) {
    // Both factors are at most a thousand millions, so their product fits.
    product = (product * weight.millionths + million - 1) / million;
    if (Decimal{product} > most_an_hour) {
      reading.add(Kind::contradiction, region_of(table, "weight"),
                  "the largest weights multiplied give more than 1000 points an hour",
                  "write smaller weights, or a smaller per_hour");
      points = PointsRule{};
      return;
    }
  }
}

}  // namespace

void read_points(Reading& reading, const Setting& setting, PointsRule& points) {
  const toml::table* table = setting.value.as_table();
  if (table == nullptr) {
    reading.add(Kind::wrong_type, setting.value.source(),
                fmt::format("{} is no section", shown(reading, setting.value)),
                "write [points] on a line of its own, and its keys below it");
    return;
  }
  read_keys(reading, section, *table, keys, points);
  check_product(reading, *table, points);
}

std::vector<SectionKeys> points_keys() {
  return {listed_keys("points", keys), listed_keys("weight_table", weight_keys)};
}

std::vector<Words> points_words() { return {{"weekday_weights", words_of(weekday_words)}}; }

}  // namespace starhours
