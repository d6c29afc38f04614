#include <sheets/cell_text.h>
#include <sheets/clock_text.h>
#include <sheets/time_text.h>

#include <algorithm>
#include <array>
#include <cstring>

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

// What nearly every stamp has between its day and its clock.
bool take_plain_separator(Cursor& cursor) {
  const std::string_view rest = cursor.rest();
  if (rest.size() < 2 || (rest[0] != ' ' && rest[0] != 'T') || !is_digit(rest[1])) return false;
  cursor.skip(1);
  return true;
}

WrittenTime clock_time(Minutes clock) {
  WrittenTime written;
  written.kind = WrittenTime::Kind::clock;
  written.clock = clock;
  return written;
}

WrittenTime stamp(WallTime wall, std::optional<Minutes> offset) {
  WrittenTime written;
  if (offset) {
    written.kind = WrittenTime::Kind::instant;
    written.instant = Instant{wall.time_since_epoch() - *offset};
  } else {
    written.kind = WrittenTime::Kind::full;
    written.wall = wall;
  }
  return written;
}

std::optional<WrittenTime> clock_alone(std::string_view text) {
  Cursor cursor(text);
  const auto clock = take_clock(cursor);
  if (!clock || !cursor.done()) return std::nullopt;
  return clock_time(*clock);
}

// "9;30": the neighbour of the colon on the keyboard.
std::optional<WrittenTime> semicolon_clock(std::string_view text) {
  constexpr std::size_t longest = 8;  // 09;30;00
  if (text.size() > longest || text.find(';') == std::string_view::npos) return std::nullopt;
  std::array<char, longest> bytes{};
  std::replace_copy(text.begin(), text.end(), bytes.begin(), ';', ':');
  return clock_alone({bytes.data(), text.size()});
}

// The day that spreadsheets give to a time of day alone, before the clock.
std::optional<WrittenTime> clock_of_day_zero(std::string_view text) {
  struct DayZero {
    int year, month, day;
  };
  constexpr auto zeros = std::to_array<DayZero>({{1899, 12, 30}, {1899, 12, 31}, {1900, 1, 0}});
  Cursor cursor(text);
  if (!text.starts_with("1899") && !text.starts_with("1900")) return std::nullopt;
  const int year = cursor.take_number(4);
  if (!cursor.take('-') && !cursor.take('/')) return std::nullopt;
  const auto month = cursor.take_number(1, 2);
  if (!cursor.take('-') && !cursor.take('/')) return std::nullopt;
  const auto day = cursor.take_number(1, 2);
  if (!month || !day || !take_plain_separator(cursor)) return std::nullopt;
  const bool zero = std::any_of(zeros.begin(), zeros.end(), [&](const DayZero& known) {
    return known.year == year && known.month == *month && known.day == *day;
  });
  return zero ? clock_alone(cursor.rest()) : std::nullopt;
}

std::optional<Day> any_day(std::string_view text, const DayContext& context) {
  if (const auto serial = read_serial(text, context.from_1904)) return date::floor<date::days>(*serial);
  Cursor cursor(text);
  const DayReading reading = take_day(cursor, context);
  if (reading.fault != DayFault::none) return std::nullopt;
  if (cursor.done()) return reading.day;
  if (!take_separator(cursor, text)) return std::nullopt;
  if (cursor.done()) return reading.day;
  Cursor part = cursor;
  if (take_day_part(part) && part.done()) return reading.day;
  if (!take_clock(cursor)) return std::nullopt;
  if (!cursor.done() && !take_offset(cursor)) return std::nullopt;
  return cursor.done() ? std::optional(reading.day) : std::nullopt;
}

// Whether the digits at the front are those of a year, and not of a clock like 0900.
bool begins_with_year(Cursor cursor) {
  const std::size_t digits = cursor.digits();
  if (digits >= 7) return true;
  if (digits != 4) return false;
  cursor.skip(digits);
  cursor.take_spaces();
  return cursor.take('-') || cursor.take('/') || cursor.take('.') || cursor.take("年");
}

// Whatever has no day in front.
std::optional<WrittenTime> undated_time(std::string_view text, const DayContext& context) {
  if (const auto clock = clock_alone(text)) return clock;
  if (const auto fraction = read_serial_fraction(text)) return clock_time(*fraction);
  if (text.find('.') != std::string_view::npos) {
    if (const auto serial = read_serial(text, context.from_1904)) return stamp(*serial, std::nullopt);
  }
  return semicolon_clock(text);
}

std::optional<WrittenTime> any_time(std::string_view text, const DayContext& context) {
  if (!begins_with_year(Cursor(text))) {
    if (const auto time = undated_time(text, context)) return time;
  } else if (const auto clock = clock_of_day_zero(text)) {
    return clock;
  }
  Cursor cursor(text);
  const DayReading reading = take_day(cursor, context);
  if (reading.fault != DayFault::none || !take_separator(cursor, text)) return std::nullopt;
  const auto clock = take_clock(cursor);
  if (!clock) return std::nullopt;
  std::optional<Minutes> offset;
  if (!cursor.done()) {
    offset = take_offset(cursor);
    if (!offset || !cursor.done()) return std::nullopt;
  }
  return stamp(WallTime{reading.day} + *clock, offset);
}

