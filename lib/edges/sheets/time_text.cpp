#include <sheets/cell_text.h>
#include <sheets/clock_text.h>
#include <sheets/time_text.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace starhours::sheets {
namespace {

bool is_ascii(std::string_view text) {
  unsigned bits = 0;
  for (const char character : text) bits |= static_cast<unsigned char>(character);
  return bits < 0x80;
}

// Calls `read` with the cell trimmed and, where it needs it, folded.
template <class Read>
auto read_cell(std::string_view cell, Read read) -> decltype(read(cell)) {
  cell = trimmed(cell);
  if (cell.size() > Folded::most) return std::nullopt;
  if (is_ascii(cell)) return read(cell);
  const Folded folded(cell);
  if (!folded.fits()) return std::nullopt;
  return read(folded.text());
}

std::optional<Day> day_of(int year, int month, int day) {
  const date::year_month_day parts{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(day)}};
  if (!parts.ok()) return std::nullopt;
  const Day found{parts};
  if (!representable_days.contains(found)) return std::nullopt;
  return found;
}

// Longer words before those they begin with.
constexpr std::array<std::string_view, 17> weekdays{"星期",     "礼拜",   "周",       "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday", "sunday", "mon",     "tue",
                                                    "wed",      "thu",    "fri",      "sat",    "sun"};
constexpr std::array<std::string_view, 8> chinese_weekday_ends{"一", "二", "三", "四", "五", "六", "日", "天"};

bool take_word(Cursor& cursor, std::string_view word) {
  const std::string_view rest = cursor.rest();
  if (rest.size() < word.size()) return false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char small = rest[at] >= 'A' && rest[at] <= 'Z' ? static_cast<char>(rest[at] + ('a' - 'A')) : rest[at];
    if (small != word[at]) return false;
  }
  cursor.skip(word.size());
  return true;
}

// 星期三, (周三), Wed: said, and not held against the date.
bool take_weekday(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take_spaces();
  ahead.take(',');
  ahead.take_spaces();
  const bool bracket = ahead.take('(');
  bool found = false;
  for (const std::string_view word : weekdays) {
    if (!take_word(ahead, word)) continue;
    found = static_cast<unsigned char>(word.front()) < 0x80 ||
            std::any_of(chinese_weekday_ends.begin(), chinese_weekday_ends.end(),
                        [&ahead](std::string_view end) { return ahead.take(end); });
    break;
  }
  if (!found || (bracket && !ahead.take(')'))) return false;
  cursor = ahead;
  return true;
}

// What may stand between a day and its clock. False if the clock would touch the digits of the day.
bool take_separator(Cursor& cursor, std::string_view day_text) {
  // What nearly every stamp has.
  const std::string_view rest = cursor.rest();
  if (rest.size() > 1 && (rest[0] == ' ' || rest[0] == 'T') && is_digit(rest[1])) {
    cursor.skip(1);
    return true;
  }
  const bool weekday = take_weekday(cursor);
  const bool comma = cursor.take(',');
  const bool spaces = cursor.take_spaces();
  const bool letter = !weekday && (cursor.take('T') || cursor.take('t'));
  if (weekday || comma || spaces || letter || !cursor.at_digit()) return true;
  // 20250305083000 and 2025年3月5日8:30 need none.
  return day_text.size() == 8 || !is_digit(day_text.back());
}

// Whether the digits at the front are those of a year, and not of a clock like 0900.
bool begins_with_year(Cursor cursor) {
  const std::size_t digits = cursor.digits();
  if (digits == 8 || digits == 12 || digits == 14) return true;
  if (digits != 4) return false;
  cursor.skip(digits);
  cursor.take_spaces();
  return cursor.take('-') || cursor.take('/') || cursor.take('.') || cursor.take("年");
}

