#include "intake/day_stretches.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

using namespace starhours;

TEST_CASE("stretches come back by day as they were given, but for what their sheet and mention tell") {
  std::mt19937 random(5);
  const auto below = [&random](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
  DayStretches kept;
  std::vector<std::pair<std::uint32_t, Stretch>> given;
  for (std::uint32_t row = 1; row <= 3000; ++row) {
    Stretch stretch;
    stretch.day = Day{date::days{-700 + 350 * below(4)}};
    stretch.activity = ActivityNo{static_cast<std::uint32_t>(below(9))};
    stretch.row = row;
    stretch.basis = static_cast<Basis>(below(5));
    // Zones are up to 14 hours away from UTC, and a service day may begin as late as the day ends.
    if (stretch.timed()) stretch.start = Instant{stretch.day.time_since_epoch()} + Minutes{below(4800) - 900};
    stretch.length = static_cast<std::uint16_t>(below(Stretch::longest + 1));
    if (below(2) == 0) stretch.stated = static_cast<std::uint16_t>(below(3000));
    if (below(3) == 0) stretch.before = static_cast<std::uint16_t>(below(0x10000));
    if (below(3) == 0) stretch.after = static_cast<std::uint16_t>(below(0x10000));
    stretch.follows = below(2) == 0;
    given.emplace_back(static_cast<std::uint32_t>(below(100)), stretch);
    kept.add(given.back().first, stretch);
  }
  const std::vector<Day> days = kept.days();
  REQUIRE(days.size() == 4);
  REQUIRE(std::is_sorted(days.begin(), days.end()));
  for (const Day day : days) {
    auto next = given.begin();
    const auto skip_others = [&] {
      next = std::find_if(next, given.end(), [&](const auto& one) { return one.second.day == day; });
    };
    skip_others();
    std::vector<Stretch> all;
    std::vector<std::uint32_t> mentions;
    kept.append_on(day, all, mentions);
    REQUIRE(mentions.size() == all.size());
    for (std::size_t at = 0; at < all.size(); ++at) {
      REQUIRE(next != given.end());
      const Stretch& found = all[at];
      const Stretch& stretch = next->second;
      CHECK(mentions[at] == next->first);
      CHECK(found.day == day);
      CHECK(found.start == stretch.start);
      CHECK(found.activity == stretch.activity);
      CHECK(found.row == stretch.row);
      CHECK(found.length == stretch.length);
      CHECK(found.stated == stretch.stated);
      CHECK(found.before == stretch.before);
      CHECK(found.after == stretch.after);
      CHECK(found.basis == stretch.basis);
      CHECK(found.follows == stretch.follows);
      ++next;
      skip_others();
    }
    CHECK(next == given.end());
    kept.take_away(day);
    all.clear();
    kept.append_on(day, all, mentions);
    CHECK(all.empty());
  }
  CHECK(kept.days().empty());
}
