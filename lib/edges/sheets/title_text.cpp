#include <sheets/cell_text.h>
#include <sheets/cursor.h>
#include <sheets/numeral_text.h>
#include <sheets/title_text.h>

#include <array>

namespace starhours::sheets {
namespace {

// What a title says of any sheet: without these words it names the activity. Longer ones first.
constexpr auto generic_words = std::to_array<std::string_view>({
    "新时代文明实践活动",
    "新时代文明实践",
    "志愿服务活动",
    "志愿服务",
    "志愿者活动",
    "服务活动",
    "志愿活动",
    "志愿者",
    "服务时长",
    "工时",
    "时长",
    "签到签退",
    "签到",
    "签退",
    "考勤",
    "登记",
    "记录",
    "统计",
    "汇总",
    "明细",
    "名单",
    "名册",
    "花名册",
    "台账",
    "情况",
    "月报",
    "周报",
    "年报",
    "报表",
    "表格",
    "册",
    "簿",
    "单",
    "表",
    "月份",
    "年度",
    "季度",
    "上半年",
    "下半年",
    "最终版",
    "终版",
    "更正版",
    "更正",
    "修改版",
    "副本",
    "新版",
    "第",
    "页",
    "共",
    "年",
    "月",
    "日",
    "号",
    "份",
    "的",
});

// A title that ends so names who made the sheet.
constexpr std::array<std::string_view, 24> organisations{
    "社区",   "街道", "实践站", "实践所", "实践中心", "站",   "所",   "中心", "服务队", "分队", "小队", "队",
    "委员会", "协会", "联合会", "公司",   "学校",     "大学", "学院", "镇",   "乡",     "村",   "县",   "区"};

bool is_chinese(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= 0xE4 && byte <= 0xE9;
}

}  // namespace

std::string activity_in(std::string_view title) {
  std::string text = folded(title);
  for (const std::string_view bracket : {std::string_view("("), std::string_view("[")}) {
    if (const std::size_t at = text.find(bracket); at != std::string::npos) text.erase(at);
  }
  std::string left;
  for (std::size_t at = 0; at < text.size();) {
    bool generic = false;
    for (const std::string_view word : generic_words) {
      if (!std::string_view(text).substr(at).starts_with(word)) continue;
      at += word.size();
      generic = true;
      break;
    }
    if (generic) continue;
    if (is_chinese(text, at) && at + 2 < text.size()) {
      left.append(text, at, 3);
      at += 3;
    } else {
      ++at;  // digits, marks, other scripts
    }
  }
  constexpr std::size_t shortest = 6;  // two characters
  if (left.size() < shortest) return {};
  if (Cursor cursor(left); take_numeral(cursor) && cursor.done()) return {};
  for (const std::string_view organisation : organisations) {
    if (left.ends_with(organisation)) return {};
  }
  return left;
}

}  // namespace starhours::sheets
