#include <sheets/cell_text.h>
#include <sheets/cursor.h>
#include <sheets/header_words.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace starhours::sheets {
namespace {

struct Synonym {
  std::string_view text;  // as bare() leaves it
  Word word;
};

constexpr auto synonyms = std::to_array<Synonym>({
    {"序号", Word::serial},
    {"行号", Word::serial},
    {"no", Word::serial},
    {"no.", Word::serial},
    {"#", Word::serial},

    {"id", Word::id},
    {"编号", Word::id},
    {"编码", Word::id},
    {"代码", Word::id},
    {"code", Word::id},
    {"name", Word::name},
    {"名称", Word::title},
    {"title", Word::title},

    {"志愿者编号", Word::volunteer_id},
    {"志愿者编码", Word::volunteer_id},
    {"志愿者号", Word::volunteer_id},
    {"志愿者id", Word::volunteer_id},
    {"志愿编号", Word::volunteer_id},
    {"志愿者注册号", Word::volunteer_id},
    {"工号", Word::volunteer_id},
    {"学号", Word::volunteer_id},
    {"用户id", Word::volunteer_id},
    {"volunteerid", Word::volunteer_id},
    {"volunteerno", Word::volunteer_id},
    {"volunteernumber", Word::volunteer_id},
    {"memberid", Word::volunteer_id},
    {"人员编号", Word::volunteer_id},
    {"员工编号", Word::volunteer_id},
    {"学生编号", Word::volunteer_id},
    {"志愿者证号", Word::volunteer_id},
    {"会员号", Word::volunteer_id},
    {"userid", Word::volunteer_id},
    {"contact", Word::volunteer_id},
    {"contactid", Word::volunteer_id},
    {"personid", Word::volunteer_id},
    {"number", Word::volunteer_id},
    {"姓名", Word::volunteer_name},
    {"志愿者姓名", Word::volunteer_name},
    {"志愿者名称", Word::volunteer_name},
    {"志愿者", Word::volunteer_name},
    {"员工姓名", Word::volunteer_name},
    {"学生姓名", Word::volunteer_name},
    {"名字", Word::volunteer_name},
    {"volunteername", Word::volunteer_name},
    {"volunteer", Word::volunteer_name},
    {"fullname", Word::volunteer_name},
    {"人员姓名", Word::volunteer_name},
    {"用户姓名", Word::volunteer_name},
    {"yourname", Word::volunteer_name},
    {"volunteersname", Word::volunteer_name},
    {"参与者", Word::volunteer_name},
    {"参与者姓名", Word::volunteer_name},
    {"参加人员", Word::volunteer_name},
    {"参与人员", Word::volunteer_name},
    {"参加者", Word::volunteer_name},
    {"服务人员", Word::volunteer_name},
    {"参与志愿者", Word::volunteer_name},
    {"参加志愿者", Word::volunteer_name},
    {"人员名单", Word::volunteer_name},
    {"志愿者名单", Word::volunteer_name},
    {"参与人", Word::volunteer_name},
    {"参加人", Word::volunteer_name},
    {"志工", Word::volunteer_name},
    {"志工姓名", Word::volunteer_name},
    {"签到人", Word::volunteer_name},
    {"志愿者名字", Word::volunteer_name},
    {"participant", Word::volunteer_name},
    {"participantname", Word::volunteer_name},
    {"personname", Word::volunteer_name},
    {"身份证号", Word::id_number},
    {"身份证号码", Word::id_number},
    {"身份证", Word::id_number},
    {"证件号码", Word::id_number},
    {"证件号", Word::id_number},
    {"公民身份号码", Word::id_number},
    {"idnumber", Word::id_number},
    {"idcard", Word::id_number},
    {"identitynumber", Word::id_number},
    {"身份证件号", Word::id_number},
    {"身份证件号码", Word::id_number},
    {"身分證字號", Word::id_number},
    {"身分證號", Word::id_number},
    {"證件號碼", Word::id_number},
    {"居民身份证号", Word::id_number},
    {"手机号", Word::phone},
    {"手机号码", Word::phone},
    {"手机", Word::phone},
    {"联系电话", Word::phone},
    {"联系方式", Word::phone},
    {"电话", Word::phone},
    {"电话号码", Word::phone},
    {"phone", Word::phone},
    {"phonenumber", Word::phone},
    {"mobile", Word::phone},
    {"mobilephone", Word::phone},
    {"tel", Word::phone},
    {"telephone", Word::phone},

    {"電話", Word::phone},
    {"手機", Word::phone},
    {"聯絡電話", Word::phone},
    {"手机电话", Word::phone},
    {"cell", Word::phone},
    {"cellphone", Word::phone},
    {"联系手机", Word::phone},
    {"服务队", Word::team},
    {"志愿服务队", Word::team},
    {"志愿队", Word::team},
    {"所属服务队", Word::team},
    {"所在服务队", Word::team},
    {"所属组织", Word::team},
    {"所属队伍", Word::team},
    {"所属团队", Word::team},
    {"所属单位", Word::team},
    {"队伍", Word::team},
    {"团队", Word::team},
    {"组织", Word::team},
    {"单位", Word::team},
    {"team", Word::team},
    {"group", Word::team},
    {"organisation", Word::team},
    {"organization", Word::team},
    {"部门", Word::team},
    {"归属部门", Word::team},
    {"所属部门", Word::team},
    {"所在部门", Word::team},
    {"所在单位", Word::team},
    {"工作单位", Word::team},
    {"分队", Word::team},
    {"所属分队", Word::team},
    {"班级", Word::team},
    {"学院", Word::team},
    {"院系", Word::team},
    {"小组", Word::team},
    {"隊伍", Word::team},
    {"單位", Word::team},
    {"department", Word::team},
    {"dept", Word::team},
    {"服务队编号", Word::team_id},
    {"队伍编号", Word::team_id},
    {"团队编号", Word::team_id},
    {"组织编号", Word::team_id},
    {"teamid", Word::team_id},
    {"organizationid", Word::team_id},
    {"organisationid", Word::team_id},
    {"服务队名称", Word::team_name},
    {"队伍名称", Word::team_name},
    {"团队名称", Word::team_name},
    {"组织名称", Word::team_name},
    {"单位名称", Word::team_name},
    {"队名", Word::team_name},
    {"teamname", Word::team_name},

    {"活动", Word::activity},
    {"服务活动", Word::activity},
    {"activity", Word::activity},
    {"event", Word::activity},
    {"服务内容", Word::activity},
    {"活动内容", Word::activity},
    {"活動", Word::activity},
    {"服務內容", Word::activity},
    {"内容", Word::activity},
    {"事项", Word::activity},
    {"工作内容", Word::activity},
    {"志愿服务内容", Word::activity},
    {"服务事项", Word::activity},
    {"任务", Word::activity},
    {"task", Word::activity},
    {"whatidid", Word::activity},
    {"assignment", Word::activity},
    {"volunteerjob", Word::activity},
    {"job", Word::activity},
    {"shift", Word::activity},
    {"活动编号", Word::activity_id},
    {"活动id", Word::activity_id},
    {"activityid", Word::activity_id},
    {"eventid", Word::activity_id},
    {"活动名称", Word::activity_name},
    {"活动主题", Word::activity_name},
    {"activityname", Word::activity_name},
    {"eventname", Word::activity_name},
    {"服务活动名称", Word::activity_name},
    {"活动项目", Word::activity_name},
    {"服务名称", Word::activity_name},
    {"活動名稱", Word::activity_name},
    {"活動主題", Word::activity_name},
    {"jobname", Word::activity_name},
    {"volunteerjobname", Word::activity_name},
    {"assignmentname", Word::activity_name},
    {"项目", Word::project},
    {"所属项目", Word::project},
    {"服务项目", Word::project},
    {"project", Word::project},
    {"服務項目", Word::project},
    {"项目编号", Word::project_id},
    {"projectid", Word::project_id},
    {"项目名称", Word::project_name},
    {"projectname", Word::project_name},

    {"日期", Word::date},
    {"服务日期", Word::date},
    {"活动日期", Word::date},
    {"签到日期", Word::date},
    {"工作日期", Word::date},
    {"考勤日期", Word::date},
    {"打卡日期", Word::date},
    {"刷卡日期", Word::date},
    {"date", Word::date},
    {"day", Word::date},
    {"servicedate", Word::date},
    {"activitydate", Word::date},
    {"服務日期", Word::date},
    {"服务日期起", Word::date},
    {"服務日期起", Word::date},
    {"开始日期", Word::date},
    {"服务开始日期", Word::date},
    {"值班日期", Word::date},
    {"出勤日期", Word::date},
    {"dateworked", Word::date},
    {"workdate", Word::date},
    {"shiftdate", Word::date},
    {"fromdate", Word::date},
    {"startdate", Word::date},
    {"dateofservice", Word::date},
    {"签到时间", Word::sign_in},
    {"签到", Word::sign_in},
    {"到岗", Word::sign_in},
    {"到岗时间", Word::sign_in},
    {"上岗时间", Word::sign_in},
    {"到达时间", Word::sign_in},
    {"signin", Word::sign_in},
    {"signintime", Word::sign_in},
    {"timein", Word::sign_in},
    {"checkin", Word::sign_in},
    {"checkintime", Word::sign_in},
    {"clockin", Word::sign_in},
    {"簽到", Word::sign_in},
    {"簽到時間", Word::sign_in},
    {"签入", Word::sign_in},
    {"签入时间", Word::sign_in},
    {"上班", Word::sign_in},
    {"上班时间", Word::sign_in},
    {"进入时间", Word::sign_in},
    {"到达", Word::sign_in},
    {"来时", Word::sign_in},
    {"fromtime", Word::sign_in},
    {"arrival", Word::sign_in},
    {"arrived", Word::sign_in},
    {"in", Word::sign_in},
    {"签退时间", Word::sign_out},
    {"签退", Word::sign_out},
    {"离岗", Word::sign_out},
    {"离岗时间", Word::sign_out},
    {"下岗时间", Word::sign_out},
    {"离开时间", Word::sign_out},
    {"signout", Word::sign_out},
    {"signouttime", Word::sign_out},
    {"timeout", Word::sign_out},
    {"checkout", Word::sign_out},
    {"checkouttime", Word::sign_out},
    {"clockout", Word::sign_out},
    {"簽退", Word::sign_out},
    {"簽退時間", Word::sign_out},
    {"签出", Word::sign_out},
    {"签出时间", Word::sign_out},
    {"下班", Word::sign_out},
    {"下班时间", Word::sign_out},
    {"离场时间", Word::sign_out},
    {"离开", Word::sign_out},
    {"走时", Word::sign_out},
    {"totime", Word::sign_out},
    {"departure", Word::sign_out},
    {"left", Word::sign_out},
    {"out", Word::sign_out},
    {"开始时间", Word::start},
    {"服务开始时间", Word::start},
    {"活动开始时间", Word::start},
    {"开始", Word::start},
    {"start", Word::start},
    {"starttime", Word::start},
    {"from", Word::start},
    {"起", Word::start},
    {"开始时刻", Word::start},
    {"起始时间", Word::start},
    {"開始時間", Word::start},
    {"startdatetime", Word::start},
    {"clockstarttime", Word::start},
    {"shiftstart", Word::start},
    {"结束时间", Word::end},
    {"服务结束时间", Word::end},
    {"活动结束时间", Word::end},
    {"结束", Word::end},
    {"end", Word::end},
    {"endtime", Word::end},
    {"to", Word::end},
    {"until", Word::end},
    {"止", Word::end},
    {"结束时刻", Word::end},
    {"终止时间", Word::end},
    {"結束時間", Word::end},
    {"enddatetime", Word::end},
    {"clockendtime", Word::end},
    {"shiftend", Word::end},
    {"服务时长", Word::hours},
    {"志愿服务时长", Word::hours},
    {"活动时长", Word::hours},
    {"考勤时长", Word::hours},
    {"时长", Word::hours},
    {"工时", Word::hours},
    {"小时", Word::hours},
    {"小时数", Word::hours},
    {"时数", Word::hours},
    {"服务时数", Word::hours},
    {"服务小时数", Word::hours},
    {"信用时数", Word::hours},
    {"hours", Word::hours},
    {"servicehours", Word::hours},
    {"hoursworked", Word::hours},
    {"duration", Word::hours},
    {"荣誉时数", Word::hours},
    {"志愿时长", Word::hours},
    {"志愿服务时数", Word::hours},
    {"服务工时", Word::hours},
    {"认定时长", Word::hours},
    {"时长小时", Word::hours},
    {"時數", Word::hours},
    {"服務時數", Word::hours},
    {"服務時數小時", Word::hours},
    {"小時", Word::hours},
    {"timespent", Word::hours},
    {"hrs", Word::hours},
    {"分钟", Word::minutes},
    {"分钟数", Word::minutes},
    {"服务分钟数", Word::minutes},
    {"minutes", Word::minutes},
    {"服務時數分鐘", Word::minutes},
    {"分鐘", Word::minutes},
    {"mins", Word::minutes},
    {"备注", Word::note},
    {"说明", Word::note},
    {"note", Word::note},
    {"notes", Word::note},
    {"remark", Word::note},
    {"remarks", Word::note},

    {"注册日期", Word::registered},
    {"注册时间", Word::registered},
    {"加入日期", Word::registered},
    {"入队日期", Word::registered},
    {"registered", Word::registered},
    {"registrationdate", Word::registered},
    {"joined", Word::registered},
    {"分组", Word::groups},
    {"群体", Word::groups},
    {"人群", Word::groups},
    {"groups", Word::groups},
    {"出生日期", Word::birth},
    {"生日", Word::birth},
    {"birth", Word::birth},
    {"birthdate", Word::birth},
    {"birthday", Word::birth},
    {"dateofbirth", Word::birth},

    {"上级", Word::parent},
    {"上级组织", Word::parent},
    {"上级单位", Word::parent},
    {"上级服务队", Word::parent},
    {"上级编号", Word::parent},
    {"parent", Word::parent},
    {"parentid", Word::parent},
    {"类型", Word::type},
    {"组织类型", Word::type},
    {"kind", Word::type},
    {"type", Word::type},
    {"类别", Word::category},
    {"服务类别", Word::category},
    {"活动类别", Word::category},
    {"项目类别", Word::category},
    {"活动类型", Word::category},
    {"服务类型", Word::category},
    {"category", Word::category},
    {"岗位", Word::post},
    {"服务岗位", Word::post},
    {"岗位名称", Word::post},
    {"post", Word::post},
    {"地点", Word::place},
    {"活动地点", Word::place},
    {"服务地点", Word::place},
    {"place", Word::place},
    {"location", Word::place},
    {"方式", Word::mode},
    {"服务方式", Word::mode},
    {"活动方式", Word::mode},
    {"mode", Word::mode},
    {"受益人数", Word::beneficiaries},
    {"服务人数", Word::beneficiaries},
    {"beneficiaries", Word::beneficiaries},
    {"受益人次", Word::beneficiary_visits},
    {"服务人次", Word::beneficiary_visits},
    {"beneficiaryvisits", Word::beneficiary_visits},
    {"名", Word::first_name},
    {"firstname", Word::first_name},
    {"givenname", Word::first_name},
    {"姓", Word::last_name},
    {"lastname", Word::last_name},
    {"surname", Word::last_name},
    {"familyname", Word::last_name},
    {"邮箱", Word::email},
    {"电子邮箱", Word::email},
    {"电子邮件", Word::email},
    {"email", Word::email},
    {"emailaddress", Word::email},
    {"mail", Word::email},
    {"记录id", Word::record},
    {"记录编号", Word::record},
    {"考勤记录id", Word::record},
    {"流水号", Word::record},
    {"volunteerhoursname", Word::record},
    {"recordnum", Word::record},
    {"recordnumber", Word::record},
    {"recordid", Word::record},
    {"timelogentryid", Word::record},
    {"entryid", Word::record},
    {"uuid", Word::record},
    {"submissionid", Word::record},
    {"responseid", Word::record},
    {"instanceid", Word::record},
    {"人数", Word::people},
    {"参与人数", Word::people},
    {"参加人数", Word::people},
    {"志愿者人数", Word::people},
    {"服务志愿者数", Word::people},
    {"numberofvolunteers", Word::people},
    {"volunteers", Word::people},
    {"volunteercount", Word::people},
    {"attended", Word::people},
    {"headcount", Word::people},
    {"people", Word::people},
    {"participants", Word::people},
    {"状态", Word::status},
    {"出勤状态", Word::status},
    {"考勤状态", Word::status},
    {"签到状态", Word::status},
    {"出勤情况", Word::status},
    {"status", Word::status},
    {"attendance", Word::status},
    {"attendancestatus", Word::status},
    {"审核状态", Word::approved},
    {"审核结果", Word::approved},
    {"审批状态", Word::approved},
    {"是否通过", Word::approved},
    {"approved", Word::approved},
    {"approval", Word::approved},
    {"isapproved", Word::approved},
    {"verified", Word::approved},
    {"approvalstatus", Word::approved},
    {"nocallnoshow", Word::absent_flag},
    {"callemailtomissshift", Word::absent_flag},
    {"absence", Word::absent_flag},
    {"absent", Word::absent_flag},
    {"noshow", Word::absent_flag},
    {"缺勤", Word::absent_flag},
    {"请假", Word::absent_flag},
    {"是否缺勤", Word::absent_flag},
    {"结束日期", Word::date_end},
    {"服务结束日期", Word::date_end},
    {"服务日期止", Word::date_end},
    {"服務日期訖", Word::date_end},
    {"todate", Word::date_end},
    {"enddate", Word::date_end},
    {"时间段", Word::span},
    {"时段", Word::span},
    {"服务时段", Word::span},
    {"服务时间段", Word::span},
    {"活动时段", Word::span},
    {"起止时间", Word::span},
    {"服务起止时间", Word::span},
    {"timerange", Word::span},
    {"timeslot", Word::span},
    {"服务时间", Word::time},
    {"志愿服务时间", Word::time},
    {"活动时间", Word::time},
    {"值班时间", Word::time},
    {"签到签退时间", Word::time},
    {"时间", Word::time},
    {"服務時間", Word::time},
    {"時間", Word::time},
    {"time", Word::time},
    {"servicetime", Word::time},
    {"打卡时间", Word::punch},
    {"打卡", Word::punch},
    {"刷卡时间", Word::punch},
    {"考勤时间", Word::punch},
    {"日期时间", Word::punch},
    {"punch", Word::punch},
    {"punchtime", Word::punch},
    {"timestamp", Word::punch},
    {"datetime", Word::punch},
    {"scantime", Word::punch},
    {"总时长", Word::total_hours},
    {"总工时", Word::total_hours},
    {"总时数", Word::total_hours},
    {"总服务时长", Word::total_hours},
    {"合计时长", Word::total_hours},
    {"totalhours", Word::total_hours},
    {"totalhoursworked", Word::total_hours},
    {"volunteerhours", Word::total_hours},
    {"personhours", Word::total_hours},
    {"suspensesheet", Word::settles_sheet},
    {"suspenserow", Word::settles_row},
    {"dismiss", Word::dismissed},
    {"品牌", Word::brand},
    {"品牌项目", Word::brand},
    {"是否品牌", Word::brand},
    {"是否品牌项目", Word::brand},
    {"brand", Word::brand},
});

// What some programs put around the names of their fields.
struct Wrapping {
  std::string_view before;
  std::string_view after;
};
constexpr std::array<Wrapping, 1> wrappings{{{"gwvolunteers", "c"}}};  // GW_VOLUNTEERS__HOURS_WORKED__C

// What forms put before the names of their fields.
constexpr std::array<std::string_view, 6> askings{"请填写", "请输入", "请选择", "您的", "你的", "填写"};
// What stands before a time of which a row has several.
constexpr std::array<std::string_view, 7> times_of_day{"上午", "下午", "中午", "晚上", "第一次", "第二次", "第三次"};

constexpr std::array<std::string_view, 5> minute_units{"分钟", "分", "minutes", "min", "mins"};

struct Bracket {
  std::string_view opens;
  std::string_view closes;
};
constexpr std::array<Bracket, 4> brackets{{{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}}};

// The cell without spaces and other marks between its letters.
std::string bare(std::string_view cell) {
  std::string text;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const char character = cell[at];
    const bool mark = static_cast<unsigned char>(character) <= 0x20 || character == '_' || character == '-' ||
                      character == '*' || character == ':' || character == '/';
    // From.date is how R writes it; No. ends so.
    const bool inner_stop = character == '.' && !text.empty() && at + 1 < cell.size();
    if (!mark && !inner_stop) text += character;
  }
  return text;
}

