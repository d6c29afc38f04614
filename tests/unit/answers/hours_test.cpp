#include "made_up_book.h"

#include <numeric>
#include <random>
#include <set>

namespace starhours::test {
namespace {

std::string hours(MadeUpBook& made, const std::vector<Dimension>& by, const Filter& filter = {}, const Cut& cut = {},
                  bool what_if = false) {
  return answer([&](RowSink& sink) { return answer_hours(made.asking(what_if), filter, by, cut, sink); });
}

TEST_CASE("dimensions go by name") {
  CHECK(dimension_names().size() == 13);
  for (const std::string& name : dimension_names()) CHECK(dimension_named(name).has_value());
  CHECK(dimension_named("station") == Dimension::station);
  CHECK(!dimension_named("Station"));
  CHECK(!dimension_named(""));
}

TEST_CASE("no dimension gives one total, even of nothing") {
  MadeUpBook empty;
  CHECK(hours(empty, {}) == "minutes|hours|entries|volunteers|days|\n0|0|0|0|0|");
  CHECK(hours(empty, {Dimension::team}) == "team|minutes|hours|entries|volunteers|days|");

  MadeUpBook made;
  fill_small_community(made);
  CHECK(hours(made, {}) == "minutes|hours|entries|volunteers|days|\n555|555|7|4|4|");
}

TEST_CASE("each dimension") {
  MadeUpBook made;
  fill_small_community(made);
  CHECK(hours(made, {Dimension::volunteer}) ==
        "volunteer|name|minutes|hours|entries|volunteers|days|\n"
        "A01|张三|210|210|2|1|2|\n"
        "A02|李四|105|105|2|1|2|\n"
        "A03|王芳|150|150|2|1|1|\n"
        "A04|张三|90|90|1|1|1|");
  CHECK(hours(made, {Dimension::team}) ==
        "team|minutes|hours|entries|volunteers|days|\n"
        "-|90|90|1|1|1|\n"
        "第一队 (T07)|330|330|3|2|1|\n"
        "第二队|135|135|3|2|3|");
  CHECK(hours(made, {Dimension::station}) ==
        "station|minutes|hours|entries|volunteers|days|\n"
        "-|225|225|4|3|3|\n"
        "兴神路实践站|330|330|3|2|1|");
  CHECK(hours(made, {Dimension::activity}) ==
        "activity|minutes|hours|entries|volunteers|days|\n"
        "-|90|90|1|1|1|\n"
        "敬老|105|105|2|1|2|\n"
        "清洁日|60|60|2|2|2|\n"
        "食品银行|300|300|2|2|1|");
  CHECK(hours(made, {Dimension::project}) ==
        "project|minutes|hours|entries|volunteers|days|\n"
        "-|150|150|3|3|2|\n"
        "P1|405|405|4|3|3|");
  CHECK(hours(made, {Dimension::category}) ==
        "category|minutes|hours|entries|volunteers|days|\n"
        "-|90|90|1|1|1|\n"
        "环境|60|60|2|2|2|\n"
        "邻里互助|405|405|4|3|3|");
  CHECK(hours(made, {Dimension::post}) == "post|minutes|hours|entries|volunteers|days|\n-|555|555|7|4|4|");
  CHECK(hours(made, {Dimension::week, Dimension::day}) ==
        "week|day|minutes|hours|entries|volunteers|days|\n"
        "2025-W10|2025-03-05|330|330|3|2|1|\n"
        "2025-W14|2025-03-31|60|60|1|1|1|\n"
        "2025-W14|2025-04-01|45|45|1|1|1|\n"
        "2025-W14|2025-04-02|120|120|2|2|1|");
  CHECK(hours(made, {Dimension::year, Dimension::half, Dimension::quarter, Dimension::month}) ==
        "year|half|quarter|month|minutes|hours|entries|volunteers|days|\n"
        "2025|2025-H1|2025-Q1|2025-03|390|390|4|3|2|\n"
        "2025|2025-H1|2025-Q2|2025-04|165|165|3|3|2|");
  CHECK(hours(made, {Dimension::team, Dimension::month}) ==
        "team|month|minutes|hours|entries|volunteers|days|\n"
        "-|2025-04|90|90|1|1|1|\n"
        "第一队 (T07)|2025-03|330|330|3|2|1|\n"
        "第二队|2025-03|60|60|1|1|1|\n"
        "第二队|2025-04|75|75|2|2|2|");
}

TEST_CASE("years cut elsewhere") {
  MadeUpBook made;
  fill_small_community(made);
  made.rulebook.calendar.year_starts = date::April / 1;
  CHECK(hours(made, {Dimension::year}) ==
        "year|minutes|hours|entries|volunteers|days|\n"
        "2024/25|390|390|4|3|2|\n"
        "2025/26|165|165|3|3|2|");
}

TEST_CASE("filters") {
  MadeUpBook made;
  fill_small_community(made);
  const auto total = [&](const Filter& filter) {
    const std::string text = hours(made, {}, filter);
    return text.substr(text.find('\n') + 1);
  };
  Filter filter;
  filter.period = period("2025-03");
  CHECK(total(filter) == "390|390|4|3|2|");
  filter = {};
  filter.volunteer = "王芳";
  CHECK(total(filter) == "150|150|2|1|1|");
  filter.activity = "清洁日";
  CHECK(total(filter) == "30|30|1|1|1|");
  filter = {};
  filter.team = "T00";
  CHECK(total(filter) == "330|330|3|2|1|");
  filter = {};
  filter.project = "P1";
  CHECK(total(filter) == "405|405|4|3|3|");
  filter.activity = "H03";
  CHECK(total(filter) == "105|105|2|1|2|");
  filter = {};
  filter.category = "环境";
  CHECK(total(filter) == "60|60|2|2|2|");
  filter.project = "P1";
  CHECK(total(filter) == "0|0|0|0|0|");
  filter = {};
  filter.basis = Basis::stated;
  CHECK(total(filter) == "90|90|1|1|1|");
}

TEST_CASE("texts that stand for nothing, or for several") {
  MadeUpBook made;
  fill_small_community(made);
  const auto refused = [&](const Filter& filter) {
    return refusal([&](RowSink& sink) { return answer_hours(made.asking(), filter, {}, {}, sink); });
  };
  Filter filter;
  filter.volunteer = "A1";
  CHECK(refused(filter) == "no-volunteer: unknown volunteer 'A1'; did you mean 'A01'?");
  filter.volunteer = "孙悟空大圣";
  CHECK(refused(filter) ==
        "no-volunteer: unknown volunteer '孙悟空大圣'; give the id or the name of a volunteer in the book");
  filter.volunteer = "张三";
  CHECK(refused(filter) ==
        "ambiguous-volunteer: '张三' is the name of 2 volunteers; say which by id: A01 (第一队 (T07)), A04 (第一队 "
        "(T02))");
  filter = {};
  filter.team = "第一队";
  CHECK(refused(filter) ==
        "no-team: '第一队' is the name of 2 teams; say which by id: T02 (兴神路实践站), T07 (兴神路实践站)");
  filter.team = "第二对";
  CHECK(refused(filter) == "no-team: unknown team '第二对'; did you mean '第二队'?");
  filter = {};
  filter.activity = "H0l";
  CHECK(refused(filter).starts_with("no-activity: unknown activity 'H0l'; did you mean 'H0"));
  filter = {};
  filter.project = "Q";
  CHECK(refused(filter).starts_with("usage: unknown project 'Q'; "));
  filter = {};
  filter.category = "邻里互住";
  CHECK(refused(filter) == "usage: unknown category '邻里互住'; did you mean '邻里互助'?");
  CHECK(refusal([&](RowSink& sink) {
          return answer_hours(made.asking(), {}, {Dimension::day, Dimension::team, Dimension::day}, {}, sink);
        }) == "usage: duplicate dimension 'day'; name each dimension once");
}

TEST_CASE("cut to order and length") {
  MadeUpBook made;
  fill_small_community(made);
  Cut cut;
  cut.top = 2;
  CHECK(hours(made, {Dimension::volunteer}, {}, cut) ==
        "volunteer|name|minutes|hours|entries|volunteers|days|\n"
        "A01|张三|210|210|2|1|2|\n"
        "A03|王芳|150|150|2|1|1|");
  cut.sort = "volunteer";
  CHECK(hours(made, {Dimension::volunteer}, {}, cut) ==
        "volunteer|name|minutes|hours|entries|volunteers|days|\n"
        "A01|张三|210|210|2|1|2|\n"
        "A02|李四|105|105|2|1|2|");
  cut = {};
  cut.sort = "-team";
  CHECK(hours(made, {Dimension::team}, {}, cut) ==
        "team|minutes|hours|entries|volunteers|days|\n"
        "第二队|135|135|3|2|3|\n"
        "第一队 (T07)|330|330|3|2|1|\n"
        "-|90|90|1|1|1|");
  cut = {};
  cut.min_hours = Minutes{150};
  cut.sort = "minutes";
  CHECK(hours(made, {Dimension::volunteer}, {}, cut) ==
        "volunteer|name|minutes|hours|entries|volunteers|days|\n"
        "A03|王芳|150|150|2|1|1|\n"
        "A01|张三|210|210|2|1|2|");
  cut.top = 0;
  CHECK(hours(made, {Dimension::volunteer}, {}, cut) == "volunteer|name|minutes|hours|entries|volunteers|days|");
  cut = {};
  cut.sort = "minuts";
  CHECK(refusal([&](RowSink& sink) { return answer_hours(made.asking(), {}, {}, cut, sink); }) ==
        "usage: unknown column 'minuts' to sort by; did you mean 'minutes'?");
}

TEST_CASE("a what-if credits anew and leaves the book alone") {
  MadeUpBook made;
  fill_small_community(made);
  const Rulebook own = made.rulebook;
  made.rulebook.count.max_per_day = Minutes{100};
  CHECK(hours(made, {Dimension::volunteer}, {}, {}, true) ==
        "volunteer|name|minutes|hours|entries|volunteers|days|\n"
        "A01|张三|130|130|2|1|2|\n"
        "A02|李四|105|105|2|1|2|\n"
        "A03|王芳|100|100|2|1|1|\n"
        "A04|张三|90|90|1|1|1|");
  made.rulebook = own;
  CHECK(hours(made, {}) == "minutes|hours|entries|volunteers|days|\n555|555|7|4|4|");
}

// A few hundred random entries, so that groups, runs and words of keys are exercised.
void fill_at_random(MadeUpBook& made, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t end) { return static_cast<int>(random() % end); };
  made.team("T0", "站", {}, "站");
  for (int i = 1; i < 6; ++i) made.team(fmt::format("T{}", i), fmt::format("队{}", i % 4), i % 2 == 0 ? "T0" : "");
  for (int i = 40; i-- > 0;)
    made.volunteer(fmt::format("V{}", i), fmt::format("名{}", i % 7), fmt::format("T{}", i % 6));
  for (int i = 0; i < 12; ++i) {
    made.activity(fmt::format("A{}", i), fmt::format("活动{}", i % 9), i % 3 == 0 ? "" : fmt::format("P{}", i % 4),
                  fmt::format("类{}", i % 2));
  }
  made.sheet("random.csv");
  for (int i = 0; i < 900; ++i) {
    const Day served = day("2024-11-20") + date::days{below(150)};
    made.serve(
        fmt::format("V{}", below(40)), below(10) == 0 ? "" : fmt::format("A{}", below(12)),
        below(10) == 0 ? "" : fmt::format("T{}", below(6)),
        below(5) == 0 ? to_string(served) : fmt::format("{}T{:02}:{:02}", to_string(served), below(22), below(60)),
        1 + below(110));
  }
  // Two centuries of days do not fit into a key of one word beside the other dimensions.
  if (seed % 2 == 0) {
    made.serve("V1", "A1", "T1", "1901-05-05", 30);
    made.serve("V1", "A1", "T1", "2150-05-05", 30);
  }
  made.post();
}

TEST_CASE("sums over random books") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    MadeUpBook made;
    fill_at_random(made, seed);
    std::int64_t minutes = 0;
    std::map<std::tuple<VolunteerNo, int, int>, std::int64_t> by_volunteer_month;
    REQUIRE(made.book().each_service_day(representable_days, std::nullopt, [&](std::span<const Entry> entries) {
      for (const Entry& entry : entries) {
        minutes += entry.credited;
        const date::year_month_day date{entry.stretch.day};
        by_volunteer_month[{entry.stretch.volunteer, int{date.year()}, static_cast<int>(unsigned{date.month()})}] +=
            entry.credited;
      }
      return true;
    }));

