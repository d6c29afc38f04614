#include "styles.h"

#include <starhours/period.h>

#include <doctest/doctest.h>

#include <string>

using namespace starhours;
using namespace starhours::test;
using namespace date::literals;

namespace {

const Day first_day{1801_y / 1 / 1};
const Day end_day{2201_y / 1 / 1};

DaySpan span(date::year_month_day first, date::year_month_day end) { return {Day{first}, Day{end}}; }

}  // namespace

TEST_CASE("grains have names, and those of a rulebook are read") {
  for (const Grain grain : recurring) CHECK(grain_named(name_of(grain)) == grain);
  CHECK(name_of(Grain::range) == "range");
  CHECK(name_of(Grain::all) == "all");
  CHECK_FALSE(grain_named("range"));
  CHECK_FALSE(grain_named("all"));
  CHECK_FALSE(grain_named("Month"));
  CHECK_FALSE(grain_named(""));
}

TEST_CASE("every day of 400 years belongs to exactly one period of each grain") {
  for (const CalendarStyle& style : styles()) {
    for (const Grain grain : recurring) {
      if (style != plain_style() && !depends_on_style(grain)) continue;
      Period period = period_of(first_day, grain, style);
      REQUIRE(period.contains(first_day));
      for (Day day = first_day; day < end_day; day += date::days{1}) {
        const Period here = period_of(day, grain, style);
        bool sound = here.grain == grain && here.contains(day);
        // The day before lies in the same period, or in one that ends where this begins.
        if (here != period) {
          sound = sound && here.days.first == day && period.days.end == day && next(period, style) == here &&
                  previous(here, style) == period;
          period = here;
        }
        // Millions of days: an assertion each would take half a minute.
        if (!sound) FAIL(to_string(day), " is not in one ", std::string{name_of(grain)});
      }
    }
  }
}

TEST_CASE("halves are two quarters and years two halves, in every style") {
  for (const CalendarStyle& style : styles()) {
    for (Period year = period_of(first_day, Grain::year, style); year.days.first < end_day; year = next(year, style)) {
      const Period half = period_of(year.days.first, Grain::half, style);
      REQUIRE(half.days.first == year.days.first);
      REQUIRE(next(half, style).days.end == year.days.end);
      Period quarter = period_of(year.days.first, Grain::quarter, style);
      REQUIRE(quarter.days.first == year.days.first);
      quarter = next(quarter, style);
      REQUIRE(quarter.days.end == half.days.end);
      REQUIRE(next(next(quarter, style), style).days.end == year.days.end);
    }
  }
}

TEST_CASE("a year that starts on the 31st has quarters on the last of shorter months") {
  const CalendarStyle style = style_of(date::Monday, date::August / 31);
  const Period year = period_of(Day{2024_y / 10 / 1}, Grain::year, style);
  CHECK(year.days == span(2024_y / 8 / 31, 2025_y / 8 / 31));
  CHECK(period_of(Day{2024_y / 11 / 29}, Grain::quarter, style).days == span(2024_y / 8 / 31, 2024_y / 11 / 30));
  CHECK(period_of(Day{2024_y / 11 / 30}, Grain::quarter, style).days == span(2024_y / 11 / 30, 2025_y / 2 / 28));
}

TEST_CASE("known periods") {
  const CalendarStyle& style = plain_style();
  const Day day{2025_y / 3 / 5};
  CHECK(period_of(day, Grain::day, style).days == span(2025_y / 3 / 5, 2025_y / 3 / 6));
  CHECK(period_of(day, Grain::week, style).days == span(2025_y / 3 / 3, 2025_y / 3 / 10));
  CHECK(period_of(day, Grain::month, style).days == span(2025_y / 3 / 1, 2025_y / 4 / 1));
  CHECK(period_of(day, Grain::quarter, style).days == span(2025_y / 1 / 1, 2025_y / 4 / 1));
  CHECK(period_of(day, Grain::half, style).days == span(2025_y / 1 / 1, 2025_y / 7 / 1));
  CHECK(period_of(day, Grain::year, style).days == span(2025_y / 1 / 1, 2026_y / 1 / 1));
}

TEST_CASE("known periods of years from September") {
  const CalendarStyle style = style_of(date::Sunday, date::September / 1);
  const Day day{2025_y / 3 / 5};
  CHECK(period_of(day, Grain::week, style).days == span(2025_y / 3 / 2, 2025_y / 3 / 9));
  CHECK(period_of(day, Grain::month, style).days == span(2025_y / 3 / 1, 2025_y / 4 / 1));
  CHECK(period_of(day, Grain::quarter, style).days == span(2025_y / 3 / 1, 2025_y / 6 / 1));
  CHECK(period_of(day, Grain::half, style).days == span(2025_y / 3 / 1, 2025_y / 9 / 1));
  CHECK(period_of(day, Grain::year, style).days == span(2024_y / 9 / 1, 2025_y / 9 / 1));
}

TEST_CASE("ranges step by their own length, all stays all") {
  const CalendarStyle& style = plain_style();
  const Period range{Grain::range, span(2025_y / 3 / 1, 2025_y / 3 / 16)};
  CHECK(next(range, style).days == span(2025_y / 3 / 16, 2025_y / 3 / 31));
  CHECK(previous(range, style).days == span(2025_y / 2 / 14, 2025_y / 3 / 1));
  CHECK(previous(next(range, style), style) == range);
  CHECK(next(Period{}, style) == Period{});
  CHECK(previous(Period{}, style) == Period{});
}

TEST_CASE("periods touching a span reach beyond it, those ending in it end there") {
  const CalendarStyle& style = plain_style();
  const DaySpan days = span(2025_y / 3 / 15, 2025_y / 5 / 1);
  const auto touching = periods_touching(days, Grain::month, style);
  REQUIRE(touching.size() == 2);
  CHECK(touching[0].days.first == Day{2025_y / 3 / 1});
  CHECK(touching[1].days.end == Day{2025_y / 5 / 1});
  const auto ending = periods_ending_in(days, Grain::month, style);
  REQUIRE(ending.size() == 2);
  CHECK(ending[0].days.end == Day{2025_y / 4 / 1});
  CHECK(ending[1].days.end == Day{2025_y / 5 / 1});
  CHECK(periods_ending_in(span(2025_y / 3 / 15, 2025_y / 3 / 20), Grain::month, style).empty());
  CHECK(periods_touching({}, Grain::month, style).empty());
  CHECK(periods_ending_in({}, Grain::day, style).empty());
  CHECK(periods_touching(representable_days, Grain::year, style).size() == 300);
  CHECK(periods_ending_in(span(2025_y / 1 / 1, 2026_y / 1 / 1), Grain::week, style).size() == 52);
}

TEST_CASE("periods touching and ending in agree with asking day by day") {
  for (const CalendarStyle& style : styles()) {
    for (const Grain grain : recurring) {
      for (int length : {1, 6, 45, 400}) {
        const DaySpan days{Day{2024_y / 2 / 27}, Day{2024_y / 2 / 27} + date::days{length}};
        std::vector<Period> touching;
        std::vector<Period> ending;
        for (Day day = days.first; day < days.end; day += date::days{1}) {
          const Period period = period_of(day, grain, style);
          if (touching.empty() || touching.back() != period) touching.push_back(period);
          if (period.days.end == day + date::days{1}) ending.push_back(period);
        }
        REQUIRE(periods_touching(days, grain, style) == touching);
        REQUIRE(periods_ending_in(days, grain, style) == ending);
      }
    }
  }
}
