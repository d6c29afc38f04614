// award.h -- who wins an award in one period, and why the others do not.
//
// Order: score, then the listed tie-breaks, then the key (id). A quota per team passes over whoever would
// exceed it; ties = "share" lets in everybody equal to the last winner in score *and* all tie-breaks (the quota still
// holds). Nobody wins with a score of zero. Whoever won in one of the last `cooldown` periods sits out. Those without a
// team have no quota.
#pragma once

#include <starhours/rulebook.h>
#include <starhours/tally.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace starhours {

// An exact non-negative fraction: hours and points have fixed denominators, hours-per-member that of its team.
struct Score {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;  // > 0
  friend bool operator==(const Score& a, const Score& b) { return (a <=> b) == 0; }
  // Compares without overflow, by cross-multiplying in 128 bits.
  friend std::strong_ordering operator<=>(const Score& a, const Score& b);
};

// A volunteer or team that may win. Texts and groups are views into the roster.
struct Candidate {
  VolunteerNo volunteer{};   // none for a team
  TeamNo team{};             // the volunteer's home team, or the team itself
  std::string_view key;      // id; unique among the candidates
  Tally tally;               // of the period
  std::int32_t members = 0;  // teams: on the period's last day
  std::int32_t wins = 0;     // Metric::wins
  int stars = 0;             // at the period's end
  std::optional<Day> registered;
  bool in_cooldown = false;
  bool in_groups = true;         // of eligible.groups (true if that is empty)
  bool in_barred_group = false;  // of eligible.not_in_groups
  bool in_teams = true;          // of eligible.teams (true if that is empty)
};

// Why a candidate did not win; `won` for those who did. Of several reasons not to be eligible (from `cooldown` on)
// the first in this order stands. Months of membership are counted from the day of registration, which is one of its
// days, to the end of the period's last day: from 15 January to 14 March are two.
enum class Verdict : std::uint8_t {
  won,
  outranked,   // eligible, but behind the last winner
  team_quota,  // its team had its winners already
  cooldown,
  no_score,
  min_hours,
  min_points,
  min_entries,
  min_days,
  min_activities,
  min_stars,
  min_members,
  registered_months,
  not_in_groups,  // in none of the groups asked for
  barred_group,
  not_in_teams,
};
[[nodiscard]] std::string_view name_of(Verdict verdict);  // "won", "outranked", "team-quota", "min-hours", …

struct Ranked {
  std::uint32_t candidate = 0;  // index
  int rank = 0;                 // 1-based among the eligible, equals share a rank; 0 = not eligible
  Verdict verdict = Verdict::outranked;
};

struct Decision {
  std::vector<Ranked> ranked;  // winners and all others: eligible in order, then the not eligible by key
  std::size_t winners = 0;
  std::optional<std::size_t> last_winner;  // index into ranked
};

// The score of a candidate under `rule`. points are fractions over 60 millionths, hours over 60.
[[nodiscard]] Score score_of(const AwardRule& rule, const Candidate& candidate);

// `period` is of the award's grain. O(n log n), or O(n) plus the winners' part where few win.
[[nodiscard]] Decision decide(const AwardRule& rule, const Period& period, const std::vector<Candidate>& candidates);

}  // namespace starhours
