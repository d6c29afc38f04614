// date_order.h -- in which order a column writes year, month and day.
#pragma once

#include <cstdint>
#include <string_view>

namespace starhours::sheets {

enum class DateOrder : std::uint8_t { unknown, year_month_day, month_day_year, day_month_year };

// What the cells of a column tell about their order, by those that can be read one way only: 21/04/2025.
class DateEvidence {
 public:
  // Any cell, with a time or without.
  void look(std::string_view cell);
  // `unknown` where nothing decides, or where cells contradict each other. A column with its years in front is
  // year_month_day only where nothing else is decided.
  [[nodiscard]] DateOrder order() const;

 private:
  bool year_first_ = false;
  bool month_first_ = false;
  bool day_first_ = false;
};

}  // namespace starhours::sheets
