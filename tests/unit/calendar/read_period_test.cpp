#include "styles.h"

#include <starhours/period.h>

#include <doctest/doctest.h>

#include <string>

using namespace starhours;
using namespace starhours::test;
using namespace date::literals;

namespace {

const Day today{2025_y / 3 / 5};

// The label of what `text` is read as, or the message and hint that refuse it.
std::string read(std::string_view text, const CalendarStyle& style = plain_style(), Day day = today) {
  const auto period = parse_period(text, style, day);
  if (period) return label(*period, style);
  CHECK(period.error().kind == Kind::bad_period);
  CHECK(period.error().severity == Severity::error);
  CHECK_FALSE(period.error().hint.empty());
  return period.error().message + " | " + period.error().hint;
}

constexpr const char* any_form =
    " | write 2025-03-05, 2025-W10, 2025-03, 2025-Q1, 2025-H1, 2025, 2025-03-01..2025-03-15, last-month or all";

}  // namespace

TEST_CASE("every form of the design") {
  for (const char* text : {"2025-03-05", "2025-W10", "2025-03", "2025-Q1", "2025-H1", "2025", "2025-03-01..2025-03-15",
                           "all", "2020-W53", "2024-02-29", "1900", "2199", "1900-01-01", "2199-12-31"}) {
    CHECK(read(text) == text);
  }
}

TEST_CASE("letters may be of either case and spaces stand around") {
  CHECK(read(" 2025-w10\n") == "2025-W10");
  CHECK(read("2025-q1") == "2025-Q1");
  CHECK(read("2025-h2") == "2025-H2");
  CHECK(read("ALL") == "all");
  CHECK(read("Last-Month") == "2025-02");
  CHECK(read("\u3000本月\u3000") == "2025-03");
}

TEST_CASE("periods told from today") {
  CHECK(read("today") == "2025-03-05");
  CHECK(read("yesterday") == "2025-03-04");
  CHECK(read("this-week") == "2025-W10");
  CHECK(read("last-week") == "2025-W09");
  CHECK(read("this-month") == "2025-03");
  CHECK(read("last-month") == "2025-02");
  CHECK(read("this-quarter") == "2025-Q1");
  CHECK(read("last-quarter") == "2024-Q4");
  CHECK(read("this-half") == "2025-H1");
  CHECK(read("last-half") == "2024-H2");
  CHECK(read("this-year") == "2025");
  CHECK(read("last-year") == "2024");
  CHECK(read("last-month", plain_style(), Day{2025_y / 3 / 31}) == "2025-02");
  CHECK(read("last-week", plain_style(), Day{2025_y / 1 / 1}) == "2024-W52");
}

TEST_CASE("Chinese periods told from today") {
  CHECK(read("今天") == "2025-03-05");
  CHECK(read("昨天") == "2025-03-04");
  CHECK(read("本周") == "2025-W10");
  CHECK(read("上周") == "2025-W09");
  CHECK(read("本月") == "2025-03");
  CHECK(read("这个月") == "2025-03");
  CHECK(read("上月") == "2025-02");
  CHECK(read("上个月") == "2025-02");
  CHECK(read("本季度") == "2025-Q1");
  CHECK(read("上季度") == "2024-Q4");
  CHECK(read("上半年") == "2025-H1");
  CHECK(read("下半年") == "2025-H2");
  CHECK(read("今年") == "2025");
  CHECK(read("本年") == "2025");
  CHECK(read("去年") == "2024");
  CHECK(read("全部") == "all");
}

TEST_CASE("Chinese forms") {
  CHECK(read("2025年3月5日") == "2025-03-05");
  CHECK(read("2025年03月05号") == "2025-03-05");
  CHECK(read("2025年三月五日") == "2025-03-05");
  CHECK(read("2025年 3月") == "2025-03");
  CHECK(read("2025年十二月三十一日") == "2025-12-31");
  CHECK(read("2025年3月份") == "2025-03");
  CHECK(read("2025年第10周") == "2025-W10");
  CHECK(read("2020年第五十三周") == "2020-W53");
  CHECK(read("2025年第1季度") == "2025-Q1");
  CHECK(read("2025年第一季度") == "2025-Q1");
  CHECK(read("2025年一季度") == "2025-Q1");
  CHECK(read("2025年4季度") == "2025-Q4");
  CHECK(read("2025年上半年") == "2025-H1");
  CHECK(read("2025年下半年") == "2025-H2");
  CHECK(read("2025年") == "2025");
  CHECK(read("2025年度") == "2025");
}

