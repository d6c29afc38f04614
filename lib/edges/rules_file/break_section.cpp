// break: minutes that never count, by the clock ("12:00-13:30"), after long work, or both.
#include <fmt/format.h>
#include <rules_file/keys.h>

#include <algorithm>

namespace starhours {
namespace {

constexpr std::string_view section = "break";
constexpr Minutes day_length{24 * 60};

struct Span {
  BreakRule::Daily daily;
  const toml::node* value;
};

std::optional<BreakRule::Daily> parse_span(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = parse_clock(text.substr(0, dash), false);
  const auto end = parse_clock(text.substr(dash + 1), true);
  if (!first || !end) return std::nullopt;
  return BreakRule::Daily{*first, *end};
}

std::vector<BreakRule::Daily> read_daily(Reading& reading, const Setting& setting) {
  std::vector<BreakRule::Daily> daily;
  constexpr std::string_view example = "\"12:00-13:30\"";
  const toml::array* list = read_list(reading, setting, example);
  if (list == nullptr) return daily;
  std::vector<Span> spans;
  for (const toml::node& item : *list) {
    const auto text = read_text(reading, {setting.key, item, true}, "a span of the clock in quotes", example);
    if (!text) continue;
    const auto span = parse_span(*text);
    if (!span) {
      reading.add(Kind::wrong_value, item.source(), fmt::format("break {}, expected two times of day", quoted(*text)),
                  fmt::format("write {} = [{}]", setting.key, example));
    } else if (span->end <= span->first) {
      reading.add(Kind::wrong_value, item.source(), fmt::format("break {}, its end is before its start", quoted(*text)),
                  R"(write a break over midnight as two: "23:30-24:00", "00:00-00:30")");
    } else {
      spans.push_back({*span, &item});
    }
  }
  std::stable_sort(spans.begin(), spans.end(),
                   [](const Span& a, const Span& b) { return a.daily.first < b.daily.first; });
  for (const Span& span : spans) {
    if (!daily.empty() && span.daily.first < daily.back().end) {
      reading.add(Kind::contradiction, span.value->source(),
                  fmt::format("break {} overlaps another", shown(reading, *span.value)), "write one span for both");
    } else {
      daily.push_back(span.daily);
    }
  }
  return daily;
}

constexpr Key<BreakRule> keys[] = {
    {"daily", "daily_breaks", [](Reading& r, const Setting& s, BreakRule& rule) { rule.daily = read_daily(r, s); }},
    {"after", "duration",
     [](Reading& r, const Setting& s, BreakRule& rule) {
       put(rule.after, read_duration(r, s, {Minutes{0}, day_length}));
     }},
    {"take", "duration",
     [](Reading& r, const Setting& s, BreakRule& rule) {
       put(rule.take, read_duration(r, s, {Minutes{1}, day_length}));
     }},
};

}  // namespace

std::optional<BreakRule> read_break(Reading& reading, const Setting& setting) {
  BreakRule rule;
  if (setting.value.is_array()) {
    rule.daily = read_daily(reading, setting);
    return rule;
  }
  const toml::table* table = setting.value.as_table();
  if (table == nullptr) {
    wrong_type(reading, setting, "a list of spans or a table", R"(["12:00-13:30"], or { after = "6h", take = "30m" })");
    return std::nullopt;
  }
  read_keys(reading, section, *table, keys, rule);
  const bool after = table->contains("after");
  const bool take = table->contains("take");
  if (after != take) {
    const std::string_view there = after ? "after" : "take";
    reading.add(Kind::contradiction, region_of(*table, there),
                fmt::format("break with '{}' but without '{}'", there, after ? "take" : "after"),
                R"(write break = { after = "6h", take = "30m" })");
  }
  if (!rule.after || rule.take == Minutes{0}) {
    rule.after.reset();
    rule.take = Minutes{0};
  }
  return rule;
}

std::vector<SectionKeys> break_keys() { return {listed_keys("breaks", keys)}; }

}  // namespace starhours
