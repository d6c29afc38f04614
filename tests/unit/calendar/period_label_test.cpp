#include "styles.h"

#include <starhours/period.h>

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

using namespace starhours;
using namespace starhours::test;
using namespace date::literals;

namespace {

const Day today{2025_y / 3 / 5};

void check_reads_back(const Period& period, const CalendarStyle& style) {
  const std::string text = label(period, style);
  const auto read = parse_period(text, style, today);
  if (!read || *read != period) FAIL("the label ", text, " does not read back");
  const std::string words = title(period, style, Language::zh);
  const auto from_words = parse_period(words, style, today);
  if (!from_words || *from_words != period) FAIL("the title ", words, " does not read back");
}

// ISO 8601 told another way: walk from a known Monday and count, starting anew whenever the week's
// Thursday is in another year.
struct NaiveWeek {
  Day monday{1800_y / 12 / 29};  // its Thursday is the first of 1801
  int year = 1801;
  int number = 1;

  void step() {
    monday += date::days{7};
    const int thursdays_year = static_cast<int>(date::year_month_day{monday + date::days{3}}.year());
    number = thursdays_year == year ? number + 1 : 1;
    year = thursdays_year;
  }
};

}  // namespace

TEST_CASE("ISO weeks over 400 years") {
  for (NaiveWeek week; week.year < 2201; week.step()) {
    char expected[40];
    std::snprintf(expected, sizeof expected, "%04d-W%02d", week.year, week.number);
    for (int i = 0; i < 7; ++i) {
      const Period period = period_of(week.monday + date::days{i}, Grain::week, plain_style());
      if (period.days.first != week.monday || label(period, plain_style()) != expected) FAIL("not ", expected);
    }
  }
}

TEST_CASE("labels and Chinese titles of every representable period read back, in every style") {
  for (const CalendarStyle& style : styles()) {
    for (const Grain grain : recurring) {
      if (style != plain_style() && !depends_on_style(grain)) continue;
      for (const Period& period : periods_touching(representable_days, grain, style)) check_reads_back(period, style);
    }
  }
}

TEST_CASE("years from any day of the year read back") {
  for (Day day{2024_y / 1 / 1}; day < Day{2025_y / 1 / 1}; day += date::days{1}) {
    const date::year_month_day parts{day};
    const CalendarStyle style = style_of(date::Monday, parts.month() / parts.day());
    const DaySpan few{Day{2023_y / 1 / 1}, Day{2029_y / 1 / 1}};
    for (const Grain grain : {Grain::quarter, Grain::half, Grain::year}) {
      for (const Period& period : periods_touching(few, grain, style)) check_reads_back(period, style);
    }
  }
}

TEST_CASE("ranges and all read back") {
  for (const CalendarStyle& style : styles()) {
    check_reads_back(Period{}, style);
    check_reads_back({Grain::range, representable_days}, style);
    for (int length = 1; length < 800; length += 13) {
      const Day first = today - date::days{length * 7};
      check_reads_back({Grain::range, {first, first + date::days{length}}}, style);
    }
  }
}

TEST_CASE("labels") {
  const CalendarStyle& style = plain_style();
  CHECK(label(period_of(today, Grain::day, style), style) == "2025-03-05");
  CHECK(label(period_of(today, Grain::week, style), style) == "2025-W10");
  CHECK(label(period_of(today, Grain::month, style), style) == "2025-03");
  CHECK(label(period_of(today, Grain::quarter, style), style) == "2025-Q1");
  CHECK(label(period_of(today, Grain::half, style), style) == "2025-H1");
  CHECK(label(period_of(today, Grain::year, style), style) == "2025");
  CHECK(label({Grain::range, {Day{2025_y / 3 / 1}, Day{2025_y / 3 / 16}}}, style) == "2025-03-01..2025-03-15");
  CHECK(label(Period{}, style) == "all");
  CHECK(label(period_of(Day{2024_y / 12 / 30}, Grain::week, style), style) == "2025-W01");
  CHECK(label(period_of(Day{2021_y / 1 / 3}, Grain::week, style), style) == "2020-W53");
}

TEST_CASE("labels of years from September") {
  const CalendarStyle style = style_of(date::Monday, date::September / 1);
  CHECK(label(period_of(today, Grain::month, style), style) == "2025-03");
  CHECK(label(period_of(today, Grain::quarter, style), style) == "2024/25-Q3");
  CHECK(label(period_of(today, Grain::half, style), style) == "2024/25-H2");
  CHECK(label(period_of(today, Grain::year, style), style) == "2024/25");
  CHECK(label(period_of(Day{1999_y / 12 / 1}, Grain::year, style), style) == "1999/00");
}

TEST_CASE("titles in both languages") {
  const CalendarStyle& style = plain_style();
  const auto both = [](const Period& period, const CalendarStyle& in) {
    return title(period, in, Language::zh) + " | " + title(period, in, Language::en);
  };
  CHECK(both(period_of(today, Grain::day, style), style) == "2025年3月5日 | 5 March 2025");
  CHECK(both(period_of(today, Grain::week, style), style) == "2025年第10周 | Week 10 of 2025");
  CHECK(both(period_of(today, Grain::month, style), style) == "2025年3月 | March 2025");
  CHECK(both(period_of(today, Grain::quarter, style), style) == "2025年第1季度 | Q1 2025");
  CHECK(both(period_of(today, Grain::half, style), style) == "2025年上半年 | H1 2025");
  CHECK(both(period_of(today, Grain::year, style), style) == "2025年 | 2025");
  CHECK(both({Grain::range, {Day{2025_y / 3 / 1}, Day{2025_y / 3 / 16}}}, style) ==
        "2025年3月1日至2025年3月15日 | 1 March 2025 to 15 March 2025");
  CHECK(both(Period{}, style) == "全部 | All time");
  const CalendarStyle school = style_of(date::Monday, date::September / 1);
  CHECK(both(period_of(today, Grain::quarter, school), school) == "2024/25年度第3季度 | Q3 2024/25");
  CHECK(both(period_of(today, Grain::half, school), school) == "2024/25年度下半年 | H2 2024/25");
  CHECK(both(period_of(today, Grain::year, school), school) == "2024/25年度 | 2024/25");
}
