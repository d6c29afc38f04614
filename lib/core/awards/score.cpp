#include <awards/score.h>

namespace starhours {

namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t minutes_an_hour = 60;
constexpr std::int64_t points_unit = 60 * 1'000'000;

}  // namespace

std::strong_ordering operator<=>(const Score& a, const Score& b) {
  if (a.denominator == b.denominator) return a.numerator <=> b.numerator;
  const Wide left = Wide{a.numerator} * b.denominator;
  const Wide right = Wide{b.numerator} * a.denominator;
  if (left == right) return std::strong_ordering::equal;
  return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

Score measure(Metric metric, const Candidate& candidate) {
  const Tally& tally = candidate.tally;
  switch (metric) {
    case Metric::hours:
      return {tally.minutes, minutes_an_hour};
    case Metric::points:
      return {tally.points, points_unit};
    case Metric::entries:
      return {tally.entries, 1};
    case Metric::days:
      return {tally.days, 1};
    case Metric::activities:
      return {tally.activities, 1};
    case Metric::stars:
      return {candidate.stars, 1};
    case Metric::hours_per_member:
      if (candidate.members <= 0) break;
      return {tally.minutes, minutes_an_hour * candidate.members};
    case Metric::wins:
      return {candidate.wins, 1};
    case Metric::registered:
      break;
  }
  return {};
}

Score score_of(const AwardRule& rule, const Candidate& candidate) { return measure(rule.by, candidate); }

}  // namespace starhours
