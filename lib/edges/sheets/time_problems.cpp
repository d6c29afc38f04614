// What is wrong with a day or a time that could not be read, and what its writer most likely meant.
#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/clock_text.h>
#include <sheets/numeral_text.h>
#include <sheets/range_text.h>
#include <sheets/time_text.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours::sheets {
namespace {

constexpr std::string_view day_example = "write the date as in 2025-03-05";
constexpr std::string_view time_example = "write a time such as 09:00, or leave the cell empty";
constexpr std::string_view range_example = "write a range such as 09:00-11:30";

Problem bad_date(std::string_view cell, std::string_view rule, std::string hint) {
  return error(Kind::bad_date, fmt::format("{} {}", quoted(cell), rule), std::move(hint));
}

Problem bad_time(std::string_view cell, std::string_view rule, std::string hint) {
  return error(Kind::bad_time, fmt::format("{} {}", quoted(cell), rule), std::move(hint));
}

std::string clock_text(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::optional<Day> day_of(int year, int month, int day) {
  const date::year_month_day parts{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(day)}};
  if (!parts.ok() || !representable_days.contains(Day{parts})) return std::nullopt;
  return Day{parts};
}

// True if the text goes on from one day to another: "至6日", "-3.5".
bool goes_on(Cursor cursor) {
  cursor.take_spaces();
  bool mark = cursor.take("至") || cursor.take("到") || cursor.take_word("to");
  while (cursor.take('-') || cursor.take('~')) mark = true;
  cursor.take_spaces();
  return mark && (cursor.at_digit() || take_numeral(cursor));
}

// "3-5日", "3.1-3.5", "2025年3月5日至6日"
bool is_day_range(std::string_view text, const DayContext& context) {
  Cursor cursor(text);
  const DayReading reading = take_day(cursor, context);
  if (reading.fault != DayFault::no_date) return !cursor.done() && goes_on(cursor);
  return cursor.take_number(1, 2) && goes_on(cursor) && text.find("日") != std::string_view::npos;
}

Problem no_such_day(std::string_view cell, const DayReading& reading) {
  if (reading.fault == DayFault::out_of_range) {
    return bad_date(cell, "is out of range, expected a year from 1900 to 2199", std::string(day_example));
  }
  if (reading.month >= 1 && reading.month <= 12 && reading.number >= 29 && reading.number <= 31) {
    const date::year_month_day last{date::year{reading.year} / reading.month / date::last};
    return bad_date(cell, "is no day of the calendar",
                    fmt::format("the last day of that month is {}", to_string(Day{last})));
  }
  if (const auto swapped = day_of(reading.year, reading.number, reading.month)) {
    return bad_date(cell, "is no day of the calendar", fmt::format("write {}", to_string(*swapped)));
  }
  return bad_date(cell, "is no day of the calendar", std::string(day_example));
}

Problem ambiguous_day(std::string_view cell, const DayReading& reading) {
  return error(
      Kind::ambiguous_date,
      fmt::format("{} can be {} or {}", quoted(cell), to_string(std::min(reading.day, reading.other)),
                  to_string(std::max(reading.day, reading.other))),
      fmt::format("write {}, or say how the sheet writes dates with --date-order mdy or dmy", to_string(reading.day)));
}

Problem explain_reading(std::string_view cell, const DayReading& reading) {
  switch (reading.fault) {
    case DayFault::none:
      return bad_date(cell, "is not a date alone, nor a date and a time", std::string(day_example));
    case DayFault::no_year:
      return bad_date(cell, "gives no year", fmt::format("{}, or give the year with --year", day_example));
    case DayFault::no_month:
      return bad_date(cell, "gives no month", std::string(day_example));
    case DayFault::no_day:
      return bad_date(cell, "gives no day", std::string(day_example));
    case DayFault::short_year:
      return bad_date(cell, "does not give its year in four digits", std::string(day_example));
    case DayFault::ambiguous:
      return ambiguous_day(cell, reading);
    case DayFault::impossible:
    case DayFault::out_of_range:
      return no_such_day(cell, reading);
    case DayFault::no_date:
      break;
  }
  return bad_date(cell, "is not a date", std::string(day_example));
}

// 全天 and its like say how long, but not when.
constexpr auto day_long_words = std::to_array<std::string_view>(
    {"全天", "整天", "半天", "一天", "1天", "一整天", "all day", "allday", "full day", "half day", "whole day"});

bool is_day_long(std::string_view text) {
  return std::any_of(day_long_words.begin(), day_long_words.end(), [text](std::string_view word) {
    return text == word || ((text.starts_with("上午") || text.starts_with("下午")) && text.substr(6) == word);
  });
}

// "9:5", "9": hour and minute written otherwise.
std::optional<int> nearest_clock(std::string_view text) {
  Cursor cursor(text);
  const auto hour = cursor.take_number(1, 2);
  if (!hour || *hour > 23) return std::nullopt;
  int minute = 0;
  if (!cursor.done()) {
    cursor.skip(1);
    const auto written = cursor.take_number(1, 2);
    if (!written || *written > 59) return std::nullopt;
    minute = *written;
  }
  if (!cursor.done()) return std::nullopt;
  return *hour * 60 + minute;
}

// "25:00" after midnight, and what lies further.
std::optional<Problem> beyond_midnight(std::string_view cell, std::string_view text) {
  constexpr int day_hours = 24;
  Cursor cursor(text);
  const auto hour = cursor.take_number(1, 2);
  if (!hour || !cursor.take(':')) return std::nullopt;
  const auto minute = cursor.take_number(2, 2);
  if (!minute) return std::nullopt;
  constexpr std::string_view rule = "is no time of a day, which ends at 24:00";
  if (*hour < day_hours || *hour >= 2 * day_hours || *minute > 59) {
    return bad_time(cell, rule, std::string(time_example));
  }
  const int rest = *hour - day_hours;
  return bad_time(
      cell, rule,
      fmt::format("write {:02}:{:02} with the next day's date, or 次日{}:{:02}", rest, *minute, rest, *minute));
}

// A day in front, and no clock after it that can be read.
std::optional<Problem> explain_stamp(std::string_view cell, std::string_view text, const DayContext& context) {
  Cursor cursor(text);
  const DayReading reading = take_day(cursor, context);
  if (reading.fault == DayFault::no_date || !reading.marked) return std::nullopt;
  const std::string_view day_text = text.substr(0, text.size() - cursor.rest().size());
  if (reading.fault != DayFault::none) {
    // Four digits and six may be a clock as well.
    if (reading.fault == DayFault::no_day || reading.fault == DayFault::short_year) return std::nullopt;
    Problem problem = explain_reading(day_text, reading);
    if (!cursor.done()) problem.message = fmt::format("{}, in {}", problem.message, quoted(cell));
    return problem;
  }
  std::string hint = fmt::format("write it as in {} 09:00", day_text);
  if (cursor.done()) return bad_time(cell, "is a day without a time", std::move(hint));
  return bad_time(cell, "has no time of day after its day", std::move(hint));
}

}  // namespace

