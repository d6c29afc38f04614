#include <starhours/award.h>

#include <awards/eligibility.h>
#include <awards/ranking.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

namespace starhours {

namespace {

constexpr std::array<std::string_view, 16> verdict_names{
    "won",          "outranked",   "team-quota",     "cooldown",  "no-score",    "min-hours",         "min-points",
    "min-entries",  "min-days",    "min-activities", "min-stars", "min-members", "registered-months", "not-in-groups",
    "barred-group", "not-in-teams"};
static_assert(static_cast<std::size_t>(Verdict::not_in_teams) + 1 == verdict_names.size());

// Hands out the places, from the first of the ranked on.
void choose(const AwardRule& rule, const std::vector<Candidate>& candidates, Decision& decision) {
  const auto places = static_cast<std::size_t>(std::max(rule.winners, 0));
  std::unordered_map<std::uint32_t, int> winners_of;
  for (std::size_t i = 0; i < decision.ranked.size(); ++i) {
    Ranked& one = decision.ranked[i];
    if (decision.winners >= places) {
      const bool shares =
          rule.ties == Ties::share && decision.last_winner && decision.ranked[*decision.last_winner].rank == one.rank;
      if (!shares) return;
    }
    const TeamNo team = candidates[one.candidate].team;
    if (rule.per_team && team != TeamNo::none) {
      int& of_team = winners_of[index_of(team)];
      if (of_team >= *rule.per_team) {
        one.verdict = Verdict::team_quota;
        continue;
      }
      ++of_team;
    }
    one.verdict = Verdict::won;
    decision.last_winner = i;
    ++decision.winners;
  }
}

}  // namespace

std::string_view name_of(Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)]; }

Decision decide(const AwardRule& rule, const Period& period, const std::vector<Candidate>& candidates) {
  const Bar bar(rule, period);
  std::vector<std::uint32_t> eligible;
  eligible.reserve(candidates.size());
  std::vector<std::uint32_t> barred;
  std::vector<Verdict> obstacles(candidates.size());
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    const auto obstacle = bar.against(candidates[i], score_of(rule, candidates[i]));
    (obstacle ? barred : eligible).push_back(i);
    if (obstacle) obstacles[i] = *obstacle;
  }
  const std::vector<int> ranks = put_in_order(rule, candidates, eligible);
  put_in_order_of_keys(candidates, barred);

  Decision decision;
  decision.ranked.reserve(candidates.size());
  for (std::size_t i = 0; i < eligible.size(); ++i) {
    decision.ranked.push_back({eligible[i], ranks[i], Verdict::outranked});
  }
  choose(rule, candidates, decision);
  for (const std::uint32_t candidate : barred) decision.ranked.push_back({candidate, 0, obstacles[candidate]});
  return decision;
}

}  // namespace starhours
