#include <doctest/doctest.h>
#include <sheets/title_text.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace starhours::sheets;

TEST_CASE("what is left of a title when all is gone that any would say is the activity") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"2025年3月清洁家园志愿服务活动签到表", "清洁家园"},
      {"清洁家园签到表（更正）", "清洁家园"},
      {"兴神路社区三月志愿服务签到表", ""},
      {"兴神路社区新时代文明实践站志愿服务活动签到表", ""},
      {"兴神路社区新时代文明实践站春季植树签到表", "春季植树"},
      {"青年突击队夜巡2025年1月考勤", "夜巡"},
      {"关爱老年人志愿服务登记表", "关爱老年人"},
      {"科普进社区志愿服务签到表", "科普进社区"},
      {"社区清扫签到表", "社区清扫"},
      {"六一儿童节文艺表演签到表", "六一儿童节文艺表演"},
      {"3月5日至7日学雷锋签到表", "学雷锋"},
      {"2025-03-05 9:00-11:30 河道清理", "河道清理"},
      {"第3期图书整理", "图书整理"},
      {"二〇二五年三月 图书整理", "图书整理"},
      {"共享单车整理签到单", "共享单车整理"},
      {"2025年3月信用时数", ""},
      {"2025年活动记录", ""},
      {"第一季度志愿服务时长统计表", ""},
      {"志愿者签到表", ""},
      {"社区志愿服务签到表", ""},
      {"Sheet1", ""},
      {"2025-03", ""},
  };
  for (const auto& entry : table) {
    const std::string& title = entry.first;
    CAPTURE(title);
    CHECK(activity_in(title) == entry.second);
  }
}

TEST_CASE("a cell that no title could be is looked at no further") {
  std::string dates;
  std::string numerals;
  for (std::size_t at = 0; at < 500'000; ++at) {
    dates += "1-";
    numerals += "一";
  }
  CHECK(activity_in(dates).empty());
  CHECK(activity_in(numerals).empty());
}
