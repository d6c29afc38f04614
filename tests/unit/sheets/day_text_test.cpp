#include <starhours/moment.h>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sheets/time_text.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::sheets;

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

std::string day_text(const std::string& cell, const DayContext& context = {}) {
  TimeReader reader(context);
  const auto day = reader.day(cell);
  return day ? to_string(*day) : std::string(name_of(explain_day(cell, context).kind));
}

void check(const Table& table, const DayContext& context = {}) {
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& day = entry.second;
    CAPTURE(cell);
    CHECK(day_text(cell, context) == day);
  }
}

DayContext in_month(int year, unsigned month) {
  DayContext context;
  context.year = year;
  context.month = month;
  return context;
}

DayContext in_order(DateOrder order) {
  DayContext context;
  context.order = order;
  return context;
}

}  // namespace

TEST_CASE("days with their year in front, in every form of the field") {
  check({{"2025.3.5.", "2025-03-05"},
         {"2025。3。5", "2025-03-05"},
         {"2025、3、5", "2025-03-05"},
         {"2025．3．10", "2025-03-10"},
         {"2025／3／10", "2025-03-10"},
         {"2025年３月11日", "2025-03-11"},
         {"2025年3月5日(三)", "2025-03-05"},
         {"2025年3月5日【周三】", "bad-date"},
         {"2025年 3月 5日", "2025-03-05"},
         {"2025-03-05T00:00:00.0000000Z", "2025-03-05"},
         {"2025-03-05T23:30:00-05:00", "2025-03-05"},
         {"星期三 2025年3月5日", "2025-03-05"},
         {"2025年3月5號", "2025-03-05"},
         {"2025年3月5日上午", "2025-03-05"},
         {"2025/3/5 下午", "2025-03-05"},
         {"2025/3月5日", "2025-03-05"},
         {"2025-03-05\n09:00", "2025-03-05"},
         {"2025\\3\\5", "2025-03-05"},
         {"二〇二五年三月五日", "2025-03-05"},
         {"二零二五年十二月三十一日", "2025-12-31"},
         {"二○二五年十月二十日", "2025-10-20"},
         {"2025年三月廿五日", "2025-03-25"},
         {"25年3月5日", "2025-03-05"},
         {"45721", "2025-03-05"},
         {"45721.375", "2025-03-05"},
         {"45721.9999999", "2025-03-06"},
         {"2025年2月29日", "bad-date"},
         {"2025/13/1", "bad-date"},
         {"2025年3月", "bad-date"},
         {"２０２５年３月", "bad-date"},
         {"3月5日", "bad-date"},
         {"2025年3月5日至6日", "bad-date"},
         {"3.1-3.5", "bad-date"},
         {"25/3/5", "bad-date"},
         {"60", "bad-date"},
         {"0", "bad-date"},
         {"-3", "bad-date"},
         {"04572", "bad-date"},
         {"19900000001", "bad-date"},
         {"12345678", "bad-date"}});
}

TEST_CASE("days with the name of their month") {
  check({{"Mar 5, 2025", "2025-03-05"},
         {"Mar. 5, 2025", "2025-03-05"},
         {"March 5 2025", "2025-03-05"},
         {"march 5th, 2025", "2025-03-05"},
         {"Wednesday, March 5, 2025", "2025-03-05"},
         {"Wed, 05 Mar 2025", "2025-03-05"},
         {"Wed Mar 5, 2025", "2025-03-05"},
         {"5-Mar-2025", "2025-03-05"},
         {"05-MAR-25", "2025-03-05"},
         {"5 March 2025", "2025-03-05"},
         {"5th of March, 2025", "2025-03-05"},
         {"5 Sept. 2025", "2025-09-05"},
         {"2025-Mar-05", "2025-03-05"},
         {"5/Mar/2025", "2025-03-05"},
         {"Mar 5", "bad-date"},
         {"Mar-25", "bad-date"},
         {"Mar 2025", "bad-date"},
         {"Feb 30, 2025", "bad-date"},
         {"marathon 5", "bad-date"}});
  check({{"Mar 5", "2025-03-05"}, {"5-Mar", "2025-03-05"}, {"5 March", "2025-03-05"}}, in_month(2025, 3));
}

TEST_CASE("years of the Republic of China") {
  check({{"民國114年3月5日", "2025-03-05"},
         {"民国114年3月5日", "2025-03-05"},
         {"中華民國 114 年 3 月 5 日", "2025-03-05"},
         {"民國114.3.5", "2025-03-05"},
         {"民國98年3月5日", "2009-03-05"},
         {"114/03/05", "2025-03-05"},
         {"098/09/01", "2009-09-01"},
         {"114年3月5日", "2025-03-05"},
         {"1140305", "2025-03-05"},
         {"0980901", "2009-09-01"},
         {"089/03/05", "bad-date"},
         {"151/03/05", "bad-date"},
         {"1141305", "bad-date"},
         {"1510305", "bad-date"}});
}