date::year_month_day parts(int year, int month, int day) {
  return {date::year{year}, date::month{static_cast<unsigned>(month)}, date::day{static_cast<unsigned>(day)}};
}

bool is_day_mark(char mark) { return mark == '-' || mark == '/' || mark == '.'; }

// 2025-03-05, 2025/03/05, 2025.03.05: the same ten bytes always mean the same day.
bool has_ten_byte_day(std::string_view text) {
  constexpr std::size_t ten = 10;
  if (text.size() < ten || !is_day_mark(text[4]) || text[7] != text[4]) return false;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (!is_digit(text[at])) return false;
  }
  return text.size() == ten || !is_digit(text[ten]);
}

date::year_month_day take_ten_byte_day(Cursor& cursor) {
  const int year = cursor.take_number(4);
  cursor.skip(1);
  const int month = cursor.take_number(2);
  cursor.skip(1);
  return parts(year, month, cursor.take_number(2));
}

// 2025/3/5, 20250305
std::optional<date::year_month_day> take_written_day(Cursor& cursor) {
  const std::size_t digits = cursor.digits();
  if (digits != 4 && digits != 8) return std::nullopt;
  const int year = cursor.take_number(4);
  if (digits == 8) {
    const int month = cursor.take_number(2);
    return parts(year, month, cursor.take_number(2));
  }
  const char mark = cursor.done() ? '\0' : cursor.rest().front();
  if (!is_day_mark(mark)) return std::nullopt;
  cursor.skip(1);
  const auto month = cursor.take_number(1, 2);
  if (!month || !cursor.take(mark)) return std::nullopt;
  const auto day = cursor.take_number(1, 2);
  return day ? std::optional(parts(year, *month, *day)) : std::nullopt;
}

}  // namespace

// 2025-03-05, 2025/3/5, 20250305 and no other form: what sheets of a million rows are full of.
inline bool TimeReader::take_plain_day(Cursor& cursor, Day& day) {
  const std::string_view text = cursor.rest();
  if (text.size() >= remembered_bytes && std::memcmp(text.data(), remembered_.data(), remembered_bytes) == 0) {
    cursor.skip(remembered_bytes);
    day = remembered_day_;
    return true;
  }
  const auto other = take_other_plain_day(cursor);
  if (other) day = *other;
  return other.has_value();
}

std::optional<Day> TimeReader::take_other_plain_day(Cursor& cursor) {
  const std::string_view text = cursor.rest();
  const bool ten_bytes = has_ten_byte_day(text);
  const auto written = ten_bytes ? std::optional(take_ten_byte_day(cursor)) : take_written_day(cursor);
  if (!written || !written->ok() || !representable_days.contains(Day{*written})) return std::nullopt;
  const Day day{*written};
  static_assert(remembered_bytes == 10);
  if (ten_bytes) {
    std::copy_n(text.begin(), remembered_bytes, remembered_.begin());
    remembered_day_ = day;
  }
  return day;
}

std::optional<Day> TimeReader::plain_day(std::string_view text) {
  Cursor cursor(text);
  Day day;
  return take_plain_day(cursor, day) && cursor.done() ? std::optional(day) : std::nullopt;
}

// That, and a clock of the plainest form.
bool TimeReader::read_plain_stamp(std::string_view text, WrittenTime& time) {
  Cursor cursor(text);
  Day day;
  if (!take_plain_day(cursor, day) || !take_plain_separator(cursor)) return false;
  const auto clock = read_plain_clock(cursor.rest());
  if (!clock) return false;
  time.kind = WrittenTime::Kind::full;
  time.wall = WallTime{day} + *clock;
  return true;
}

std::optional<Day> TimeReader::day(std::string_view cell) {
  if (const auto plain = plain_day(cell)) return plain;
  return read_cell(cell, [this](std::string_view text) { return any_day(text, context_); });
}

bool TimeReader::read_time(std::string_view cell, WrittenTime& time) {
  if (cell.size() > remembered_bytes) {
    if (read_plain_stamp(cell, time)) return true;
  } else if (const auto clock = read_plain_clock(cell)) {
    time = clock_time(*clock);
    return true;
  }
  const auto any = read_cell(cell, [this](std::string_view text) { return any_time(text, context_); });
  if (any) time = *any;
  return any.has_value();
}

std::optional<WrittenTime> TimeReader::time(std::string_view cell) {
  WrittenTime time;
  return read_time(cell, time) ? std::optional(time) : std::nullopt;
}

}  // namespace starhours::sheets
