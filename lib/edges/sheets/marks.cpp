#include <sheets/cell_text.h>
#include <sheets/marks.h>

#include <algorithm>
#include <array>
#include <string>

namespace starhours::sheets {
namespace {

// What the cell begins with, whatever follows ("请假1天").
constexpr auto absent_beginnings = std::to_array<std::string_view>(
    {"请假", "請假", "缺席",   "缺勤",   "旷",     "曠",     "病假", "事假",   "未到", "未参加", "未參加", "没来",
     "沒來", "没到", "未出席", "未参与", "未出勤", "调休",   "休假", "年假",   "公假", "产假",   "婚假",   "丧假",
     "假期", "因病", "因事",   "因公",   "因故",   "已请假", "爽约", "未值班", "缺课", "缺岗",   "放弃"});
// And what it is as a whole.
constexpr auto absent_words = std::to_array<std::string_view>({"absent",
                                                               "absence",
                                                               "noshow",
                                                               "leave",
                                                               "onleave",
                                                               "sickleave",
                                                               "excused",
                                                               "unexcused",
                                                               "didnotattend",
                                                               "didnotshow",
                                                               "didnotcome",
                                                               "notattended",
                                                               "nocallnoshow",
                                                               "nocall/noshow",
                                                               "ncns",
                                                               "dna",
                                                               "sick",
                                                               "cancelled",
                                                               "canceled",
                                                               "缺",
                                                               "假",
                                                               "病",
                                                               "事",
                                                               "未",
                                                               "否",
                                                               "×",
                                                               "✗",
                                                               "✘",
                                                               "✕",
                                                               "✖",
                                                               "╳",
                                                               "x",
                                                               "❌"});
constexpr auto present_words = std::to_array<std::string_view>(
    {"√",    "✓",    "✔",    "☑",      "✅",  "1",    "○",       "〇",       "◯",    "●",    "⚫",
     "v",    "p",    "y",    "yes",    "到", "已到", "签到",    "已签到",   "到岗", "在岗", "出勤",
     "全勤", "出席", "参加", "已参加", "来", "是",   "present", "attended", "t",    "正常"});
constexpr std::array<std::string_view, 20> nothing_words{
    "无",   "空",   "na",   "n/a",    "null",   "none",     "nil",      "未签到", "未签退", "未打卡",
    "缺卡", "漏签", "忘签", "忘签到", "忘签退", "忘记签到", "忘记签退", "漏打卡", "未知",   "unknown"};
constexpr std::array<std::string_view, 11> total_words{
    "合计", "小计", "总计", "总共", "共计", "total", "totals", "subtotal", "subtotals", "grandtotal", "grandtotals"};
// What may stand before and after the Chinese ones.
constexpr std::array<std::string_view, 12> total_prefixes{"本页", "本月", "本周", "本日", "本季", "本年",
                                                          "本表", "全部", "当月", "月度", "年度", "累计"};
constexpr std::array<std::string_view, 7> total_suffixes{"人数", "人次", "时长", "小时", "小时数", "工时", "时数"};

struct State {
  std::string_view word;
  Standing standing;
};
constexpr auto states = std::to_array<State>({
    {"completed", Standing::counts}, {"complete", Standing::counts},  {"present", Standing::counts},
    {"attended", Standing::counts},  {"approved", Standing::counts},  {"正常", Standing::counts},
    {"出勤", Standing::counts},      {"已完成", Standing::counts},    {"已签到", Standing::counts},
    {"通过", Standing::counts},      {"已通过", Standing::counts},    {"审核通过", Standing::counts},
    {"confirmed", Standing::waits},  {"prospect", Standing::waits},   {"websignup", Standing::waits},
    {"pending", Standing::waits},    {"unapproved", Standing::waits}, {"scheduled", Standing::waits},
    {"待审核", Standing::waits},     {"审核中", Standing::waits},     {"未审核", Standing::waits},
    {"未完成", Standing::waits},     {"已报名", Standing::waits},     {"待确认", Standing::waits},
    {"canceled", Standing::absent},  {"cancelled", Standing::absent}, {"noshow", Standing::absent},
    {"declined", Standing::waits},   {"rejected", Standing::waits},   {"已取消", Standing::absent},
    {"取消", Standing::absent},      {"denied", Standing::waits},     {"disapproved", Standing::waits},
    {"inactive", Standing::waits},   {"驳回", Standing::waits},       {"已驳回", Standing::waits},
    {"已拒绝", Standing::waits},     {"审核失败", Standing::waits},
});
constexpr std::array<std::string_view, 8> refusals{"false", "no", "n", "0", "否", "未通过", "不通过", "审核不通过"};
constexpr std::array<std::string_view, 6> flags_not_set{"0", "0.0", "false", "no", "n", "否"};

struct Aside {
  std::string_view word;
  Skip skip;
};
constexpr std::array<Aside, 21> asides{{{"制表人", Skip::signature},
                                        {"制表", Skip::signature},
                                        {"审核人", Skip::signature},
                                        {"审核", Skip::signature},
                                        {"负责人", Skip::signature},
                                        {"活动负责人", Skip::signature},
                                        {"填表人", Skip::signature},
                                        {"经办人", Skip::signature},
                                        {"统计人", Skip::signature},
                                        {"复核人", Skip::signature},
                                        {"签字", Skip::signature},
                                        {"负责人签字", Skip::signature},
                                        {"preparedby", Skip::signature},
                                        {"approvedby", Skip::signature},
                                        {"signature", Skip::signature},
                                        {"备注", Skip::note},
                                        {"说明", Skip::note},
                                        {"注", Skip::note},
                                        {"注意", Skip::note},
                                        {"note", Skip::note},
                                        {"notes", Skip::note}}};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Folded, without spaces and hyphens; nothing if the cell is too long to be a mark.
std::string bare(std::string_view cell) {
  const Folded folded(trimmed(cell));
  std::string text;
  if (!folded.fits()) return text;
  for (const char character : folded.text()) {
    if (static_cast<unsigned char>(character) > 0x20 && character != '-') text += character;
  }
  return text;
}

// The front of a long cell, enough to know an aside by.
std::string_view front_of(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.size() <= Folded::most) return cell;
  cell = cell.substr(0, Folded::most);
  return cell.substr(0, well_formed(cell));
}

}  // namespace

