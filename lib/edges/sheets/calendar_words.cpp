#include <sheets/calendar_words.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace starhours::sheets {
namespace {

struct MonthName {
  std::string_view word;
  int month;
};
// Longer words before those they begin with.
constexpr auto month_names = std::to_array<MonthName>(
    {{"january", 1}, {"february", 2}, {"march", 3},     {"april", 4},    {"may", 5},       {"june", 6},
     {"july", 7},    {"august", 8},   {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
     {"jan", 1},     {"feb", 2},      {"mar", 3},       {"apr", 4},      {"jun", 6},       {"jul", 7},
     {"aug", 8},     {"sept", 9},     {"sep", 9},       {"oct", 10},     {"nov", 11},      {"dec", 12}});

// Longer words before those they begin with.
constexpr auto weekdays = std::to_array<std::string_view>(
    {"星期",   "礼拜", "禮拜", "周",  "週",  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
     "sunday", "mon",  "tues", "tue", "wed", "thurs",  "thur",    "thu",       "fri",      "sat",    "sun"});
constexpr auto weekday_ends = std::to_array<std::string_view>({"一", "二", "三", "四", "五", "六", "日", "天"});

bool take_weekday_end(Cursor& cursor) {
  return std::any_of(weekday_ends.begin(), weekday_ends.end(),
                     [&cursor](std::string_view end) { return cursor.take(end); });
}

bool take_weekday_word(Cursor& cursor) {
  for (const std::string_view word : weekdays) {
    Cursor ahead = cursor;
    if (!ahead.take_word(word)) continue;
    const bool chinese = static_cast<unsigned char>(word.front()) >= 0x80;
    if (chinese ? !take_weekday_end(ahead) : ahead.at_letter()) continue;
    if (!chinese) ahead.take('.');
    cursor = ahead;
    return true;
  }
  return false;
}

}  // namespace

std::optional<int> take_month_name(Cursor& cursor) {
  for (const MonthName& name : month_names) {
    Cursor ahead = cursor;
    if (!ahead.take_word(name.word) || ahead.at_letter()) continue;
    ahead.take('.');
    cursor = ahead;
    return name.month;
  }
  return std::nullopt;
}

bool take_weekday(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take_spaces();
  ahead.take(',');
  ahead.take_spaces();
  if (ahead.done() || ahead.at_digit()) return false;
  const bool round = ahead.take('(');
  const bool bracket = round || ahead.take('[');
  const bool found = take_weekday_word(ahead) || (bracket && take_weekday_end(ahead));
  if (!found || (bracket && !ahead.take(round ? ')' : ']'))) return false;
  cursor = ahead;
  return true;
}

std::optional<unsigned> weekday_named(std::string_view text) {
  constexpr auto prefixes = std::to_array<std::string_view>({"星期", "礼拜", "禮拜", "周", "週"});
  constexpr auto names = std::to_array<std::string_view>({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
  Cursor cursor(text);
  if (!take_weekday(cursor) || !cursor.done()) return std::nullopt;
  for (const std::string_view prefix : prefixes) {
    if (!text.starts_with(prefix)) continue;
    const std::string_view end = text.substr(prefix.size());
    const auto at = std::find(weekday_ends.begin(), weekday_ends.end(), end);
    // 日 and 天 are both Sunday.
    return at == weekday_ends.end() ? std::nullopt
                                    : std::optional(std::min(static_cast<unsigned>(at - weekday_ends.begin()) + 1, 7U));
  }
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (text.starts_with(names[at])) return static_cast<unsigned>(at) + 1;
  }
  return std::nullopt;
}

}  // namespace starhours::sheets
