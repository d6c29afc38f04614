#include "reading.h"

#include <string>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::reading;

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

// What a row below `header` is, without its numbers.
std::string row_of(std::string_view header, const std::string& row, const ReadingOptions& options = {}) {
  const Reading reading = read(fmt::format("{}\n{}\n", header, row), options);
  if (reading.rows.size() != 2) return fmt::format("{} rows {}", reading.rows.size(), reading.failure);
  return reading.rows.back().substr(4);
}

void check(std::string_view header, const Table& table) {
  for (const auto& entry : table) {
    const auto& row = entry.first;
    const auto& text = entry.second;
    CAPTURE(row);
    CHECK(row_of(header, row) == text);
  }
}

}  // namespace

TEST_CASE("the canonical sheet") {
  check(
      "volunteer_id,name,team,activity,sign_in,sign_out",
      {{"V1,张三,T1,A1,2025-03-05 08:30,2025-03-05 10:00", "V1 张三 - - T1 A1 - 2025-03-05T08:30 2025-03-05T10:00 -"},
       {"V1,张三,T1,A1,2025-03-05 22:00,2025-03-06 01:00", "V1 张三 - - T1 A1 - 2025-03-05T22:00 2025-03-06T01:00 -"},
       {"V1,张三,T1,A1,2025-03-05T00:30Z,2025-03-05 10:00", "V1 张三 - - T1 A1 - 2025-03-05T00:30Z 2025-03-05T10:00 -"},
       {"V1", "V1 - - - - - - - - -"},
       {"V1,张三,T1,A1,2025-03-05 08:30,2025-03-05 10:00,more,cells",
        "V1 张三 - - T1 A1 - 2025-03-05T08:30 2025-03-05T10:00 -"},
       {"V1,张三,T1,A1,2025-03-05 08:30", "V1 张三 - - T1 A1 - 2025-03-05T08:30 - -"}});
}

TEST_CASE("texts are cleaned as names are") {
  check("志愿者编号,姓名,手机号,服务队,活动,签到,签退",
        {{"Ｖ１,张　三,+86 199-0000-0001, 第 一 队 ,清洁 家园,9:00,10:00",
          "V1 张三 - 19900000001 第一队 清洁家园 - 09:00 10:00 -"},
         {"-,阿依古丽.买买提,19900000002,—,/,9:00,10:00", "- 阿依古丽·买买提 - 19900000002 - - - 09:00 10:00 -"},
         {"V-1,Asha Rao,,,Food  bank,9:00,10:00", "V-1 Asha Rao - - - Food bank - 09:00 10:00 -"},
         {"V1,\"张\n三\",,,\"say \"\"hi\"\"\",9:00,10:00", "V1 张三 - - - say \"hi\" - 09:00 10:00 -"}});
}

TEST_CASE("what keeps a spreadsheet from reading a number is no part of the text") {
  CHECK(row_of("志愿者编号,姓名,签到,签退", "=\"007\",张三,9:00,10:00") == "007 张三 - - - - - 09:00 10:00 -");
  CHECK(row_of("志愿者编号,姓名,签到,签退", "\"=\"\"007\"\"\",张三,9:00,10:00") == "007 张三 - - - - - 09:00 10:00 -");
}

TEST_CASE("identity numbers and phones that cannot be right are left out with a warning") {
  const std::string header = "姓名,身份证号,手机号,签到,签退";
  check(header, {{"张三,610881190102020017,19900000001,9:00,10:00",
                  "- 张三 610881190102020017 19900000001 - - - 09:00 10:00 -"},
                 {"张三,6.10881E+17,,9:00,10:00",
                  "- 张三 - - - - - 09:00 10:00 - | warning bad-id-number 2:8+11: \"6.10881E+17\" has a wrong length, "
                  "date or check "
                  "digit, and was left out; format the column as text, so that no digit of the 18 is lost"},
                 {"张三,无,见名册,9:00,10:00",
                  "- 张三 - - - - - 09:00 10:00 - | warning bad-value 2:12+9: \"见名册\" is not a phone number, and "
                  "was left out; "
                  "write one number, as in 19900000001"},
                 {",61088119010202001X,,9:00,10:00",
                  "refused | warning bad-id-number 2:2+18: \"61088119010202001X\" has a wrong length, date or check "
                  "digit, and was "
                  "left out; format the column as text, so that no digit of the 18 is lost | error missing-volunteer "
                  "2:1+0: missing "
                  "volunteer: the row gives no name, id, identity number or phone; write a name or a volunteer id"}});
}

