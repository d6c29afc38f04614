#include "reading.h"

#include <fmt/ranges.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

using namespace starhours;
using namespace starhours::reading;

namespace {

std::string day_or_dash(const std::optional<Day>& day) { return day ? to_string(*day) : "-"; }

std::string told(const VolunteerRow& row) {
  const Volunteer& volunteer = row.volunteer;
  return fmt::format("{} {} {} {} {} {} {} {}", or_dash(volunteer.id), or_dash(volunteer.name),
                     or_dash(volunteer.id_number), or_dash(volunteer.phone), or_dash(row.team),
                     day_or_dash(volunteer.registered), day_or_dash(volunteer.birth), fmt::join(volunteer.groups, "+"));
}

std::string told(const TeamRow& row) {
  return fmt::format("{} {} {} {}", or_dash(row.team.id), or_dash(row.team.name), or_dash(row.parent),
                     or_dash(row.team.kind));
}

std::string told(const Activity& activity) {
  std::string text =
      fmt::format("{} {} {} {} {} {} {}", or_dash(activity.id), or_dash(activity.name), or_dash(activity.project),
                  or_dash(activity.category), or_dash(activity.post), or_dash(activity.place), or_dash(activity.mode));
  if (activity.start) text += " start=" + to_string(*activity.start);
  if (activity.end) text += " end=" + to_string(*activity.end);
  if (activity.daily_start) text += fmt::format(" daily_start={}", activity.daily_start->count());
  if (activity.daily_end) text += fmt::format(" daily_end={}", activity.daily_end->count());
  if (activity.beneficiaries) text += fmt::format(" beneficiaries={}", *activity.beneficiaries);
  if (activity.beneficiary_visits) text += fmt::format(" visits={}", *activity.beneficiary_visits);
  return text;
}

std::string told(const Project& project) {
  return fmt::format("{} {} {}{}", or_dash(project.id), or_dash(project.name), or_dash(project.category),
                     project.brand ? " brand" : "");
}

// The second row of a registry in short.
std::string row_of(const std::string& header, const std::string& text) {
  const std::string bytes = header + "\n" + text + "\n";
  const auto source = source_of(bytes);
  auto reader = SheetReader::open(*source, {});
  if (!reader) return shown(reader.error());
  SheetRow row;
  REQUIRE((*reader)->next(row));
  REQUIRE((*reader)->next(row));
  std::string said = row.kind == RowKind::record
                         ? std::visit([](const auto& record) { return told(record); }, row.record)
                         : shown(row);
  if (row.kind == RowKind::record) {
    for (const Problem& problem : row.problems) said += " | " + shown(problem);
  }
  return said;
}

}  // namespace

TEST_CASE("volunteers") {
  const std::string header = "志愿者编号,姓名,身份证号,手机号,服务队,注册日期,分组,出生日期";
  const std::vector<std::pair<std::string, std::string>> table{
      {"V1,张三,610881190102020017,19900000001,T1,2021-03-01,党员,1901/2/2",
       "V1 张三 610881190102020017 19900000001 T1 2021-03-01 1901-02-02 党员"},
      {"V1,张三,,,,,\"党员;退役 军人、党员，学生\",", "V1 张三 - - - - - 党员+退役军人+学生"},
      {"V1,,,,,,,", "V1 - - - - - - "},
      {",张三,,,,2021年3月1日,,", "- 张三 - - - 2021-03-01 - "},
      {"V1,张三,123,,,无,,",
       "V1 张三 - - - - -  | warning bad-id-number 2:11+3: \"123\" has a wrong length, date or check digit, and was "
       "left out; "
       "format the column as text, so that no digit of the 18 is lost"},
      {",,610881190102020017,19900000001,T1,,,",
       "refused | error missing-id 2:1+0: missing id: the row gives its volunteer neither id nor name; write an id or "
       "a name"},
      {"V1,张三,,,,3/1,,",
       "refused | error bad-date 2:14+3: \"3/1\" gives no year; write the date as in 2025-03-05, "
       "or give the year with --year"},
      {",,,,,,,", "blank"},
      {"合计,36人,,,,,,", "total"},
      {"制表人：李四,,,,,,,", "signature"},
      {"注：以上为在册人员,,,,,,,", "note"},
      {header, "header"},
  };
  for (const auto& entry : table) {
    const auto& row = entry.first;
    const auto& text = entry.second;
    CAPTURE(row);
    CHECK(row_of(header, row) == text);
  }
}

TEST_CASE("teams") {
  const std::string header = "编号,名称,上级组织,类型";
  CHECK(row_of(header, "T51,青年突击队 夜巡分队,T05,分队") == "T51 青年突击队夜巡分队 T05 分队");
  CHECK(row_of(header, ",邻里互助服务队,,") == "- 邻里互助服务队 - -");
  CHECK(row_of(header, ",,T05,分队") ==
        "refused | error missing-id 2:1+0: missing id: the row gives its team neither id nor name; write an id or a "
        "name");
}

TEST_CASE("activities") {
  const std::string header = "id,name,project,category,post,place,mode,start,end,beneficiaries,beneficiary_visits";
  const std::vector<std::pair<std::string, std::string>> table{
      {"A1,入户探访,P1,邻里互助,探访员,社区,线下,,,40,\"1,200人次\"",
       "A1 入户探访 P1 邻里互助 探访员 社区 线下 beneficiaries=40 visits=1200"},
      {"A1,入户探访,,,,,,9:00,11:30,,", "A1 入户探访 - - - - - daily_start=540 daily_end=690"},
      {"A1,入户探访,,,,,,2025-03-05 9:00,2025-03-05 24:00,,",
       "A1 入户探访 - - - - - start=2025-03-05T09:00 end=2025-03-06T00:00"},
      {"A1,总计划启动会,,,,,,-,/,无,", "A1 总计划启动会 - - - - -"},
      {"A1,入户探访,,,,,,9:6o,,,-5",
       "refused | error bad-time 2:22+4: \"9:6o\" is not a time of day; write a time such as 09:00, or leave the cell "
       "empty | "
       "error bad-value 2:29+2: \"-5\" is not a number of people; write digits, as in 40"},
      {"A1,入户探访,,,,,,2025-03-05T09:00Z,,99999999999999999999,",
       "refused | error bad-time 2:22+17: \"2025-03-05T09:00Z\" has an offset, expected local time; write the time "
       "without an "
       "offset, as in 2025-03-05 09:00 | error bad-value 2:41+20: \"99999999999999999999\" is not a number of people; "
       "write "
       "digits, as in 40"},
  };
  for (const auto& entry : table) {
    const auto& row = entry.first;
    const auto& text = entry.second;
    CAPTURE(row);
    CHECK(row_of(header, row) == text);
  }
  CHECK(row_of("活动名称,活动日期,开始时间,结束时间,地点", "义剪,2025-03-05,9:00,2025-03-06 1:00,广场") ==
        "- 义剪 - - - 广场 - start=2025-03-05T09:00 end=2025-03-06T01:00");
}

TEST_CASE("projects") {
  const std::string header = "编号,项目名称,类别,品牌";
  CHECK(row_of(header, "P1,邻里守望,邻里互助,是") == "P1 邻里守望 邻里互助 brand");
  CHECK(row_of(header, "P1,邻里守望,邻里互助,") == "P1 邻里守望 邻里互助");
  CHECK(row_of("id,name,category,brand", "P1,邻里守望,,No") == "P1 邻里守望 -");
  CHECK(row_of(header, "P1,邻里守望,,也许") ==
        "refused | error bad-value 2:18+6: \"也许\" is neither yes nor no; write 是 or 否");
}
