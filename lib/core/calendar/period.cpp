#include <starhours/period.h>

#include <calendar/year_parts.h>

#include <array>
#include <cassert>

namespace starhours {
namespace {

constexpr date::days one_day{1};

struct GrainName {
  Grain grain;
  std::string_view name;
};
constexpr auto grain_names = std::to_array<GrainName>({
    {Grain::day, "day"},
    {Grain::week, "week"},
    {Grain::month, "month"},
    {Grain::quarter, "quarter"},
    {Grain::half, "half"},
    {Grain::year, "year"},
    {Grain::range, "range"},
    {Grain::all, "all"},
});

bool recurs(Grain grain) { return grain != Grain::range && grain != Grain::all; }

Period calendar_month(date::year_month month) {
  return {Grain::month, {Day{month / 1}, Day{(month + date::months{1}) / 1}}};
}

}  // namespace

std::string_view name_of(Grain grain) {
  for (const GrainName& known : grain_names) {
    if (known.grain == grain) return known.name;
  }
  assert(false && "every grain has a name");
  return {};
}

std::optional<Grain> grain_named(std::string_view name) {
  for (const GrainName& known : grain_names) {
    if (known.name == name && recurs(known.grain)) return known.grain;
  }
  return std::nullopt;
}

Period period_of(Day day, Grain grain, const CalendarStyle& style) {
  assert(recurs(grain));
  switch (grain) {
    case Grain::day:
      return {grain, {day, day + one_day}};
    case Grain::week: {
      const Day first = week_start(day, style);
      return {grain, {first, first + date::days{7}}};
    }
    case Grain::month: {
      const date::year_month_day parts{day};
      return calendar_month(parts.year() / parts.month());
    }
    case Grain::quarter:
    case Grain::half:
    case Grain::year:
      return period_of_part(part_of(day, grain, style), grain, style);
    case Grain::range:
    case Grain::all:
      break;
  }
  return {};
}

Period next(const Period& period, const CalendarStyle& style) {
  if (recurs(period.grain)) return period_of(period.days.end, period.grain, style);
  if (period.grain == Grain::all) return period;
  return {Grain::range, {period.days.end, period.days.end + (period.days.end - period.days.first)}};
}

Period previous(const Period& period, const CalendarStyle& style) {
  if (recurs(period.grain)) return period_of(period.days.first - one_day, period.grain, style);
  if (period.grain == Grain::all) return period;
  return {Grain::range, {period.days.first - (period.days.end - period.days.first), period.days.first}};
}

std::vector<Period> periods_touching(DaySpan days, Grain grain, const CalendarStyle& style) {
  std::vector<Period> found;
  if (days.empty()) return found;
  for (Period period = period_of(days.first, grain, style); period.days.first < days.end;
       period = next(period, style)) {
    found.push_back(period);
  }
  return found;
}

std::vector<Period> periods_ending_in(DaySpan days, Grain grain, const CalendarStyle& style) {
  std::vector<Period> found;
  if (days.empty()) return found;
  for (Period period = period_of(days.first, grain, style); period.days.end <= days.end; period = next(period, style)) {
    found.push_back(period);
  }
  return found;
}

}  // namespace starhours
