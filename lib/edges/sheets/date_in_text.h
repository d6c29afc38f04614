// date_in_text.h -- dates somewhere in a title or a name.
#pragma once

#include <starhours/moment.h>

#include <optional>
#include <string_view>

namespace starhours::sheets {

struct YearAndMonth {
  std::optional<int> year;
  std::optional<unsigned> month;  // 1 to 12
};

// 2025年3月, 2025-03, 2025年, 3月 wherever they stand in a folded text.
[[nodiscard]] YearAndMonth year_and_month(std::string_view text);

struct FoundDay {
  std::optional<Day> day;
  bool yearless = false;  // there is one, but for its year
};

// The first day written in a folded text, where it leaves them open with the year and month of `known`.
[[nodiscard]] FoundDay find_day(std::string_view text, const YearAndMonth& known);

}  // namespace starhours::sheets