    std::vector<Dimension> all;
    for (const std::string& name : dimension_names()) all.push_back(*dimension_named(name));
    std::vector<Dimension> backwards(all.rbegin(), all.rend());
    const std::vector<std::vector<Dimension>> questions{{},
                                                        {Dimension::volunteer, Dimension::month},
                                                        {Dimension::month, Dimension::volunteer},
                                                        {Dimension::team, Dimension::week},
                                                        {Dimension::week, Dimension::category},
                                                        {Dimension::project, Dimension::volunteer, Dimension::station},
                                                        all,
                                                        backwards};
    for (const auto& by : questions) {
      CAPTURE(by.size());
      Report report;
      REQUIRE(answer_hours(made.asking(), {}, by, {}, report));
      std::int64_t sum = 0;
      std::set<std::string> heads;
      for (std::size_t i = 0; i < report.rows().size(); ++i) {
        sum += std::get<std::int64_t>(report.at(i, "minutes"));
        std::string head;
        for (const Dimension dimension : by) {
          const auto& value = report.at(i, dimension_names()[static_cast<std::size_t>(dimension)]);
          head += std::holds_alternative<std::string>(value) ? std::get<std::string>(value) + "|" : "|";
        }
        CHECK(heads.insert(head).second);
      }
      CHECK(sum == minutes);
      CHECK(hours(made, by) == hours(made, by, {}, {}, true));
    }
    Report report;
    REQUIRE(answer_hours(made.asking(), {}, {Dimension::volunteer, Dimension::month}, {}, report));
    CHECK(report.rows().size() == by_volunteer_month.size());

