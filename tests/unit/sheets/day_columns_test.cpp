#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sheets/day_columns.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

using namespace starhours;
using namespace starhours::sheets;

namespace {

SampleRow row_of(std::initializer_list<std::string_view> cells) {
  SampleRow row;
  for (const std::string_view cell : cells) row.cells.push_back({std::string(cell), CellKind::text, false});
  return row;
}

// "1:3/5 2:3/6": cells, months and days; "?" for what is unclear.
std::string days_in(std::initializer_list<std::string_view> cells) {
  std::string text;
  for (const DayColumn& day : day_columns(row_of(cells))) {
    text +=
        fmt::format("{}{}:{}/{}{}", text.empty() ? "" : " ", day.cell, day.month, day.number, day.unclear ? "?" : "");
  }
  return text;
}

}  // namespace

TEST_CASE("columns that are days") {
  CHECK(days_in({"姓名", "1", "2", "3", "4", "5", "合计"}) == "1:0/1 2:0/2 3:0/3 4:0/4 5:0/5");
  CHECK(days_in({"姓名", "3月1日", "3月8日", "3月15日"}) == "1:3/1 2:3/8 3:3/15");
  CHECK(days_in({"姓名", "3/1", "3/2"}) == "1:3/1 2:3/2");
  CHECK(days_in({"姓名", "2025-03-01", "", "2025-03-02"}) == "1:3/1 3:3/2");
  CHECK(days_in({"姓名", "1日（周六）", "2日（周日）"}) == "1:0/1 2:0/2");
  CHECK(days_in({"姓名", "12月31日", "1月1日"}) == "1:12/31 2:1/1");
}

TEST_CASE("numbers that are no days") {
  CHECK(days_in({"1", "张三", "2.5"}).empty());
  CHECK(days_in({"1", "2", "3"}).empty());
  CHECK(days_in({"9", "5", "2", "7", "1"}).empty());
  CHECK(days_in({"3月8日", "3月1日"}).empty());
  CHECK_FALSE(day_column({"32", CellKind::text, false}));
  CHECK_FALSE(day_column({"13月1日", CellKind::text, false}));
  CHECK_FALSE(day_column({"第1天", CellKind::text, false}));
}

TEST_CASE("where days go from one month into the next, only months in the header tell") {
  CHECK(days_in({"29", "30", "31", "1", "2"}) == "0:0/29? 1:0/30? 2:0/31? 3:0/1? 4:0/2?");
  DayContext march;
  march.year = 2025;
  march.month = 3;
  DayColumn column;
  column.number = 5;
  CHECK(to_string(day_of(column, march).value()) == "2025-03-05");
  column.month = 4;
  CHECK(to_string(day_of(column, march).value()) == "2025-04-05");
  column.unclear = true;
  CHECK_FALSE(day_of(column, march));
  column = {};
  column.number = 31;
  march.month = 4;
  CHECK_FALSE(day_of(column, march));
  CHECK(explain_no_day(column, march).kind == Kind::bad_date);
  CHECK(explain_no_day(column, {}).kind == Kind::missing_date);
}

TEST_CASE("a row of weekdays") {
  CHECK(is_weekday_row(row_of({"", "六", "日", "一"})));
  CHECK(is_weekday_row(row_of({"星期", "星期六", "周日"})));
  CHECK(is_weekday_row(row_of({"Sat", "Sun"})));
  CHECK_FALSE(is_weekday_row(row_of({"", "六", "张三"})));
  CHECK_FALSE(is_weekday_row(row_of({"六"})));
}

TEST_CASE("columns that are weekdays") {
  const auto weekdays_in = [](std::initializer_list<std::string_view> cells) {
    std::string text;
    for (const DayColumn& day : day_columns(row_of(cells))) text += fmt::format(" {}:{}", day.cell, day.weekday);
    return text;
  };
  CHECK(weekdays_in({"姓名", "周一", "周二", "周三", "合计"}) == " 1:1 2:2 3:3");
  CHECK(weekdays_in({"姓名", "星期六", "", "星期日"}) == " 1:6 3:7");
  CHECK(weekdays_in({"姓名", "周日", "周一"}) == " 1:7 2:1");
  CHECK(weekdays_in({"Name", "Mon", "Tuesday", "Wed."}) == " 1:1 2:2 3:3");
  CHECK(weekdays_in({"姓名", "周一", "周三"}).empty());
  CHECK(weekdays_in({"姓名", "星期", "周一"}).empty());
}

TEST_CASE("weekdays get the dates of a week that begins with the first of them") {
  using namespace date::literals;
  std::vector<DayColumn> days = day_columns(row_of({"姓名", "周日", "周一", "周二"}));
  settle_weekdays(Day{2025_y / 3 / 3}, days);
  CHECK_FALSE(day_of(days[0], {}));
  settle_weekdays(Day{2025_y / 3 / 2}, days);
  CHECK(day_of(days[0], {}) == Day{2025_y / 3 / 2});
  CHECK(day_of(days[2], {}) == Day{2025_y / 3 / 4});
}

TEST_CASE("days are split into the halves below them") {
  std::vector<DayColumn> days = day_columns(row_of({"姓名", "周一", "", "周二", ""}));
  CHECK_FALSE(split_days(row_of({"", "签到", "签退", "签到", "签退"}), days));
  CHECK_FALSE(split_days(row_of({"张三", "上午", "下午", "上午", "晚上"}), days));
  CHECK(split_days(row_of({"", "上午", "下午", "上午", "晚上"}), days));
  REQUIRE(days.size() == 4);
  CHECK(days[3].cell == 4);
  CHECK(days[3].weekday == 2);
  CHECK(days[3].afternoon);
  CHECK_FALSE(days[2].afternoon);
}
