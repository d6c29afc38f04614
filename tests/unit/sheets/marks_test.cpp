#include <doctest/doctest.h>
#include <sheets/marks.h>

#include <string>

using namespace starhours;
using namespace starhours::sheets;

TEST_CASE("marks of absence") {
  for (const std::string cell :
       {"请假",     " 请 假 ",       "请假（病）", "请假1天",  "缺席",   "未到",   "缺勤",
        "旷工",     "旷课",          "病假",       "事假",     "未参加", "absent", "ABSENT",
        "No Show",  "no-show",       "leave",      "On leave", "×",      "✗",      "X",
        "缺",       "因病请假",      "已请假",     "請假",     "未參加", "沒來",   "No Call / No Show",
        "Canceled", "Did not attend"}) {
    CAPTURE(cell);
    CHECK(is_absent_mark(cell));
  }
  for (const std::string cell :
       {"", "9:00", "——", "无", "已到", "shown", "leaves", "到", "√", "N/A", "未签退", "夏令营", "xx"}) {
    CAPTURE(cell);
    CHECK_FALSE(is_absent_mark(cell));
  }
}

TEST_CASE("marks of presence") {
  for (const std::string cell :
       {"√", " ✓ ", "✔️", "1", "到", "出勤", "○", "●", "P", "y", "已签到", "Present", "☑", "V", "１"}) {
    CAPTURE(cell);
    CHECK(is_present_mark(cell));
    CHECK_FALSE(is_absent_mark(cell));
  }
  for (const std::string cell : {"", "×", "请假", "0", "2", "2.5", "√√", "△", "-", "未到", "张三"}) {
    CAPTURE(cell);
    CHECK_FALSE(is_present_mark(cell));
  }
}

TEST_CASE("dashes, and cells that say they say nothing") {
  for (const std::string cell : {"-", "------", "——", "－－", "/", " - - ", "─"}) {
    CAPTURE(cell);
    CHECK(is_dash(cell));
  }
  for (const std::string cell : {"", "-1", "9-10", "无"}) {
    CAPTURE(cell);
    CHECK_FALSE(is_dash(cell));
  }
  for (const std::string cell : {"无", "NA", "n/a", "NULL", "未签退", "忘记签退", "缺卡"}) {
    CAPTURE(cell);
    CHECK(is_nothing(cell));
  }
  CHECK_FALSE(is_nothing("无锡"));
}

TEST_CASE("totals") {
  for (const std::string cell : {"合计", "合 计", "合计：", "小计", "总计", "总共", "本页合计", "本月小计：",
                                 "合计人数", "合计：12人", "Total", "TOTAL:", "Subtotal", "Grand Total"}) {
    CAPTURE(cell);
    CHECK(is_total(cell));
  }
  for (const std::string cell : {"", "总计划启动会", "张三", "Totally", "Total Wang", "合计划"}) {
    CAPTURE(cell);
    CHECK_FALSE(is_total(cell));
  }
}

TEST_CASE("signatures and notes") {
  for (const std::string cell :
       {"制表人：张三", "制表人", "审核人:", "负责人：", "填表人 ：李四", "Prepared by: Wang"}) {
    CAPTURE(cell);
    CHECK(aside(cell) == Skip::signature);
  }
  for (const std::string cell :
       {"备注：", "备注", "说明：以上时间以签到为准", "注：请假者不计", "注:", "Note: see below"}) {
    CAPTURE(cell);
    CHECK(aside(cell) == Skip::note);
  }
  CHECK(aside("说明：" + std::string(5000, 'x')) == Skip::note);
  for (const std::string cell : {"", "张三", "注册", "负责人队", "说明会"}) {
    CAPTURE(cell);
    CHECK_FALSE(aside(cell));
  }
}