    // Rows by month then volunteer are those by volunteer then month in another order.
    Cut cut;
    cut.sort = "month";
    Report sorted;
    REQUIRE(answer_hours(made.asking(), {}, {Dimension::volunteer, Dimension::month}, cut, sorted));
    Report other;
    REQUIRE(answer_hours(made.asking(), {}, {Dimension::month, Dimension::volunteer}, {}, other));
    REQUIRE(sorted.rows().size() == other.rows().size());
    for (std::size_t i = 0; i < other.rows().size(); ++i) {
      for (const auto key : {"volunteer", "month", "minutes", "entries", "days"})
        CHECK(sorted.at(i, key) == other.at(i, key));
    }
  }
}

// Of many volunteers some are summed at a time, fewer where their numbers follow their ids.
TEST_CASE("sums of many volunteers come in the order of their ids") {
  for (const bool numbers_follow_ids : {true, false}) {
    CAPTURE(numbers_follow_ids);
    constexpr int people = 5000;
    std::mt19937 random(7);
    const auto pick = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    MadeUpBook made;
    made.activity("C1", "C1");
    made.activity("C2", "C2");
    made.sheet("city.csv");
    const auto id_of = [&](int at) { return fmt::format("V{:04}", numbers_follow_ids ? at : at * 2741 % people); };
    std::map<std::pair<std::string, std::string>, std::pair<int, int>> expected;  // minutes and entries
    {
      auto transaction = made.book().begin();
      REQUIRE(transaction);
      for (int at = 0; at < people; ++at) made.volunteer(id_of(at), "志愿者");
      REQUIRE(transaction->commit());
    }
    for (int at = 0; at < people; ++at) {
      for (int times = pick(3); times > 0; --times) {
        const std::string activity = fmt::format("C{}", 1 + pick(1));
        const int minutes = 30 + pick(60);
        made.serve(id_of(at), activity, "", fmt::format("2025-03-{:02}T{:02}:00", 1 + pick(8) * 3 + times, 9), minutes);
        auto& [sum, entries] = expected[{id_of(at), activity}];
        sum += minutes;
        ++entries;
      }
    }
    made.serve_together(3, "C1", "", "2025-03-05", 60);
    made.post();
    std::vector<std::string> rows{"- C1 180 3"};
    for (const auto& [key, sums] : expected) {
      rows.push_back(fmt::format("{} {} {} {}", key.first, key.second, sums.first, sums.second));
    }
    Report report;
    REQUIRE(answer_hours(made.asking(), {}, {Dimension::volunteer, Dimension::activity}, {}, report));
    REQUIRE(report.rows().size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& cell = report.at(i, "volunteer");
      const auto* const volunteer = std::get_if<std::string>(&cell);
      CHECK(rows[i] == fmt::format("{} {} {} {}", volunteer == nullptr ? "-" : *volunteer,
                                   std::get<std::string>(report.at(i, "activity")),
                                   std::get<std::int64_t>(report.at(i, "minutes")),
                                   std::get<std::int64_t>(report.at(i, "entries"))));
    }
  }
}

