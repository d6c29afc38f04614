#include <doctest/doctest.h>
#include <sheets/context.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace starhours;
using namespace starhours::sheets;

namespace {

Context context_of(std::initializer_list<std::initializer_list<std::string_view>> rows) {
  Sample sample;
  for (const auto& cells : rows) {
    SampleRow& row = sample.emplace_back();
    row.row = static_cast<std::uint32_t>(sample.size());
    for (const std::string_view cell : cells) row.cells.push_back({std::string(cell), CellKind::text, false});
  }
  Context context;
  read_titles(sample, 0, sample.size(), context);
  return context;
}

std::string date_of(const Context& context) { return context.date ? to_string(*context.date) : "-"; }

}  // namespace

TEST_CASE("the date of a title, however it is written") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"志愿者签到表（2025年3月5日）", "2025-03-05"},
      {"2025年3月5日志愿者签到表", "2025-03-05"},
      {"日期：2025-03-05", "2025-03-05"},
      {"日期：2025.3.5", "2025-03-05"},
      {"活动时间：2025年3月5日（星期三）9:00-11:30", "2025-03-05"},
      {"20250305签到表", "2025-03-05"},
      {"二〇二五年三月五日", "2025-03-05"},
      {"Sign-in sheet, March 5, 2025", "2025-03-05"},
      {"Date: 5 March 2025", "2025-03-05"},
      {"Date: 3/25/2025", "2025-03-25"},
      {"Date: 3/5/2025", "-"},
      {"第3-5组签到表", "-"},
      {"2025年3月签到表", "-"},
      {"填表日期：2025年3月5日", "-"},
      {"3月5日签到表", "-"},
  };
  for (const auto& entry : table) {
    const auto& title = entry.first;
    CAPTURE(title);
    CHECK(date_of(context_of({{title}})) == entry.second);
  }
}

TEST_CASE("year and month of a title") {
  const Context month = context_of({{"2025年3月志愿服务签到表"}});
  CHECK(month.year == 2025);
  CHECK(month.month == 3U);
  CHECK(context_of({{"2025年度统计"}}).year == 2025);
  CHECK(context_of({{"2025-03 统计"}}).month == 3U);
  CHECK_FALSE(context_of({{"电话 19900002025"}}).year);
  CHECK_FALSE(context_of({{"18月大的宝宝"}}).month);
}

TEST_CASE("a date waits for its year, which stands further away") {
  CHECK(date_of(context_of({{"2025年志愿服务"}, {"日期：5月3日", "", "地点：广场"}})) == "2025-05-03");
  Context context = context_of({{"日期：5月3日"}});
  CHECK(date_of(context) == "-");
  read_name("2025年签到表", "the file's name", context);
  CHECK(date_of(context) == "2025-05-03");
  CHECK(context.findings == std::vector<std::string>{"year 2025 from the file's name", "date 2025-05-03 from row 1"});
}

TEST_CASE("what labels say") {
  const Context context = context_of(
      {{"活动名称：河道清理", "", "日期：2025年5月3日"}, {"服务队", "第一队", "活动地点", "河边"}, {"负责人：王芳"}});
  CHECK(context.activity == "河道清理");
  CHECK(context.team == "第一队");
  CHECK(context.place == "河边");
  CHECK(date_of(context) == "2025-05-03");
  CHECK(context_of({{"活动名称：河道清理  活动地点：河边  时间：2025-05-03"}}).place == "河边");
}

TEST_CASE("what is left of a title when all is gone that any would say is the activity") {
  CHECK(context_of({{"2025年3月清洁家园志愿服务活动签到表"}}).activity == "清洁家园");
  CHECK(context_of({{"志愿者签到表"}}).activity.empty());
  CHECK(context_of({{"兴神路社区志愿服务签到表"}}).activity.empty());
  CHECK(context_of({{"第一季度志愿服务时长统计表"}}).activity.empty());
}

TEST_CASE("the nearest title comes first") {
  const Context context = context_of({{"日期：2025-03-05"}, {"日期：2025-03-06"}});
  CHECK(date_of(context) == "2025-03-06");
  CHECK(context.findings == std::vector<std::string>{"date 2025-03-06 from row 2"});
}