Problem explain_day(std::string_view cell, const DayContext& context) {
  cell = trimmed(cell);
  const Folded folded(cell);
  if (!folded.fits()) return bad_date(cell, "is not a date", std::string(day_example));
  const std::string_view text = folded.text();
  if (is_day_range(text, context)) {
    return bad_date(cell, "is more than one day", "write a row for each day, with its date as in 2025-03-05");
  }
  Cursor cursor(text);
  return explain_reading(cell, take_day(cursor, context));
}

Problem explain_time(std::string_view cell, const DayContext& context) {
  cell = trimmed(cell);
  const Folded folded(cell);
  if (!folded.fits()) return bad_time(cell, "is not a time of day", std::string(time_example));
  const std::string_view text = folded.text();
  if (is_day_long(text)) return bad_time(cell, "says no times", std::string(range_example));
  TimeReader reader(context);
  std::vector<WrittenRange> ranges;
  if (read_ranges(text, reader, ranges)) {
    return bad_time(cell, "is a range, expected one time", std::string(time_example));
  }
  if (reader.day(text) && text.find_first_not_of("0123456789") == std::string_view::npos) {
    return bad_time(cell, "is a day without a time", std::string(time_example));
  }
  if (auto problem = explain_stamp(cell, text, context)) return *std::move(problem);
  if (const auto clock = nearest_clock(text)) {
    return bad_time(cell, "is not a time of day", fmt::format("write {}", clock_text(*clock)));
  }
  if (auto problem = beyond_midnight(cell, text)) return *std::move(problem);
  return bad_time(cell, "is not a time of day", std::string(time_example));
}

Problem explain_ranges(std::string_view cell, const DayContext& context) {
  cell = trimmed(cell);
  const Folded folded(cell);
  if (!folded.fits()) return bad_time(cell, "is not a range of times", std::string(range_example));
  if (is_day_long(folded.text())) return bad_time(cell, "says no times", std::string(range_example));
  if (auto problem = explain_stamp(cell, folded.text(), context)) {
    if (problem->kind == Kind::bad_time) problem->hint = range_example;
    return *std::move(problem);
  }
  Cursor cursor(folded.text());
  const auto from = cursor.take_number(1, 2);
  const bool dash = from && (cursor.take('-') || cursor.take('~'));
  const auto to = dash ? cursor.take_number(1, 2) : std::nullopt;
  if (to && cursor.done() && *from < 24 && *to <= 24) {
    return bad_time(cell, "may be a date", fmt::format("write {}-{}", clock_text(*from * 60), clock_text(*to * 60)));
  }
  return bad_time(cell, "is not a range of times", std::string(range_example));
}

}  // namespace starhours::sheets
