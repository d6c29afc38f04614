// period.h -- days, weeks, months, quarters, halves, years and ranges.
//
// A period is half-open: [first, end). In writing, a range includes both its
// days: "2025-03-01..2025-03-15" has end 2025-03-16.
//
// Weeks are those of ISO 8601, moved to another first weekday if the style says
// so: a week belongs to the calendar year that holds its fourth day. Years may
// start on any month-day ("09-01"); halves and quarters move with them, and then
// "2025" is the year that *begins* in 2025, labelled "2025/26". Quarter k starts
// 3(k-1) months after the year, on the last day of a month that is too short.
// Months are calendar months always. Weeks sum to no other grain.
#pragma once

#include <starhours/moment.h>
#include <starhours/names.h>
#include <starhours/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

enum class Grain : std::uint8_t { day, week, month, quarter, half, year, range, all };

// "day" … "year"; range and all are no grain of a rulebook.
[[nodiscard]] std::string_view name_of(Grain grain);
[[nodiscard]] std::optional<Grain> grain_named(std::string_view name);

// How a rulebook cuts the calendar. Every function that takes one REQUIRES both to be ok().
struct CalendarStyle {
  date::weekday week_starts = date::Monday;
  date::month_day year_starts = date::January / 1;
  friend bool operator==(const CalendarStyle&, const CalendarStyle&) = default;
};

struct Period {
  Grain grain = Grain::all;
  DaySpan days = representable_days;  // first included, end not

  [[nodiscard]] bool contains(Day day) const { return days.contains(day); }
  friend bool operator==(const Period&, const Period&) = default;
};

// Reads every form of the design: "2025-03-05", "2025-W10", "2025-03", "2025-Q1", "2025-H1",
// "2025", "2025/26", "2025/26-Q1", "A..B" (both ends any of the former or days, both included), "today" … "last-year",
// "all", and the Chinese forms "2025年3月5日", "2025年第10周", "2025年3月", "2025年第1季度", "2025年一季度",
// "2025年上半年", "2025年", "今天", "昨天", "本周", "上周", "本月", "上月", "上个月", "本季度", "上季度", "上半年",
// "今年", "去年", "全部", "A至B"; full-width digits are read as digits, and what title() writes in Chinese is read
// back. A period needs a representable day; a range keeps only those. Error: bad_period, with "did you mean" where one
// is near.
[[nodiscard]] Result<Period> parse_period(std::string_view text, const CalendarStyle& style, Day today);

// The period of `grain` that holds `day`. REQUIRES: grain is day … year.
[[nodiscard]] Period period_of(Day day, Grain grain, const CalendarStyle& style);
// The one after, and the one before. Those of a range are as many days long; all stays all.
[[nodiscard]] Period next(const Period& period, const CalendarStyle& style);
[[nodiscard]] Period previous(const Period& period, const CalendarStyle& style);

// REQUIRES, both: grain is day … year. The periods of `grain` that have a day in `days`, in order; the first and last
// may reach beyond it.
[[nodiscard]] std::vector<Period> periods_touching(DaySpan days, Grain grain, const CalendarStyle& style);
// Those that end within `days` (end <= days.end, and end > days.first).
[[nodiscard]] std::vector<Period> periods_ending_in(DaySpan days, Grain grain, const CalendarStyle& style);

// "2025-03-05", "2025-W10", "2025-03", "2025-Q1", "2025-H1", "2025" ("2025/26-Q1", "2025/26" where years
// start elsewhere), "2025-03-01..2025-03-15", "all". Parses back to the same period.
[[nodiscard]] std::string label(const Period& period, const CalendarStyle& style);
// The same in words for people: "2025年3月" / "March 2025".
[[nodiscard]] std::string title(const Period& period, const CalendarStyle& style, Language language);

}  // namespace starhours
