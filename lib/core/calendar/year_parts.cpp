#include <calendar/year_parts.h>

#include <algorithm>
#include <cassert>

namespace starhours {
namespace {

constexpr date::days one_week{7};
constexpr date::days to_fourth_day{3};

// The week that holds January 4 is the first with its fourth day in the year, on whatever weekday weeks begin.
Day first_week(int year, const CalendarStyle& style) {
  return week_start(Day{date::year{year} / date::January / 4}, style);
}

// The day of a month on which a part of the year would begin in it.
date::day day_of_cut(date::year_month month, const CalendarStyle& style) {
  return std::min(style.year_starts.day(), (month / date::last).day());
}

}  // namespace

Day week_start(Day day, const CalendarStyle& style) { return day - (date::weekday{day} - style.week_starts); }

WeekName week_name(Day first_day_of_week) {
  const Day fourth = first_day_of_week + to_fourth_day;
  const date::year year = date::year_month_day{fourth}.year();
  const date::days into_year = fourth - Day{year / date::January / 1};
  return {static_cast<int>(year), static_cast<int>(into_year / one_week) + 1};
}

Day week_start(WeekName week, const CalendarStyle& style) {
  return first_week(week.year, style) + (week.number - 1) * one_week;
}

int weeks_in(int year, const CalendarStyle& style) {
  return static_cast<int>((first_week(year + 1, style) - first_week(year, style)) / one_week);
}

int parts_a_year(Grain grain) {
  switch (grain) {
    case Grain::quarter:
      return 4;
    case Grain::half:
      return 2;
    case Grain::year:
      return 1;
    case Grain::day:
    case Grain::week:
    case Grain::month:
    case Grain::range:
    case Grain::all:
      break;
  }
  assert(false && "not a part of a year");
  return 1;
}

Day part_start(YearPart part, Grain grain, const CalendarStyle& style) {
  const int months_a_part = 12 / parts_a_year(grain);
  const date::year_month month =
      date::year{part.year} / style.year_starts.month() + date::months{(part.number - 1) * months_a_part};
  return Day{month / day_of_cut(month, style)};
}

YearPart part_of(Day day, Grain grain, const CalendarStyle& style) {
  const date::year_month_day parts{day};
  const bool month_cut = parts.day() >= day_of_cut(parts.year() / parts.month(), style);
  int year = static_cast<int>(parts.year());
  int months = static_cast<int>(static_cast<unsigned>(parts.month())) -
               static_cast<int>(static_cast<unsigned>(style.year_starts.month())) - (month_cut ? 0 : 1);
  if (months < 0) {
    months += 12;
    --year;
  }
  return {year, months / (12 / parts_a_year(grain)) + 1};
}

Period period_of_part(YearPart part, Grain grain, const CalendarStyle& style) {
  return {grain, {part_start(part, grain, style), part_start({part.year, part.number + 1}, grain, style)}};
}

bool years_start_in_january(const CalendarStyle& style) { return style.year_starts == date::January / 1; }

}  // namespace starhours
