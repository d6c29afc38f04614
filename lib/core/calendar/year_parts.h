// year_parts.h -- where weeks and the parts of a year begin, in a rulebook's style.
#pragma once

#include <starhours/period.h>

namespace starhours {

// A week by its ISO-like name: the year that holds its fourth day, and its number there.
struct WeekName {
  int year;
  int number;  // 1 to 53
};

[[nodiscard]] Day week_start(Day day, const CalendarStyle& style);
[[nodiscard]] WeekName week_name(Day first_day_of_week);
// REQUIRES: number is 1 to weeks_in(year).
[[nodiscard]] Day week_start(WeekName week, const CalendarStyle& style);
[[nodiscard]] int weeks_in(int year, const CalendarStyle& style);

// A quarter, half or year of the year that begins in `year`; `number` counts from 1.
struct YearPart {
  int year;
  int number;
};

// All below REQUIRE: grain is quarter, half or year.

// How many make a year.
[[nodiscard]] int parts_a_year(Grain grain);
// The first day of a part. Years that start on a 31st start their parts on the last day of a shorter
// month, so the parts follow each other without a gap whatever the start. One number past the
// year's last is the first part of the next year.
[[nodiscard]] Day part_start(YearPart part, Grain grain, const CalendarStyle& style);
// The part that holds `day`.
[[nodiscard]] YearPart part_of(Day day, Grain grain, const CalendarStyle& style);
[[nodiscard]] Period period_of_part(YearPart part, Grain grain, const CalendarStyle& style);

[[nodiscard]] bool years_start_in_january(const CalendarStyle& style);

}  // namespace starhours
