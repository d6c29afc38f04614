#include "reading.h"

#include <starhours/moment.h>

#include <sheets/time_text.h>

#include <string>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::sheets;

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

std::string day_text(std::string_view cell) {
  TimeReader reader;
  const auto day = reader.day(cell);
  return day ? to_string(*day) : "-";
}

std::string time_text(std::string_view cell) {
  TimeReader reader;
  const auto time = reader.time(cell);
  return time ? reading::shown(*time) : "unread";
}

std::string told(const Problem& problem) {
  return fmt::format("{}: {}; {}", name_of(problem.kind), problem.message, problem.hint);
}

}  // namespace

TEST_CASE("days are read in the ways people write them, year first") {
  const Table table{
      {"2025-03-05", "2025-03-05"},
      {"2025/3/5", "2025-03-05"},
      {"2025.3.5", "2025-03-05"},
      {"2025-3-15", "2025-03-15"},
      {"2025年3月5日", "2025-03-05"},
      {"2025年03月05号", "2025-03-05"},
      {"2025 年 3 月 5 日", "2025-03-05"},
      {"2025年3月5", "2025-03-05"},
      {"20250305", "2025-03-05"},
      {"２０２５年３月５日", "2025-03-05"},
      {"２０２５－０３－０５", "2025-03-05"},
      {" 2025-03-05 ", "2025-03-05"},
      {"2025—03—05", "2025-03-05"},
      {"2025/3/5 星期三", "2025-03-05"},
      {"2025年3月5日（周三）", "2025-03-05"},
      {"2025年3月5日星期三", "2025-03-05"},
      {"2025-03-05 Wed", "2025-03-05"},
      {"2025-03-05, Wednesday", "2025-03-05"},
      {"2025/3/5 0:00:00", "2025-03-05"},
      {"2025-03-05T08:30", "2025-03-05"},
      {"2019/10/8 星期二 8:20", "2019-10-08"},
      {"2024-02-29", "2024-02-29"},
      {"1900-01-01", "1900-01-01"},
      {"2199-12-31", "2199-12-31"},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& day = entry.second;
    CAPTURE(cell);
    CHECK(day_text(cell) == day);
  }
}

