#include <calendar/clock_changes.h>
#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <chrono>

namespace starhours {

std::vector<ClockChange> clock_changes(const std::string& file, Instant first, Instant end) {
  using std::chrono::seconds;
  cctz::time_zone zone;
  if (!cctz::load_time_zone(file, &zone)) return {};

  date::sys_seconds time{first};
  seconds offset{zone.lookup(time).offset};
  // Local mean times of the 19th century had seconds; they count as the nearest minute.
  std::vector<ClockChange> changes{{first, date::round<Minutes>(offset)}};
  for (cctz::time_zone::civil_transition clocks; zone.next_transition(time, &clocks);) {
    time = date::sys_seconds{seconds{clocks.from - cctz::civil_second{}}} - offset;
    if (time >= end) break;
    offset += seconds{clocks.to - clocks.from};
    const Minutes minutes = date::round<Minutes>(offset);
    if (minutes != changes.back().offset) changes.push_back({date::floor<Minutes>(time), minutes});
  }
  return changes;
}

}  // namespace starhours
