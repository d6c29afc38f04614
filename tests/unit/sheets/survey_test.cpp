#include "reading.h"

#include <string>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::reading;

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

TEST_CASE("a header may take several rows, of which each says a part") {
  // As a workbook saved as text gives it: what is merged is written once.
  CHECK(read("志愿者签到表（2025年3月5日）,,,,,\n序号,姓名,上午,,下午,\n,,签到,签退,签到,签退\n"
             "1,张三,9:00,11:30,2:00,5:00\n2,李四,9:00,11:30,请假,\n3,王芳,,,请假,请假\n")
            .rows == Rows{"1@1 title", "2@2 header", "3@3 header",
                          "4@4 - 张三 - - - - 2025-03-05 09:00 11:30 - + - 张三 - - - - 2025-03-05 14:00 17:00 -",
                          "5@5 - 李四 - - - - 2025-03-05 09:00 11:30 -", "6@6 absent"});
  CHECK(read("序号,志愿者,,服务,,\n,姓名,手机,日期,时间,时长\n,,,,起,止\n").rows.size() == 3);
}

TEST_CASE("rows before a repeated header are services, and titles are titles") {
  const Reading reading = read(
      "2025年志愿服务签到表,,\n日期：5月3日,,\n姓名,签到,签退\n张三,9:00,10:00\n日期：5月4日,,\n姓名,签到,签退\n"
      "李四,9:00,\n姓名,签到,签退\n王芳,9:00,11:00\n合计,,\n");
  CHECK(reading.rows == Rows{"1@1 title", "2@2 title", "3@3 header", "4@4 - 张三 - - - - 2025-05-03 09:00 10:00 -",
                             "5@5 title", "6@6 header", "7@7 - 李四 - - - - 2025-05-04 09:00 - -", "8@8 header",
                             "9@9 - 王芳 - - - - 2025-05-04 09:00 11:00 -", "10@10 total"});
}

TEST_CASE("tables below the rows that are looked at first have titles of their own") {
  std::string bytes = "2025年签到表,,\n";
  for (int day = 1; day <= 28; ++day) {
    bytes += fmt::format("日期：2月{}日,地点：广场,\n姓名,签到,签退\n", day);
    for (int row = 0; row < 60; ++row) bytes += "张三,9:00,10:00\n";
  }
  const Reading reading = read(bytes);
  REQUIRE(reading.rows.size() == 1 + 28 * 62);
  CHECK(reading.rows.back() == "1737@1737 - 张三 - - - - 2025-02-28 09:00 10:00 -");
  for (const std::string& row : reading.rows) {
    CAPTURE(row);
    CHECK(row.find("refused") == std::string::npos);
    CHECK(row.find(" - 09:00") == std::string::npos);  // without a date
  }
}

TEST_CASE("columns can be said, by name, letter or number") {
  ReadingOptions options;
  options.columns.entries = {{"谁", "name"}, {"C", "sign_in"}, {"4", "sign_out"}};
  CHECK(read("谁,何事,来,去\n张三,清洁,9:00,10:00\n", options).rows ==
        Rows{"1@1 header", "2@2 - 张三 - - - - - 09:00 10:00 -"});
  options.columns.header_row = 2;
  CHECK(read("表,,,\n谁,何事,来,去\n张三,清洁,9:00,10:00\n", options).rows.back() ==
        "3@3 - 张三 - - - - - 09:00 10:00 -");
}

TEST_CASE("the recognised columns are a map that reads the sheet again") {
  const std::string bytes = "姓名,签到时间,签退时间,时长(分钟)\n张三,,,90\n";
  const auto source = source_of(bytes);
  auto reader = SheetReader::open(*source, {});
  REQUIRE(reader);
  const ColumnMap map = (*reader)->recognised();
  CHECK(map.entries ==
        std::vector<ColumnMap::Entry>{
            {"姓名", "name"}, {"签到时间", "sign_in"}, {"签退时间", "sign_out"}, {"时长(分钟)", "minutes"}});
  ReadingOptions options;
  options.columns = map;
  CHECK(read(bytes, options).rows == read(bytes).rows);
}
