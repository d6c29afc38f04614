// styles.h -- the calendar styles the tests run over: weeks from every weekday, years from awkward days.
#pragma once

#include <starhours/period.h>

#include <array>
#include <vector>

namespace starhours::test {

inline CalendarStyle style_of(date::weekday week_starts, date::month_day year_starts) {
  return {week_starts, year_starts};
}

inline const CalendarStyle& plain_style() {
  static const CalendarStyle style;
  return style;
}

inline std::vector<CalendarStyle> styles() {
  using namespace date;
  return {
      plain_style(),
      style_of(Sunday, September / 1),
      style_of(Saturday, April / 6),
      style_of(Thursday, January / 15),
      style_of(Tuesday, August / 31),
      style_of(Wednesday, November / 30),
      style_of(Friday, February / 29),
      style_of(Monday, December / 31),
  };
}

inline constexpr std::array recurring{Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::half, Grain::year};

// Days and months are the same in every style; years of them need not be walked again for each.
inline bool depends_on_style(Grain grain) { return grain != Grain::day && grain != Grain::month; }

}  // namespace starhours::test