// Rows as "A001 V0001 60 1 1 1", without names and hours.
class Lines final : public RowSink {
 public:
  void begin(const ReportHead& head) override {
    for (const Column& column : head.columns) shown_.push_back(column.key != "name" && column.key != "hours");
  }
  void row(std::span<const Cell> cells) override {
    std::string& line = lines_.emplace_back();
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (!shown_[at]) continue;
      if (!line.empty()) line += ' ';
      const auto* const number = std::get_if<std::int64_t>(&cells[at]);
      line += number != nullptr ? fmt::format("{}", *number) : text_in(cells[at]).value_or("-");
    }
  }
  void end() override {}
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::vector<bool> shown_;
  std::vector<std::string> lines_;
};

// Everybody serves at every activity in March, and some once more in May: more sums than are made at a time.
TEST_CASE("sums of very many volunteers under activities come in order, and each once") {
  constexpr int people = 5000;
  constexpr int activities = 104;
  constexpr int a_day = 8;
  const auto minutes = [](int person, int activity) { return 20 + (person * 7 + activity * 13) % 40; };
  const auto serves_again = [](int person, int activity) { return (person + activity) % 16 == 0; };
  MadeUpBook made;
  made.sheet("city.csv");
  auto transaction = made.book().begin();
  REQUIRE(transaction);
  for (int at = 0; at < people; ++at) made.volunteer(fmt::format("V{:04}", at), "志愿者");
  for (int at = 0; at < activities; ++at) made.activity(fmt::format("A{:03}", at), fmt::format("A{:03}", at));
  for (const bool again : {false, true}) {
    for (int first = 0; first < activities; first += a_day) {
      Posting posting;
      for (int person = 0; person < people; ++person) {
        for (int activity = first; activity < first + a_day; ++activity) {
          if (again && !serves_again(person, activity)) continue;
          Entry& entry = posting.entries.emplace_back();
          Stretch& stretch = entry.stretch;
          stretch.day = day(again ? "2025-05-01" : "2025-03-01") + date::days{first / a_day};
          stretch.volunteer = VolunteerNo{static_cast<std::uint32_t>(person + 1)};
          stretch.activity = ActivityNo{static_cast<std::uint32_t>(activity + 1)};
          stretch.sheet = SheetNo{1};
          stretch.row = static_cast<std::uint32_t>(activity + 1);
          stretch.start = Instant{stretch.day.time_since_epoch()} + Minutes{60 * (activity - first)};
          stretch.length = static_cast<std::uint16_t>(minutes(person, activity));
          entry.worked = entry.credited = stretch.length;
        }
      }
      REQUIRE(made.book().post(posting));
    }
  }
  REQUIRE(transaction->commit());
  made.serve_together(3, "A001", "", "2025-03-05", 60);
  made.post();

  std::vector<std::string> expected;
  std::vector<std::string> expected_by_month;
  for (int activity = 0; activity < activities; ++activity) {
    if (activity == 1) {
      expected.emplace_back("A001 - 180 3 0 1");
      expected_by_month.emplace_back("A001 2025-03 - 180 3 0 1");
    }
    for (int person = 0; person < people; ++person) {
      const int times = serves_again(person, activity) ? 2 : 1;
      expected.push_back(
          fmt::format("A{:03} V{:04} {} {} 1 {}", activity, person, minutes(person, activity) * times, times, times));
    }
    for (const bool again : {false, true}) {
      for (int person = 0; person < people; ++person) {
        if (again && !serves_again(person, activity)) continue;
        expected_by_month.push_back(fmt::format("A{:03} {} V{:04} {} 1 1 1", activity, again ? "2025-05" : "2025-03",
                                                person, minutes(person, activity)));
      }
    }
  }
  Lines lines;
  REQUIRE(answer_hours(made.asking(), {}, {Dimension::activity, Dimension::volunteer}, {}, lines));
  CHECK((lines.lines() == expected));
  Lines by_month;
  REQUIRE(answer_hours(made.asking(), {}, {Dimension::activity, Dimension::month, Dimension::volunteer}, {}, by_month));
  CHECK((by_month.lines() == expected_by_month));
}