TEST_CASE("full-width forms are plain ones") {
  CHECK(read("２０２５－０３－０５") == "2025-03-05");
  CHECK(read("２０２５年３月５日") == "2025-03-05");
  CHECK(read("２０２５－Ｗ１０") == "2025-W10");
  CHECK(read("２０２５－０３．．２０２５－０４") == "2025-03-01..2025-04-30");
  CHECK(read("２０２５－０３～２０２５－０４") == "2025-03-01..2025-04-30");
}

TEST_CASE("a range goes from the first day of its first part to the last day of its last") {
  CHECK(read("2025-03..2025-04") == "2025-03-01..2025-04-30");
  CHECK(read("2025-Q1..2025-W20") == "2025-01-01..2025-05-18");
  CHECK(read("2024..2025") == "2024-01-01..2025-12-31");
  CHECK(read("2025-03-05..2025-03") == "2025-03-05..2025-03-31");
  CHECK(read("2025-03..2025-03") == "2025-03-01..2025-03-31");
  CHECK(read("2025-03-05..2025-03-05") == "2025-03-05..2025-03-05");
  CHECK(read("last-month..today") == "2025-02-01..2025-03-05");
  CHECK(read("2025-03-01 .. 2025-03-15") == "2025-03-01..2025-03-15");
  CHECK(read("2025年3月1日至2025年3月15日") == "2025-03-01..2025-03-15");
  CHECK(read("2025年1月到上月") == "2025-01-01..2025-02-28");
}

TEST_CASE("a range keeps to the days a book can hold") {
  const CalendarStyle style = style_of(date::Sunday, date::September / 1);
  CHECK(read("1899/00..2199/00", style) == "1900-01-01..2199-12-31");
}

TEST_CASE("years that start elsewhere") {
  const CalendarStyle style = style_of(date::Monday, date::September / 1);
  CHECK(read("2024", style) == "2024/25");
  CHECK(read("2024/25", style) == "2024/25");
  CHECK(read("2024/2025", style) == "2024/25");
  CHECK(read("1999/00", style) == "1999/00");
  CHECK(read("2024-Q3", style) == "2024/25-Q3");
  CHECK(read("2024/25-Q3", style) == "2024/25-Q3");
  CHECK(read("2024/25-h2", style) == "2024/25-H2");
  CHECK(read("2024/25年度第3季度", style) == "2024/25-Q3");
  CHECK(read("2024/25年度下半年", style) == "2024/25-H2");
  CHECK(read("2024年下半年", style) == "2024/25-H2");
  CHECK(read("2024-03", style) == "2024-03");
  CHECK(read("this-year", style) == "2024/25");
  CHECK(read("去年", style) == "2023/24");
  CHECK(read("上半年", style) == "2024/25-H1");
  CHECK(read("last-quarter", style) == "2024/25-Q2");
  CHECK(parse_period("2024", style, today)->days == DaySpan{Day{2024_y / 9 / 1}, Day{2025_y / 9 / 1}});
}

TEST_CASE("second years that do not fit") {
  const CalendarStyle style = style_of(date::Monday, date::September / 1);
  CHECK(read("2025/27", style) ==
        "'2025/27' names two years, expected 2025 to be followed by 26 | did you mean '2025/26'?");
  CHECK(read("2025/27-Q1", style) ==
        "'2025/27-Q1' names two years, expected 2025 to be followed by 26 | did you mean '2025/26-Q1'?");
  CHECK(read("2025/26") ==
        "'2025/26' names two years, but years start on 1 January by these rules | did you mean '2025'?");
  CHECK(read("2025/03") ==
        "'2025/03' names two years, but years start on 1 January by these rules | did you mean '2025-03'?");
}