TEST_CASE("what is no day, or more than one, is not read") {
  for (const std::string cell : {"",
                                 "-",
                                 "3月5日",
                                 "3/5",
                                 "03-05-2025",
                                 "5/3/2025",
                                 "25/3/5",
                                 "2025-02-29",
                                 "2025-13-01",
                                 "2025-00-10",
                                 "1899-12-31",
                                 "2200-01-01",
                                 "2025-03",
                                 "2025",
                                 "2025-03-05x",
                                 "2025-03-058:30",
                                 "2025-03-05 25:00",
                                 "2025/3-5",
                                 "2025--03-05",
                                 "星期三",
                                 "2025-03-05 星期八",
                                 "\xFF\xFF",
                                 "2025-03-05-06"}) {
    CAPTURE(cell);
    CHECK(day_text(cell) == "-");
  }
  CHECK(day_text("2025-03-05" + std::string(200, ' ') + "x") == "-");
  CHECK(day_text(std::string(100'000, '1')) == "-");
}

TEST_CASE("clock times are read in the ways people write them") {
  const Table table{
      {"9:00", "09:00"},      {"09:00", "09:00"},     {"9:00:30", "09:00"},     {"09:00:30.250", "09:00"},
      {"0900", "09:00"},      {"930", "09:30"},       {"093015", "09:30"},      {"9点", "09:00"},
      {"9点半", "09:30"},     {"9点一刻", "09:15"},   {"9点三刻", "09:45"},     {"9点整", "09:00"},
      {"9点05分", "09:05"},   {"9时30分", "09:30"},   {"9时30分15秒", "09:30"}, {"14时", "14:00"},
      {"21点钟", "21:00"},    {"上午9:00", "09:00"},  {"上午 9点", "09:00"},    {"下午3:30", "15:30"},
      {"下午15:30", "15:30"}, {"下午3点半", "15:30"}, {"中午12:00", "12:00"},   {"中午1点", "13:00"},
      {"晚上8点", "20:00"},   {"晚上12:00", "24:00"}, {"凌晨1:20", "01:20"},    {"早上7点", "07:00"},
      {"傍晚6:10", "18:10"},  {"3:30 PM", "15:30"},   {"3:30pm", "15:30"},      {"9:15a", "09:15"},
      {"1:00p", "13:00"},     {"3:30 p.m.", "15:30"}, {"12:00 AM", "00:00"},    {"12:15 PM", "12:15"},
      {"9 am", "09:00"},      {"PM 3:30", "15:30"},   {"下午3", "15:00"},       {"24:00", "24:00"},
      {"0:00", "00:00"},      {"00:00:59", "00:00"},  {"23:59:59", "23:59"},    {"９：００", "09:00"},
      {"9：30", "09:30"},     {"9∶30", "09:30"},      {"９点３０分", "09:30"},  {"　9:00　", "09:00"},
      {"9 : 30", "09:30"},    {"上午12:00", "00:00"},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& time = entry.second;
    CAPTURE(cell);
    CHECK(time_text(cell) == time);
  }
}

TEST_CASE("stamps carry their day, and with an offset are instants") {
  const Table table{
      {"2025-03-05 08:30", "2025-03-05T08:30"},
      {"2025-03-05T08:30", "2025-03-05T08:30"},
      {"2025-03-05T08:30:59.999", "2025-03-05T08:30"},
      {"2025/3/5 8:30:00", "2025-03-05T08:30"},
      {"2025/3/5  8:30", "2025-03-05T08:30"},
      {"2025年3月5日8:30", "2025-03-05T08:30"},
      {"2025年3月5日 8时30分", "2025-03-05T08:30"},
      {"2025年3月5日下午3:30", "2025-03-05T15:30"},
      {"2025/3/5 3:30 PM", "2025-03-05T15:30"},
      {"2019/10/8 星期二 8:20", "2019-10-08T08:20"},
      {"2025-03-05 (周三) 08:30", "2025-03-05T08:30"},
      {"20250305083015", "2025-03-05T08:30"},
      {"202503050830", "2025-03-05T08:30"},
      {"20250305 0830", "2025-03-05T08:30"},
      {"20250305T0830", "2025-03-05T08:30"},
      {"2025-03-05 24:00", "2025-03-06T00:00"},
      {"2025-03-05T08:30Z", "2025-03-05T08:30Z"},
      {"2025-03-05T08:30:00+08:00", "2025-03-05T00:30Z"},
      {"2025-03-05T08:30+0800", "2025-03-05T00:30Z"},
      {"2025-03-05 08:30 +08", "2025-03-05T00:30Z"},
      {"2025-03-05T00:30:00.000-05:00", "2025-03-05T05:30Z"},
      {"2025-03-05 08:30 UTC", "2025-03-05T08:30Z"},
      {"2025-03-05 08:30 UTC+8", "2025-03-05T00:30Z"},
      {"２０２５－０３－０５　０８：３０", "2025-03-05T08:30"},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& time = entry.second;
    CAPTURE(cell);
    CHECK(time_text(cell) == time);
  }
}

TEST_CASE("what is no time of day is not read") {
  for (const std::string cell : {"",
                                 "9",
                                 "9:5",
                                 "9:60",
                                 "25:00",
                                 "24:01",
                                 "9:00:61",
                                 "99",
                                 "12345",
                                 "1430-1630",
                                 "9:00-11:00",
                                 "2025-03-05",
                                 "2025-03-058:30",
                                 "9:00 x",
                                 "x9:00",
                                 "上午15:30",
                                 "晚上1:00",
                                 "15:30 AM",
                                 "0:30 PM",
                                 "2560",
                                 "9:00+08:00",
                                 "2025-03-05 08:30 +15:00",
                                 "2025-03-05 08:30 +08:60",
                                 "2025-02-30 08:30",
                                 "请假",
                                 ":30",
                                 "9:",
                                 "点半",
                                 "-9:00",
                                 "9:00:",
                                 "2025-03-05T",
                                 "\xE4\xB8",
                                 "9\xFF:00"}) {
    CAPTURE(cell);
    CHECK(time_text(cell) == "unread");
  }
}

TEST_CASE("the day remembered from the cell before never changes what a cell means") {
  TimeReader reader;
  const auto stamp = [&reader](std::string_view cell) {
    const auto time = reader.time(cell);
    return time ? reading::shown(*time) : "unread";
  };
  CHECK(stamp("2025-03-05 08:30") == "2025-03-05T08:30");
  CHECK(stamp("2025-03-05 09:30") == "2025-03-05T09:30");
  CHECK(stamp("2025-03-06 09:30") == "2025-03-06T09:30");
  CHECK(stamp("2025-03-0612:00") == "unread");
  CHECK(stamp("2025-03-06") == "unread");
  CHECK(stamp("2025-03-061 12:00") == "unread");
  CHECK(stamp("2025-03-071 12:00") == "unread");
  CHECK(stamp("2025/03/06 09:30") == "2025-03-06T09:30");
  CHECK(stamp("2025-13-06 09:30") == "unread");
  CHECK(stamp("2025-03-06T07:00") == "2025-03-06T07:00");
  CHECK(reader.day("2025-03-06") == reader.day("2025/3/6"));
  TimeReader fresh;
  CHECK_FALSE(fresh.day(std::string(10, '\0')));
  CHECK(fresh.day("1970-01-01") == Day{});
}

TEST_CASE("a day that is not read is explained") {
  const Table table{
      {"2025-02-29", "bad-date: \"2025-02-29\" is no day of the calendar; the last day of that month is 2025-02-28"},
      {"2025-13-05", "bad-date: \"2025-13-05\" is no day of the calendar; write 2025-05-13"},
      {"20250231", "bad-date: \"20250231\" is no day of the calendar; the last day of that month is 2025-02-28"},
      {"3月5日", "bad-date: \"3月5日\" gives no year; write the date as in 2025-03-05, or give the year with --year"},
      {"3/5", "bad-date: \"3/5\" gives no year; write the date as in 2025-03-05, or give the year with --year"},
      {"2025-03", "bad-date: \"2025-03\" gives no day; write the date as in 2025-03-05"},
      {"3/5/2025",
       "ambiguous-date: \"3/5/2025\" can be 2025-03-05 or 2025-05-03; write 2025-03-05, or say how the sheet writes "
       "dates with --date-order mdy or dmy"},
      {"25/3/5", "bad-date: \"25/3/5\" does not give its year in four digits; write the date as in 2025-03-05"},
      {"1025-03-05",
       "bad-date: \"1025-03-05\" is out of range, expected a year from 1900 to 2199; write the date as in 2025-03-05"},
      {"周三", "bad-date: \"周三\" is not a date; write the date as in 2025-03-05"},
      {"2025-03-05 x",
       "bad-date: \"2025-03-05 x\" is not a date alone, nor a date and a time; write the date as in 2025-03-05"},
      {"\xFF", "bad-date: \"\uFFFD\" is not a date; write the date as in 2025-03-05"},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& text = entry.second;
    CAPTURE(cell);
    CHECK(told(explain_day(cell)) == text);
  }
}

TEST_CASE("a time that is not read is explained") {
  const Table table{
      {"9", "bad-time: \"9\" is not a time of day; write 09:00"},
      {"9:6o", "bad-time: \"9:6o\" is not a time of day; write a time such as 09:00, or leave the cell empty"},
      {"25:00",
       "bad-time: \"25:00\" is no time of a day, which ends at 24:00; write 01:00 with the next day's date, or "
       "次日1:00"},
      {"2025-03-05", "bad-time: \"2025-03-05\" is a day without a time; write it as in 2025-03-05 09:00"},
      {"2025-03-05 x", "bad-time: \"2025-03-05 x\" has no time of day after its day; write it as in 2025-03-05 09:00"},
      {"2025-02-29 09:00",
       "bad-date: \"2025-02-29\" is no day of the calendar, in \"2025-02-29 09:00\"; the last day of that month is "
       "2025-02-28"},
      {"请假", "bad-time: \"请假\" is not a time of day; write a time such as 09:00, or leave the cell empty"},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& text = entry.second;
    CAPTURE(cell);
    CHECK(told(explain_time(cell)) == text);
  }
}
