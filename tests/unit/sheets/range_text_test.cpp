#include "reading.h"

#include <starhours/moment.h>

#include <sheets/range_text.h>

#include <string>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::sheets;

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

std::string ranges_text(const std::string& cell, const DayContext& context = {}) {
  TimeReader reader(context);
  std::vector<WrittenRange> ranges;
  if (!read_ranges(cell, reader, ranges)) return std::string(ranges.empty() ? "unread" : "left over");
  std::string text;
  for (const WrittenRange& range : ranges) {
    if (!text.empty()) text += " ";
    text += reading::shown(range.in) + ">" + reading::shown(range.out);
  }
  return text;
}

void check(const Table& table, const DayContext& context = {}) {
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& text = entry.second;
    CAPTURE(cell);
    CHECK(ranges_text(cell, context) == text);
  }
}

}  // namespace

TEST_CASE("one range in a cell, whatever stands between its sides") {
  for (const std::string cell :
       {"9:00-11:30",        "9：00—11：30", "9:00~11:30",    "9:00～11:30",        "9:00∼11:30",  "9:00〜11:30",
        "9:00至11:30",       "9:00到11:30",  "9:00 – 11:30",  "9:00--11:30",        "9:00——11:30", "9:00―11:30",
        "9:00 to 11:30",     "9:00/11:30",   "9:00一11:30",   "从9:00到11:30",      "9:00->11:30", "9:00→11:30",
        "09:00:00-11:30:00", "0900-1130",    "9.00-11.30",    "上午9:00-11:30",     "9点-11点半",  "九点至十一点半",
        "9点至11点30分",     "9-11:30",      "9:00 -\n11:30", "9:00 AM - 11:30 AM", "9-11:30am",   "9:00—上午11:30"}) {
    CAPTURE(cell);
    CHECK(ranges_text(cell) == "09:00>11:30");
  }
}

TEST_CASE("the part of the day is carried to the other side") {
  check({{"下午2:00-4:30", "14:00>16:30"},
         {"下午2点到4点半", "14:00>16:30"},
         {"下午2:00-16:30", "14:00>16:30"},
         {"上午10:00-下午1:00", "10:00>13:00"},
         {"上午9:00-12:00", "09:00>12:00"},
         {"上午9:00-上午12:00", "09:00>12:00"},
         {"上午9:00-14:00", "09:00>14:00"},
         {"中午12:00-3:00", "12:00>15:00"},
         {"晚上7:00-9:00", "19:00>21:00"},
         {"晚上8点-12点", "20:00>24:00"},
         {"晚上10:00-2:00", "22:00>02:00"},
         {"晚上10:00-凌晨2:00", "22:00>02:00"},
         {"9-11点", "09:00>11:00"},
         {"2-4pm", "14:00>16:00"},
         {"10-2pm", "10:00>14:00"},
         {"11:30-1:30 PM", "11:30>13:30"},
         {"2pm-4", "14:00>16:00"},
         {"9am-12", "09:00>12:00"},
         {"9 a.m. to 5 p.m.", "09:00>17:00"},
         // 01:00 is too far from 09:00 to be on the next day, and so waits.
         {"上午9:00-1:00", "09:00>01:00"}});
}

TEST_CASE("ranges over midnight") {
  check({{"22:00-次日2:00", "22:00>26:00"},
         {"22:00-2:00(次日)", "22:00>26:00"},
         {"22:00-02:00+1", "22:00>26:00"},
         {"22:00-24:00", "22:00>24:00"},
         {"22:00-2:00", "22:00>02:00"},
         {"次日1:00-3:00", "25:00>27:00"},
         {"2025-03-12 22:00-2:00", "2025-03-12T22:00>02:00"},
         {"2025-03-12 22:00-次日2:00", "2025-03-12T22:00>26:00"}});
}

