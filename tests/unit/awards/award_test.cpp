#include <starhours/award.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace starhours;

namespace {

Day day(int year, unsigned month, unsigned number) {
  return Day{date::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}

const Period march{Grain::month, {day(2025, 3, 1), day(2025, 4, 1)}};

Candidate volunteer(std::string_view key, std::int64_t minutes, std::uint32_t team = 0, std::int64_t days = 1) {
  Candidate one;
  one.volunteer = VolunteerNo{1};
  one.team = TeamNo{team};
  one.key = key;
  one.tally.minutes = minutes;
  one.tally.days = days;
  one.tally.entries = days;
  return one;
}

AwardRule rule_of(int winners, Ties ties = Ties::broken, std::vector<Metric> tie_break = {}) {
  AwardRule rule;
  rule.winners = winners;
  rule.ties = ties;
  rule.tie_break = std::move(tie_break);
  return rule;
}

// "1 A won, 2 B outranked, - C no-score"
std::string text_of(const Decision& decision, const std::vector<Candidate>& candidates) {
  std::string text;
  for (const Ranked& one : decision.ranked) {
    if (!text.empty()) text += ", ";
    text += one.rank == 0 ? "-" : std::to_string(one.rank);
    text += " " + std::string(candidates[one.candidate].key) + " " + std::string(name_of(one.verdict));
  }
  return text;
}

std::string decided(const AwardRule& rule, const std::vector<Candidate>& candidates) {
  return text_of(decide(rule, march, candidates), candidates);
}

}  // namespace

TEST_CASE("every verdict has its name") {
  CHECK(name_of(Verdict::won) == "won");
  CHECK(name_of(Verdict::team_quota) == "team-quota");
  CHECK(name_of(Verdict::min_members) == "min-members");
  CHECK(name_of(Verdict::registered_months) == "registered-months");
  CHECK(name_of(Verdict::not_in_teams) == "not-in-teams");
}

TEST_CASE("scores compare exactly") {
  CHECK(Score{1, 3} == Score{2, 6});
  CHECK(Score{1, 3} < Score{333'333'334, 1'000'000'000});
  CHECK(Score{1, 3} > Score{333'333'333, 1'000'000'000});
  CHECK(Score{INT64_MAX, INT64_MAX - 1} > Score{INT64_MAX - 1, INT64_MAX - 1});
  CHECK(Score{INT64_MAX, INT64_MAX - 1} < Score{INT64_MAX - 1, INT64_MAX - 2});
  CHECK(Score{} < Score{1, INT64_MAX});
}

TEST_CASE("the score of each metric") {
  Candidate one = volunteer("A", 90);
  one.tally = {.minutes = 90, .points = 135'000'000, .entries = 4, .days = 3, .activities = 2};
  one.stars = 5;
  one.members = 6;
  one.wins = 7;
  const std::map<Metric, Score> table{
      {Metric::hours, {3, 2}}, {Metric::points, {9, 4}},     {Metric::entries, {4, 1}},
      {Metric::days, {3, 1}},  {Metric::activities, {2, 1}}, {Metric::stars, {5, 1}},
      {Metric::wins, {7, 1}},  {Metric::registered, {0, 1}}, {Metric::hours_per_member, {1, 4}},
  };
  for (const auto& row : table) {
    AwardRule rule;
    rule.by = row.first;
    CAPTURE(static_cast<int>(row.first));
    CHECK(score_of(rule, one) == row.second);
  }
  one.members = 0;
  AwardRule per_member;
  per_member.by = Metric::hours_per_member;
  CHECK(score_of(per_member, one) == Score{0, 1});
}

TEST_CASE("the first so many win") {
  const std::vector<Candidate> three{volunteer("A", 60), volunteer("B", 120), volunteer("C", 90)};
  CHECK(decided(rule_of(2), three) == "1 B won, 2 C won, 3 A outranked");
  CHECK(decided(rule_of(9), three) == "1 B won, 2 C won, 3 A won");
  CHECK(decided(rule_of(0), three) == "1 B outranked, 2 C outranked, 3 A outranked");
  CHECK(decided(rule_of(2), {}).empty());
  const Decision decision = decide(rule_of(2), march, three);
  CHECK(decision.winners == 2);
  CHECK(decision.last_winner == 1);
  CHECK_FALSE(decide(rule_of(0), march, three).last_winner);
}

TEST_CASE("ties at the edge of the winners") {
  const std::vector<Candidate> five{volunteer("E", 60), volunteer("D", 60, 0, 2), volunteer("C", 60),
                                    volunteer("B", 60), volunteer("A", 90)};
  CHECK(decided(rule_of(3), five) == "1 A won, 2 B won, 2 C won, 2 D outranked, 2 E outranked");
  CHECK(decided(rule_of(3, Ties::share), five) == "1 A won, 2 B won, 2 C won, 2 D won, 2 E won");
  CHECK(decided(rule_of(1, Ties::share), five) ==
        "1 A won, 2 B outranked, 2 C outranked, 2 D outranked, 2 E outranked");
  CHECK(decided(rule_of(2, Ties::share, {Metric::days}), five) ==
        "1 A won, 2 D won, 3 B outranked, 3 C outranked, 3 E outranked");
  CHECK(decided(rule_of(3, Ties::share, {Metric::days}), five) == "1 A won, 2 D won, 3 B won, 3 C won, 3 E won");
  CHECK(decided(rule_of(0, Ties::share), five).find("won") == std::string::npos);
}

TEST_CASE("tie-breaks stand in their order") {
  std::vector<Candidate> three{volunteer("A", 60), volunteer("B", 60), volunteer("C", 60)};
  three[0].stars = 1;
  three[1].registered = day(2020, 5, 1);
  three[2].registered = day(2020, 4, 30);
  CHECK(decided(rule_of(1, Ties::broken, {Metric::registered}), three) == "1 C won, 2 B outranked, 3 A outranked");
  CHECK(decided(rule_of(1, Ties::share, {Metric::stars, Metric::registered}), three) ==
        "1 A won, 2 C outranked, 3 B outranked");
  three[0].tally.points = three[1].tally.points = 5;
  CHECK(decided(rule_of(2, Ties::share, {Metric::points, Metric::days}), three) == "1 A won, 1 B won, 3 C outranked");
}

TEST_CASE("a quota passes over") {
  const std::vector<Candidate> six{volunteer("A", 90, 1), volunteer("B", 80, 1), volunteer("C", 70, 1),
                                   volunteer("D", 60, 2), volunteer("E", 50, 1), volunteer("F", 40)};
  AwardRule rule = rule_of(3);
  rule.per_team = 1;
  CHECK(decided(rule, six) == "1 A won, 2 B team-quota, 3 C team-quota, 4 D won, 5 E team-quota, 6 F won");
  rule.per_team = 2;
  CHECK(decided(rule, six) == "1 A won, 2 B won, 3 C team-quota, 4 D won, 5 E outranked, 6 F outranked");
  rule.winners = 2;
  CHECK(decided(rule, six) == "1 A won, 2 B won, 3 C outranked, 4 D outranked, 5 E outranked, 6 F outranked");
  const Decision decision = decide(rule, march, six);
  CHECK(decision.last_winner == 1);
  rule.per_team = 0;
  CHECK(decided(rule, six) ==
        "1 A team-quota, 2 B team-quota, 3 C team-quota, 4 D team-quota, 5 E team-quota, 6 F won");
}

TEST_CASE("nobody without a team has a quota") {
  AwardRule rule = rule_of(3);
  rule.per_team = 1;
  CHECK(decided(rule, {volunteer("A", 90), volunteer("B", 80), volunteer("C", 70)}) == "1 A won, 2 B won, 3 C won");
}

TEST_CASE("shared ties keep the quota") {
  const std::vector<Candidate> five{volunteer("A", 60, 1), volunteer("B", 60, 1), volunteer("C", 60, 2),
                                    volunteer("D", 60, 2), volunteer("E", 50, 3)};
  AwardRule rule = rule_of(1, Ties::share);
  rule.per_team = 1;
  CHECK(decided(rule, five) == "1 A won, 1 B team-quota, 1 C won, 1 D team-quota, 5 E outranked");
  rule.winners = 3;
  CHECK(decided(rule, five) == "1 A won, 1 B team-quota, 1 C won, 1 D team-quota, 5 E won");
}

TEST_CASE("what keeps a candidate from being ranked") {
  const auto spoiled = [](std::string_view key, const std::function<void(Candidate&)>& spoil) {
    Candidate one = volunteer(key, 600, 1, 10);
    one.tally.points = 600'000'000;
    one.tally.activities = 3;
    one.stars = 2;
    one.members = 5;
    one.registered = day(2024, 1, 1);
    spoil(one);
    return one;
  };
  AwardRule rule = rule_of(20);
  rule.eligible.min_hours = Minutes{600};
  rule.eligible.min_points = Decimal{10'000'000};
  rule.eligible.min_entries = 10;
  rule.eligible.min_days = 10;
  rule.eligible.min_activities = 3;
  rule.eligible.min_stars = 2;
  rule.eligible.min_members = 5;
  rule.eligible.registered_months = 12;
  const std::vector<Candidate> all{
      spoiled("a", [](Candidate& one) { one.in_teams = false; }),
      spoiled("b", [](Candidate& one) { one.in_barred_group = true; }),
      spoiled("c", [](Candidate& one) { one.in_groups = false; }),
      spoiled("d", [](Candidate& one) { one.registered.reset(); }),
      spoiled("e", [](Candidate& one) { one.members = 4; }),
      spoiled("f", [](Candidate& one) { one.stars = 1; }),
      spoiled("g", [](Candidate& one) { one.tally.activities = 2; }),
      spoiled("h", [](Candidate& one) { one.tally.days = 9; }),
      spoiled("i", [](Candidate& one) { one.tally.entries = 9; }),
      spoiled("j", [](Candidate& one) { one.tally.points = 599'999'999; }),
      spoiled("k", [](Candidate& one) { one.tally.minutes = 599; }),
      spoiled("l", [](Candidate& one) { one.tally.minutes = 0; }),
      spoiled("m", [](Candidate& one) { one.in_cooldown = true; }),
      spoiled("n", [](Candidate& one) { one.in_cooldown = one.in_barred_group = true; }),
      spoiled("z", [](Candidate&) {}),
  };
  CHECK(decided(rule, all) ==
        "1 z won, - a not-in-teams, - b barred-group, - c not-in-groups, - d registered-months, - e min-members, "
        "- f min-stars, - g min-activities, - h min-days, - i min-entries, - j min-points, - k min-hours, "
        "- l no-score, - m cooldown, - n cooldown");
}

TEST_CASE("nobody wins with nothing") {
  CHECK(decided(rule_of(2, Ties::share), {volunteer("B", 0), volunteer("A", 0), volunteer("C", 1)}) ==
        "1 C won, - A no-score, - B no-score");
}

TEST_CASE("whole months of membership at the end of the period") {
  struct Row {
    Day registered;
    Day last;
    int months;
    bool long_enough;
  };
  for (const Row& row : {
           Row{day(2025, 1, 1), day(2025, 3, 31), 3, true},
           Row{day(2025, 1, 2), day(2025, 3, 31), 3, false},
           Row{day(2025, 1, 15), day(2025, 3, 14), 2, true},
           Row{day(2025, 1, 15), day(2025, 3, 13), 2, false},
           Row{day(2025, 1, 31), day(2025, 2, 28), 1, true},
           Row{day(2025, 1, 31), day(2025, 2, 27), 1, false},
           Row{day(2024, 2, 29), day(2025, 2, 28), 12, true},
           Row{day(2024, 2, 29), day(2025, 2, 27), 12, false},
           Row{day(2025, 2, 28), day(2025, 3, 30), 1, true},
           Row{day(2025, 3, 1), day(2025, 3, 30), 1, false},
           Row{day(2025, 3, 31), day(2025, 3, 31), 0, true},
           Row{day(2025, 4, 1), day(2025, 3, 31), 0, true},  // no months asked for, but the day of the end
           Row{day(2025, 4, 2), day(2025, 3, 31), 0, false},
           Row{day(1900, 1, 1), day(2025, 3, 31), 1502, true},
           Row{day(1900, 1, 1), day(2025, 3, 31), 1503, true},
           Row{day(1900, 1, 1), day(2025, 3, 31), 1504, false},
           Row{day(1900, 1, 1), day(2025, 3, 31), INT32_MAX, false},
       }) {
    CAPTURE(to_string(row.registered));
    CAPTURE(to_string(row.last));
    CAPTURE(row.months);
    AwardRule rule = rule_of(1);
    rule.eligible.registered_months = row.months;
    Candidate one = volunteer("A", 60);
    one.registered = row.registered;
    const Period period{Grain::range, {day(2025, 1, 1), row.last + date::days{1}}};
    CHECK((decide(rule, period, {one}).winners == 1) == row.long_enough);
  }
}

TEST_CASE("teams compete by hours a member") {
  const auto team = [](std::uint32_t no, std::string_view key, std::int64_t minutes, std::int32_t members) {
    Candidate one;
    one.team = TeamNo{no};
    one.key = key;
    one.tally.minutes = minutes;
    one.members = members;
    return one;
  };
  AwardRule rule = rule_of(2, Ties::share);
  rule.of = Contender::team;
  rule.by = Metric::hours_per_member;
  rule.eligible.min_members = 2;
  CHECK(decided(rule, {team(1, "T1", 600, 3), team(2, "T2", 400, 2), team(3, "T3", 1000, 5), team(4, "T4", 900, 1),
                       team(5, "T5", 500, 0), team(6, "T6", 399, 2)}) ==
        "1 T1 won, 1 T2 won, 1 T3 won, 4 T6 outranked, - T4 min-members, - T5 no-score");
}

TEST_CASE("those who are not eligible stand by key, byte by byte") {
  const std::vector<std::string> keys{"V000000001",
                                      "V000000010",
                                      "V00000001",
                                      "V0000000010",
                                      "王芳",
                                      "王芳#78adb09a",
                                      "V",
                                      "",
                                      std::string("V\0", 2),
                                      "V000000001\xFF",
                                      "a-long-key-that-differs-late-1",
                                      "a-long-key-that-differs-late-0"};
  std::vector<Candidate> candidates;
  for (const std::string& key : keys) candidates.push_back(volunteer(key, 0));
  const Decision decision = decide(rule_of(1), march, candidates);
  std::vector<std::string> sorted = keys;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < sorted.size(); ++i) CHECK(keys[decision.ranked[i].candidate] == sorted[i]);
}
