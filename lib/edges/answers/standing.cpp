#include <answers/standing.h>

namespace starhours::answers {

DaySpan window_to(const Ladder& ladder, Day last, const CalendarStyle& style) {
  const Day first =
      ladder.window == Grain::all ? representable_days.first : period_of(last, ladder.window, style).days.first;
  return {first, last + date::days{1}};
}

bool climbs_by_month_totals(const Ladder& ladder) {
  return ladder.by == Metric::hours || ladder.by == Metric::entries || ladder.by == Metric::days;
}

std::int64_t in_unit_of(const Ladder& ladder, std::int64_t sum) { return ladder.by == Metric::points ? sum / 60 : sum; }

Standing::Standing(Reading& reading, const Ladder& ladder)
    : reading_(reading),
      ladder_(ladder),
      totals_(reading, ladder.by),
      scale_(reading.rulebook().points, reading.community().activity_of()) {}

Result<void> Standing::move_to(Day last) {
  const DaySpan days = window_to(ladder_, last, reading_.rulebook().calendar);
  return climbs_by_month_totals(ladder_) ? totals_.cover(days) : tally(days);
}

Result<void> Standing::move_to(Day last, std::span<const VolunteerNo> only) {
  const DaySpan days = window_to(ladder_, last, reading_.rulebook().calendar);
  return climbs_by_month_totals(ladder_) ? totals_.cover(days, only) : tally(days);
}

Result<void> Standing::tally(DaySpan days) {
  if (!tallies_ || days.first != tallied_.first || days.end < tallied_.end) {
    TallyOptions options;
    options.activities = ladder_.by == Metric::activities;
    options.points = &scale_;
    tallies_.emplace(options);
    tallied_ = {days.first, days.first};
  }
  auto read = reading_.each_service_day({tallied_.end, days.end}, std::nullopt,
                                        [this](std::span<const Entry> entries) { tallies_->add(entries); });
  tallied_.end = days.end;
  return read;
}

int Standing::level(VolunteerNo volunteer) const {
  return level_reached(ladder_, in_unit_of(ladder_, total(volunteer)));
}

std::int64_t Standing::total(VolunteerNo volunteer) const {
  if (climbs_by_month_totals(ladder_)) return totals_.of(volunteer);
  if (!tallies_) return 0;
  return ladder_.by == Metric::points ? tallies_->of(volunteer).points : tallies_->of(volunteer).activities;
}

}  // namespace starhours::answers
