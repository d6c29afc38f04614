#include "made_up_book.h"

#include <random>
#include <sstream>

namespace starhours::test {
namespace {

Rulebook community_rules() {
  Rulebook rules;
  Ladder ladder;
  ladder.id = "star";
  ladder.name = {"星级志愿者", "Star rating"};
  ladder.levels = {{{"一星级", "One star"}, 120}, {{"二星级", "Two stars"}, 300}};
  rules.ladders.push_back(ladder);

  AwardRule week;
  week.id = "trend-week";
  week.name = {"周时尚达人", "Achiever of the week"};
  week.every = Grain::week;
  AwardRule month;
  month.id = "trend-month";
  month.name = {"月时尚达人", "Achiever of the month"};
  month.winners = 2;
  month.tie_break = {Metric::days, Metric::registered};
  month.eligible.min_hours = Minutes{60};
  month.eligible.not_in_groups = {"staff"};
  AwardRule year;
  year.id = "trend-year";
  year.name = {"年时尚达人", "Achiever of the year"};
  year.every = Grain::year;
  year.by = Metric::wins;
  year.wins_of = "trend-week";
  AwardRule team;
  team.id = "team-month";
  team.name = {"先进集体", "Outstanding team"};
  team.of = Contender::team;
  team.by = Metric::hours_per_member;
  rules.awards = {week, month, year, team};
  return rules;
}

const std::string head = "award|period|rank|volunteer|name|team|score|minutes|hours|entries|days|stars|\n";

std::string awards(MadeUpBook& made, const AwardsQuestion& question) {
  return answer([&](RowSink& sink) { return answer_awards(made.asking(), question, sink); });
}

TEST_CASE("awards of a period are those of its grain, in the rulebook's order") {
  MadeUpBook made(community_rules());
  fill_small_community(made);
  AwardsQuestion question = awards_of("2025-03");
  CHECK(awards(made, question) == head +
                                      "trend-month|2025-03|1|A01|张三|第一队 (T07)|300|180|180|1|1|1|\n"
                                      "trend-month|2025-03|2|A03|王芳|第一队 (T07)|250|150|150|2|1|1|\n"
                                      "team-month|2025-03|1|-|第一队 (T07)|第一队 (T07)|275|330|330|3|1|-|");
  question.award = "trend-month";
  question.all = true;
  CHECK(awards(made, question) == head.substr(0, head.size() - 1) +
                                      "won|reason|\n"
                                      "trend-month|2025-03|1|A01|张三|第一队 (T07)|300|180|180|1|1|1|true|won|\n"
                                      "trend-month|2025-03|2|A03|王芳|第一队 (T07)|250|150|150|2|1|1|true|won|\n"
                                      "trend-month|2025-03|-|A02|李四|第二队|100|60|60|1|1|0|false|barred-group|");
  question.team = "T03";
  CHECK(awards(made, question) == head.substr(0, head.size() - 1) +
                                      "won|reason|\n"
                                      "trend-month|2025-03|-|A02|李四|第二队|100|60|60|1|1|0|false|barred-group|");
}

TEST_CASE("within a period: every award whose periods end in it") {
  MadeUpBook made(community_rules());
  fill_small_community(made);
  AwardsQuestion question = awards_of("2025-Q1");
  question.within = true;
  CHECK(awards(made, question) == head +
                                      "trend-week|2025-W10|1|A01|张三|第一队 (T07)|300|180|180|1|1|1|\n"
                                      "trend-month|2025-03|1|A01|张三|第一队 (T07)|300|180|180|1|1|1|\n"
                                      "trend-month|2025-03|2|A03|王芳|第一队 (T07)|250|150|150|2|1|1|\n"
                                      "team-month|2025-03|1|-|第一队 (T07)|第一队 (T07)|275|330|330|3|1|-|");
  question.period = period("all");
  question.award = "trend-week";
  CHECK(awards(made, question) == head +
                                      "trend-week|2025-W10|1|A01|张三|第一队 (T07)|300|180|180|1|1|1|\n"
                                      "trend-week|2025-W14|1|A02|李四|第二队|175|105|105|2|2|0|");
}

TEST_CASE("an award that counts wins") {
  MadeUpBook made(community_rules());
  fill_small_community(made);
  AwardsQuestion question = awards_of("2025");
  question.all = true;
  CHECK(awards(made, question) == head.substr(0, head.size() - 1) +
                                      "won|reason|\n"
                                      "trend-year|2025|1|A01|张三|第一队 (T07)|100|210|210|2|2|1|true|won|\n"
                                      "trend-year|2025|1|A02|李四|第二队|100|105|105|2|2|0|false|outranked|\n"
                                      "trend-year|2025|-|A03|王芳|第一队 (T07)|0|150|150|2|1|1|false|no-score|\n"
                                      "trend-year|2025|-|A04|张三|第一队 (T02)|0|90|90|1|1|0|false|no-score|");
}

TEST_CASE("a cool-down leans on the periods before") {
  Rulebook rules = community_rules();
  rules.awards = {rules.awards[0]};
  rules.awards[0].cooldown = 1;
  MadeUpBook made(rules);
  made.volunteer("A01", "张三");
  made.volunteer("A02", "李四");
  made.activity("H01", "食品银行");
  made.sheet("a.csv");
  for (const auto monday : {"2025-03-03", "2025-03-10", "2025-03-17", "2025-03-24"}) {
    made.serve("A01", "H01", "", fmt::format("{}T09:00", monday), 120);
    made.serve("A02", "H01", "", fmt::format("{}T09:00", monday), 60);
  }
  made.post();
  AwardsQuestion question = awards_of("2025-03-01..2025-03-31");
  question.within = true;
  const auto winners = [&] {
    Report report;
    REQUIRE(answer_awards(made.asking(), question, report));
    std::string text;
    for (std::size_t i = 0; i < report.rows().size(); ++i)
      text += std::get<std::string>(report.at(i, "volunteer")) + " ";
    return text;
  };
  CHECK(winners() == "A01 A02 A01 A02 ");
  question = awards_of("2025-W13");
  CHECK(winners() == "A02 ");
  made.rulebook.awards[0].cooldown = 2;
  CHECK(winners() == "A01 ");
  question = awards_of("2025-W12");
  CHECK(winners().empty());

  CHECK(answer([&](RowSink& sink) {
          return answer_why_award(made.asking(), "A01", "trend-week", period("2025-W12"), sink);
        }) ==
        "measure|value|last_winner|rule|met|\n"
        "score|2|-|by hours|-|\n"
        "rank|-|-|winners 1, ties broken|-|\n"
        "cooldown|2025-W10|-|sits out 2 after winning|false|\n"
        "verdict|cooldown|-|-|false|");
}

TEST_CASE("why an award was won or not") {
  MadeUpBook made(community_rules());
  fill_small_community(made);
  made.rulebook.awards[1].winners = 1;
  made.rulebook.awards[1].per_team = 1;
  const auto why = [&](const std::string& contender, const std::string& award) {
    return answer(
        [&](RowSink& sink) { return answer_why_award(made.asking(), contender, award, period("2025-03"), sink); });
  };
  CHECK(why("王芳", "trend-month") ==
        "measure|value|last_winner|rule|met|\n"
        "score|2.5|3|by hours|false|\n"
        "rank|2|1|winners 1, ties broken|-|\n"
        "days|1|1|tie-break 1|-|\n"
        "registered|2025-01-01|2024-12-01|tie-break 2|-|\n"
        "min_hours|2.5|3|at least 1|true|\n"
        "not_in_groups|student;party|-|in none of staff|true|\n"
        "per_team|1|-|at most 1 winners of a team|false|\n"
        "verdict|outranked|A01|-|false|");
  CHECK(why("A04", "月时尚达人") ==
        "measure|value|last_winner|rule|met|\n"
        "score|0|3|by hours|false|\n"
        "rank|-|1|winners 1, ties broken|-|\n"
        "days|0|1|tie-break 1|-|\n"
        "registered|-|2024-12-01|tie-break 2|-|\n"
        "min_hours|0|3|at least 1|false|\n"
        "not_in_groups|-|-|in none of staff|true|\n"
        "per_team|0|-|at most 1 winners of a team|true|\n"
        "verdict|no-score|A01|-|false|");
  CHECK(why("T03", "team-month") ==
        "measure|value|last_winner|rule|met|\n"
        "score|1|2.75|by hours-per-member|false|\n"
        "rank|2|1|winners 1, ties broken|-|\n"
        "verdict|outranked|T07|-|false|");
}

TEST_CASE("members of a team are those who had joined") {
  MadeUpBook made(community_rules());
  made.team("T01", "第一队");
  made.volunteer("A01", "张三", "T01", "2025-01-01");
  made.volunteer("A02", "李四", "T01", "2025-02-15");
  made.volunteer("A03", "王芳", "T01");  // never registered: from the first service
  made.activity("H01", "食品银行");
  made.sheet("a.csv");
  made.serve("A01", "H01", "T01", "2025-01-10T09:00", 120);
  made.serve("A01", "H01", "T01", "2025-02-10T09:00", 120);
  made.serve("A01", "H01", "T01", "2025-03-10T09:00", 120);
  made.serve("A03", "H01", "", "2025-03-31T09:00", 60);
  made.post();
  AwardsQuestion question = awards_of("2025");
  question.within = true;
  question.award = "team-month";
  CHECK(awards(made, question) == head +
                                      "team-month|2025-01|1|-|第一队|第一队|200|120|120|1|1|-|\n"
                                      "team-month|2025-02|1|-|第一队|第一队|100|120|120|1|1|-|\n"
                                      "team-month|2025-03|1|-|第一队|第一队|67|120|120|1|1|-|");
}

TEST_CASE("questions no award can answer") {
  MadeUpBook made(community_rules());
  fill_small_community(made);
  const auto refused = [&](const AwardsQuestion& question) {
    return refusal([&](RowSink& sink) { return answer_awards(made.asking(), question, sink); });
  };
  AwardsQuestion question = awards_of("2025-Q1");
  CHECK(refused(question) ==
        "bad-period: '2025-Q1' is the period of no award of the rulebook; awards are of every week, month, year; or "
        "ask for "
        "all that end within: --within 2025-Q1");
  question.award = "trend-moth";
  CHECK(refused(question) == "no-award: unknown award 'trend-moth'; did you mean 'trend-month'?");
  question.award = "trend-month";
  CHECK(
      refused(question) ==
      "bad-period: '2025-Q1' is no month, and the award 'trend-month' is of every month; ask for all that end within: "
      "--within 2025-Q1");
  question = awards_of("2025-03");
  question.team = "T99";
  CHECK(refused(question).starts_with("no-team: unknown team 'T99'; "));
  made.rulebook.awards[1].eligible.teams = {"第九队"};
  question = awards_of("2025-03");
  CHECK(refused(question).starts_with("no-team: unknown team '第九队' in the award 'trend-month'; "));
  CHECK(refusal([&](RowSink& sink) {
          return answer_why_award(made.asking(), "A01", "trend-week", period("2025-03"), sink);
        }) == "bad-period: '2025-03' is no week, and the award 'trend-week' is of every week; write '2025-W14'");
}

// The winners alone are found without describing everybody: they must be those that a decision among all finds.
TEST_CASE("the winners alone are the winners among all") {
  std::mt19937 random(20250305);
  const auto pick = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  for (int round = 0; round < 25; ++round) {
    Rulebook rules = community_rules();
    AwardRule award = rules.awards[1];
    constexpr Metric metrics[] = {Metric::hours, Metric::entries, Metric::days, Metric::activities, Metric::points};
    award.by = metrics[pick(4)];
    award.winners = pick(6);
    award.ties = pick(1) == 0 ? Ties::share : Ties::broken;
    award.tie_break.clear();
    if (pick(1) == 0) award.tie_break = {metrics[pick(4)], Metric::registered};
    award.eligible = {};
    if (pick(2) == 0) award.per_team = 1 + pick(2);
    if (pick(2) == 0) award.cooldown = 1 + pick(2);
    if (pick(2) == 0) award.eligible.min_hours = Minutes{60 * (1 + pick(2))};
    if (pick(2) == 0) award.eligible.min_stars = 1;
    if (pick(1) == 0) award.eligible.not_in_groups = {"staff"};
    rules.awards = {award};
    MadeUpBook made(rules);
    made.team("T1", "第一队");
    made.team("T2", "第二队");
    made.activity("C1", "清洁");
    made.activity("C2", "送餐");
    made.sheet("city.csv");
    const int people = 1 + pick(400);
    const int barred = pick(3);  // of three, so that often nobody of the first in score can win
    for (int at = 0; at < people; ++at) {
      const std::string id = fmt::format("V{:03}", (at * 7) % 1000);
      made.volunteer(id, "志愿者", pick(2) == 0 ? "" : fmt::format("T{}", 1 + pick(1)),
                     pick(1) == 0 ? "2025-01-05" : "",
                     pick(2) < barred ? std::vector<std::string>{"staff"} : std::vector<std::string>{});
      for (int times = pick(3); times > 0; --times) {
        made.serve(id, fmt::format("C{}", 1 + pick(1)), "",
                   fmt::format("2025-{:02}-{:02}T09:00", 1 + pick(2), 1 + pick(4)), 60 * (1 + pick(3)));
      }
    }
    made.post();
    for (const bool within : {false, true}) {
      AwardsQuestion question = awards_of(within ? "2025" : "2025-03");
      question.within = within;
      std::string winners = awards(made, question);
      question.all = true;
      std::string expected;
      std::istringstream all(awards(made, question));
      for (std::string row; std::getline(all, row);) {
        if (row.ends_with("won|reason|"))
          expected += row.substr(0, row.size() - std::string_view("won|reason|").size());
        if (row.ends_with("true|won|"))
          expected += "\n" + row.substr(0, row.size() - std::string_view("true|won|").size());
      }
      CHECK(winners == expected);
    }
  }
}

// Under the book's own rulebook a what-if decides by entries, where the book's answer takes totals that do.
TEST_CASE("totals and entries decide the same") {
  std::mt19937 random(20250322);
  const auto below = [&random](std::uint32_t end) { return static_cast<int>(random() % end); };
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    Rulebook rules = community_rules();
    for (const Grain grain : {Grain::month, Grain::quarter, Grain::half, Grain::year}) {
      for (const Contender of : {Contender::volunteer, Contender::team}) {
        AwardRule award;
        award.id = fmt::format("award-{}", rules.awards.size());
        award.every = grain;
        award.of = of;
        constexpr Metric metrics[] = {Metric::hours, Metric::entries, Metric::days};
        award.by = metrics[below(3)];
        award.tie_break = {metrics[below(3)]};
        if (below(6) == 0) award.eligible.basis = {Basis::stated};
        rules.awards.push_back(award);
      }
    }
    if (below(3) == 0) rules.calendar.year_starts = date::month{9} / date::day{below(2) == 0 ? 1U : 15U};
    MadeUpBook made(rules);
    made.team("T1", "第一队");
    made.team("T2", "第二队", "T1");
    for (int i = 12; i-- > 0;)
      made.volunteer(fmt::format("V{}", i), "某人", i % 3 == 0 ? "" : fmt::format("T{}", i % 3));
    for (int i = 0; i < 3; ++i) made.activity(fmt::format("H{}", i), fmt::format("活动{}", i));
    made.sheet("random.csv");
    const auto any_team = [&] { return below(4) == 0 ? std::string() : fmt::format("T{}", 1 + below(2)); };
    const Day first = day("2024-11-01") + date::days{below(60)};
    const auto days = static_cast<std::uint32_t>(1 + below(below(2) == 0 ? 10 : 200));
    for (int i = below(150); i > 0; --i) {
      const std::string on = to_string(first + date::days{below(days)});
      made.serve(fmt::format("V{}", below(12)), fmt::format("H{}", below(3)), any_team(),
                 below(5) == 0 ? on : fmt::format("{}T{:02}:00", on, below(20)), 10 + below(200));
    }
    for (int i = below(12); i > 0; --i) {
      const std::string on = to_string(first + date::days{below(days + 20)});
      made.serve_together(static_cast<std::uint32_t>(1 + below(30)), fmt::format("H{}", below(3)), any_team(), on, 60);
    }
    made.post();
    for (const bool all : {false, true}) {
      AwardsQuestion question = awards_of("all");
      question.within = true;
      question.all = all;
      const auto decided = [&](bool what_if) {
        return answer([&](RowSink& sink) { return answer_awards(made.asking(what_if), question, sink); });
      };
      CHECK(decided(false) == decided(true));
    }
  }
}

TEST_CASE("points, stars and other conditions") {
  Rulebook rules = community_rules();
  AwardRule award = rules.awards[1];
  award.id = "points";
  award.by = Metric::points;
  award.winners = 5;
  award.eligible = {};
  award.eligible.min_stars = 1;
  rules.awards = {award};
  rules.points.category = {{"环境", Decimal{4'000'000}}};
  MadeUpBook made(rules);
  fill_small_community(made);
  AwardsQuestion question = awards_of("2025-03");
  question.all = true;
  CHECK(awards(made, question) == head.substr(0, head.size() - 1) +
                                      "won|reason|\n"
                                      "points|2025-03|1|A03|王芳|第一队 (T07)|400|150|150|2|1|1|true|won|\n"
                                      "points|2025-03|2|A01|张三|第一队 (T07)|300|180|180|1|1|1|true|won|\n"
                                      "points|2025-03|-|A02|李四|第二队|100|60|60|1|1|0|false|min-stars|");
}

}  // namespace
}  // namespace starhours::test
