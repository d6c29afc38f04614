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
      {"2", 120},
      {"2.5", 150},
      {".5", 30},
      {"2.", 120},
      {"0", 0},
      {"0.00", 0},
      {"1.33", 79},
      {"2.32", 139},
      {"1.99", 119},
      {"2.33333333333333", 140},
      {"0.166666667", 10},
      {"0.0166666", 1},
      {"2.5h", 150},
      {"2.5 h", 150},
      {"2.5 hours", 150},
      {"1 hr", 60},
      {"1h30m", 90},
      {"1h 30 min", 90},
      {"1h30", 90},
      {"90m", 90},
      {"90 minutes", 90},
      {"1:30", 90},
      {"1:30:59", 90},
      {"01:05", 65},
      {"12:00", 720},
      {"2小时", 120},
      {"2小时30分", 150},
      {"2小时30分钟", 150},
      {"2 小时 30 分", 150},
      {"90分钟", 90},
      {"90分", 90},
      {"半小时", 30},
      {"半个小时", 30},
      {"两小时", 120},
      {"两个小时", 120},
      {"2个小时", 120},
      {"2个半小时", 150},
      {"两个半小时", 150},
      {"一个半小时", 90},
      {"2小时半", 150},
      {"十二小时", 720},
      {"二十小时", 1200},
      {"2.5小时", 150},
      {"三个钟头", 180},
      {"2时30分", 150},
      {"２．５", 150},
      {"２小时", 120},
      {" 2.5 ", 150},
      {"512", 30720},
      {"9999", 599940},
      {"1小时59秒", 60},
      {"90秒", 1},
      {"2H", 120},
      {"2,5", 150},
      {"0,125", 7},
      {"2,33", 139},
      {"2，5", 150},
      {"2.5 hrs", 150},
      {"90min", 90},
      {"90'", 90},
      {"1:30:00", 90},
      {"2:30:00", 150},
      {"26:30:00", 1590},
      {"一刻钟", 15},
      {"三刻钟", 45},
      {"1小时一刻钟", 75},
      {"2h30", 150},
      {"1 h 30 m", 90},
      {"1.5（小时）", 90},
      {"1.5(h)", 90},
      {"PT2H30M", 150},
      {"PT45M", 45},
      {"pt1h", 60},
      {"两个半小時", 150},
      {"1小时零5分", 65},
      {"一小时二十分", 80},
      {"一小时零五分", 65},
      {"2 hours and 30 minutes", 150},
      {"2 hours, 5 min", 125},
      {"02:30:00 AM", 150},
      {"0 days 02:30:00", 150},
      {"1 day, 2:00:00", 1560},
      {"0.999999999999999", 60},
      {"1.16666666666667", 70},
      {"0.10", 6},
      {"一小时", 60},
      {"26小时", 1560},
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
                                 "1,500",
                                 "1,5,3",
                                 "2,",
                                 "半天",
                                 "一天",
                                 "全天",
                                 "pt",
                                 "PT2",
                                 "1.5（小时",
                                 "2小时左右",
                                 "3 days",
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
      {"1,500", "\"1,500\" has a comma that may be a point or nothing; write 1.500 or 1500"},
      {"半天", "\"半天\" counts days, expected hours served; write hours as in 2.5, 2:30 or 2小时30分"},
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

TEST_CASE("every minute of a day is read in every form") {
  int wrong = 0;
  const auto reads = [&wrong](const std::string& cell, int minutes) {
    if (read_stated(cell, false) != Minutes{minutes} && ++wrong < 5) MESSAGE(cell, " is not ", minutes);
  };
  for (int minutes = 1; minutes <= 24 * 60; ++minutes) {
    const int h = minutes / 60;
    const int m = minutes % 60;
    reads(fmt::format("{}:{:02}", h, m), minutes);
    reads(fmt::format("{}:{:02}:00", h, m), minutes);
    reads(fmt::format("{}分钟", minutes), minutes);
    reads(fmt::format("{}小时{}分", h, m), minutes);
    reads(fmt::format("{}h{}m", h, m), minutes);
    reads(fmt::format("PT{}H{}M", h, m), minutes);
    // As spreadsheets write the hours of a formula, and a decimal comma.
    reads(fmt::format("{:.15g}", minutes / 60.0), minutes);
    std::string comma = fmt::format("{:.12f}", minutes / 60.0);
    comma[comma.find('.')] = ',';
    reads(comma, minutes);
  }
  CHECK(wrong == 0);
}

TEST_CASE("hours of several people together") {
  const auto minutes = [](std::string_view cell) {
    const auto read = read_stated_together(cell, false);
    return read ? read->count() : -1;
  };
  CHECK(minutes("0.667") == 40);
  CHECK(minutes("1.33") == 80);
  CHECK(minutes("2:00:29") == 120);
  CHECK(minutes("2:00:30") == 121);
  CHECK(minutes("64000") == 3'840'000);
  CHECK(minutes("9999999小时") == 599'999'940);
  CHECK(minutes("10000000") == -1);
  CHECK(minutes("很多") == -1);
  CHECK_FALSE(read_stated("10000", false));
}
