#include "reading.h"

#include <fmt/format.h>
#include <sheets/time_text.h>

#include <string>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::sheets;

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

void check(const Table& table, const DayContext& context = {}) {
  TimeReader reader(context);
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& text = entry.second;
    CAPTURE(cell);
    const auto time = reader.time(cell);
    CHECK((time ? reading::shown(*time) : "-") == text);
  }
}

}  // namespace

TEST_CASE("clocks of other keyboards and other lands") {
  check({{"9点半", "09:30"},
         {"9时", "09:00"},
         {"9點", "09:00"},
         {"９：００：３０", "09:00"},
         {"9；00", "09:00"},
         {"9;30", "09:30"},
         {"8.30", "08:30"},
         {"14.05", "14:05"},
         {"9．30", "09:30"},
         {"8.3", "-"},
         {"8.305", "-"},
         {"9am", "09:00"},
         {"9 A.M.", "09:00"},
         {"2:30\u202FPM", "14:30"},
         {"2:30 p.m", "14:30"},
         {"09:00:00 AM", "09:00"},
         {"10:00:00 PM", "22:00"},
         {"14:00:00 PM", "14:00"},
         {"noon", "12:00"},
         {"12 noon", "12:00"},
         {"midnight", "00:00"},
         {"正午", "12:00"},
         {"九点半", "09:30"},
         {"下午两点", "14:00"},
         {"十二点三十分", "12:30"},
         {"八点零五分", "08:05"},
         {"零点", "00:00"},
         {"9点 30分", "09:30"},
         {"夜里11点", "23:00"},
         {"凌晨12:30", "00:30"},
         {"晚上1:00", "-"},
         {"点", "-"},
         {"am", "-"},
         {"中午", "-"}});
}

TEST_CASE("the next day may be said") {
  check({{"次日2:00", "26:00"},
         {"次日 02:00", "26:00"},
         {"(次日)2:00", "26:00"},
         {"翌日凌晨1:30", "25:30"},
         {"第二天2点", "26:00"},
         {"2:00（次日）", "26:00"},
         {"02:00+1", "26:00"},
         {"02:00 (+1)", "26:00"},
         {"2:00 AM next day", "26:00"},
         {"次日24:00", "48:00"},
         {"当日22:00", "22:00"},
         {"02:00+2", "-"},
         {"次日", "-"},
         {"2025-03-05 次日2:00", "2025-03-06T02:00"},
         {"2025-03-05 22:00 +1", "2025-03-06T22:00"}});
}

TEST_CASE("numbers as spreadsheets count days") {
  check({{"0.375", "09:00"},
         {"0.25", "06:00"},
         {".5", "12:00"},
         {"0.722569444444444", "17:20"},
         {"0.7225694444", "17:20"},
         {"0.479166666666666699997", "11:30"},
         {"0.999999", "24:00"},
         {"0.00069444", "00:01"},
         {"6.94444444444444E-4", "00:01"},
         {"0.0", "00:00"},
         {"1.5", "-"},
         {"45721.375", "2025-03-05T09:00"},
         {"45721.7225694444", "2025-03-05T17:20"},
         {"45721", "-"},
         {"1e5", "-"},
         {"5721.5", "-"}});
  DayContext context;
  context.from_1904 = true;
  check({{"44259.375", "2025-03-05T09:00"}}, context);
}

TEST_CASE("stamps have any day in front") {
  check({{"Mar 5, 2025 2:30 PM", "2025-03-05T14:30"},
         {"Mar 5, 2025 at 2:30 PM", "2025-03-05T14:30"},
         {"5-Mar-2025 14:30", "2025-03-05T14:30"},
         {"Wednesday, March 5, 2025 2:30 PM", "2025-03-05T14:30"},
         {"21/4/2025 14:30", "2025-04-21T14:30"},
         {"3/5/2025 2:30 PM", "-"},
         {"民國114年3月5日 下午2:30", "2025-03-05T14:30"},
         {"114/03/05 14:30", "2025-03-05T14:30"},
         {"二〇二五年三月五日九点半", "2025-03-05T09:30"},
         {"2025年3月5日（周三）9:00", "2025-03-05T09:00"},
         {"2025.3.5 9.30", "2025-03-05T09:30"},
         {"2025-03-05\n09:00", "2025-03-05T09:00"},
         {"3月5日9:00", "-"},
         {"1899-12-30 09:00:00", "09:00"},
         {"1900-01-00T09:00:00", "09:00"},
         {"1899-12-30T09:00:00Z", "-"},
         {"2025-03-05T09:00:12.345+08:00", "2025-03-05T01:00Z"},
         {"2025-03-04T20:00:00-05:00", "2025-03-05T01:00Z"}});
  DayContext context;
  context.year = 2025;
  context.month = 3;
  context.order = DateOrder::month_day_year;
  check({{"3/5/2025 2:30 PM", "2025-03-05T14:30"},
         {"3/5/25 2:30\u202FPM", "2025-03-05T14:30"},
         {"11/2/2025 1:50 AM", "2025-11-02T01:50"},
         {"3月5日9:00", "2025-03-05T09:00"},
         {"3/5 9:00", "2025-03-05T09:00"},
         {"3.10 9:00", "2025-03-10T09:00"},
         {"3.10", "03:10"},
         {"5日 9:00", "2025-03-05T09:00"},
         {"Mar 5 2:30 PM", "2025-03-05T14:30"}},
        context);
}

TEST_CASE("every minute of a day is read in every form") {
  TimeReader reader;
  int wrong = 0;
  const auto reads = [&](const std::string& cell, int minutes) {
    const auto time = reader.time(cell);
    const bool right = time && time->kind == WrittenTime::Kind::clock && time->clock == Minutes{minutes};
    if (!right && ++wrong < 5) MESSAGE(cell, " is not ", minutes);
  };
  for (int minutes = 0; minutes < 24 * 60; ++minutes) {
    const int h = minutes / 60;
    const int m = minutes % 60;
    const int h12 = h % 12 == 0 ? 12 : h % 12;
    const std::string_view half = h < 12 ? "AM" : "PM";
    reads(fmt::format("{:02}:{:02}", h, m), minutes);
    reads(fmt::format("{}:{:02}:59", h, m), minutes);
    reads(fmt::format("{}：{:02}", h, m), minutes);
    reads(fmt::format("{:02}{:02}", h, m), minutes);
    reads(fmt::format("{:02}.{:02}", h, m), minutes);
    reads(fmt::format("{}点{:02}分", h, m), minutes);
    reads(fmt::format("{}时{}分", h, m), minutes);
    reads(fmt::format("{}:{:02} {}", h12, m, half), minutes);
    reads(fmt::format("{:02}:{:02}:00 {}", h, m, half), minutes);
    reads(fmt::format("{}:{:02}{}", h12, m, h < 12 ? "am" : "p.m."), minutes);
    reads(fmt::format("{}{}:{:02}", h < 12 ? "上午" : "下午", h12, m), minutes);
    reads(fmt::format("次日{}:{:02}", h, m), minutes + 1440);
    reads(fmt::format("{:.15f}", minutes / 1440.0), minutes);
    const auto stamp = reader.time(fmt::format("{:.10f}", 45721 + minutes / 1440.0));
    const WallTime wall = Day{date::year{2025} / 3 / 5} + Minutes{minutes};
    if (!(stamp && stamp->wall == wall) && ++wrong < 5) MESSAGE(minutes, " of a serial");
  }
  CHECK(wrong == 0);
}
