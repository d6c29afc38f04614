#include <answers/leaders.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

using namespace starhours;
using namespace starhours::answers;

TEST_CASE("leaders are the first in score, and all who are equal to the last of them") {
  std::mt19937 random(20250310);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const std::size_t places = 1 + random() % 20;
    const std::size_t count = random() % 300;
    const auto scores = static_cast<std::int64_t>(1 + random() % 60);  // few of them: many are equal
    Leaders leaders(places);
    std::vector<std::int64_t> all;
    for (ContenderNo contender = 0; contender < count; ++contender) {
      all.push_back(static_cast<std::int64_t>(random()) % scores);
      leaders.add({all.back(), 60}, contender);
    }
    std::vector<std::int64_t> ordered = all;
    std::sort(ordered.begin(), ordered.end(), std::greater<>());
    std::vector<ContenderNo> expected;
    for (ContenderNo contender = 0; contender < count; ++contender) {
      if (count <= places || all[contender] >= ordered[places - 1]) expected.push_back(contender);
    }
    CHECK(leaders.contenders() == expected);
    CHECK(leaders.everybody() == (expected.size() == count));
  }
}
