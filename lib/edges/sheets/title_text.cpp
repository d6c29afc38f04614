#include <sheets/cell_text.h>
#include <sheets/cursor.h>
#include <sheets/title_text.h>

#include <algorithm>
#include <array>
#include <cstddef>

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
    "信用时数",
    "荣誉时数",
    "服务时数",
    "时数",
    "工时",
    "时长",
    "签到签退",
    "签到",
    "签退",
    "考勤",
    "打卡",
    "登记",
    "记录",
    "统计",
    "汇总",
    "明细",
    "名单",
    "花名册",
    "名册",
    "台账",
    "情况",
    "月报",
    "周报",
    "年报",
    "报表",
    "表格",
    "月份",
    "年度",
    "月度",
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
});
// … and at the end only: 表 is part of 表演 too.
constexpr auto generic_ends = std::to_array<std::string_view>({"表", "册", "簿", "单", "的"});
// What is left may still be no more than this.
constexpr std::string_view bare_activity = "活动";

// Who made the sheet: what stands before the last of these, and it.
constexpr auto makers = std::to_array<std::string_view>({
    "社区", "街道", "实践站", "实践所", "实践中心", "服务中心", "服务站", "服务队", "志愿队", "突击队",
    "分队", "小队", "委员会", "居委会", "村委会",   "协会",     "联合会", "公司",   "大学",   "学院",
});
// 科普进社区 is no maker.
constexpr auto movements = std::to_array<std::string_view>({"进", "入", "到", "在", "为", "爱"});
// A title that ends so names nothing but who made it.
constexpr auto organisations =
    std::to_array<std::string_view>({"站", "所", "中心", "队", "学校", "镇", "乡", "村", "县", "区"});

constexpr auto numerals = std::to_array<std::string_view>(
    {"〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "廿", "两"});
constexpr auto units = std::to_array<std::string_view>(
    {"年", "月份", "月", "日", "号", "季度", "周", "期", "次", "届", "页", "时", "点", "分", "班", "组"});
constexpr auto joints = std::to_array<std::string_view>({"至", "到", "-", "~", ".", "/", ":", ",", " "});

template <std::size_t count>
std::size_t any_of_at(std::string_view text, const std::array<std::string_view, count>& words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return word.size();
  }
  return 0;
}

// The bytes of a number with its unit at the front of `text`: 2025年, 三月, 第3期, 9:00-11:30. 0 if there is none; 六一
// in 六一儿童节 is none.
std::size_t dated(std::string_view text) {
  std::size_t at = text.starts_with("第") ? std::string_view("第").size() : 0;
  const std::size_t begin = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  const bool digits = at > begin;
  while (!digits) {
    const std::size_t numeral = any_of_at(text.substr(at), numerals);
    if (numeral == 0) break;
    at += numeral;
  }
  if (at == begin) return 0;
  const std::size_t unit = any_of_at(text.substr(at), units);
  if (unit == 0 && !digits) return 0;
  at += unit;
  // 3月5日至7日
  const std::size_t joint = any_of_at(text.substr(at), joints);
  if (joint > 0) {
    if (const std::size_t more = dated(text.substr(at + joint)); more > 0) at += joint + more;
  }
  return at;
}

bool is_chinese(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= 0xE4 && byte <= 0xE9;
}

// Where what comes after the maker begins; 0 without one.
std::size_t end_of_maker(std::string_view text) {
  std::size_t end = 0;
  for (const std::string_view maker : makers) {
    const std::size_t at = text.rfind(maker);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view before = text.substr(0, at);
    const bool moves = std::any_of(movements.begin(), movements.end(),
                                   [before](std::string_view word) { return before.ends_with(word); });
    if (!moves) end = std::max(end, at + maker.size());
  }
  return end;
}

}  // namespace

std::string activity_in(std::string_view title) {
  // No title is longer, and what is below works through a text again and again.
  constexpr std::size_t longest = 300;
  if (title.size() > longest) return {};
  std::string text = folded(title);
  for (const std::string_view bracket : {std::string_view("("), std::string_view("["), std::string_view("【")}) {
    if (const std::size_t at = text.find(bracket); at != std::string::npos) text.erase(at);
  }
  const std::string_view rest = std::string_view(text).substr(end_of_maker(text));
  std::string left;
  for (std::size_t at = 0; at < rest.size();) {
    if (const std::size_t date = dated(rest.substr(at)); date > 0) {
      at += date;
    } else if (const std::size_t generic = any_of_at(rest.substr(at), generic_words); generic > 0) {
      at += generic;
    } else if (is_chinese(rest, at) && at + 2 < rest.size()) {
      left.append(rest, at, 3);
      at += 3;
    } else {
      ++at;  // marks, other scripts
    }
  }
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view end : generic_ends) {
      if (!left.ends_with(end)) continue;
      left.erase(left.size() - end.size());
      cut = true;
    }
  }
  constexpr std::size_t shortest = 6;  // two characters
  if (left.size() < shortest || left == bare_activity) return {};
  const auto ends_left = [&left](std::string_view word) { return left.ends_with(word); };
  const bool names_maker = end_of_maker(left) == left.size() || any_of_at(left, makers) == left.size() ||
                           (std::any_of(organisations.begin(), organisations.end(), ends_left) &&
                            std::none_of(makers.begin(), makers.end(), ends_left));
  return names_maker ? std::string() : left;
}

}  // namespace starhours::sheets
