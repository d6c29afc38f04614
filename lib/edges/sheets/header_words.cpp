#include <sheets/cell_text.h>
#include <sheets/header_words.h>

#include <algorithm>
#include <array>

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
    {"身份证号", Word::id_number},
    {"身份证号码", Word::id_number},
    {"身份证", Word::id_number},
    {"证件号码", Word::id_number},
    {"证件号", Word::id_number},
    {"公民身份号码", Word::id_number},
    {"idnumber", Word::id_number},
    {"idcard", Word::id_number},
    {"identitynumber", Word::id_number},
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
    {"服务队编号", Word::team_id},
    {"队伍编号", Word::team_id},
    {"团队编号", Word::team_id},
    {"组织编号", Word::team_id},
    {"teamid", Word::team_id},
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
    {"活动编号", Word::activity_id},
    {"活动id", Word::activity_id},
    {"activityid", Word::activity_id},
    {"eventid", Word::activity_id},
    {"活动名称", Word::activity_name},
    {"活动主题", Word::activity_name},
    {"activityname", Word::activity_name},
    {"eventname", Word::activity_name},
    {"项目", Word::project},
    {"所属项目", Word::project},
    {"服务项目", Word::project},
    {"project", Word::project},
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
    {"date", Word::date},
    {"day", Word::date},
    {"servicedate", Word::date},
    {"activitydate", Word::date},
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
    {"开始时间", Word::start},
    {"服务开始时间", Word::start},
    {"活动开始时间", Word::start},
    {"开始", Word::start},
    {"start", Word::start},
    {"starttime", Word::start},
    {"from", Word::start},
    {"结束时间", Word::end},
    {"服务结束时间", Word::end},
    {"活动结束时间", Word::end},
    {"结束", Word::end},
    {"end", Word::end},
    {"endtime", Word::end},
    {"to", Word::end},
    {"until", Word::end},
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
    {"分钟", Word::minutes},
    {"分钟数", Word::minutes},
    {"服务分钟数", Word::minutes},
    {"minutes", Word::minutes},
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
    {"品牌", Word::brand},
    {"品牌项目", Word::brand},
    {"是否品牌", Word::brand},
    {"是否品牌项目", Word::brand},
    {"brand", Word::brand},
});

constexpr std::array<std::string_view, 5> minute_units{"分钟", "分", "minutes", "min", "mins"};

struct Bracket {
  std::string_view opens;
  std::string_view closes;
};
constexpr std::array<Bracket, 4> brackets{{{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}}};

// The cell without spaces and other marks between its letters.
std::string bare(std::string_view cell) {
  std::string text;
  for (const char character : cell) {
    const bool mark = static_cast<unsigned char>(character) <= 0x20 || character == '_' || character == '-' ||
                      character == '*' || character == ':' || character == '/';
    if (!mark) text += character;
  }
  return text;
}

bool is_minutes(std::string_view text) {
  return std::find(minute_units.begin(), minute_units.end(), text) != minute_units.end();
}

}  // namespace

Word word_of(std::string_view header_cell) {
  const Folded folded(trimmed(header_cell));
  if (!folded.fits()) return Word::unknown;
  std::string text = bare(folded.text());
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
      for (const Synonym& synonym : synonyms) {
        if (synonym.word == Word::hours && synonym.text == rest) return Word::minutes;
      }
    }
  }
  // 时长/小时
  for (const std::string_view unit : {std::string_view("小时"), std::string_view("hours")}) {
    if (text.ends_with(unit) && std::string_view(text).substr(0, text.size() - unit.size()).ends_with("时长")) {
      text.erase(text.size() - unit.size());
    }
  }
  for (const Synonym& synonym : synonyms) {
    if (synonym.text != text) continue;
    return synonym.word == Word::hours && in_minutes ? Word::minutes : synonym.word;
  }
  return Word::unknown;
}

}  // namespace starhours::sheets