template <std::size_t N>
bool take_front(std::string_view& text, const std::array<std::string_view, N>& fronts) {
  for (const std::string_view front : fronts) {
    if (text.size() <= front.size() || !text.starts_with(front)) continue;
    text.remove_prefix(front.size());
    return true;
  }
  return false;
}

Word synonym_of(std::string_view text) {
  static const auto words = [] {
    std::unordered_map<std::string_view, Word> all;
    for (const Synonym& synonym : synonyms) all.emplace(synonym.text, synonym.word);
    return all;
  }();
  const auto found = words.find(text);
  return found == words.end() ? Word::unknown : found->second;
}

// 1、您的姓名
Word word_of_question(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
  if (rest.size() != text.size() && !rest.empty()) {
    constexpr std::array<std::string_view, 3> marks{"、", ".", ")"};
    if (!take_front(rest, marks)) rest = text;
  }
  while (take_front(rest, askings)) {
  }
  return rest.size() == text.size() ? Word::unknown : synonym_of(rest);
}

// 下午签到, 签退2, "time in 2"
Word word_of_one_time(std::string_view text) {
  std::string_view rest = text;
  (void)take_front(rest, times_of_day);
  while (!rest.empty() && is_digit(rest.back())) rest.remove_suffix(1);
  if (rest.size() == text.size()) return Word::unknown;
  const Word word = synonym_of(rest);
  const bool of_time = word == Word::sign_in || word == Word::sign_out || word == Word::start || word == Word::end;
  return of_time ? word : Word::unknown;
}

