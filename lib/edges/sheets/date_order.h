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
  // `unknown` where nothing decides, or where cells contradict each other. Never year_month_day: 2025-03-05 does not
  // tell what 03/05/25 beside it is.
  [[nodiscard]] DateOrder order() const;

 private:
  bool month_first_ = false;
  bool day_first_ = false;
};

}  // namespace starhours::sheets