TEST_CASE("days, clocks and hours of a row") {
  check("姓名,日期,签到,签退,时长(小时)",
        {{"张三,2025/3/5,9:00,11:30,2.5", "- 张三 - - - - 2025-03-05 09:00 11:30 150m"},
         {"张三,2025年3月5日,,,2小时30分", "- 张三 - - - - 2025-03-05 - - 150m"},
         {"张三,,9:00,11:30,", "- 张三 - - - - - 09:00 11:30 -"},
         {"张三,2025-03-05,9:00,,", "- 张三 - - - - 2025-03-05 09:00 - -"},
         {"张三,2025-03-05,9:00,未签退,", "- 张三 - - - - 2025-03-05 09:00 - -"},
         {"张三,2025-03-05,9:00,------,", "- 张三 - - - - 2025-03-05 09:00 - -"},
         {"张三,2025-03-05,,,", "- 张三 - - - - 2025-03-05 - - -"},
         {"张三,/,9:00,10:00,--", "- 张三 - - - - - 09:00 10:00 -"},
         {"张三,2025-03-05,,,0", "- 张三 - - - - 2025-03-05 - - 0m"}});
  CHECK(row_of("姓名,日期,时长(分钟)", "张三,2025-03-05,90") == "- 张三 - - - - 2025-03-05 - - 90m");
}

TEST_CASE("what the options say fills what a row leaves out, and nothing else") {
  ReadingOptions options;
  options.team = " 第 一 队 ";
  options.activity = "清洁家园";
  options.date = parse_iso_day("2025-03-05");
  const std::string header = "姓名,服务队,活动,日期,签到,签退";
  CHECK(row_of(header, "张三,,,,9:00,10:00", options) == "- 张三 - - 第一队 清洁家园 2025-03-05 09:00 10:00 -");
  CHECK(row_of(header, "张三,二队,课堂,2025-03-06,9:00,10:00", options) ==
        "- 张三 - - 二队 课堂 2025-03-06 09:00 10:00 -");
  CHECK(row_of("姓名,签到,签退", "张三,9:00,10:00", options) == "- 张三 - - 第一队 清洁家园 2025-03-05 09:00 10:00 -");
}

TEST_CASE("marks of absence") {
  check(
      "姓名,日期,签到,签退,时长",
      {{"张三,2025-03-05,请假,请假,", "absent"},
       {"张三,2025-03-05,请假,,", "absent"},
       {"张三,2025-03-05,,缺席,0", "absent"},
       {"张三,2025-03-05,------,------,", "absent"},
       {"张三,2025-03-05,-,-,0", "absent"},
       {"张三,2025-03-05,,,旷工", "absent"},
       {"张三,2025-03-05,-,-,2.5", "- 张三 - - - - 2025-03-05 - - 150m"},
       {"张三,2025-03-05,9:00,请假,",
        "refused | error bad-time 2:24+6: \"请假\" is not a time of day; write a time such as 09:00, or leave the cell "
        "empty"},
       {"张三,2025-03-05,请假,,2.5",
        "refused | error bad-time 2:19+6: \"请假\" says absent, but the row has hours; take out the mark or the hours"},
       {"张三,x,请假,,", "refused | error bad-date 2:8+1: \"x\" is not a date; write the date as in 2025-03-05"}});
}

