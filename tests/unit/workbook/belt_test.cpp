#include <doctest/doctest.h>
#include <workbook/belt.h>

#include <thread>
#include <vector>

namespace starhours {
namespace {

using Numbers = std::vector<int>;

TEST_CASE("a belt brings batches in order and takes the emptied ones back") {
  Belt<Numbers> belt(2);
  std::vector<int> seen;
  std::thread taker([&] {
    for (Numbers batch; seen.size() < 1000 && belt.take(batch);) {
      seen.insert(seen.end(), batch.begin(), batch.end());
      batch.clear();
    }
  });
  Numbers batch;
  std::vector<int> given;
  for (int number = 0; number < 1000; ++number) {
    batch.push_back(number);
    given.push_back(number);
    if (number % 7 != 0) continue;
    REQUIRE(belt.give(batch));
    CHECK(batch.empty());
  }
  REQUIRE(belt.give(batch));
  taker.join();
  CHECK(seen == given);
}

TEST_CASE("room that was made once comes back to who gives") {
  Belt<Numbers> belt(1);
  Numbers given(100);
  REQUIRE(belt.give(given));
  Numbers taken;
  REQUIRE(belt.take(taken));
  CHECK(taken.size() == 100);
  taken.clear();
  given = {1};
  REQUIRE(belt.give(given));
  REQUIRE(belt.take(taken));
  CHECK(taken == Numbers{1});
  given.assign(3, 7);
  REQUIRE(belt.give(given));
  CHECK(given.empty());
  CHECK(given.capacity() >= 100);
}

TEST_CASE("a belt that stands still moves nothing") {
  Belt<Numbers> belt(1);
  Numbers batch{1};
  REQUIRE(belt.give(batch));
  batch = {2};
  std::thread giver([&] { CHECK_FALSE(belt.give(batch)); });  // no more room
  belt.stop();
  giver.join();
  CHECK(batch == Numbers{2});
  Numbers taken;
  CHECK_FALSE(belt.take(taken));
}

}  // namespace
}  // namespace starhours
