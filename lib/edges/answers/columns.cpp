#include <answers/columns.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <string>

namespace starhours::answers {
namespace {

struct Line {
  std::string_view key;  // after a colon: whose heading it is, where the same key heads different things
  std::string_view zh;
  std::string_view en;
  CellKind kind;
};

constexpr Line lines[] = {
    {"absent", "缺席", "Absent", CellKind::count},
    {"activity", "活动", "Activity", CellKind::text},
    {"activity:id", "活动编号", "Activity", CellKind::text},
    {"award", "奖项", "Award", CellKind::text},
    {"basis", "依据", "Basis", CellKind::text},
    {"beneficiaries", "受益人数", "Beneficiaries", CellKind::count},
    {"category", "类别", "Category", CellKind::text},
    {"change", "变动", "Change", CellKind::text},
    {"claimed", "申报分钟", "Claimed", CellKind::count},
    {"column", "列", "Column", CellKind::count},
    {"credited", "计入分钟", "Credited", CellKind::count},
    {"date", "日期", "Date", CellKind::text},
    {"day", "日期", "Day", CellKind::text},
    {"days", "天数", "Days", CellKind::count},
    {"definition", "口径", "Definition", CellKind::text},
    {"dismiss", "不计原因", "Dismiss", CellKind::text},
    {"duplicates", "重复", "Duplicates", CellKind::count},
    {"end", "结束", "End", CellKind::text},
    {"entries", "人次", "Participations", CellKind::count},
    {"fate", "去向", "Fate", CellKind::text},
    {"groups", "群体", "Groups", CellKind::text},
    {"half", "半年", "Half", CellKind::text},
    {"hint", "提示", "Hint", CellKind::text},
    {"hours", "时长(小时)", "Hours", CellKind::hours},
    {"hours:text", "时长", "Hours", CellKind::text},
    {"id_number", "身份证号", "Identity number", CellKind::text},
    {"imported", "导入日期", "Imported", CellKind::text},
    {"kind", "种类", "Kind", CellKind::text},
    {"last_winner", "末位获奖者", "Last winner", CellKind::text},
    {"level", "等级", "Level", CellKind::text},
    {"line", "行", "Line", CellKind::count},
    {"measure", "指标", "Measure", CellKind::text},
    {"members", "队员数", "Members", CellKind::count},
    {"message", "问题", "Problem", CellKind::text},
    {"met", "达到", "Met", CellKind::flag},
    {"minutes", "分钟", "Minutes", CellKind::count},
    {"month", "月", "Month", CellKind::text},
    {"name", "姓名", "Name", CellKind::text},
    {"name:thing", "名称", "Name", CellKind::text},
    {"note", "说明", "Note", CellKind::text},
    {"parent", "上级", "Parent", CellKind::text},
    {"period", "周期", "Period", CellKind::text},
    {"phone", "手机号", "Phone", CellKind::text},
    {"place", "地点", "Place", CellKind::text},
    {"post", "岗位", "Post", CellKind::text},
    {"posted", "入账", "Posted", CellKind::count},
    {"previous", "原星级", "Previous stars", CellKind::count},
    {"project", "项目", "Project", CellKind::text},
    {"quarter", "季度", "Quarter", CellKind::text},
    {"rank", "名次", "Rank", CellKind::count},
    {"reached", "达到日期", "Reached", CellKind::text},
    {"reason", "原因", "Reason", CellKind::text},
    {"registered", "注册日期", "Registered", CellKind::text},
    {"row", "记录", "Row", CellKind::count},
    {"rows", "总行数", "Rows", CellKind::count},
    {"rule", "规则", "Rule", CellKind::text},
    {"score", "得分", "Score", CellKind::score},
    {"sha256", "SHA-256", "SHA-256", CellKind::text},
    {"sheet", "表", "Sheet", CellKind::text},
    {"sign_in", "签到", "Sign-in", CellKind::text},
    {"sign_out", "签退", "Sign-out", CellKind::text},
    {"skipped", "略过", "Skipped", CellKind::count},
    {"stars", "星级", "Stars", CellKind::count},
    {"start", "开始", "Start", CellKind::text},
    {"station", "站所", "Station", CellKind::text},
    {"steps", "计时步骤", "Steps", CellKind::text},
    {"suspense", "待处理", "Suspense", CellKind::count},
    {"suspense_row", "待处理记录", "Row in suspense", CellKind::text},
    {"suspense_sheet", "待处理的表", "Sheet in suspense", CellKind::text},
    {"team", "服务队", "Team", CellKind::text},
    {"team:id", "服务队编号", "Team", CellKind::text},
    {"text", "原文", "Text", CellKind::text},
    {"to_next_minutes", "距下一级(分钟)", "To next level (minutes)", CellKind::count},
    {"total_minutes", "累计分钟", "Running total", CellKind::count},
    {"unit", "单位", "Unit", CellKind::text},
    {"value", "数值", "Value", CellKind::score},
    {"value:text", "数值", "Value", CellKind::text},
    {"volunteer", "志愿者编号", "Volunteer", CellKind::text},
    {"volunteer_id", "志愿者编号", "Volunteer", CellKind::text},
    {"volunteers", "人数", "Volunteers", CellKind::count},
    {"was", "原为", "Was", CellKind::text},
    {"week", "周", "Week", CellKind::text},
    {"what", "操作", "What", CellKind::text},
    {"won", "获奖", "Won", CellKind::flag},
    {"worked", "服务分钟", "Worked", CellKind::count},
    {"worksheet", "工作表", "Worksheet", CellKind::text},
    {"year", "年", "Year", CellKind::text},
};

}  // namespace

void append_column(std::vector<Column>& columns, std::string_view key) {
  const Line* line =
      std::find_if(std::begin(lines), std::end(lines), [&](const Line& each) { return each.key == key; });
  assert(line != std::end(lines));
  columns.push_back(
      {std::string(key.substr(0, key.find(':'))), {std::string(line->zh), std::string(line->en)}, line->kind});
}

std::vector<Column> columns(std::initializer_list<std::string_view> keys) {
  std::vector<Column> made;
  made.reserve(keys.size());
  for (const std::string_view key : keys) append_column(made, key);
  return made;
}

}  // namespace starhours::answers
