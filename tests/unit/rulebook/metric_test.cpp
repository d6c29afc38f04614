#include <starhours/rulebook.h>

#include <doctest/doctest.h>

using starhours::Metric;
using starhours::name_of;

TEST_CASE("metrics are named as the rulebook spells them") {
  CHECK(name_of(Metric::hours) == "hours");
  CHECK(name_of(Metric::points) == "points");
  CHECK(name_of(Metric::entries) == "entries");
  CHECK(name_of(Metric::days) == "days");
  CHECK(name_of(Metric::activities) == "activities");
  CHECK(name_of(Metric::stars) == "stars");
  CHECK(name_of(Metric::registered) == "registered");
  CHECK(name_of(Metric::hours_per_member) == "hours-per-member");
  CHECK(name_of(Metric::wins) == "wins");
}
