#include <starhours/tally.h>

#include <doctest/doctest.h>

using namespace starhours;

namespace {

constexpr Day monday{date::local_days{date::days{20150}}};  // 2025-03-03
constexpr Day sunday{date::local_days{date::days{20156}}};

Decimal decimal(double number) { return {static_cast<std::int64_t>(number * 1e6 + 0.5)}; }

}  // namespace

TEST_CASE("an hour earns per_hour and every weight that applies, multiplied") {
  Activity shovelling;
  shovelling.category = "邻里互助";
  shovelling.project = "温暖冬日";
  Activity other;
  other.category = "其他";
  PointsRule rule;
  rule.per_hour = decimal(2);
  rule.category["邻里互助"] = decimal(1.5);
  rule.project["温暖冬日"] = decimal(3);
  rule.weekday[7] = decimal(1.1);
  rule.holiday = decimal(2);
  rule.holidays = {monday};
  PointsScale scale(rule, [&](ActivityNo no) -> const Activity* {
    if (no == ActivityNo{1}) return &shovelling;
    return no == ActivityNo{2} ? &other : nullptr;
  });
  const Day tuesday = monday + date::days{1};
  CHECK(scale.weight(ActivityNo{1}, tuesday) == 9'000'000);
  CHECK(scale.weight(ActivityNo{1}, monday) == 18'000'000);
  CHECK(scale.weight(ActivityNo{1}, sunday) == 9'900'000);
  CHECK(scale.weight(ActivityNo{2}, sunday) == 2'200'000);
  CHECK(scale.weight(ActivityNo{2}, tuesday) == 2'000'000);
  CHECK(scale.weight(ActivityNo{3}, monday) == 4'000'000);
  CHECK(scale.weight(ActivityNo::none, tuesday) == 2'000'000);
  CHECK(scale.weight(ActivityNo{1}, tuesday) == 9'000'000);
}

TEST_CASE("products are exact, rounded once, half up, and stay at the largest number") {
  struct Row {
    std::int64_t per_hour, category, project, weekday, holiday, product;
  };
  constexpr std::int64_t one = 1'000'000;
  constexpr std::int64_t most = INT64_MAX;
  for (const Row& row : {
           Row{one, one, one, one, one, one},
           Row{1'500'000, 500'001, one, one, one, 750'002},  // 0.7500015
           Row{1, 499'999, one, one, one, 0},
           Row{1, 500'000, one, one, one, 1},
           Row{333'333, 3'000'000, 333'333, 3'000'000, one, 999'998},  // 0.999998000001
           Row{1, 1, 1'000'000 * one, 500'000 * one, one, 500'000},    // no rounding on the way
           Row{0, most, most, most, most, 0},
           Row{most, one, one, one, one, most},
           Row{most, most, most, most, most, most},
           Row{-one, one, one, one, one, 0},
       }) {
    CAPTURE(row.per_hour);
    CAPTURE(row.category);
    Activity activity;
    PointsRule rule;
    rule.per_hour = {row.per_hour};
    rule.category[""] = {row.category};
    rule.project[""] = {row.project};
    rule.weekday[1] = {row.weekday};
    rule.holiday = {row.holiday};
    rule.holidays = {monday};
    PointsScale scale(rule, [&](ActivityNo) { return &activity; });
    CHECK(scale.weight(ActivityNo{1}, monday) == row.product);
  }
}