// What each volunteer did by months comes from the month totals, and by a what-if from the entries: under the same
// rules they say the same.
TEST_CASE("sums of months and sums of entries agree") {
  std::mt19937 random(20250306);
  const auto pick = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  for (int round = 0; round < 12; ++round) {
    Rulebook rules;
    if (pick(2) == 0) rules.calendar.year_starts = date::month{static_cast<unsigned>(1 + pick(11))} / (pick(1) * 9 + 1);
    MadeUpBook made(rules);
    made.activity("C1", "清洁");
    made.activity("C2", "送餐");
    made.sheet("city.csv");
    const int people = 2 + pick(30);
    for (int at = 0; at < people; ++at) {
      const std::string id = fmt::format("V{:03}", (at * 7) % 1000);
      made.volunteer(id, "志愿者");
      for (int times = pick(8); times > 0; --times) {
        made.serve(id, fmt::format("C{}", 1 + pick(1)), "",
                   fmt::format("{}-{:02}-{:02}T{:02}:00", pick(9) == 0 ? 2014 : 2024 + pick(1), 1 + pick(11),
                               1 + pick(27), 8 + pick(3)),
                   30 * (1 + pick(6)));
      }
    }
    if (pick(1) == 0) {  // hundreds of entries in a month
      for (int activity = 1; activity <= 10; ++activity) made.activity(fmt::format("D{}", activity), "助老");
      for (int day = 1; day <= 28; ++day) {
        for (int activity = 1; activity <= 10; ++activity) {
          made.serve("V007", fmt::format("D{}", activity), "", fmt::format("2024-05-{:02}T{:02}:30", day, 7 + activity),
                     20);
        }
      }
    }
    if (pick(3) == 0) made.serve_together(3, "C1", "", "2024-05-05", 60);
    made.post();
    const std::vector<std::vector<Dimension>> questions{{Dimension::volunteer},
                                                        {Dimension::volunteer, Dimension::month},
                                                        {Dimension::month, Dimension::volunteer},
                                                        {Dimension::quarter, Dimension::volunteer},
                                                        {Dimension::volunteer, Dimension::year},
                                                        {Dimension::year, Dimension::volunteer},
                                                        {Dimension::volunteer, Dimension::year, Dimension::half},
                                                        {Dimension::volunteer, Dimension::week}};
    for (const char* const span : {"all", "2024", "2024-05", "2024-03-10..2025-02-20", "2024-W20"}) {
      Filter filter;
      if (std::string_view(span) != "all") filter.period = period(span, rules.calendar);
      for (const std::vector<Dimension>& by : questions) {
        CHECK(hours(made, by, filter) == hours(made, by, filter, {}, true));
      }
    }
  }
}

}  // namespace
}  // namespace starhours::test
