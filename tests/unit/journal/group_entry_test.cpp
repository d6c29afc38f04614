#include <starhours/group_entry.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

using namespace starhours;

namespace {

constexpr Day the_day{date::local_days{date::year{2025} / 3 / 5}};
constexpr Instant midnight{the_day.time_since_epoch()};

GroupEntry stated(std::uint32_t sheet, std::uint32_t row, std::uint32_t people = 10, std::int64_t minutes = 600) {
  GroupEntry group;
  group.day = the_day;
  group.sheet = SheetNo{sheet};
  group.row = row;
  group.people = people;
  group.minutes = minutes;
  return group;
}

GroupEntry clocked(std::uint32_t sheet, std::uint32_t row, int start, Basis basis = Basis::clocked) {
  GroupEntry group = stated(sheet, row, 10, 600);
  group.start = midnight + Minutes{start};
  group.length = 60;
  group.basis = basis;
  return group;
}

// "sheet:row" of those that count, "sheet:row=sheet:row" of the others; the same whatever order they come in.
std::vector<std::string> settled(std::vector<std::vector<GroupEntry>> sheets) {
  std::vector<GroupEntry> day;
  for (auto& sheet : sheets) {
    number_equal_groups(sheet);
    day.insert(day.end(), sheet.begin(), sheet.end());
  }
  const auto by_place = [](const GroupEntry& a, const GroupEntry& b) {
    return std::tie(a.sheet, a.row) < std::tie(b.sheet, b.row);
  };
  std::sort(day.begin(), day.end(), by_place);
  std::vector<std::string> result;
  do {
    std::vector<GroupEntry> copy = day;
    settle_groups(copy);
    std::vector<std::string> lines;
    for (const GroupEntry& group : copy) {
      std::string line = std::to_string(index_of(group.sheet)) + ":" + std::to_string(group.row);
      if (!group.counts()) line += "=" + std::to_string(index_of(group.of_sheet)) + ":" + std::to_string(group.of_row);
      lines.push_back(line);
    }
    if (result.empty()) result = lines;
    CHECK(lines == result);
  } while (std::next_permutation(day.begin(), day.end(), by_place));
  return result;
}

using Lines = std::vector<std::string>;

TEST_CASE("equal rows of one sheet all count") {
  CHECK(settled({{stated(1, 2), stated(1, 3), stated(1, 4)}}) == Lines{"1:2", "1:3", "1:4"});
  std::vector<GroupEntry> sheet{stated(1, 4), stated(1, 2), stated(1, 3, 9)};
  CHECK(number_equal_groups(sheet) == 1);
}

TEST_CASE("the k-th of equal rows repeats the k-th of another sheet") {
  CHECK(settled({{stated(1, 2), stated(1, 3)}, {stated(2, 9), stated(2, 10), stated(2, 11)}}) ==
        Lines{"1:2", "1:3", "2:9=1:2", "2:10=1:3", "2:11"});
  CHECK(settled({{stated(1, 2)}, {stated(2, 2)}, {stated(3, 5)}}) == Lines{"1:2", "2:2=1:2", "3:5=1:2"});
}

TEST_CASE("another team, activity, number of people or time is another service") {
  GroupEntry team = stated(2, 2);
  team.team = TeamNo{3};
  GroupEntry activity = stated(2, 3);
  activity.activity = ActivityNo{1};
  CHECK(settled({{stated(1, 2)}, {team, activity, stated(2, 4, 11), stated(2, 5, 10, 601)}}) ==
        Lines{"1:2", "2:2", "2:3", "2:4", "2:5"});
  CHECK(settled({{clocked(1, 2, 540)}, {clocked(2, 2, 600), clocked(2, 3, 540), stated(2, 4)}}) ==
        Lines{"1:2", "2:2", "2:3=1:2", "2:4"});
  GroupEntry longer = clocked(2, 2, 540);
  longer.after = 30;
  CHECK(settled({{clocked(1, 2, 540)}, {longer}}) == Lines{"1:2", "2:2"});
}

TEST_CASE("of two equal rows the better known one counts") {
  CHECK(settled({{clocked(1, 2, 540, Basis::estimated)}, {clocked(2, 2, 540)}}) == Lines{"1:2=2:2", "2:2"});
}

}  // namespace
