// day_text.h -- the day at the front of a text, however it is written.
//
// Whole     2025-03-05  2025/3/5  2025.3.5.  2025、3、5  2025年3月5日  20250305  二〇二五年三月五日
//           民國114年3月5日  114/03/05  1140305                              years of the Republic of China
//           Mar 5, 2025  5-Mar-2025  5th March 2025  Wednesday, March 5, 2025
// By order  03/05/2025  3/5/25  25/3/5                                       else what can be read one way only
// In part   3月5日  3.6  3/7  03-08  9日                                      with the year and the month said above
// them
#pragma once

#include <starhours/moment.h>

#include <sheets/cursor.h>
#include <sheets/date_order.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace starhours::sheets {

// What a sheet says about all of its days, in a title or by its other cells.
struct DayContext {
  std::optional<int> year;
  std::optional<unsigned> month;  // 1 to 12
  DateOrder order = DateOrder::unknown;
  bool from_1904 = false;  // serial numbers count from 1904-01-01
};

enum class DayFault : std::uint8_t {
  none,
  no_date,
  no_year,
  no_month,
  no_day,
  short_year,    // a year of two digits that may be something else
  ambiguous,     // `day` and `other` are both possible
  impossible,    // no day of the calendar: 30 February
  out_of_range,  // a year before 1900 or after 2199
};

struct DayReading {
  DayFault fault = DayFault::no_date;
  Day day{};
  Day other{};
  // As written, where the fault is impossible or out_of_range.
  int year = 0;
  int month = 0;
  int number = 0;
  // Not two bare numbers with a mark between them, which can be a clock or a range as well.
  bool marked = true;
};

// Takes the day, its 日 and what is written before it: 民國, or a weekday, which is not held against the date. Where
// there is no date nothing is taken. REQUIRES: the text is folded, or is ASCII.
[[nodiscard]] DayReading take_day(Cursor& cursor, const DayContext& context);

// What may stand between a day and its clock: spaces, a comma, T, "at", a weekday. False if the clock would touch the
// digits of the day. `text` is what `cursor` had before the day was taken.
bool take_separator(Cursor& cursor, std::string_view text);

// The wall time of a number as spreadsheets count days, whole or with a fraction, to the nearest second and from then
// down to its minute: "45721.375". Numbers of five digits only: smaller ones are other things. Nothing if the text is
// anything else.
[[nodiscard]] std::optional<WallTime> read_serial(std::string_view text, bool from_1904);

// The time of day of a fraction from 0 to less than 1, in the same way: "0.375". 24:00 where that rounds up to a day.
[[nodiscard]] std::optional<Minutes> read_serial_fraction(std::string_view text);

}  // namespace starhours::sheets
