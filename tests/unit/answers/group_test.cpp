// What groups of unnamed people count for, and what they do not.
#include "made_up_book.h"

#include <array>

namespace starhours::test {
namespace {

// Groups on days with and without service of volunteers, before, among and after theirs.
void fill_with_groups(MadeUpBook& made) {
  fill_small_community(made);
  made.serve_together(20, "H01", "T07", "2025-03-05T09:00", 120);
  made.serve_together(3, "H02", "T03", "2025-03-05", 90);
  made.serve_together(10, "H03", "", "2025-02-27", 60);
  made.serve_together(7, "", "T02", "2025-06-01", 30);
  made.serve_together(3, "H02", "T03", "2025-03-05", 90);
  made.post();
}

std::string hours(MadeUpBook& made, const std::vector<Dimension>& by, const Filter& filter = {}, const Cut& cut = {}) {
  return answer([&](RowSink& sink) { return answer_hours(made.asking(), filter, by, cut, sink); });
}

Filter all_days() {
  Filter filter;
  filter.period = period("all");
  return filter;
}

TEST_CASE("hours count groups, and volunteers not") {
  MadeUpBook made;
  fill_with_groups(made);
  CHECK(hours(made, {}, all_days()) == "minutes|hours|entries|volunteers|days|\n4305|4305|50|4|6|");
  CHECK(hours(made, {Dimension::volunteer}, all_days()) ==
        "volunteer|name|minutes|hours|entries|volunteers|days|\n"
        "-|集体|3750|3750|43|0|3|\n"
        "A01|张三|210|210|2|1|2|\n"
        "A02|李四|105|105|2|1|2|\n"
        "A03|王芳|150|150|2|1|1|\n"
        "A04|张三|90|90|1|1|1|");
  CHECK(hours(made, {Dimension::team, Dimension::day}, all_days()) ==
        "team|day|minutes|hours|entries|volunteers|days|\n"
        "-|2025-02-27|600|600|10|0|1|\n"
        "-|2025-04-02|90|90|1|1|1|\n"
        "第一队 (T02)|2025-06-01|210|210|7|0|1|\n"
        "第一队 (T07)|2025-03-05|2730|2730|23|2|1|\n"
        "第二队|2025-03-05|540|540|6|0|1|\n"
        "第二队|2025-03-31|60|60|1|1|1|\n"
        "第二队|2025-04-01|45|45|1|1|1|\n"
        "第二队|2025-04-02|30|30|1|1|1|");
  CHECK(hours(made, {Dimension::month}, all_days()) ==
        "month|minutes|hours|entries|volunteers|days|\n"
        "2025-02|600|600|10|0|1|\n2025-03|3330|3330|30|3|2|\n2025-04|165|165|3|3|2|\n2025-06|210|210|7|0|1|");
}

TEST_CASE("filters hold for groups; a volunteer has none") {
  MadeUpBook made;
  fill_with_groups(made);
  const auto total = [&](const std::function<void(Filter&)>& narrow) {
    Filter filter = all_days();
    narrow(filter);
    const std::string text = hours(made, {}, filter);
    return text.substr(text.find('\n') + 1);
  };
  CHECK(total([](Filter& filter) { filter.period = period("2025-02"); }) == "600|600|10|0|1|");
  CHECK(total([](Filter& filter) { filter.team = "T00"; }) == "2940|2940|30|2|2|");
  CHECK(total([](Filter& filter) { filter.activity = "H02"; }) == "600|600|8|2|2|");
  CHECK(total([](Filter& filter) { filter.category = "邻里互助"; }) == "3405|3405|34|3|4|");
  CHECK(total([](Filter& filter) { filter.basis = Basis::stated; }) == "1440|1440|24|1|4|");
  CHECK(total([](Filter& filter) { filter.volunteer = "A01"; }) == "210|210|2|1|2|");
}

// The law: whatever they are cut by, the parts sum to the whole.
TEST_CASE("volunteers with the groups, teams, activities and days sum to everyone") {
  MadeUpBook made;
  fill_with_groups(made);
  const auto sums_by = [&](const std::vector<Dimension>& by) {
    Report report;
    REQUIRE(answer_hours(made.asking(), all_days(), by, {}, report));
    std::array<std::int64_t, 2> sums{};
    const auto& columns = report.head().columns;
    for (std::size_t at = 0; at < columns.size(); ++at) {
      if (columns[at].key != "minutes" && columns[at].key != "entries") continue;
      for (const auto& row : report.rows()) sums[columns[at].key == "entries"] += std::get<std::int64_t>(row[at]);
    }
    return sums;
  };
  const std::array<std::int64_t, 2> whole{4305, 50};
  CHECK(sums_by({}) == whole);
  for (const std::string& name : dimension_names()) {
    CAPTURE(name);
    CHECK(sums_by({*dimension_named(name)}) == whole);
    if (name == "volunteer" || name == "day") continue;
    CHECK(sums_by({*dimension_named(name), Dimension::volunteer, Dimension::day}) == whole);
  }
}

TEST_CASE("entries show groups before the volunteers of their day") {
  MadeUpBook made;
  fill_with_groups(made);
  Filter filter = all_days();
  filter.period = period("2025-03-05");
  CHECK(
      answer([&](RowSink& sink) { return answer_entries(made.asking(), filter, {}, sink); }) ==
      "day|volunteer|name|team|activity|start|end|basis|claimed|worked|credited|sheet|worksheet|row|\n"
      "2025-03-05|-|-|第一队 (T07)|食品银行|2025-03-05T09:00|2025-03-05T11:00|clocked|2400|2400|2400|march.csv|-|9|\n"
      "2025-03-05|-|-|第二队|清洁日|-|-|stated|270|270|270|march.csv|-|10|\n"
      "2025-03-05|-|-|第二队|清洁日|-|-|stated|270|270|270|march.csv|-|13|\n"
      "2025-03-05|A01|张三|第一队 (T07)|食品银行|2025-03-05T09:00|2025-03-05T12:00|clocked|180|180|180|march.csv|-|3|\n"
      "2025-03-05|A03|王芳|第一队 (T07)|食品银行|2025-03-05T09:00|2025-03-05T11:00|clocked|120|120|120|march.csv|-|1|\n"
      "2025-03-05|A03|王芳|第一队 (T07)|清洁日|2025-03-05T10:30|2025-03-05T11:30|clocked|60|30|30|march.csv|-|2|");
}

TEST_CASE("teams, activities and the summary count groups") {
  MadeUpBook made;
  fill_with_groups(made);
  CHECK(answer([&](RowSink& sink) { return answer_teams(made.asking(), {}, sink); }) ==
        "team|name|parent|kind|members|minutes|hours|entries|volunteers|\n"
        "T00|兴神路实践站|-|站|0|0|0|0|0|\n"
        "T02|第一队|T00|队|1|210|210|7|0|\n"
        "T03|第二队|-|队|1|675|675|9|2|\n"
        "T07|第一队|T00|队|2|2730|2730|23|2|");
  const std::string activities =
      answer([&](RowSink& sink) { return answer_activities(made.asking(), all_days(), {}, sink); });
  CHECK(activities.find("H01|食品银行|P1|邻里互助|-|-|-|-|-|2700|2700|22|2|") != std::string::npos);
  CHECK(activities.find("H02|清洁日|-|环境|-|-|-|-|-|600|600|8|2|") != std::string::npos);

  Asking asking = made.asking();
  asking.language = Language::en;
  const std::string summary = answer([&](RowSink& sink) { return answer_summary(asking, all_days(), sink); });
  for (const std::string line :
       {"volunteers|400|people|distinct volunteers with an entry; unnamed people of groups are not among them|",
        "participations|5000|participations|", "sessions|600|", "activities|300|", "hours|7175|", "minutes|430500|",
        "service_days|600|", "teams|300|", "group_attendances|4300|participations|", "group_hours|6250|hours|"}) {
    CAPTURE(line);
    CHECK(summary.find("\n" + line) != std::string::npos);
  }
}

TEST_CASE("awards of teams count groups; stars and awards of volunteers do not") {
  Rulebook rules;
  AwardRule award;
  award.id = "team";
  award.of = Contender::team;
  award.every = Grain::month;
  award.by = Metric::hours;
  award.winners = 9;
  rules.awards.push_back(award);
  award.id = "per-member";
  award.by = Metric::hours_per_member;
  rules.awards.push_back(award);
  award.id = "person";
  award.of = Contender::volunteer;
  award.by = Metric::hours;
  rules.awards.push_back(award);
  MadeUpBook made(rules);
  fill_with_groups(made);
  const std::string text =
      answer([&](RowSink& sink) { return answer_awards(made.asking(), awards_of("2025-03"), sink); });
  CHECK(text.find("\nteam|2025-03|1|-|第一队 (T07)|第一队 (T07)|4550|2730|2730|23|1|-|") != std::string::npos);
  CHECK(text.find("\nteam|2025-03|2|-|第二队|第二队|1000|600|600|7|2|-|") != std::string::npos);
  CHECK(text.find("\nper-member|2025-03|1|-|第一队 (T07)|第一队 (T07)|2275|2730|") != std::string::npos);
  CHECK(text.find("\nperson|2025-03|1|A01|张三|第一队 (T07)|300|180|180|1|1|") != std::string::npos);
}

}  // namespace
}  // namespace starhours::test
