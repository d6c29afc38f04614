#include "made_up_book.h"

namespace starhours::test {
namespace {

TEST_CASE("entries in order of day, volunteer, start") {
  MadeUpBook made;
  fill_small_community(made);
  CHECK(
      answer([&](RowSink& sink) { return answer_entries(made.asking(), {}, {}, sink); }) ==
      "day|volunteer|name|team|activity|start|end|basis|claimed|worked|credited|sheet|worksheet|row|\n"
      "2025-03-05|A01|张三|第一队 (T07)|食品银行|2025-03-05T09:00|2025-03-05T12:00|clocked|180|180|180|march.csv|-|3|\n"
      "2025-03-05|A03|王芳|第一队 (T07)|食品银行|2025-03-05T09:00|2025-03-05T11:00|clocked|120|120|120|march.csv|-|1|\n"
      "2025-03-05|A03|王芳|第一队 (T07)|清洁日|2025-03-05T10:30|2025-03-05T11:30|clocked|60|30|30|march.csv|-|2|\n"
      "2025-03-31|A02|李四|第二队|敬老|2025-03-31T23:00|2025-04-01T00:00|clocked|60|60|60|march.csv|-|4|\n"
      "2025-04-01|A02|李四|第二队|敬老|2025-04-01T08:00|2025-04-01T08:45|clocked|45|45|45|march.csv|-|5|\n"
      "2025-04-02|A01|张三|第二队|清洁日|2025-04-02T14:00|2025-04-02T14:30|clocked|30|30|30|march.csv|-|7|\n"
      "2025-04-02|A04|张三|-|-|-|-|stated|90|90|90|march.csv|-|6|");
  Filter filter;
  filter.volunteer = "A02";
  filter.period = period("2025-04");
  CHECK(answer([&](RowSink& sink) { return answer_entries(made.asking(), filter, {}, sink); }) ==
        "day|volunteer|name|team|activity|start|end|basis|claimed|worked|credited|sheet|worksheet|row|\n"
        "2025-04-01|A02|李四|第二队|敬老|2025-04-01T08:00|2025-04-01T08:45|clocked|45|45|45|march.csv|-|5|");
}

TEST_CASE("a statement carries the running total") {
  MadeUpBook made;
  fill_small_community(made);
  CHECK(answer([&](RowSink& sink) { return answer_statement(made.asking(), "A01", period("2025"), sink); }) ==
        "day|activity|team|start|end|basis|claimed|worked|credited|total_minutes|\n"
        "2025-03-05|食品银行|第一队 (T07)|2025-03-05T09:00|2025-03-05T12:00|clocked|180|180|180|180|\n"
        "2025-04-02|清洁日|第二队|2025-04-02T14:00|2025-04-02T14:30|clocked|30|30|30|210|");
  CHECK(answer([&](RowSink& sink) { return answer_statement(made.asking(), "李四", period("2024"), sink); }) ==
        "day|activity|team|start|end|basis|claimed|worked|credited|total_minutes|");
}

TEST_CASE("volunteers of the roster, with what they did in the period") {
  MadeUpBook made;
  fill_small_community(made);
  made.volunteer("A00", "赵六", "T03");
  Filter filter;
  filter.period = period("2025-03");
  CHECK(answer([&](RowSink& sink) { return answer_volunteers(made.asking(), filter, {}, sink); }) ==
        "volunteer|name|team|registered|groups|minutes|hours|entries|days|\n"
        "A00|赵六|第二队|-|-|0|0|0|0|\n"
        "A01|张三|第一队 (T07)|2024-12-01|-|180|180|1|1|\n"
        "A02|李四|第二队|2025-03-10|staff|60|60|1|1|\n"
        "A03|王芳|第一队 (T07)|2025-01-01|student;party|150|150|2|1|\n"
        "A04|张三|第一队 (T02)|-|-|0|0|0|0|");
  filter = {};
  filter.team = "T07";  // home team: A01's half hour for another team counts
  CHECK(answer([&](RowSink& sink) { return answer_volunteers(made.asking(), filter, {}, sink); }) ==
        "volunteer|name|team|registered|groups|minutes|hours|entries|days|\n"
        "A01|张三|第一队 (T07)|2024-12-01|-|210|210|2|2|\n"
        "A03|王芳|第一队 (T07)|2025-01-01|student;party|150|150|2|1|");
  filter = {};
  filter.activity = "清洁日";
  CHECK(answer([&](RowSink& sink) { return answer_volunteers(made.asking(), filter, {}, sink); }) ==
        "volunteer|name|team|registered|groups|minutes|hours|entries|days|\n"
        "A01|张三|第一队 (T07)|2024-12-01|-|30|30|1|1|\n"
        "A03|王芳|第一队 (T07)|2025-01-01|student;party|30|30|1|1|");
}

TEST_CASE("teams") {
  MadeUpBook made;
  fill_small_community(made);
  CHECK(answer([&](RowSink& sink) { return answer_teams(made.asking(), {}, sink); }) ==
        "team|name|parent|kind|members|minutes|hours|entries|volunteers|\n"
        "T00|兴神路实践站|-|站|0|0|0|0|0|\n"
        "T02|第一队|T00|队|1|0|0|0|0|\n"
        "T03|第二队|-|队|1|135|135|3|2|\n"
        "T07|第一队|T00|队|2|330|330|3|2|");
}

TEST_CASE("activities") {
  MadeUpBook made;
  fill_small_community(made);
  Activity activity;
  activity.id = "H00";
  activity.name = "春游";
  activity.place = "公园";
  activity.post = "领队";
  activity.daily_start = Minutes{9 * 60};
  activity.daily_end = Minutes{17 * 60 + 30};
  activity.beneficiaries = 12;
  made.activity(activity);
  CHECK(answer([&](RowSink& sink) { return answer_activities(made.asking(), {}, {}, sink); }) ==
        "activity|name|project|category|post|place|start|end|beneficiaries|minutes|hours|entries|volunteers|\n"
        "H00|春游|-|-|领队|公园|09:00|17:30|12|0|0|0|0|\n"
        "H01|食品银行|P1|邻里互助|-|-|-|-|-|300|300|2|2|\n"
        "H02|清洁日|-|环境|-|-|-|-|-|60|60|2|2|\n"
        "H03|敬老|P1|邻里互助|-|-|-|-|-|105|105|2|1|");
  Filter filter;
  filter.period = period("2025-04");
  CHECK(answer([&](RowSink& sink) { return answer_activities(made.asking(), filter, {}, sink); }) ==
        "activity|name|project|category|post|place|start|end|beneficiaries|minutes|hours|entries|volunteers|\n"
        "H02|清洁日|-|环境|-|-|-|-|-|30|30|1|1|\n"
        "H03|敬老|P1|邻里互助|-|-|-|-|-|45|45|1|1|");
}

TEST_CASE("sheets stand in order of name, rows in suspense by kind first") {
  MadeUpBook made;
  const SheetNo later = made.sheet("b.csv");
  const SheetNo earlier = made.sheet("a.csv");
  SuspenseRow row;
  row.sheet = later;
  row.row = 3;
  row.column = 7;
  row.kind = Kind::time_order;
  row.message = "sign-out 09:15 is before sign-in 13:00";
  row.hint = "write 21:15, or give the sign-out its own date";
  row.text = "王芳,食品银行,2025-03-04,13:00,09:15";
  SuspenseRow other = row;
  other.sheet = earlier;
  other.column = 0;
  other.hint.clear();
  SuspenseRow earlier_kind = row;
  earlier_kind.row = 5;
  earlier_kind.kind = Kind::bad_date;
  earlier_kind.message = "m";
  const std::vector<SuspenseRow> rows{row, other, earlier_kind};
  REQUIRE(made.book().add_suspense(rows));
  Sheet workbook = made.book().sheets()->back();
  REQUIRE(workbook.no == earlier);
  workbook.worksheets = {{"一月", 0}, {"二月", 2}};
  REQUIRE(made.book().update_sheet(workbook));
  CHECK(answer([&](RowSink& sink) { return answer_suspense(made.asking(), {}, sink); }) ==
        "sheet|row|column|kind|message|hint|text|worksheet|\n"
        "b.csv|5|7|bad-date|m|write 21:15, or give the sign-out its own date|王芳,食品银行,2025-03-04,13:00,09:15|-|\n"
        "a.csv|1|-|time-order|sign-out 09:15 is before sign-in 13:00|-|王芳,食品银行,2025-03-04,13:00,09:15|二月|\n"
        "b.csv|3|7|time-order|sign-out 09:15 is before sign-in 13:00|write 21:15, or give the sign-out its own date|"
        "王芳,食品银行,2025-03-04,13:00,09:15|-|");
  const std::string zeros(62, '0');
  CHECK(answer([&](RowSink& sink) { return answer_sheets(made.asking(), {}, sink); }) ==
        "sheet|sha256|imported|rows|posted|duplicates|suspense|absent|skipped|\n"
        "a.csv|" +
            zeros +
            "02|2025-04-01|0|0|0|0|0|0|\n"
            "b.csv|" +
            zeros + "01|2025-04-01|0|0|0|0|0|0|");
  Cut cut;
  cut.min_hours = Minutes{60};
  CHECK(refusal([&](RowSink& sink) { return answer_sheets(made.asking(), cut, sink); }) ==
        "usage: expected an answer with minutes for a least number of hours; leave the least number of hours out");
  cut = {};
  cut.top = 1;
  CHECK(answer([&](RowSink& sink) { return answer_sheets(made.asking(), cut, sink); }) ==
        "sheet|sha256|imported|rows|posted|duplicates|suspense|absent|skipped|\n"
        "a.csv|" +
            zeros + "02|2025-04-01|0|0|0|0|0|0|");
}

TEST_CASE("why: every row, its steps, and duplicates") {
  MadeUpBook made;
  made.rulebook.count.max_per_day = Minutes{120};
  fill_small_community(made);
  const auto why = [&](const std::string& volunteer, const Filter& filter = {}) {
    return answer([&](RowSink& sink) { return answer_why(made.asking(), volunteer, filter, sink); });
  };
  const std::string head = "day|start|end|activity|fate|basis|sheet|worksheet|row|claimed|worked|credited|steps|\n";
  CHECK(why("A03") ==
        head +
            "2025-03-05|2025-03-05T09:00|2025-03-05T11:00|食品银行|posted|clocked|march.csv|-|1|120|120|120|-|\n"
            "2025-03-05|2025-03-05T10:30|2025-03-05T11:30|清洁日|posted|clocked|march.csv|-|2|60|30|0|"
            "overlap -30m; max_per_day -30m|");
  Filter filter;
  filter.period = period("2025-03");
  CHECK(why("A01", filter) ==
        head +
            "2025-03-05|2025-03-05T09:00|2025-03-05T12:00|食品银行|posted|clocked|march.csv|-|3|180|180|120|max_per_"
            "day -1h|\n"
            "2025-03-05|2025-03-05T09:00|2025-03-05T12:00|食品银行|duplicate|clocked|march.csv|-|8|180|0|0|"
            "duplicate of march.csv:3|");

  made.rulebook.count.max_per_day.reset();
  CHECK(
      refusal([&](RowSink& sink) { return answer_why(made.asking(), "A03", {}, sink); }).starts_with("broken-book: "));
  CHECK(answer([&](RowSink& sink) { return answer_why(made.asking(true), "A04", {}, sink); }) ==
        head + "2025-04-02|-|-|-|posted|stated|march.csv|-|6|90|90|90|-|");
}

TEST_CASE("a summary names and defines its measures") {
  MadeUpBook made;
  fill_small_community(made);
  Activity activity;
  activity.id = "H09";
  activity.name = "义诊";
  activity.beneficiaries = 40;
  activity.beneficiary_visits = 90;
  made.activity(activity);
  made.serve("A02", "H09", "T03", "2025-03-08T09:00", 20);
  made.serve("A02", "H09", "T03", "2025-03-09T09:00", 20);
  made.post();
  Filter filter;
  filter.period = period("2025-03");
  Asking asking = made.asking();
  asking.language = Language::en;
  CHECK(answer([&](RowSink& sink) { return answer_summary(asking, filter, sink); }) ==
        "measure|value|unit|definition|\n"
        "volunteers|300|people|distinct volunteers with an entry; unnamed people of groups are not among them|\n"
        "participations|600|participations|distinct volunteer x activity x service day, and group attendances|\n"
        "sessions|500|sessions|distinct activity x service day|\n"
        "activities|400|activities|distinct activities with an entry|\n"
        "hours|717|hours|credited minutes / 60, rounded half up to two places|\n"
        "minutes|43000|minutes|credited minutes, exact|\n"
        "service_days|400|days|distinct service days with an entry|\n"
        "teams|200|teams|distinct teams with an entry|\n"
        "registered_volunteers|400|people|volunteers of a registry, registered by the period's end or without a date|\n"
        "beneficiaries|4000|people|sum of those recorded for the activities with an entry|\n"
        "beneficiary_visits|9000|visits|sum of those recorded for the activities with an entry|\n"
        "suspense|0|rows|rows of the whole book that wait to be mended|\n"
        "duplicates|100|rows|rows of the period known as duplicates, which count nothing|\n"
        "group_attendances|0|participations|people of rows for groups of unnamed people; among the participations|\n"
        "group_hours|0|hours|minutes of rows for groups of unnamed people / 60; among the hours|");
}

}  // namespace
// Where they are many beside those that are told, activities and sheets are looked up singly.
TEST_CASE("lines of the journal read the same beside a thousand other activities and sheets") {
  const auto told = [](int others) {
    MadeUpBook made;
    fill_small_community(made);
    made.activity("H09", "食品银行");
    auto transaction = made.book().begin();
    REQUIRE(transaction);
    for (int other = 0; other < others; ++other) {
      made.activity(fmt::format("X{}", other), fmt::format("巡河{}", other));
      made.sheet(fmt::format("a{}.csv", other));
    }
    REQUIRE(transaction->commit());
    return answer([&](RowSink& sink) { return answer_statement(made.asking(), "A01", period("2025"), sink); }) +
           answer([&](RowSink& sink) { return answer_entries(made.asking(), {}, {}, sink); }) +
           answer([&](RowSink& sink) { return answer_why(made.asking(), "A01", {}, sink); });
  };
  const std::string alone = told(0);
  CHECK(alone.find("食品银行 (H01)") != std::string::npos);
  CHECK(alone.find("march.csv") != std::string::npos);
  CHECK(told(1000) == alone);
}

}  // namespace starhours::test
