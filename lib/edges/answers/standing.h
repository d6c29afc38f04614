// standing.h -- the level of every volunteer on a ladder at the end of a day.
#pragma once

#include <starhours/ladder.h>
#include <starhours/tally.h>

#include <answers/running_totals.h>

#include <optional>

namespace starhours::answers {

// The days of the ladder's window that holds `last`, up to and with it.
[[nodiscard]] DaySpan window_to(const Ladder& ladder, Day last, const CalendarStyle& style);
// True if the ladder climbs by something that month totals hold.
[[nodiscard]] bool climbs_by_month_totals(const Ladder& ladder);
// Points are summed in 1/60 of a millionth; thresholds are in millionths.
[[nodiscard]] std::int64_t in_unit_of(const Ladder& ladder, std::int64_t sum);

class Standing {
 public:
  // The references must outlive it.
  Standing(Reading& reading, const Ladder& ladder);

  // Cheap where `last` does not go back.
  [[nodiscard]] Result<void> move_to(Day last);
  // The same for these volunteers alone: the levels of others may be wrong, and the next move begins anew.
  [[nodiscard]] Result<void> move_to(Day last, std::span<const VolunteerNo> only);
  [[nodiscard]] int level(VolunteerNo volunteer) const;

 private:
  [[nodiscard]] std::int64_t total(VolunteerNo volunteer) const;
  Result<void> tally(DaySpan days);

  Reading& reading_;
  const Ladder& ladder_;
  RunningTotals totals_;
  PointsScale scale_;
  std::optional<Tallies> tallies_;  // where month totals do not do
  DaySpan tallied_{};
};

}  // namespace starhours::answers
