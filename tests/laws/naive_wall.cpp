#include "naive_wall.h"

#include <map>
#include <string_view>
#include <utility>

namespace starhours::laws {

const std::vector<Instant>& minutes_showing(const Zone& zone, WallTime time) {
  static std::map<std::pair<const Zone*, WallTime>, std::vector<Instant>> known;
  const auto [at, fresh] = known.try_emplace({&zone, time});
  std::vector<Instant>& found = at->second;
  if (!fresh) return found;
  const Instant near{time.time_since_epoch()};
  Instant jump{};
  // No clock is more than 15 hours from UTC.
  WallTime before = zone.wall(near - Minutes{15 * 60 + 1});
  for (Instant minute = near - Minutes{15 * 60}; minute < near + Minutes{15 * 60}; minute += Minutes{1}) {
    const WallTime shown = zone.wall(minute);
    if (shown == time) found.push_back(minute);
    if (before < time && shown > time) jump = minute;
    before = shown;
  }
  if (found.empty()) found.push_back(jump);
  return found;
}

const std::vector<Surroundings>& surroundings() {
  static const Zone shanghai = Zone::named("Asia/Shanghai").value();
  static const Zone new_york = Zone::named("America/New_York").value();
  static const Zone lord_howe = Zone::named("Australia/Lord_Howe").value();  // moves by half an hour
  static const auto day = [](std::string_view text) { return parse_iso_day(text).value(); };
  static const std::vector<Surroundings> all{
      {&shanghai, day("2025-03-05")},  {&shanghai, day("2024-02-29")},  {&new_york, day("2025-03-08")},
      {&new_york, day("2025-03-09")},  {&new_york, day("2025-11-01")},  {&new_york, day("2025-11-02")},
      {&lord_howe, day("2025-04-05")}, {&lord_howe, day("2025-04-06")}, {&lord_howe, day("2025-10-05")},
  };
  return all;
}

}  // namespace starhours::laws
