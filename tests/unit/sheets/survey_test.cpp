#include "reading.h"

#include <sheets/header_words.h>

#include <string>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::reading;
using sheets::Word;
using sheets::word_of;

TEST_CASE("header cells are known however they are written") {
  const std::vector<std::pair<std::string, Word>> table{
      {"姓名", Word::volunteer_name},
      {" 姓 名 ", Word::volunteer_name},
      {"*姓名", Word::volunteer_name},
      {"姓名（必填）", Word::volunteer_name},
      {"姓名：", Word::volunteer_name},
      {"Volunteer ID", Word::volunteer_id},
      {"volunteer_id", Word::volunteer_id},
      {"VOLUNTEER-ID", Word::volunteer_id},
      {"ＩＤ", Word::id},
      {"sign_in", Word::sign_in},
      {"Sign In", Word::sign_in},
      {"time in", Word::sign_in},
      {"Check-in", Word::sign_in},
      {"时长", Word::hours},
      {"时长(小时)", Word::hours},
      {"服务时长（小时）", Word::hours},
      {"时长/小时", Word::hours},
      {"时长(分钟)", Word::minutes},
      {"考勤时长(分钟)", Word::minutes},
      {"时长[分]", Word::minutes},
      {"时长/分钟", Word::minutes},
      {"服务时长分钟", Word::minutes},
      {"duration (min)", Word::minutes},
      {"Duration Minutes", Word::minutes},
      {"hours", Word::hours},
      {"签到\n时间", Word::sign_in},
      {"日期(yyyy-mm-dd)", Word::date},
      {"服务队名称", Word::team_name},
      {"受益人次", Word::beneficiary_visits},
      {"", Word::unknown},
      {"签名", Word::unknown},
      {"\xFF", Word::unknown},
      {"(", Word::unknown},
      {"(分钟)", Word::unknown},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& word = entry.second;
    CAPTURE(cell);
    CHECK(word_of(cell) == word);
  }
  CHECK(word_of(std::string(10'000, 'x')) == Word::unknown);
}

TEST_CASE("the kind of a sheet is known by its header") {
  const std::vector<std::pair<std::string, SheetKind>> table{
      {"volunteer_id,name,team,activity,sign_in,sign_out", SheetKind::sign_ins},
      {"序号,姓名,手机号,服务队,活动名称,日期,签到时间,签退时间,备注", SheetKind::sign_ins},
      {"姓名,岗位,地点,到岗,离岗", SheetKind::sign_ins},
      {"编号,姓名,服务时长", SheetKind::sign_ins},
      {"姓名,日期", SheetKind::sign_ins},
      {"name,start,end", SheetKind::sign_ins},
      {"id,activity,date,hours", SheetKind::sign_ins},
      {"name,date,place,start,end", SheetKind::sign_ins},
      {"id,name,id_number,phone,team,registered,groups", SheetKind::volunteers},
      {"志愿者编号,姓名,身份证号,手机号,服务队,注册日期,分组", SheetKind::volunteers},
      {"姓名,身份证号,注册日期,服务时长", SheetKind::volunteers},
      {"姓名,手机号", SheetKind::volunteers},
      {"id,name,team", SheetKind::volunteers},
      {"编号,名称,上级组织,类型", SheetKind::teams},
      {"id,name,parent,kind", SheetKind::teams},
      {"编号,名称,类型", SheetKind::teams},
      {"服务队编号,服务队名称", SheetKind::teams},
      {"活动编号,活动名称,项目,类别,岗位,受益人数", SheetKind::activities},
      {"id,name,project,category,post,place,mode,start,end,beneficiaries,beneficiary_visits", SheetKind::activities},
      {"编号,活动名称,开始时间,结束时间", SheetKind::activities},
      {"活动名称,活动日期,开始时间,结束时间,地点", SheetKind::activities},
      {"名称,类别,岗位", SheetKind::activities},
      {"id,name,category,brand", SheetKind::projects},
      {"项目编号,项目名称,类别,品牌", SheetKind::projects},
      {"项目编号,项目名称", SheetKind::projects},
  };
  for (const auto& entry : table) {
    const auto& header = entry.first;
    const auto& kind = entry.second;
    CAPTURE(header);
    const Reading reading = read(header + "\n");
    CHECK(reading.failure.empty());
    CHECK(name_of(reading.kind) == name_of(kind));
    CHECK(reading.rows == Rows{"1@1 header"});
  }
}

TEST_CASE("the delimiter is the one that makes most of the header") {
  for (const std::string mark : {",", ";", "\t"}) {
    CAPTURE(mark);
    const std::string header = "姓名" + mark + "签到时间" + mark + "签退时间";
    CHECK(read(header + "\n张三" + mark + "9:00" + mark + "10:00\n").rows ==
          Rows{"1@1 header", "2@2 - 张三 - - - - - 09:00 10:00 -"});
  }
  // Commas within cells do not make it comma-separated.
  CHECK(read("姓名;签到;签退;备注\n张三;9:00;10:00;a,b,c,d,e,f\n").rows ==
        Rows{"1@1 header", "2@2 - 张三 - - - - - 09:00 10:00 -"});
  CHECK(read("\"姓名\";\"签到,时间\";\"签退\"\n\"张三\";\"9:00\";\"10:00\"\n").rows.back() ==
        "2@2 - 张三 - - - - - - 10:00 -");
}

TEST_CASE("a sheet may tell Excel its delimiter, which is no row of it") {
  CHECK(read("sep=;\r\n姓名;签到;签退\r\n张三;9:00;10:00\r\n").rows ==
        Rows{"1@2 header", "2@3 - 张三 - - - - - 09:00 10:00 -"});
  CHECK(read("\xEF\xBB\xBFSEP=|\n姓名|签到|签退\n张三|9:00|10:00\n").rows.size() == 2);
  CHECK(read("sep=x\n姓名,签到\n").rows == Rows{"1@1 title", "2@2 header"});
}

TEST_CASE("titles may stand above the header, and the header may come again") {
  CHECK(read("兴神路社区志愿服务签到表,,\n,,\n活动负责人：,王芳,\n姓名,签到,签退\n张三,9:00,10:00\n姓名,签到,"
             "签退\n李四,9:00,10:00\n")
            .rows == Rows{"1@1 title", "2@2 blank", "3@3 title", "4@4 header", "5@5 - 张三 - - - - - 09:00 10:00 -",
                          "6@6 header", "7@7 - 李四 - - - - - 09:00 10:00 -"});
  // A title with odd quotes is a title.
  CHECK(read("\"签到表\"（一）,,\n姓名,签到,签退\n").rows == Rows{"1@1 title", "2@2 header"});
  CHECK(read("姓名,日期,时长\n姓名,日期,时长\n").rows == Rows{"1@1 header", "2@2 header"});
  CHECK(read("id,name,parent\nid,name,parent\nT1,一队,\n").rows == Rows{"1@1 header", "2@2 header", "3@3 record"});
}

TEST_CASE("of several words for a column the more exact one is read") {
  CHECK(read("编号,志愿者编号,姓名,签到,签退\n1,V7,张三,9:00,10:00\n").rows.back() ==
        "2@2 V7 张三 - - - - - 09:00 10:00 -");
  CHECK(read("姓名,活动开始时间,签到时间,签退时间\n张三,8:00,9:00,10:00\n").rows.back() ==
        "2@2 - 张三 - - - - - 09:00 10:00 -");
  CHECK(read("姓名,项目名称,活动名称,签到,签退\n张三,邻里守望,入户探访,9:00,10:00\n").rows.back() ==
        "2@2 - 张三 - - - 入户探访 - 09:00 10:00 -");
  CHECK(read("姓名,项目名称,签到,签退\n张三,邻里守望,9:00,10:00\n").rows.back() ==
        "2@2 - 张三 - - - 邻里守望 - 09:00 10:00 -");
}

TEST_CASE("a sheet without a header is refused, with what was looked for") {
  const std::string hint = "; write a first row such as volunteer_id,name,team,activity,sign_in,sign_out";
  CHECK(
      read("a,b\nc,d\n").failure ==
      "error no-header 0:0+0: no row among the first 40 names a volunteer and a time, hours or a date, nor is any the "
      "header of a registry" +
          hint);
  ReadingOptions options;
  options.as = SheetKind::sign_ins;
  CHECK(read("姓名,手机号\n张三,19900000001\n", options).failure ==
        "error no-header 0:0+0: row 1 comes nearest to a header of sign-ins, missing a time, hours or a date" + hint);
  options.as = SheetKind::teams;
  CHECK(read("a,b\n", options).failure ==
        "error no-header 0:0+0: no row among the first 40 names a team; write a first row such as id,name,parent,kind");
  // One word alone is a title as likely as not.
  CHECK(read("电话\n张三\n").failure.starts_with("error no-header"));
  const std::string forty_titles = [] {
    std::string text;
    for (int row = 0; row < 40; ++row) text += "说明,\n";
    return text;
  }();
  CHECK(read(forty_titles + "姓名,签到\n").failure.starts_with("error no-header"));
}

TEST_CASE("a sheet can be said to be of a kind") {
  ReadingOptions options;
  options.as = SheetKind::volunteers;
  CHECK(read("姓名\n张三\n", options).rows == Rows{"1@1 header", "2@2 record"});
  options.as = SheetKind::projects;
  CHECK(read("id,name,category\nP1,邻里守望,邻里互助\n", options).rows == Rows{"1@1 header", "2@2 record"});
  for (const SheetKind kind :
       {SheetKind::sign_ins, SheetKind::volunteers, SheetKind::teams, SheetKind::activities, SheetKind::projects}) {
    CHECK(sheet_kind_named(name_of(kind)) == kind);
  }
  CHECK_FALSE(sheet_kind_named("people"));
}
