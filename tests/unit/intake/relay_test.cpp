#include "intake/relay.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

namespace starhours {
namespace {

TEST_CASE("what was passed is done in order, and all of it once finished") {
  std::string done;
  Helper helper;
  Relay<std::string> relay(helper, 2, [&done](std::string& batch) {
    done += batch;
    batch.clear();
  });
  relay.finish();
  std::string batch;
  std::string passed;
  for (int round = 0; round < 3; ++round) {
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      batch = std::string(3, letter);
      passed += batch;
      relay.pass(batch);
      CHECK(batch.empty());
    }
    relay.finish();
    CHECK(done == passed);
  }
  batch = "last";
  relay.finish(batch);
  CHECK(done == passed + "last");
}

TEST_CASE("a relay that goes finishes the batch in work") {
  std::atomic<bool> begun = false;
  std::atomic<int> ended = 0;
  Helper helper;
  {
    Relay<std::vector<int>> relay(helper, 4, [&](std::vector<int>& batch) {
      begun = true;
      begun.notify_one();
      batch.clear();
      ++ended;
    });
    std::vector<int> batch{1};
    relay.pass(batch);
    begun.wait(false);
  }
  CHECK(ended == 1);
}

TEST_CASE("what the work throws reaches who passed it on") {
  Helper helper;
  Relay<std::vector<int>> relay(helper, 1, [](std::vector<int>& batch) {
    if (batch.front() == 2) throw std::runtime_error("two");
    batch.clear();
  });
  std::vector<int> batch{1};
  relay.pass(batch);
  batch = {2};
  relay.pass(batch);
  CHECK_THROWS_AS(relay.finish(), std::runtime_error);
  batch = {3};
  CHECK_THROWS_AS(relay.pass(batch), std::runtime_error);
}

}  // namespace
}  // namespace starhours
