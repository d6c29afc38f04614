#include "made_up_book.h"

#include <random>

namespace starhours::test {
namespace {

Rulebook rules_with(Metric by, Grain window, std::vector<std::int64_t> thresholds) {
  Rulebook rules;
  Ladder ladder;
  ladder.id = "star";
  ladder.name = {"星级志愿者", "Star rating"};
  ladder.by = by;
  ladder.window = window;
  for (const std::int64_t threshold : thresholds) {
    const auto n = ladder.levels.size() + 1;
    ladder.levels.push_back({{fmt::format("{}星级", n), fmt::format("{} stars", n)}, threshold});
  }
  rules.ladders.push_back(ladder);
  return rules;
}

const std::string head = "volunteer|name|team|minutes|hours|stars|level|reached|to_next_minutes|";

std::string stars(MadeUpBook& made, const StarsQuestion& question, bool what_if = false) {
  return answer([&](RowSink& sink) { return answer_stars(made.asking(what_if), question, {}, sink); });
}

void fill(MadeUpBook& made) {
  made.team("T01", "第一队");
  made.volunteer("A02", "李四");
  made.volunteer("A01", "张三", "T01");
  made.volunteer("A03", "王芳", "T01");
  made.activity("H01", "食品银行");
  made.activity("H02", "清洁日");
  made.sheet("a.csv");
  made.serve("A01", "H01", "T01", "2024-12-31T09:00", 60);
  made.serve("A01", "H01", "T01", "2025-01-05T09:00", 59);
  made.serve("A01", "H02", "T01", "2025-01-20T09:00", 1);
  made.serve("A01", "H01", "T01", "2025-02-03T09:00", 180);
  made.serve("A02", "H01", "", "2025-02-10T09:00", 400);
  made.serve("A03", "H01", "T01", "2025-02-11T09:00", 30);
  made.post();
}

TEST_CASE("the day a level was reached is the day the total reached it") {
  MadeUpBook made(rules_with(Metric::hours, Grain::all, {120, 300}));
  fill(made);
  StarsQuestion question;
  question.as_of = day("2025-04-01");
  CHECK(stars(made, question) == head +
                                     "\nA01|张三|第一队|300|300|2|2星级|2025-02-03|-|"
                                     "\nA02|李四|-|400|400|2|2星级|2025-02-10|-|");
  question.as_of = day("2025-02-02");
  CHECK(stars(made, question) == head + "\nA01|张三|第一队|120|120|1|1星级|2025-01-20|180|");
  question.as_of = day("2025-01-19");
  CHECK(stars(made, question) == head);
  question.all = true;
  CHECK(stars(made, question) == head +
                                     "\nA01|张三|第一队|119|119|0|-|-|1|"
                                     "\nA02|李四|-|0|0|0|-|-|120|"
                                     "\nA03|王芳|第一队|0|0|0|-|-|120|");
  question.as_of = day("2025-04-01");
  question.team = "第一队";
  CHECK(stars(made, question) == head +
                                     "\nA01|张三|第一队|300|300|2|2星级|2025-02-03|-|"
                                     "\nA03|王芳|第一队|30|30|0|-|-|90|");
  question = {};
  question.as_of = day("2025-04-01");
  question.volunteer = "李四";
  CHECK(stars(made, question) == head + "\nA02|李四|-|400|400|2|2星级|2025-02-10|-|");
}

TEST_CASE("who rose within a period") {
  MadeUpBook made(rules_with(Metric::hours, Grain::all, {120, 300}));
  fill(made);
  StarsQuestion question;
  question.rose_in = period("2025-01");
  CHECK(stars(made, question) == head + "previous|\nA01|张三|第一队|120|120|1|1星级|2025-01-20|180|0|");
  question.rose_in = period("2025-02");
  CHECK(stars(made, question) == head +
                                     "previous|"
                                     "\nA01|张三|第一队|300|300|2|2星级|2025-02-03|-|1|"
                                     "\nA02|李四|-|400|400|2|2星级|2025-02-10|-|0|");
  question.rose_in = period("2025-03");
  CHECK(stars(made, question) == head + "previous|");
  question.rose_in = period("all");
  CHECK(stars(made, question) == head +
                                     "previous|"
                                     "\nA01|张三|第一队|300|300|2|2星级|2025-02-03|-|0|"
                                     "\nA02|李四|-|400|400|2|2星级|2025-02-10|-|0|");
}

TEST_CASE("ladders by other metrics and in windows") {
  StarsQuestion question;
  question.as_of = day("2025-04-01");
  {
    MadeUpBook made(rules_with(Metric::hours, Grain::year, {120, 300}));
    fill(made);
    CHECK(stars(made, question) == head +
                                       "\nA01|张三|第一队|240|240|1|1星级|2025-02-03|60|"
                                       "\nA02|李四|-|400|400|2|2星级|2025-02-10|-|");
  }
  {
    MadeUpBook made(rules_with(Metric::activities, Grain::all, {2}));
    fill(made);
    CHECK(stars(made, question) == head + "\nA01|张三|第一队|300|300|1|1星级|2025-01-20|-|");
  }
  {
    MadeUpBook made(rules_with(Metric::days, Grain::all, {1, 3}));
    fill(made);
    CHECK(stars(made, question) == head +
                                       "\nA01|张三|第一队|300|300|2|2星级|2025-01-20|-|"
                                       "\nA02|李四|-|400|400|1|1星级|2025-02-10|-|"
                                       "\nA03|王芳|第一队|30|30|1|1星级|2025-02-11|-|");
  }
  {
    Rulebook rules = rules_with(Metric::points, Grain::all, {6'000'000});
    rules.points.per_hour = Decimal{2'000'000};
    MadeUpBook made(rules);
    fill(made);
    CHECK(stars(made, question) == head +
                                       "\nA01|张三|第一队|300|300|1|1星级|2025-02-03|-|"
                                       "\nA02|李四|-|400|400|1|1星级|2025-02-10|-|");
  }
}

TEST_CASE("no ladder, no stars") {
  MadeUpBook made;
  CHECK(refusal([&](RowSink& sink) { return answer_stars(made.asking(), {}, {}, sink); }) ==
        "usage: expected a rulebook with a ladder; add a [[ladder]] to the rulebook");
}

// A what-if under the book's own rulebook reads entries where the book's answer reads totals of months and years.
TEST_CASE("totals and entries tell the same") {
  for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t end) { return static_cast<int>(random() % end); };
    for (const Metric by : {Metric::hours, Metric::entries, Metric::days}) {
      for (const Grain window : {Grain::all, Grain::year, Grain::quarter}) {
        const bool of_hours = by == Metric::hours;
        MadeUpBook made(rules_with(
            by, window, of_hours ? std::vector<std::int64_t>{100, 350, 900} : std::vector<std::int64_t>{2, 4, 9}));
        AwardRule award;
        award.id = "stars";
        award.by = Metric::stars;
        award.winners = 3;
        made.rulebook.awards.push_back(award);
        for (int i = 20; i-- > 0;) made.volunteer(fmt::format("V{}", i), "某人");
        for (int i = 0; i < 3; ++i) made.activity(fmt::format("H{}", i), fmt::format("活动{}", i));
        made.sheet("random.csv");
        for (int i = 0; i < 150; ++i) {
          const Day served = day("2025-04-09") - date::days{1 + below(seed % 2 == 0 ? 900 : 120)};
          made.serve(fmt::format("V{}", below(20)), fmt::format("H{}", below(3)), "",
                     fmt::format("{}T{:02}:00", to_string(served), below(20)), 10 + below(200));
        }
        made.post();
        for (int i = 0; i < 6; ++i) {
          StarsQuestion question;
          question.as_of = day("2024-12-01") + date::days{below(150)};
          CHECK(stars(made, question) == stars(made, question, true));
          const Day first = day("2024-12-01") + date::days{below(100)};
          question.rose_in = Period{Grain::range, {first, first + date::days{1 + below(60)}}};
          CHECK(stars(made, question) == stars(made, question, true));
        }
        AwardsQuestion question = awards_of("all");
        question.within = true;
        question.all = true;
        const auto awards = [&](bool what_if) {
          return answer([&](RowSink& sink) { return answer_awards(made.asking(what_if), question, sink); });
        };
        CHECK(awards(false) == awards(true));
      }
    }
  }
}

}  // namespace
}  // namespace starhours::test