TEST_CASE("day and month in front of the year are read by order, or where there is one way only") {
  check({{"03/05/2025", "ambiguous-date"},
         {"5-3-2025", "ambiguous-date"},
         {"05.05.2025", "2025-05-05"},
         {"21/04/2025", "2025-04-21"},
         {"04/21/2025", "2025-04-21"},
         {"31/12/2024", "2024-12-31"},
         {"30/02/2025", "bad-date"},
         {"3/25/25", "2025-03-25"},
         {"3/5/25", "bad-date"},
         {"13/1/25", "bad-date"},
         {"Wed 3/5/2025", "ambiguous-date"}});
  check({{"03/05/2025", "2025-03-05"},
         {"3/5/25", "2025-03-05"},
         {"21/04/2025", "2025-04-21"},
         {"3/5/2025 2:30 PM", "2025-03-05"}},
        in_order(DateOrder::month_day_year));
  check({{"03/05/2025", "2025-05-03"}, {"3/5/25", "2025-05-03"}, {"04/21/2025", "2025-04-21"}},
        in_order(DateOrder::day_month_year));
  check({{"03/05/2025", "ambiguous-date"}, {"25/3/5", "2025-03-05"}, {"25.03.05", "2025-03-05"}},
        in_order(DateOrder::year_month_day));
  check({{"25/3/5", "2025-03-05"}, {"3/5/25", "bad-date"}}, in_month(2025, 3));
}

TEST_CASE("what a day leaves out is taken from the sheet") {
  check({{"3月5日", "2025-03-05"},
         {"3.6", "2025-03-06"},
         {"3.10", "2025-03-10"},
         {"3/7", "2025-03-07"},
         {"03-08", "2025-03-08"},
         {"9日", "2025-03-09"},
         {"9号", "2025-03-09"},
         {"3月10号", "2025-03-10"},
         {"三月三十一日", "2025-03-31"},
         {"4月1日", "2025-04-01"},
         {"3月5日 星期三", "2025-03-05"},
         {"3月5日（周三）上午", "2025-03-05"},
         {"3/7 9:00", "2025-03-07"},
         {"13/3", "2025-03-13"},
         {"2月30日", "bad-date"},
         {"32日", "bad-date"},
         {"9", "bad-date"},
         {"3-5日", "bad-date"},
         {"3月5-6日", "bad-date"},
         {"13/13", "bad-date"}},
        in_month(2025, 3));
  check({{"1月3日", "2026-01-03"}, {"12月30日", "2025-12-30"}, {"6月1日", "2025-06-01"}}, in_month(2025, 12));
  check({{"12月30日", "2024-12-30"}, {"7月1日", "2025-07-01"}, {"8月1日", "2024-08-01"}}, in_month(2025, 1));
  DayContext year;
  year.year = 2025;
  check({{"3月5日", "2025-03-05"}, {"5日", "bad-date"}}, year);
  year.order = DateOrder::day_month_year;
  check({{"5/3", "2025-03-05"}, {"3/25", "2025-03-25"}}, year);
}

TEST_CASE("serial numbers count from 1904 where the workbook says so") {
  DayContext context;
  context.from_1904 = true;
  check({{"44259", "2025-03-05"}, {"45721", "2029-03-06"}}, context);
}

TEST_CASE("every day of fifty years is read in every form") {
  constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Day first{date::year{1990} / 1 / 1};
  const Day end{date::year{2041} / 1 / 1};
  TimeReader reader;
  int wrong = 0;
  for (Day day = first; day < end; day += date::days{1}) {
    const date::year_month_day parts{day};
    const int y = static_cast<int>(parts.year());
    const unsigned m = static_cast<unsigned>(parts.month());
    const unsigned d = static_cast<unsigned>(parts.day());
    const std::string_view name = names[m - 1];
    DayContext context;
    context.year = y;
    context.month = m;
    const auto reads = [&](const std::string& cell) {
      const auto found = reader.day(cell);
      if (found != day && ++wrong < 5) MESSAGE(cell, " is not ", to_string(day));
    };
    reader.set_context({});
    reads(to_string(day));
    reads(fmt::format("{}/{}/{}", y, m, d));
    reads(fmt::format("{}.{}.{}", y, m, d));
    reads(fmt::format("{}年{}月{}日", y, m, d));
    reads(fmt::format("{}年{:02}月{:02}号 周一", y, m, d));
    reads(fmt::format("{:04}{:02}{:02}", y, m, d));
    reads(fmt::format("{} {}, {}", name, d, y));
    reads(fmt::format("{}-{}-{}", d, name, y));
    reads(fmt::format("民國{}年{}月{}日", y - 1911, m, d));
    if (y >= 2001) reads(fmt::format("{:03}/{:02}/{:02}", y - 1911, m, d));
    if (y >= 2001) reads(fmt::format("{:03}{:02}{:02}", y - 1911, m, d));
    reads(fmt::format("{}", (day - Day{date::year{1899} / 12 / 30}).count()));
    reader.set_context(in_order(DateOrder::month_day_year));
    reads(fmt::format("{:02}/{:02}/{}", m, d, y));
    if (y >= 2000) reads(fmt::format("{}/{}/{:02}", m, d, y - 2000));
    reader.set_context(in_order(DateOrder::day_month_year));
    reads(fmt::format("{:02}.{:02}.{}", d, m, y));
    reader.set_context(context);
    reads(fmt::format("{}月{}日", m, d));
    reads(fmt::format("{}.{}", m, d));
    reads(fmt::format("{}日", d));
  }
  CHECK(wrong == 0);
}
