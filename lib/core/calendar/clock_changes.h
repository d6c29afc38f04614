// clock_changes.h -- when a zone's distance from UTC changes, kept in step with its yearly rule.
#pragma once

#include <starhours/moment.h>

#include <vector>

namespace starhours {

// From `begin` on, local time is `offset` ahead of UTC, until the next change.
struct ClockChange {
  Instant begin;
  Minutes offset;
};

// The compiled zone database writes yearly changes out to 2037 and no further. Where a zone still
// changes its clocks twice in that year, by a rule that its last eleven years agree on (in eleven
// years a date falls on every weekday), the rule goes on until `end`. Any other zone keeps its last offset.
// REQUIRES: ascending by begin.
void continue_yearly_rule(std::vector<ClockChange>& changes, Instant end);

}  // namespace starhours
