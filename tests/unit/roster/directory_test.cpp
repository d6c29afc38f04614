#include <starhours/directory.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace starhours;

namespace {

Team team(std::uint32_t no, std::string id, std::string name, std::uint32_t parent = 0, std::string kind = "",
          Known known = Known::by_registry) {
  return {TeamNo{no}, std::move(id), std::move(name), TeamNo{parent}, std::move(kind), known};
}

Activity activity(std::uint32_t no, std::string id, std::string name, std::string project = "",
                  Known known = Known::by_registry) {
  Activity one;
  one.no = ActivityNo{no};
  one.id = std::move(id);
  one.name = std::move(name);
  one.project = std::move(project);
  one.known = known;
  return one;
}

std::string text_of(Meanings::Found found) { return std::to_string(found.no) + (found.ambiguous ? " ambiguous" : ""); }

}  // namespace

TEST_CASE("an empty directory knows nothing") {
  const Directory directory;
  CHECK(directory.team(TeamNo{1}) == nullptr);
  CHECK(directory.activity(ActivityNo::none) == nullptr);
  CHECK(text_of(directory.find_team("东队")) == "0");
  CHECK_FALSE(directory.within(TeamNo::none, TeamNo::none));
  CHECK(directory.station_of(TeamNo{7}) == TeamNo::none);
  CHECK_FALSE(directory.team_before(TeamNo{1}, TeamNo{2}));
}

TEST_CASE("a text means an id, else a registered name that one has, else what a sheet made of it") {
  const Directory directory({team(1, "T1", "东队"), team(2, "T2", "西队"), team(3, "T3", "西队"),
                             team(4, "南队", "南队", 0, "", Known::by_name),
                             team(5, "东队", "东队", 0, "", Known::by_name),
                             team(6, "西队", "西队", 0, "", Known::by_name), team(7, "T7", "T1"), team(9, "T9", "")});
  CHECK(text_of(directory.find_team("T1")) == "1");
  CHECK(text_of(directory.find_team("东队")) == "1");
  CHECK(text_of(directory.find_team("西队")) == "6 ambiguous");
  CHECK(text_of(directory.find_team("南队")) == "4");
  CHECK(text_of(directory.find_team("北队")) == "0");
  CHECK(text_of(directory.find_team("")) == "0");
  CHECK(directory.team(TeamNo{3})->id == "T3");
  CHECK(directory.team(TeamNo{8}) == nullptr);
  CHECK(directory.team(TeamNo{4000000000}) == nullptr);

  const Directory copy = directory;
  CHECK(text_of(copy.find_team("东队")) == "1");
}

TEST_CASE("activities are there when they were taken, and stay where they are") {
  Directory directory;
  directory.take(activity(3, "A3", "扫雪"));
  const Activity* const first = directory.activity(ActivityNo{3});
  REQUIRE(first != nullptr);
  for (std::uint32_t no = 4; no < 1000; ++no) directory.take(activity(no, "A" + std::to_string(no), "巡河"));
  directory.take(activity(0, "none", ""));
  CHECK(directory.activity(ActivityNo{3}) == first);
  CHECK(directory.activity(ActivityNo{999})->id == "A999");
  CHECK(directory.activity(ActivityNo{1}) == nullptr);
  CHECK(directory.activity(ActivityNo::none) == nullptr);
  directory.take(activity(3, "A3", "扫落叶"));
  CHECK(first->name == "扫落叶");
  CHECK(directory.activities().size() == 997);
}

TEST_CASE("teams are a tree") {
  const Directory directory({team(3, "T3", "一分队", 2), team(1, "T1", "实践所", 0, "实践所"), team(2, "T2", "东队", 1),
                             team(4, "T4", "东站", 2, "站"), team(5, "T5", "二分队", 4), team(6, "T6", "别队", 99),
                             team(7, "T7", "旅", 0, "Station")});
  const auto within = [&](std::uint32_t low, std::uint32_t high) {
    return directory.within(TeamNo{low}, TeamNo{high});
  };
  CHECK(within(1, 1));
  CHECK(within(3, 1));
  CHECK(within(5, 1));
  CHECK(within(5, 4));
  CHECK(within(3, 2));
  CHECK_FALSE(within(1, 3));
  CHECK_FALSE(within(3, 4));
  CHECK_FALSE(within(6, 1));
  CHECK_FALSE(within(5, 99));
  CHECK_FALSE(within(5, 0));
  CHECK(directory.station_of(TeamNo{3}) == TeamNo{1});
  CHECK(directory.station_of(TeamNo{5}) == TeamNo{4});
  CHECK(directory.station_of(TeamNo{4}) == TeamNo{4});
  CHECK(directory.station_of(TeamNo{7}) == TeamNo{7});
  CHECK(directory.station_of(TeamNo{6}) == TeamNo::none);
}

