#include <starhours/tally.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <tuple>
#include <vector>

using namespace starhours;

namespace {

Entry entry(int day, std::uint32_t volunteer, std::uint32_t activity, std::uint32_t team, std::uint16_t credited,
            Basis basis = Basis::clocked) {
  Entry one;
  one.stretch.day = Day{date::days{day}};
  one.stretch.volunteer = VolunteerNo{volunteer};
  one.stretch.activity = ActivityNo{activity};
  one.stretch.team = TeamNo{team};
  one.stretch.basis = basis;
  one.credited = credited;
  return one;
}

// Minutes, entries, days, activities.
std::array<std::int64_t, 4> numbers(const Tally& tally) {
  return {tally.minutes, tally.entries, tally.days, tally.activities};
}

using Numbers = std::array<std::int64_t, 4>;

void add_all(Tallies& tallies, const std::vector<Entry>& journal) {
  for (auto first = journal.begin(); first != journal.end();) {
    const auto end = std::find_if(first, journal.end(), [&](const Entry& one) {
      return one.stretch.day != first->stretch.day || one.stretch.volunteer != first->stretch.volunteer;
    });
    tallies.add(std::span<const Entry>(first, end));
    first = end;
  }
}

}  // namespace

TEST_CASE("nothing served is nothing") {
  Tallies tallies({});
  tallies.add({});
  CHECK(numbers(tallies.of(VolunteerNo{5})) == Numbers{});
  CHECK(numbers(tallies.of(TeamNo::none)) == Numbers{});
  CHECK(tallies.volunteers_of(TeamNo{1}) == 0);
  CHECK(tallies.volunteers().empty());
  CHECK(tallies.teams().empty());
}

TEST_CASE("groups count for their team and everybody, as often as they are people") {
  Tallies tallies({.activities = true, .basis = {Basis::stated}, .points = nullptr});
  const auto group = [](int day, std::uint32_t activity, std::uint32_t team, std::uint32_t people,
                        std::int64_t minutes) {
    GroupEntry one;
    one.day = Day{date::days{day}};
    one.activity = ActivityNo{activity};
    one.team = TeamNo{team};
    one.people = people;
    one.minutes = minutes;
    return one;
  };
  GroupEntry clocked = group(1, 7, 1, 99, 999);
  clocked.basis = Basis::clocked;
  tallies.add_groups(std::vector<GroupEntry>{group(1, 7, 1, 20, 2400), group(1, 7, 1, 5, 300), clocked});
  add_all(tallies, {entry(1, 3, 8, 1, 60, Basis::stated)});
  tallies.add_groups(std::vector<GroupEntry>{group(2, 7, 0, 100'000, 6'000'000'000)});
  CHECK(numbers(tallies.of(TeamNo{1})) == Numbers{2760, 26, 1, 2});
  CHECK(numbers(tallies.of(TeamNo::none)) == Numbers{6'000'000'000, 100'000, 1, 1});
  CHECK(numbers(tallies.everybody()) == Numbers{6'000'002'760, 100'026, 2, 2});
  CHECK(tallies.volunteers_of(TeamNo{1}) == 1);
  CHECK(tallies.volunteers() == std::vector<VolunteerNo>{VolunteerNo{3}});
}

