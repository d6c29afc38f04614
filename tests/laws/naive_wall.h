// naive_wall.h -- wall times found by watching the clock minute by minute.
#pragma once

#include <starhours/zone.h>

#include <vector>

namespace starhours::laws {

// Every minute at which a clock in `zone` shows `time`; where it never does, the minute at which it jumps over it.
const std::vector<Instant>& minutes_showing(const Zone& zone, WallTime time);

inline Instant first_showing(const Zone& zone, WallTime time) { return minutes_showing(zone, time).front(); }

// The zones that the laws are tried in, and days around which their clocks change (or do not).
struct Surroundings {
  const Zone* zone;
  Day day;
};
const std::vector<Surroundings>& surroundings();

}  // namespace starhours::laws
