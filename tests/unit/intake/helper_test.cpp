#include "intake/helper.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

namespace starhours {
namespace {

const auto nothing = [] {};

// Keeps whoever does it until it is opened.
struct Gate {
  std::atomic<bool> reached = false;
  std::atomic<bool> open = false;
  void pass() {
    reached = true;
    reached.notify_all();
    open.wait(false);
  }
  void let_through() {
    open = true;
    open.notify_all();
  }
};

TEST_CASE("who waits for a chore does it, while the helper is at another") {
  Helper helper;
  Gate gate;
  Helper::Chore slow(helper, 4, [&gate] { gate.pass(); });
  std::vector<std::thread::id> done_by;
  Helper::Chore quick(helper, 2, [&done_by] { done_by.push_back(std::this_thread::get_id()); });
  slow.add(nothing);
  gate.reached.wait(false);
  CHECK_FALSE(slow.lags());
  for (int step = 0; step < 5; ++step) quick.add(nothing);
  CHECK(quick.lags());
  CHECK(done_by.size() == 3);  // no more than two may wait
  quick.finish();
  CHECK(done_by == std::vector<std::thread::id>(5, std::this_thread::get_id()));
  CHECK_FALSE(quick.lags());
  gate.let_through();
  slow.finish();
}

TEST_CASE("law: each chore is done to the end, in order and by one at a time") {
  std::mt19937 random(20260101);
  for (int round = 0; round < 50; ++round) {
    struct Counted {
      std::atomic<int> at_it = 0;
      std::vector<int> given;  // by the chore's own number
      std::vector<int> done;
      std::size_t next = 0;
    };
    std::vector<Counted> counted(3);
    std::atomic<bool> twice_at_once = false;
    Helper helper;
    const auto step_of = [&twice_at_once](Counted& chore) {
      return [&twice_at_once, &chore] {
        if (++chore.at_it > 1) twice_at_once = true;
        chore.done.push_back(chore.given[chore.next++]);
        --chore.at_it;
      };
    };
    for (Counted& chore : counted) chore.given.reserve(200);
    Helper::Chore first(helper, 1, step_of(counted[0]));
    Helper::Chore second(helper, 3, step_of(counted[1]));
    Helper::Chore third(helper, 7, step_of(counted[2]));
    const std::vector<Helper::Chore*> chores{&first, &second, &third};
    for (int step = 0; step < 200; ++step) {
      const std::size_t at = random() % chores.size();
      chores[at]->add([&] { counted[at].given.push_back(step); });
      if (random() % 50 == 0) chores[random() % chores.size()]->finish();
    }
    for (Helper::Chore* const chore : chores) chore->finish();
    CHECK_FALSE(twice_at_once);
    for (const Counted& chore : counted) CHECK(chore.done == chore.given);
  }
}

TEST_CASE("a step may wait for another chore") {
  Helper helper;
  std::vector<int> done;
  Helper::Chore before(helper, 8, [&done] { done.push_back(1); });
  Helper::Chore after(helper, 1, [&] {
    before.finish();
    done.push_back(2);
  });
  for (int step = 0; step < 3; ++step) before.add(nothing);
  after.add(nothing);
  after.finish();
  CHECK(done == std::vector<int>{1, 1, 1, 2});
}

TEST_CASE("a chore that goes drops what waits, and the others go on") {
  Helper helper;
  Gate gate;
  int done = 0;
  Helper::Chore slow(helper, 1, [&gate] { gate.pass(); });
  slow.add(nothing);
  gate.reached.wait(false);
  {
    Helper::Chore dropped(helper, 4, [] { FAIL("it is gone"); });
    dropped.add(nothing);
    dropped.add(nothing);
  }
  Helper::Chore other(helper, 1, [&done] { ++done; });
  other.add(nothing);
  other.finish();
  gate.let_through();
  slow.finish();
  CHECK(done == 1);
}

TEST_CASE("what a step throws reaches whoever adds to its chore or waits for it") {
  Helper helper;
  int done = 0;
  Helper::Chore failing(helper, 2, [&done] {
    if (++done == 2) throw std::runtime_error("two");
  });
  failing.add(nothing);
  failing.finish();
  failing.add(nothing);
  CHECK_THROWS_AS(failing.finish(), std::runtime_error);
  CHECK_THROWS_AS(failing.add(nothing), std::runtime_error);
  CHECK(done == 2);
}

}  // namespace
}  // namespace starhours
