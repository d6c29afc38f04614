// made_day.h -- made-up service days under made-up rules.
#pragma once

#include "chance.h"

#include <starhours/count_rule.h>
#include <starhours/roster.h>
#include <starhours/service_day.h>
#include <starhours/zone.h>

#include <cstdint>
#include <string>
#include <vector>

namespace starhours::laws {

struct MadeDay {
  const Zone* zone = nullptr;
  Day day{};
  CountRule rule;
  std::vector<Activity> activities;  // those of the numbers 1, 2, …; ids in an order of their own
  std::vector<std::string> teams;    // ids of the numbers 1, 2, …
  std::vector<Stretch> stretches;    // of up to three sheets, rows unique within one

  [[nodiscard]] std::string key(ActivityNo no) const;  // empty for none
  [[nodiscard]] std::string key(TeamNo no) const;
  [[nodiscard]] const Activity* activity(ActivityNo no) const;
};

// Small, so that times meet: a few stretches on a grid of quarter hours, with overlaps, duplicates and hours without
// times.
[[nodiscard]] MadeDay make_day(std::uint64_t seed);

// One more stretch of the same day, in a sheet of its own.
[[nodiscard]] Stretch make_stretch(const MadeDay& made, Chance& chance, bool timed);

// Gives hours-only rows their count among equal ones of their sheet, in row order.
void count_equal_hours(std::vector<Stretch>& stretches);

// The rule in a line, to understand a failure by.
[[nodiscard]] std::string describe(const MadeDay& made);

}  // namespace starhours::laws