TEST_CASE("participations are activities of a service day, volunteers and days are distinct") {
  Tallies tallies({.activities = true, .basis = {}, .points = nullptr});
  add_all(tallies, {entry(1, 3, 7, 1, 60), entry(1, 3, 7, 1, 30), entry(1, 3, 8, 2, 0),  // twice at 7
                    entry(1, 4, 7, 1, 120),                                              //
                    entry(2, 3, 7, 2, 10), entry(2, 3, 7, 1, 5),                         // for two teams at 7
                    entry(2, 9, 8, 0, 45)});
  CHECK(numbers(tallies.of(VolunteerNo{3})) == Numbers{105, 3, 2, 2});
  CHECK(numbers(tallies.of(VolunteerNo{4})) == Numbers{120, 1, 1, 1});
  CHECK(numbers(tallies.of(VolunteerNo{5})) == Numbers{});
  CHECK(numbers(tallies.of(VolunteerNo{900})) == Numbers{});
  CHECK(numbers(tallies.of(TeamNo{1})) == Numbers{215, 3, 2, 1});
  CHECK(numbers(tallies.of(TeamNo{2})) == Numbers{10, 2, 2, 2});
  CHECK(numbers(tallies.of(TeamNo::none)) == Numbers{45, 1, 1, 1});
  CHECK(numbers(tallies.everybody()) == Numbers{270, 5, 2, 2});
  CHECK(tallies.volunteers() == std::vector{VolunteerNo{3}, VolunteerNo{4}, VolunteerNo{9}});
  CHECK(tallies.teams() == std::vector{TeamNo{1}, TeamNo{2}});
  CHECK(tallies.volunteers_of(TeamNo{1}) == 2);
  CHECK(tallies.volunteers_of(TeamNo{2}) == 1);
  CHECK(tallies.volunteers_of(TeamNo::none) == 1);
}

TEST_CASE("only entries of the basis asked for count") {
  Tallies tallies({.activities = false, .basis = {Basis::clocked, Basis::manual}, .points = nullptr});
  add_all(tallies, {entry(1, 1, 1, 1, 60), entry(1, 1, 2, 1, 30, Basis::stated), entry(2, 1, 1, 1, 9, Basis::estimated),
                    entry(3, 1, 1, 1, 1, Basis::manual)});
  CHECK(numbers(tallies.of(VolunteerNo{1})) == Numbers{61, 2, 2, 0});
  CHECK(numbers(tallies.everybody()) == Numbers{61, 2, 2, 0});
}

TEST_CASE("points weigh credited minutes") {
  PointsRule rule;
  rule.per_hour = {1'500'000};
  PointsScale scale(rule, [](ActivityNo) { return nullptr; });
  Tallies tallies({.activities = false, .basis = {}, .points = &scale});
  add_all(tallies, {entry(1, 1, 1, 1, 60), entry(1, 1, 1, 2, 20)});
  CHECK(tallies.of(VolunteerNo{1}).points == 80 * 1'500'000);
  CHECK(tallies.of(TeamNo{2}).points == 20 * 1'500'000);
  CHECK(tallies.everybody().points == 80 * 1'500'000);

  PointsRule vast;
  vast.per_hour = {INT64_MAX};
  PointsScale vast_scale(vast, [](ActivityNo) { return nullptr; });
  Tallies most({.activities = false, .basis = {}, .points = &vast_scale});
  add_all(most, {entry(1, 1, 1, 1, 60), entry(1, 2, 1, 1, 20)});
  CHECK(most.everybody().points == INT64_MAX);
}