bool is_absent_mark(std::string_view cell) {
  const std::string text = bare(cell);
  for (const std::string_view beginning : absent_beginnings) {
    if (text.starts_with(beginning)) return true;
  }
  return contains(absent_words, text);
}

bool is_present_mark(std::string_view cell) {
  const std::string text = bare(cell);
  // A check mark drawn as an emoji has a selector behind it.
  constexpr std::string_view selector = "\uFE0F";
  std::string_view mark = text;
  if (mark.ends_with(selector)) mark.remove_suffix(selector.size());
  return contains(present_words, mark);
}

bool is_dash(std::string_view cell) {
  const Folded folded(trimmed(cell));
  if (!folded.fits() || folded.text().empty()) return false;
  return folded.text().find_first_not_of("-/\\ ") == std::string_view::npos;
}

bool is_nothing(std::string_view cell) { return contains(nothing_words, bare(cell)); }

Standing standing_of(std::string_view cell) {
  const std::string text = bare(cell);
  if (text.empty()) return Standing::unknown;
  for (const State& state : states) {
    if (state.word == text) return state.standing;
  }
  return is_absent_mark(cell) ? Standing::absent : Standing::unknown;
}

bool is_refusal(std::string_view cell) { return contains(refusals, bare(cell)); }

bool is_flag_set(std::string_view cell) {
  const std::string text = bare(cell);
  return !text.empty() && !contains(flags_not_set, text) && !is_dash(cell) && !is_nothing(cell);
}

bool is_total(std::string_view cell) {
  std::string text = bare(cell);
  while (text.ends_with(':')) text.pop_back();
  for (const std::string_view word : total_words) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos) continue;
    const std::string_view before = std::string_view(text).substr(0, at);
    const std::string_view after = std::string_view(text).substr(at + word.size());
    if (!before.empty() && !contains(total_prefixes, before)) continue;
    if (after.empty() || after.front() == ':' || after.front() == '(' || contains(total_suffixes, after)) return true;
  }
  return false;
}

std::optional<Skip> aside(std::string_view cell) {
  const std::string text = bare(front_of(cell));
  for (const Aside& known : asides) {
    if (!text.starts_with(known.word)) continue;
    const std::string_view after = std::string_view(text).substr(known.word.size());
    if (after.empty() || after.front() == ':' || after.front() == '(') return known.skip;
  }
  return std::nullopt;
}

}  // namespace starhours::sheets