std::optional<WrittenTime> stamp(Day day, Minutes clock, std::optional<Minutes> offset) {
  WrittenTime written;
  const WallTime wall = WallTime{day} + clock;
  if (offset) {
    written.kind = WrittenTime::Kind::instant;
    written.instant = Instant{wall.time_since_epoch() - *offset};
  } else {
    written.kind = WrittenTime::Kind::full;
    written.wall = wall;
  }
  return written;
}

}  // namespace

std::optional<Day> TimeReader::take_day(Cursor& cursor) {
  const std::string_view text = cursor.rest();
  if (text.size() >= remembered_bytes && std::memcmp(text.data(), remembered_.data(), remembered_bytes) == 0) {
    cursor.skip(remembered_bytes);
    return remembered_day_;
  }
  const std::size_t digits = cursor.digits();
  int year = 0;
  int month = 0;
  int day = 0;
  if (digits == 8 || digits == 12 || digits == 14) {
    year = cursor.take_number(4);
    month = cursor.take_number(2);
    day = cursor.take_number(2);
  } else if (digits == 4) {
    year = cursor.take_number(4);
    cursor.take_spaces();
    char mark = 0;
    for (const char known : {'-', '/', '.'}) {
      if (cursor.take(known)) mark = known;
      if (mark != 0) break;
    }
    if (mark == 0 && !cursor.take("年")) return std::nullopt;
    cursor.take_spaces();
    const auto written_month = cursor.take_number(1, 2);
    if (!written_month) return std::nullopt;
    month = *written_month;
    cursor.take_spaces();
    if (mark != 0 ? !cursor.take(mark) : !cursor.take("月")) return std::nullopt;
    cursor.take_spaces();
    const auto written_day = cursor.take_number(1, 2);
    if (!written_day) return std::nullopt;
    day = *written_day;
    Cursor ahead = cursor;
    ahead.take_spaces();
    if (ahead.take("日") || ahead.take("号")) cursor = ahead;
  } else {
    return std::nullopt;
  }
  const auto found = day_of(year, month, day);
  const std::size_t taken = text.size() - cursor.rest().size();
  // Two digits at the end cannot go on, so the same ten bytes always mean the same day.
  if (found && taken == remembered_bytes && is_digit(text[8]) && is_digit(text[9])) {
    std::copy_n(text.begin(), remembered_bytes, remembered_.begin());
    remembered_day_ = *found;
  }
  return found;
}

std::optional<Day> TimeReader::folded_day(std::string_view text) {
  Cursor cursor(text);
  const auto found = take_day(cursor);
  if (!found || cursor.done()) return found;
  if (!take_separator(cursor, text.substr(0, text.size() - cursor.rest().size()))) return std::nullopt;
  if (cursor.done()) return found;
  if (!take_clock(cursor)) return std::nullopt;
  if (!cursor.done() && !take_offset(cursor)) return std::nullopt;
  return cursor.done() ? found : std::nullopt;
}

std::optional<WrittenTime> TimeReader::folded_time(std::string_view text) {
  Cursor cursor(text);
  if (!begins_with_year(cursor)) {
    const auto clock = take_clock(cursor);
    if (!clock || !cursor.done()) return std::nullopt;
    WrittenTime written;
    written.kind = WrittenTime::Kind::clock;
    written.clock = *clock;
    return written;
  }
  const auto found = take_day(cursor);
  if (!found || cursor.done()) return std::nullopt;
  if (!take_separator(cursor, text.substr(0, text.size() - cursor.rest().size()))) return std::nullopt;
  const auto clock = take_clock(cursor);
  if (!clock) return std::nullopt;
  std::optional<Minutes> offset;
  if (!cursor.done()) {
    offset = take_offset(cursor);
    if (!offset || !cursor.done()) return std::nullopt;
  }
  return stamp(*found, *clock, offset);
}

std::optional<Day> TimeReader::day(std::string_view cell) {
  return read_cell(cell, [this](std::string_view text) { return folded_day(text); });
}

std::optional<WrittenTime> TimeReader::time(std::string_view cell) {
  return read_cell(cell, [this](std::string_view text) { return folded_time(text); });
}

}  // namespace starhours::sheets