TEST_CASE("several ranges in a cell") {
  for (const std::string cell :
       {"9:00-11:30,14:00-17:00", "9:00-11:30\n14:00-17:00", "9:00-11:30\r\n14:00-17:00", "9:00-11:30，14:00-17:00",
        "9:00-11:30、14:00-17:00", "9:00-11:30；14:00-17:00", "9:00-11:30; 14:00-17:00", "9:00-11:30和14:00-17:00",
        "9:00-11:30 14:00-17:00", "上午9:00-11:30；下午2:00-5:00", "9-11:30, 14-17点", "上午9:00-11:30,14:00-17:00",
        "9:00-11:30/14:00-17:00", "9:00-11:30+14:00-17:00", "9:00-11:30am, 2-5pm", "9点-11点半 下午2点-5点"}) {
    CAPTURE(cell);
    CHECK(ranges_text(cell) == "09:00>11:30 14:00>17:00");
  }
  check({{"下午2:00-3:00,4:00-5:00", "14:00>15:00 16:00>17:00"},
         {"上午9:00-11:30,2:00-5:00", "unread"},
         {"8:00-9:00,10:00-11:00,13:00-14:00,15:00-16:00", "08:00>09:00 10:00>11:00 13:00>14:00 15:00>16:00"},
         {"上午8:00-上午9:30；上午10:00-上午11:30；下午2:00-下午3:30；下午4:00-下午5:30；晚上7:00-晚上8:30",
          "08:00>09:30 10:00>11:30 14:00>15:30 16:00>17:30 19:00>20:30"}});
}

TEST_CASE("days in a cell of ranges") {
  check({{"2025-03-12 9:00-11:30", "2025-03-12T09:00>11:30"},
         {"2025-03-12 09:00 - 2025-03-12 11:30", "2025-03-12T09:00>2025-03-12T11:30"},
         {"2025年3月12日 9:00-11:30,14:00-17:00", "2025-03-12T09:00>11:30 2025-03-12T14:00>17:00"},
         {"2025/3/12 22:00~2025/3/13 2:00", "2025-03-12T22:00>2025-03-13T02:00"},
         {"2025-03-12T09:00:00+08:00/2025-03-12T11:30:00+08:00", "2025-03-12T01:00Z>2025-03-12T03:30Z"},
         {"3月12日9:00-11:30", "unread"},
         {"3/5/2025 2:30 PM - 5:00 PM", "unread"}});
  DayContext context;
  context.year = 2025;
  context.order = DateOrder::month_day_year;
  check({{"3月12日9:00-11:30", "2025-03-12T09:00>11:30"},
         {"3/12 9:00-11:30", "2025-03-12T09:00>11:30"},
         {"9.30-11.30 14.00-16.00", "09:30>11:30 14:00>16:00"},
         {"3/5/2025 2:30 PM - 5:00 PM", "2025-03-05T14:30>17:00"},
         {"9-11点", "09:00>11:00"}},
        context);
}

TEST_CASE("half a range has one side") {
  check({{"9:00-", "09:00>-"},
         {"9:00——", "09:00>-"},
         {"9:00至", "09:00>-"},
         {"-11:30", "->11:30"},
         {"9:00-,14:00-17:00", "09:00>- 14:00>17:00"},
         {"2025-03-12 9:00-", "2025-03-12T09:00>-"},
         {"9-", "unread"}});
}

TEST_CASE("what is no range is not read") {
  for (const std::string cell : {"",
                                 "-",
                                 "——",
                                 "9:00",
                                 "9:00 11:30",
                                 "9-11",
                                 "2025-03",
                                 "2025-03-05",
                                 "2025-03-05 2025-03-06",
                                 "3.5-3.8",
                                 "全天",
                                 "半天",
                                 "9:00-25:00",
                                 "9:00-11:60",
                                 "9:00-11:30-14:00",
                                 "9:00-11:30 x",
                                 "请假",
                                 "9:00-11:30,",
                                 "9:00-9:6o",
                                 "\xFF"}) {
    CAPTURE(cell);
    if (cell == "9:00-11:30,") {
      CHECK(ranges_text(cell) == "09:00>11:30");
    } else {
      CHECK(ranges_text(cell) == "unread");
    }
  }
  CHECK(ranges_text(std::string(100'000, '9')) == "unread");
}

TEST_CASE("ranges that are not read are explained") {
  const auto told = [](const std::string& cell) {
    const Problem problem = explain_ranges(cell);
    return fmt::format("{}: {}; {}", name_of(problem.kind), problem.message, problem.hint);
  };
  CHECK(told("全天") == "bad-time: \"全天\" says no times; write a range such as 09:00-11:30");
  CHECK(told("9-11") == "bad-time: \"9-11\" may be a date; write 09:00-11:00");
  CHECK(told("x") == "bad-time: \"x\" is not a range of times; write a range such as 09:00-11:30");
  CHECK(told("2025-02-30 9:00-11:00") ==
        "bad-date: \"2025-02-30\" is no day of the calendar, in \"2025-02-30 9:00-11:00\"; the last day of that month "
        "is 2025-02-28");
}