TEST_CASE("minutes of one volunteer go on beyond 32 bits") {
  constexpr int days = 70'000;
  Tallies tallies({.activities = false, .basis = {}, .points = nullptr, .volunteers = 1});
  for (int day = 0; day < days; ++day) {
    const Entry one = entry(day, 3, 1, 0, 65'535);
    tallies.add(std::span(&one, 1));
  }
  CHECK(tallies.of(VolunteerNo{3}).minutes == std::int64_t{65'535} * days);
  CHECK(tallies.of(VolunteerNo{3}).days == days);
  CHECK(tallies.of(VolunteerNo{2}).minutes == 0);
  CHECK(tallies.everybody().minutes == std::int64_t{65'535} * days);
}

TEST_CASE("law: tallies are what a count with sets gives, and parts sum to the whole") {
  std::mt19937 random(5);
  const auto below = [&random](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
  for (int round = 0; round < 40; ++round) {
    std::vector<Entry> journal;
    const std::uint32_t length = below(600);
    for (std::uint32_t i = 0; i < length; ++i) {
      journal.push_back(entry(static_cast<int>(below(20)), 1 + below(30), 1 + below(6), below(5),
                              static_cast<std::uint16_t>(below(500))));
    }
    std::stable_sort(journal.begin(), journal.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.stretch.day, a.stretch.volunteer) < std::tie(b.stretch.day, b.stretch.volunteer);
    });
    PointsRule rule;
    rule.weekday[6] = {1'700'000};
    PointsScale scale(rule, [](ActivityNo) { return nullptr; });
    Tallies tallies({.activities = true, .basis = {}, .points = &scale, .volunteers = below(40)});
    add_all(tallies, journal);

    struct Sets {
      std::int64_t minutes = 0;
      std::set<Day> days;
      std::set<std::tuple<Day, VolunteerNo, ActivityNo>> entries;
      std::set<ActivityNo> activities;
      std::set<VolunteerNo> volunteers;
      void take(const Entry& one) {
        minutes += one.credited;
        days.insert(one.stretch.day);
        entries.insert({one.stretch.day, one.stretch.volunteer, one.stretch.activity});
        activities.insert(one.stretch.activity);
        volunteers.insert(one.stretch.volunteer);
      }
      [[nodiscard]] Numbers numbers() const {
        return {minutes, std::ssize(entries), std::ssize(days), std::ssize(activities)};
      }
    };
    std::map<VolunteerNo, Sets> by_volunteer;
    std::map<TeamNo, Sets> by_team;
    Sets everybody;
    for (const Entry& one : journal) {
      by_volunteer[one.stretch.volunteer].take(one);
      by_team[one.stretch.team].take(one);
      everybody.take(one);
    }

    Tallies summed({});
    for (const auto& [no, sets] : by_volunteer) {
      summed.add(no, sets.minutes, std::ssize(sets.entries), std::ssize(sets.days));
    }
    std::map<std::pair<Day, TeamNo>, Sets> by_team_day;
    for (const Entry& one : journal) by_team_day[{one.stretch.day, one.stretch.team}].take(one);
    for (const auto& [key, sets] : by_team_day) {
      summed.add(key.second, key.first, sets.minutes, std::ssize(sets.entries));
    }
    const auto alike = [](const Tally& a, const Tally& b) {
      return std::tie(a.minutes, a.entries, a.days) == std::tie(b.minutes, b.entries, b.days);
    };
    CHECK(summed.volunteers() == tallies.volunteers());
    for (const auto& [no, sets] : by_volunteer) CHECK(alike(summed.of(no), tallies.of(no)));
    CHECK(summed.teams() == tallies.teams());
    for (const auto& [no, sets] : by_team) CHECK(alike(summed.of(no), tallies.of(no)));
    CHECK(alike(summed.everybody(), tallies.everybody()));

    Tally of_volunteers;
    for (const VolunteerNo no : tallies.volunteers()) {
      CHECK(numbers(tallies.of(no)) == by_volunteer[no].numbers());
      of_volunteers.minutes += tallies.of(no).minutes;
      of_volunteers.points += tallies.of(no).points;
      of_volunteers.entries += tallies.of(no).entries;
    }
    CHECK(tallies.volunteers().size() == by_volunteer.size());
    Tally of_teams = tallies.of(TeamNo::none);
    for (const TeamNo no : tallies.teams()) {
      CHECK(numbers(tallies.of(no)) == by_team[no].numbers());
      CHECK(tallies.volunteers_of(no) == std::ssize(by_team[no].volunteers));
      of_teams.minutes += tallies.of(no).minutes;
      of_teams.points += tallies.of(no).points;
    }
    CHECK(numbers(tallies.everybody()) == everybody.numbers());
    CHECK(of_volunteers.minutes == tallies.everybody().minutes);
    CHECK(of_volunteers.points == tallies.everybody().points);
    CHECK(of_volunteers.entries == tallies.everybody().entries);
    CHECK(of_teams.minutes == tallies.everybody().minutes);
    CHECK(of_teams.points == tallies.everybody().points);
  }
}
