#include <starhours/ladder.h>

#include <doctest/doctest.h>

#include <random>

using namespace starhours;

namespace {

// 100, 300, 600, 1000 and 1500 hours.
Ladder stars() {
  Ladder ladder;
  for (const std::int64_t hours : {100, 300, 600, 1000, 1500}) ladder.levels.push_back({{}, hours * 60});
  return ladder;
}

Day day(int number) { return Day{date::days{number}}; }

}  // namespace

TEST_CASE("a level is reached at its threshold") {
  const Ladder ladder = stars();
  CHECK(level_reached(ladder, 0) == 0);
  CHECK(level_reached(ladder, 5999) == 0);
  CHECK(level_reached(ladder, 6000) == 1);
  CHECK(level_reached(ladder, 17999) == 1);
  CHECK(level_reached(ladder, 89999) == 4);
  CHECK(level_reached(ladder, 90000) == 5);
  CHECK(level_reached(ladder, INT64_MAX) == 5);
}

TEST_CASE("what is missing to the next level") {
  const Ladder ladder = stars();
  CHECK(to_next_level(ladder, 0) == 6000);
  CHECK(to_next_level(ladder, 5999) == 1);
  CHECK(to_next_level(ladder, 6000) == 12000);
  CHECK(to_next_level(ladder, 90000) == std::nullopt);
}

TEST_CASE("a climb keeps the day of the last rise") {
  const Ladder ladder = stars();
  Climb climb(ladder);
  CHECK(climb.level() == 0);
  CHECK_FALSE(climb.reached());
  climb.add(day(1), 5999);
  CHECK_FALSE(climb.reached());
  climb.add(day(2), 0);
  CHECK(climb.level() == 0);
  climb.add(day(2), 1);
  CHECK(climb.reached() == day(2));
  climb.add(day(3), 100);
  CHECK(climb.reached() == day(2));
  climb.add(day(9), 50000);  // two levels at once
  CHECK(climb.level() == 3);
  CHECK(climb.reached() == day(9));
  climb.add(day(10), INT64_MAX);
  CHECK(climb.level() == 5);
  climb.add(day(11), INT64_MAX);
  CHECK(climb.total() == INT64_MAX);
  CHECK(climb.reached() == day(10));
}

TEST_CASE("law: more hours never lower a star, and a climb ends where its total stands") {
  std::mt19937 random(11);
  const Ladder ladder = stars();
  for (int round = 0; round < 200; ++round) {
    Climb climb(ladder);
    int before = 0;
    for (int i = 0; i < 100; ++i) {
      climb.add(day(i), static_cast<std::int64_t>(random() % 2000));
      CHECK(climb.level() >= before);
      if (climb.level() > before) CHECK(climb.reached() == day(i));
      before = climb.level();
      CHECK(climb.level() == level_reached(ladder, climb.total()));
      if (const auto missing = to_next_level(ladder, climb.total())) {
        CHECK(level_reached(ladder, climb.total() + *missing) == climb.level() + 1);
        CHECK(level_reached(ladder, climb.total() + *missing - 1) == climb.level());
      }
    }
  }
}
