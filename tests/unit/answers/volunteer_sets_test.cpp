#include "answers/volunteer_sets.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

using namespace starhours;
using namespace starhours::answers;

TEST_CASE("volunteers are in a set once, whether they are few or many, and in none when all are cleared") {
  std::mt19937 random(3);
  VolunteerSets sets;
  for (const std::uint32_t crowd : {50U, 3000U, 40000U}) {
    std::map<std::uint32_t, std::set<std::uint32_t>> expected;
    for (int step = 0; step < 30000; ++step) {
      const auto set = static_cast<std::uint32_t>(random() % 5 == 0 ? random() % 1000 : random() % 3);
      const auto number = static_cast<std::uint32_t>(random() % crowd + (random() % 10 == 0 ? 100'000'000 : 0));
      sets.add(set, VolunteerNo{number});
      expected[set].insert(number);
      if (random() % 100 == 0) CHECK(sets.count(set) == expected[set].size());
    }
    for (const auto& [set, volunteers] : expected) CHECK(sets.count(set) == volunteers.size());
    CHECK(sets.count(1000) == 0);
    sets.clear();
    CHECK(sets.count(0) == 0);
  }
}