TEST_CASE("a cycle is cut above its first id, wherever it comes from") {
  std::vector<Team> teams{team(1, "C", "丙", 2), team(2, "B", "乙", 3), team(3, "D", "丁", 1), team(4, "A", "甲", 3),
                          team(5, "E", "戊", 5)};
  for (int round = 0; round < 2; ++round) {
    const Directory directory(teams);
    CHECK(directory.team(TeamNo{2})->parent == TeamNo::none);
    CHECK(directory.team(TeamNo{1})->parent == TeamNo{2});
    CHECK(directory.team(TeamNo{3})->parent == TeamNo{1});
    CHECK(directory.team(TeamNo{4})->parent == TeamNo{3});
    CHECK(directory.team(TeamNo{5})->parent == TeamNo::none);
    CHECK(directory.within(TeamNo{4}, TeamNo{2}));
    CHECK_FALSE(directory.within(TeamNo{2}, TeamNo{3}));
    std::reverse(teams.begin(), teams.end());
  }
}

TEST_CASE("law: within is what walking up says, in forests and in chains of thousands") {
  std::mt19937 random(7);
  std::vector<Team> teams;
  for (std::uint32_t no = 1; no <= 200; ++no)
    teams.push_back(team(no, "T" + std::to_string(no), "队", static_cast<std::uint32_t>(random() % no)));
  const Directory directory(teams);
  for (std::uint32_t low = 1; low <= 200; ++low) {
    for (std::uint32_t high = 1; high <= 200; ++high) {
      bool under = false;
      for (std::uint32_t at = low; at != 0; at = index_of(teams[at - 1].parent)) under = under || at == high;
      CHECK(directory.within(TeamNo{low}, TeamNo{high}) == under);
    }
  }
  std::vector<Team> chain;
  for (std::uint32_t no = 1; no <= 50000; ++no) chain.push_back(team(no, std::to_string(no), "队", no % 50000 + 1));
  const Directory deep(std::move(chain));
  CHECK(deep.team(TeamNo{1})->parent == TeamNo::none);
  CHECK(deep.within(TeamNo{2}, TeamNo{1}));
}

TEST_CASE("projects are found by id, else by name") {
  const std::vector<Project> projects{
      {"P1", "温暖冬日", "", false}, {"P2", "双胞胎", "", false}, {"P3", "双胞胎", "", true}, {"P4", "", "", false}};
  const Directory directory({}, projects);
  CHECK(directory.project_of(activity(1, "A", "", "P1")) == "P1");
  CHECK(directory.project_of(activity(1, "A", "", "温暖冬日")) == "P1");
  CHECK(directory.project_of(activity(1, "A", "", "双胞胎")) == "双胞胎");
  CHECK(directory.project_of(activity(1, "A", "", "没有")) == "没有");
  CHECK(directory.project_of(activity(1, "A", "")) == "");
  CHECK(directory.project_name("P3") == "双胞胎");
  CHECK(directory.project_name("P4") == "P4");
  CHECK(directory.project_name("没有") == "没有");
}

TEST_CASE("orders follow ids, none first") {
  Directory directory({team(1, "T9", ""), team(2, "T1", "")});
  directory.take(activity(1, "b", ""));
  directory.take(activity(2, "a", ""));
  CHECK(directory.team_before(TeamNo{2}, TeamNo{1}));
  CHECK_FALSE(directory.team_before(TeamNo{1}, TeamNo{2}));
  CHECK(directory.team_before(TeamNo::none, TeamNo{2}));
  CHECK_FALSE(directory.team_before(TeamNo::none, TeamNo::none));
  CHECK(directory.activity_before(ActivityNo{2}, ActivityNo{1}));
  CHECK_FALSE(directory.activity_before(ActivityNo{1}, ActivityNo{2}));
  CHECK(directory.activity_before(ActivityNo::none, ActivityNo{2}));
  CHECK_FALSE(directory.activity_before(ActivityNo::none, ActivityNo::none));
}