bool is_minutes(std::string_view text) {
  return std::find(minute_units.begin(), minute_units.end(), text) != minute_units.end();
}

}  // namespace

Word word_of(std::string_view header_cell) {
  const Folded folded(trimmed(header_cell));
  if (!folded.fits()) return Word::unknown;
  if (folded.text() == "_id") return Word::record;  // of whoever stores answers of forms
  std::string text = bare(folded.text());
  for (const Wrapping& wrapping : wrappings) {
    if (text.size() <= wrapping.before.size() + wrapping.after.size() || !text.starts_with(wrapping.before) ||
        !text.ends_with(wrapping.after)) {
      continue;
    }
    text = text.substr(wrapping.before.size(), text.size() - wrapping.before.size() - wrapping.after.size());
  }
  bool in_minutes = false;
  for (const Bracket& bracket : brackets) {
    const std::size_t opens = text.find(bracket.opens);
    if (opens == std::string::npos) continue;
    const std::size_t inside = opens + bracket.opens.size();
    const std::size_t closes = text.find(bracket.closes, inside);
    if (closes == std::string::npos) continue;
    in_minutes = in_minutes || is_minutes(std::string_view(text).substr(inside, closes - inside));
    text.erase(opens, closes + bracket.closes.size() - opens);
  }
  for (const std::string_view unit : minute_units) {
    // 时长/分钟, and "duration minutes".
    if (text.size() > unit.size() && text.ends_with(unit)) {
      const std::string_view rest = std::string_view(text).substr(0, text.size() - unit.size());
      if (synonym_of(rest) == Word::hours) return Word::minutes;
    }
  }
  // 时长/小时
  for (const std::string_view unit : {std::string_view("小时"), std::string_view("hours")}) {
    if (text.ends_with(unit) && std::string_view(text).substr(0, text.size() - unit.size()).ends_with("时长")) {
      text.erase(text.size() - unit.size());
    }
  }
  if (const Word word = synonym_of(text); word != Word::unknown) {
    return word == Word::hours && in_minutes ? Word::minutes : word;
  }
  if (const Word word = word_of_one_time(text); word != Word::unknown) return word;
  if (const Word word = word_of_question(text); word != Word::unknown) return word;
  // Reports say of what a field is: "Contact: Full Name".
  const std::size_t colon = folded.text().find(": ");
  const bool report = colon != std::string_view::npos && colon > 0 && folded.text().front() >= 'a';
  return report && folded.text().front() <= 'z' ? word_of(folded.text().substr(colon + 1)) : Word::unknown;
}

}  // namespace starhours::sheets
