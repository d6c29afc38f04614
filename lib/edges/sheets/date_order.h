// date_order.h -- in which order a column writes year, month and day.
#pragma once

#include <starhours/sheet_reader.h>

#include <string_view>

namespace starhours::sheets {

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