TEST_CASE("numbers out of range name the range and the nearest that is in it") {
  CHECK(read("2025-13") == "'2025-13' has month 13, expected 1 to 12 | did you mean '2025-12'?");
  CHECK(read("2025-00") == "'2025-00' has month 0, expected 1 to 12 | did you mean '2025-01'?");
  CHECK(read("2025-W54") == "'2025-W54' has week 54, expected 1 to 52 | did you mean '2025-W52'?");
  CHECK(read("2025-W53") == "'2025-W53' has week 53, expected 1 to 52 | did you mean '2025-W52'?");
  CHECK(read("2025-W00") == "'2025-W00' has week 0, expected 1 to 52 | did you mean '2025-W01'?");
  CHECK(read("2025-Q5") == "'2025-Q5' has quarter 5, expected 1 to 4 | did you mean '2025-Q4'?");
  CHECK(read("2025-H3") == "'2025-H3' has half 3, expected 1 to 2 | did you mean '2025-H2'?");
  CHECK(read("2025-02-30") == "'2025-02-30' has day 30, expected 1 to 28 | did you mean '2025-02-28'?");
  CHECK(read("2025-02-29") == "'2025-02-29' has day 29, expected 1 to 28 | did you mean '2025-02-28'?");
  CHECK(read("2025-13-45") == "'2025-13-45' has month 13, expected 1 to 12 | did you mean '2025-12-31'?");
  CHECK(read("2025年13月") == "'2025年13月' has month 13, expected 1 to 12 | did you mean '2025-12'?");
  CHECK(read("2025年第5季度") == "'2025年第5季度' has quarter 5, expected 1 to 4 | did you mean '2025-Q4'?");
  CHECK(read("2025-01..2025-13") == "'2025-13' has month 13, expected 1 to 12 | did you mean '2025-12'?");
}

TEST_CASE("years a book cannot hold") {
  const std::string rest =
      "' is outside the days a book can hold, expected 1900-01-01 to 2199-12-31 | "
      "write a year from 1900 to 2199";
  for (const std::string text : {"1899", "2200", "0000", "9999-12-31", "9999-W52", "1899-Q4", "2200-01-01"}) {
    CHECK(read(text) == "'" + text + rest);
  }
  CHECK(read("9999-99-99") == "'9999-99-99' has month 99, expected 1 to 12" + std::string{any_form});
}

TEST_CASE("other ways to write are understood, and refused with the right one") {
  for (const char* text : {"2025-3", "2025/3", "2025.03", "202503", "03/2025", "3.2025", "2025 03"}) {
    CHECK(read(text).ends_with(" | did you mean '2025-03'?"));
  }
  for (const char* text : {"2025-3-5", "2025/03/05", "2025.3.5", "20250305", "2025/3/5"}) {
    CHECK(read(text).ends_with(" | did you mean '2025-03-05'?"));
  }
  for (const char* text : {"2025W10", "2025-W 10", "W10 2025", "2025w10"}) {
    CHECK(read(text).ends_with(" | did you mean '2025-W10'?"));
  }
  CHECK(read("2025-W1") == "unknown period '2025-W1' | did you mean '2025-W01'?");
  CHECK(read("Q1 2025") == "unknown period 'Q1 2025' | did you mean '2025-Q1'?");
  CHECK(read("2025H3") == "unknown period '2025H3' | did you mean '2025-H2'?");
  CHECK(read("20251345") == "unknown period '20251345' | did you mean '2025-12-31'?");
  CHECK(read("this month") == "unknown period 'this month' | did you mean 'this-month'?");
  CHECK(read("lastmonth") == "unknown period 'lastmonth' | did you mean 'last-month'?");
  CHECK(read("上各月") == "unknown period '上各月' | did you mean '上个月'?");
}

TEST_CASE("what is no period") {
  CHECK(read("") == std::string{"missing period"} + any_form);
  CHECK(read(" \u3000\t") == std::string{"missing period"} + any_form);
  for (const std::string text : {"spring", "2025-", "25-03", "2025-03-05-07", "2025-X1", "2025年第3月", "2025年3",
                                 "2025年x月", "2025年第周", "2025年3月5", "-2025", "2025/26-W10", "2025-03-05x"}) {
    CHECK(read(text) == "unknown period '" + text + "'" + any_form);
  }
  CHECK(read(std::string(1'000'000, '2')) == std::string{"the period is too long to be one"} + any_form);
}

TEST_CASE("ranges that are none") {
  CHECK(read("2025-05..2025-03") ==
        "the end of the range '2025-05..2025-03', 2025-03-31, is before its start, 2025-05-01 | "
        "did you mean '2025-03..2025-05'?");
  CHECK(read("2025-03..") == "missing end of the range '2025-03..' | write both days, as in 2025-03-01..2025-03-15");
  CHECK(read("..2025-03") == "missing start of the range '..2025-03' | write both days, as in 2025-03-01..2025-03-15");
  CHECK(read("all..2025") ==
        "'all' cannot be the end of a range, expected a day or a period | write 2025-03-01..2025-03-15");
  CHECK(read("2025..2026..2027") == std::string{"unknown period '2026..2027'"} + any_form);
}
