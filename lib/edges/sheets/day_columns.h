// day_columns.h -- headers whose cells are days: a matrix, or pairs of times under each day.
#pragma once

#include <starhours/problem.h>

#include <sheets/columns.h>
#include <sheets/day_text.h>
#include <sheets/sample.h>

#include <optional>
#include <string_view>
#include <vector>

namespace starhours::sheets {

// The day that a heading is: 5, 5日, 05, 3月5日, 3/5, 2025-03-05, with a weekday after it.
[[nodiscard]] std::optional<DayColumn> day_column(const SampleCell& cell);

// The columns of a row that are days: two or more that say so (3日, 3月8日), or five bare numbers that follow one
// another; else two or more weekdays in their order. None if it is no such row.
[[nodiscard]] std::vector<DayColumn> day_columns(const SampleRow& row);

// 上午, pm: a heading below that of a day.
[[nodiscard]] bool is_half_of_day(std::string_view text);

// Splits each day into the columns below it that say 上午 and 下午, in the row after. False if none does, or
// the row is somebody's. REQUIRES: there is a day.
bool split_days(const SampleRow& below, std::vector<DayColumn>& days);

// Gives columns that are weekdays their dates, where `first` is the day of the first of them.
void settle_weekdays(std::optional<Day> first, std::vector<DayColumn>& days);

// Whether all that a row says is the weekdays of the days above it.
[[nodiscard]] bool is_weekday_row(const SampleRow& row);

// The day of a column, where its header or the sheet says its month.
[[nodiscard]] std::optional<Day> day_of(const DayColumn& column, const DayContext& context);
// Why there is none, without a place.
[[nodiscard]] Problem explain_no_day(const DayColumn& column, const DayContext& context);

}  // namespace starhours::sheets
