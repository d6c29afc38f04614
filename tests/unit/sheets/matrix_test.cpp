#include "reading.h"

#include <string>
#include <vector>

using namespace starhours;
using namespace starhours::reading;

namespace {

const std::string titles = "2025年3月志愿服务统计表,,,,,,\n";

// What a row is below a title and the header of a matrix of five days.
std::string row_of(const std::string& row, std::string_view title = titles) {
  const Reading reading = read(fmt::format("{}姓名,1,2,3,4,5,合计\n{}\n", title, row));
  return reading.rows.empty() ? reading.failure : reading.rows.back().substr(4);
}

}  // namespace

TEST_CASE("each day of a matrix is a sign-in") {
  CHECK(row_of("张三,2,,1.5,,2小时,5.5") ==
        "- 张三 - - - - 2025-03-01 - - 120m + - 张三 - - - - 2025-03-03 - - 90m + - 张三 - - - - 2025-03-05 - - 120m");
  CHECK(row_of("张三,0,-,无,请假,2,2") == "- 张三 - - - - 2025-03-05 - - 120m");
  CHECK(row_of("张三,9:00-11:00,,,,\"8:00-9:00,14:00-15:00\",") ==
        "- 张三 - - - - 2025-03-01 09:00 11:00 - + - 张三 - - - - 2025-03-05 08:00 09:00 - + - 张三 - - - - 2025-03-05 "
        "14:00 15:00 -");
  CHECK(row_of("张三,请假,,病假,,,") == "absent");
  CHECK(row_of("张三,,,,,,") == "blank");
  CHECK(row_of("合计,2,2,2,,,6") == "total");
  CHECK(
      row_of("张三,2,大概,,,,") ==
      "refused | error bad-hours 3:10+6: \"大概\" is not a number of hours; write hours as in 2.5, 2:30 or 2小时30分");
  CHECK(row_of(",2,,,,,").starts_with("refused | error missing-volunteer"));
}

TEST_CASE("marks say who came, and nobody for how long") {
  CHECK(row_of("张三,√,,√,,,") == "- 张三 - - - - 2025-03-01 - - - + - 张三 - - - - 2025-03-03 - - -");
  CHECK(row_of("张三,√,,1,,,") == "- 张三 - - - - 2025-03-01 - - - + - 张三 - - - - 2025-03-03 - - -");
  // 1 is an hour where there are other hours, or where the title speaks of them.
  CHECK(row_of("张三,1,,2,,,") == "- 张三 - - - - 2025-03-01 - - 60m + - 张三 - - - - 2025-03-03 - - 120m");
  CHECK(row_of("张三,1,,1,,,", "2025年3月服务时长统计表,,,,,,\n") ==
        "- 张三 - - - - 2025-03-01 - - 60m + - 张三 - - - - 2025-03-03 - - 60m");
  CHECK(row_of("张三,1,,1,,,", "2025年3月考勤表,,,,,,\n") ==
        "- 张三 - - - - 2025-03-01 - - - + - 张三 - - - - 2025-03-03 - - -");
}

TEST_CASE("a matrix without its month is refused") {
  CHECK(row_of("张三,2,,,,,", "") ==
        "refused | error missing-date 2:8+1: the columns are days of a month that the sheet does not name; write year "
        "and month above the table, as in 2025年3月");
  CHECK(row_of("张三,2,,,,,", "2025年,,,,,,\n").find("missing-date") != std::string::npos);
}

TEST_CASE("a row of weekdays belongs to the header") {
  const Reading reading = read(titles + "姓名,1,2,3,4,5,合计\n,六,日,一,二,三,\n张三,2,,,,,2\n");
  CHECK(reading.rows == Rows{"1@1 title", "2@2 header", "3@3 header", "4@4 - 张三 - - - - 2025-03-01 - - 120m"});
}

TEST_CASE("days over pairs of times") {
  const Reading reading = read(titles +
                               "姓名,1日,,2日,\n,签到,签退,签到,签退\n张三,9:00,11:00,14:00,16:00\n李四,,,请假,\n"
                               "王芳,请假,,14:00,16:00\n");
  CHECK(reading.rows == Rows{"1@1 title", "2@2 header", "3@3 header",
                             "4@4 - 张三 - - - - 2025-03-01 09:00 11:00 - + - 张三 - - - - 2025-03-02 14:00 16:00 -",
                             "5@5 absent", "6@6 - 王芳 - - - - 2025-03-02 14:00 16:00 -"});
}
