// climbs.h -- every volunteer's way up a ladder: the total, the level, and the day it was reached.
//
// Where month totals do, a month is read entry by entry only if somebody rose in it for the last time.
#pragma once

#include <starhours/ladder.h>
#include <starhours/tally.h>

#include <answers/flat_index.h>
#include <answers/standing.h>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace starhours::answers {

struct Way {
  std::int64_t minutes = 0;  // in the ladder's window
  std::int64_t sum = 0;      // of what the ladder climbs by: see in_unit_of
  Day reached{};             // of a level > 0
  int level = 0;
  int previous = 0;  // at the end of the day before `since`
};

class Climbs {
 public:
  // Follows the volunteers of the reading; `only`: nobody else. The references must outlive it.
  Climbs(Reading& reading, const Ladder& ladder, std::optional<VolunteerNo> only);

  // Climbs through `days`, a window of the ladder. Once.
  [[nodiscard]] Result<void> climb(DaySpan days, std::optional<Day> since);
  [[nodiscard]] const Way& of(VolunteerNo volunteer) const;

 private:
  Result<void> through(DaySpan days);
  Result<void> through_days(DaySpan days);
  Result<void> through_months(DaySpan months);
  // The day within the month on which each of these reached the level they ended it with.
  Result<void> find_days(Day first_of_month, const std::vector<VolunteerNo>& risen);
  [[nodiscard]] std::int64_t gain(std::span<const Entry> service_day);
  [[nodiscard]] int level_of(std::int64_t sum) const { return level_reached(ladder_, in_unit_of(ladder_, sum)); }
  // Whether the sum, which grew on `day`, made the level rise.
  bool rise(Way& way, Day day);
  // By number, from the first of the reading on.
  [[nodiscard]] std::size_t place_of(VolunteerNo volunteer) const {
    return index_of(volunteer) - reading_.volunteers().first;
  }
  Way& way_of(VolunteerNo volunteer);

  Reading& reading_;
  const Ladder& ladder_;
  std::optional<VolunteerNo> only_;
  PointsScale scale_;
  std::vector<std::int64_t> rises_at_;             // by level: the sum that makes it rise, if any does
  FlatIndex<1> activities_;                        // of volunteer and activity
  std::vector<Way> ways_;                          // by place
  std::vector<std::int64_t> before_rise_;          // by place: the sum at the beginning of the month of the last rise
  std::map<Day, std::vector<VolunteerNo>> rises_;  // by month, of those not known to the day yet
};

}  // namespace starhours::answers