TEST_CASE("cells that cannot be read refuse the row, each with its place") {
  check(
      "姓名,日期,签到,签退,时长",
      {{"张三,2025-02-30,9:6o,25:00,-1",
        "refused | error bad-date 2:8+10: \"2025-02-30\" is no day of the calendar; the last day of that month is "
        "2025-02-28 "
        "| error bad-time 2:19+4: \"9:6o\" is not a time of day; write a time such as 09:00, or leave the cell empty "
        "| error bad-time 2:24+5: \"25:00\" is no time of a day, which ends at 24:00; write 01:00 with the next day's "
        "date, or 次日1:00 | error bad-hours 2:30+2: \"-1\" is negative, expected hours served; write hours as in 2.5, "
        "2:30 or "
        "2小时30分"},
       {"张三,3/5/2025,9:00,10:00,",
        "refused | error ambiguous-date 2:8+8: \"3/5/2025\" can be 2025-03-05 or 2025-05-03; write 2025-03-05, or "
        "say how the sheet writes dates with --date-order mdy or dmy"},
       {",2025-03-05,9:00,10:00,",
        "refused | error missing-volunteer 2:1+0: missing volunteer: the row gives no name, id, identity number or "
        "phone; "
        "write a name or a volunteer id"}});
}

TEST_CASE("rows that are no sign-ins are skipped as what they are") {
  check("序号,姓名,日期,签到,签退,时长",
        {{"", "blank"},
         {",,,,,", "blank"},
         {" ,　,\t,,,", "blank"},
         {"17,,,,,", "blank"},
         {"合计,,,,,35.5", "total"},
         {",合计,,,,35.5", "total"},
         {"总计：,3人,,,,", "total"},
         {"Total,,,,,35.5", "total"},
         {"制表人：王芳,,,审核人：李四,,", "signature"},
         {",负责人：,,,,", "signature"},
         {"备注：以签到为准,,,,,", "note"},
         {"说明,,,,,", "note"},
         {"序号,姓名,日期,签到,签退,时长", "header"},
         {"1,张三,2025-03-05,9:00,10:00,", "- 张三 - - - - 2025-03-05 09:00 10:00 -"},
         // Somebody who served is no note, whatever is written before.
         {"备注,张三,2025-03-05,9:00,10:00,", "- 张三 - - - - 2025-03-05 09:00 10:00 -"},
         {"说明,张三,2025-03-05,,,2", "- 张三 - - - - 2025-03-05 - - 120m"}});
}

TEST_CASE("broken records and broken characters refuse their row alone") {
  const std::string head = "姓名,签到,签退\n";
  std::string tail;
  while (tail.size() < (1U << 20U)) tail += "张三,9:00,10:00\n";
  const auto rows = read(head + "\"张三\"x,9:00,10:00\n" + "李四,\"9:00\",10:00\n").rows;
  CHECK(rows ==
        Rows{"1@1 header",
             "2@2 refused | error broken-quote 2:0+0: a quoted cell has text after its closing quote; write each "
             "quote within a quoted cell twice, as in \"say \"\"hello\"\"\"",
             "3@3 - 李四 - - - - - 09:00 10:00 -"});
  const auto open = read(head + "张三,9:00,10:00\n李四,\"9:00,10:00\n王芳,9:00,10:00\n").rows;
  REQUIRE(open.size() == 3);
  CHECK(
      open.back() ==
      "3@3 refused | error broken-quote 3:0+0: missing quote at the end of a cell: the sheet ends within it; close the "
      "quote opened in line 3");
  const auto broken = read(head + tail + "张\xFF,9:00,10:00\n李四,9:00,1\xFF\n王芳,9:00,10:00\n").rows;
  REQUIRE(broken.size() > 3);
  CHECK(broken[broken.size() - 3].find("refused | error bad-value") != std::string::npos);
  CHECK(broken[broken.size() - 3].find("\"张\uFFFD\" is not UTF-8; save the sheet as CSV in UTF-8") !=
        std::string::npos);
  CHECK(broken[broken.size() - 2].find("refused | error bad-time") != std::string::npos);
  CHECK(broken.back().find("王芳") != std::string::npos);
}
