#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sheets/stated_text.h>

#include <string>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::sheets;

TEST_CASE("hours are read as whole minutes") {
  const std::vector<std::pair<std::string, int>> table{
      {"2", 120},          {"2.5", 150},       {".5", 30},           {"2.", 120},           {"0", 0},
      {"0.00", 0},         {"1.33", 79},       {"2.32", 139},        {"1.99", 119},         {"2.33333333333333", 140},
      {"0.166666667", 10}, {"0.0166666", 1},   {"2.5h", 150},        {"2.5 h", 150},        {"2.5 hours", 150},
      {"1 hr", 60},        {"1h30m", 90},      {"1h 30 min", 90},    {"1h30", 90},          {"90m", 90},
      {"90 minutes", 90},  {"1:30", 90},       {"1:30:59", 90},      {"01:05", 65},         {"12:00", 720},
      {"2小时", 120},      {"2小时30分", 150}, {"2小时30分钟", 150}, {"2 小时 30 分", 150}, {"90分钟", 90},
      {"90分", 90},        {"半小时", 30},     {"半个小时", 30},     {"两小时", 120},       {"两个小时", 120},
      {"2个小时", 120},    {"2个半小时", 150}, {"两个半小时", 150},  {"一个半小时", 90},    {"2小时半", 150},
      {"十二小时", 720},   {"二十小时", 1200}, {"2.5小时", 150},     {"三个钟头", 180},     {"2时30分", 150},
      {"２．５", 150},     {"２小时", 120},    {" 2.5 ", 150},       {"512", 30720},        {"9999", 599940},
      {"1小时59秒", 60},   {"90秒", 1},        {"2H", 120},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& minutes = entry.second;
    CAPTURE(cell);
    const auto stated = read_stated(cell, false);
    REQUIRE(stated);
    CHECK(stated->count() == minutes);
  }
}

TEST_CASE("a column of minutes gives numbers their unit, and no others") {
  CHECK(read_stated("90", true) == Minutes{90});
  CHECK(read_stated("90.5", true) == Minutes{90});
  CHECK(read_stated("2小时", true) == Minutes{120});
  CHECK(read_stated("1:30", true) == Minutes{90});
  CHECK(read_stated("1h30", true) == Minutes{90});
}

TEST_CASE("what is no length of time is not read") {
  for (const std::string cell : {"",
                                 "-2",
                                 "-0.5",
                                 "+2",
                                 "两",
                                 "半",
                                 "约2小时",
                                 "2-3",
                                 "2,5",
                                 "1e3",
                                 "2h2h",
                                 "30m2h",
                                 "1:60",
                                 "1:5",
                                 "1:30:60",
                                 "小时",
                                 "2天",
                                 "十",
                                 "1.2.3",
                                 ".",
                                 "10000",
                                 "9999:60",
                                 "123456789",
                                 "99999999999999999999",
                                 "2小时半30分",
                                 "NaN",
                                 "0x10",
                                 "2 2",
                                 "1h30m15",
                                 "\xFF",
                                 "1/2"}) {
    CAPTURE(cell);
    CHECK_FALSE(read_stated(cell, false));
  }
  CHECK_FALSE(read_stated(std::string(10'000, '9'), false));
  CHECK_FALSE(read_stated("0." + std::string(10'000, '9'), false));
}

TEST_CASE("hours that are not read are explained") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"-2", "\"-2\" is negative, expected hours served; write hours as in 2.5, 2:30 or 2小时30分"},
      {"2,5", "\"2,5\" has a comma, expected a point before the decimals; write 2.5"},
      {"123456", "\"123456\" is more than 9999 hours; write hours as in 2.5, 2:30 or 2小时30分"},
      {"若干", "\"若干\" is not a number of hours; write hours as in 2.5, 2:30 or 2小时30分"},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& text = entry.second;
    CAPTURE(cell);
    const Problem problem = explain_stated(cell);
    CHECK(problem.kind == Kind::bad_hours);
    CHECK(problem.message + "; " + problem.hint == text);
  }
}
