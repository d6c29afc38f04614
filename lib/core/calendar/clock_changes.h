// clock_changes.h -- when a zone's distance from UTC changes, as its file of the zone database says.
#pragma once

#include <starhours/moment.h>

#include <string>
#include <vector>

namespace starhours {

// From `begin` on, local time is `offset` ahead of UTC, until the next change.
struct ClockChange {
  Instant begin;
  Minutes offset;
};

// What holds at `first`, and every change before `end`, ascending; the file's yearly rule goes on after its last
// written change. Empty where the file is not a zone's. REQUIRES: an absolute path, the only name that cctz makes
// nothing else of.
[[nodiscard]] std::vector<ClockChange> clock_changes(const std::string& file, Instant first, Instant end);

}  // namespace starhours
