#include <awards/eligibility.h>

#include <algorithm>

namespace starhours {

namespace {

__extension__ typedef __int128 Wide;

// The latest day from which `months` whole months have passed before `end`. A month that has no such day ends
// with its last: from 31 January one is over when 1 March begins.
Day latest_start(Day end, int months) {
  constexpr int longest = 12 * 400;  // more than a book can hold
  const date::year_month_day last{end};
  const date::year_month month =
      date::year_month{last.year(), last.month()} - date::months{std::clamp(months, 0, longest)};
  const date::year_month_day same{month / last.day()};
  return same.ok() ? Day{same} : Day{month / date::last};
}

template <class Number, class Least>
bool falls_short(Number number, const std::optional<Least>& least) {
  return least && number < *least;
}

}  // namespace

Bar::Bar(const AwardRule& rule, const Period& period) : eligible_(rule.eligible) {
  if (rule.eligible.registered_months) {
    latest_registration_ = latest_start(period.days.end, *rule.eligible.registered_months);
  }
}

std::optional<Verdict> Bar::against(const Candidate& candidate, const Score& score) const {
  const Tally& tally = candidate.tally;
  if (candidate.in_cooldown) return Verdict::cooldown;
  if (score.numerator <= 0) return Verdict::no_score;
  if (eligible_.min_hours && tally.minutes < eligible_.min_hours->count()) return Verdict::min_hours;
  if (eligible_.min_points && tally.points < Wide{eligible_.min_points->millionths} * 60) return Verdict::min_points;
  if (falls_short(tally.entries, eligible_.min_entries)) return Verdict::min_entries;
  if (falls_short(tally.days, eligible_.min_days)) return Verdict::min_days;
  if (falls_short(tally.activities, eligible_.min_activities)) return Verdict::min_activities;
  if (falls_short(candidate.stars, eligible_.min_stars)) return Verdict::min_stars;
  if (falls_short(candidate.members, eligible_.min_members)) return Verdict::min_members;
  if (latest_registration_ && (!candidate.registered || *candidate.registered > *latest_registration_)) {
    return Verdict::registered_months;
  }
  if (!candidate.in_groups) return Verdict::not_in_groups;
  if (candidate.in_barred_group) return Verdict::barred_group;
  if (!candidate.in_teams) return Verdict::not_in_teams;
  return std::nullopt;
}

}  // namespace starhours
