// Laws of awards over random candidates, and a plain second opinion on every decision.
#include <starhours/award.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace starhours;

namespace {

const Period march{Grain::month, {Day{date::days{20148}}, Day{date::days{20179}}}};

// One round: keys live beside the candidates that view them.
struct Contest {
  std::vector<std::string> keys;
  std::vector<Candidate> candidates;
  AwardRule rule;
};

Contest contest(std::mt19937& random, unsigned most = 40) {
  const auto below = [&random](unsigned end) { return static_cast<int>(random() % end); };
  Contest one;
  const int count = below(most);
  const std::int64_t unit = below(4) == 0 ? 30'000'000'000 : 30;  // minutes beyond 32 bits too
  for (int i = 0; i < count; ++i) one.keys.push_back("V" + std::to_string(i));
  std::shuffle(one.keys.begin(), one.keys.end(), random);
  for (const std::string& key : one.keys) {
    Candidate& candidate = one.candidates.emplace_back();
    candidate.key = key;
    candidate.team = TeamNo{static_cast<std::uint32_t>(below(5))};
    candidate.tally.minutes = below(6) * unit;
    candidate.tally.days = below(3);
    candidate.members = below(4);
    candidate.in_cooldown = below(10) == 0;
    if (below(3) > 0) candidate.registered = march.days.first - date::days{below(4)};
  }
  one.rule.by = below(3) == 0 ? Metric::hours_per_member : Metric::hours;
  one.rule.winners = 1 + below(8);
  one.rule.ties = below(2) == 0 ? Ties::share : Ties::broken;
  if (below(2) == 0) one.rule.tie_break.push_back(Metric::days);
  if (below(2) == 0) one.rule.tie_break.push_back(Metric::registered);
  if (below(2) == 0) one.rule.per_team = 1 + below(3);
  if (below(2) == 0) one.rule.eligible.min_days = 1;
  return one;
}

// The same order said in another way.
bool ahead(const AwardRule& rule, const Candidate& a, const Candidate& b) {
  const std::int64_t of_a = rule.by == Metric::hours ? a.tally.minutes : a.tally.minutes * b.members;
  const std::int64_t of_b = rule.by == Metric::hours ? b.tally.minutes : b.tally.minutes * a.members;
  if (of_a != of_b) return of_a > of_b;
  for (const Metric metric : rule.tie_break) {
    if (metric == Metric::days && a.tally.days != b.tally.days) return a.tally.days > b.tally.days;
    if (metric != Metric::registered || a.registered == b.registered) continue;
    if (!a.registered || !b.registered) return a.registered.has_value();
    return *a.registered < *b.registered;
  }
  return false;
}

bool equals(const AwardRule& rule, const Candidate& a, const Candidate& b) {
  return !ahead(rule, a, b) && !ahead(rule, b, a);
}

bool may_win(const AwardRule& rule, const Candidate& one) {
  return !one.in_cooldown && one.tally.minutes > 0 && (rule.by == Metric::hours || one.members > 0) &&
         one.tally.days >= rule.eligible.min_days.value_or(0);
}

// Picks the best of those left, again and again.
std::vector<std::string_view> winners_by_hand(const AwardRule& rule, std::vector<Candidate> left) {
  std::erase_if(left, [&](const Candidate& one) { return !may_win(rule, one); });
  std::vector<Candidate> won;
  while (!left.empty()) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < left.size(); ++i) {
      const bool by_key = equals(rule, left[i], left[best]) && left[i].key < left[best].key;
      if (ahead(rule, left[i], left[best]) || by_key) best = i;
    }
    const Candidate one = left[best];
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    const bool full = std::ssize(won) >= rule.winners;
    if (full && (rule.ties == Ties::broken || !equals(rule, won.back(), one))) break;
    const auto of_team = std::count_if(won.begin(), won.end(), [&](const Candidate& w) { return w.team == one.team; });
    if (rule.per_team && one.team != TeamNo::none && of_team >= *rule.per_team) continue;
    won.push_back(one);
  }
  std::vector<std::string_view> keys;
  for (const Candidate& one : won) keys.push_back(one.key);
  return keys;
}

std::vector<std::string_view> winners_of(const Decision& decision, const std::vector<Candidate>& candidates) {
  std::vector<std::string_view> keys;
  for (const Ranked& one : decision.ranked) {
    if (one.verdict == Verdict::won) keys.push_back(candidates[one.candidate].key);
  }
  return keys;
}

}  // namespace

TEST_CASE("law: winners are those that picking by hand gives, and quotas hold") {
  std::mt19937 random(20250331);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    const Contest one = contest(random);
    const Decision decision = decide(one.rule, march, one.candidates);
    const auto winners = winners_of(decision, one.candidates);
    CHECK(winners == winners_by_hand(one.rule, one.candidates));
    CHECK(winners.size() == decision.winners);
    CHECK(decision.ranked.size() == one.candidates.size());
    if (one.rule.ties == Ties::broken) CHECK(std::ssize(winners) <= one.rule.winners);
    CHECK(decision.last_winner.has_value() == !winners.empty());
    if (decision.last_winner) {
      CHECK(one.candidates[decision.ranked[*decision.last_winner].candidate].key == winners.back());
    }
    std::map<TeamNo, int> of_team;
    for (const Ranked& ranked : decision.ranked) {
      const Candidate& candidate = one.candidates[ranked.candidate];
      if (ranked.verdict == Verdict::won && candidate.team != TeamNo::none) ++of_team[candidate.team];
    }
    for (const auto& entry : of_team) {
      if (one.rule.per_team) CHECK(entry.second <= *one.rule.per_team);
    }
  }
}

TEST_CASE("law: a rank is one more than those ahead") {
  std::mt19937 random(20250430);
  for (int round = 0; round < 500; ++round) {
    const Contest one = contest(random);
    for (const Ranked& ranked : decide(one.rule, march, one.candidates).ranked) {
      const Candidate& candidate = one.candidates[ranked.candidate];
      const auto in_front = std::count_if(one.candidates.begin(), one.candidates.end(), [&](const Candidate& other) {
        return may_win(one.rule, other) && ahead(one.rule, other, candidate);
      });
      CHECK(ranked.rank == (may_win(one.rule, candidate) ? in_front + 1 : 0));
    }
  }
}

TEST_CASE("law: the eligible come in order of score, tie-breaks and key, then the others by key") {
  std::mt19937 random(20251031);
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const Contest one = contest(random, 5000);
    const Decision decision = decide(one.rule, march, one.candidates);
    const auto before = [&](const Ranked& ranked_a, const Ranked& ranked_b) {
      const Candidate& a = one.candidates[ranked_a.candidate];
      const Candidate& b = one.candidates[ranked_b.candidate];
      if (may_win(one.rule, a) != may_win(one.rule, b)) return may_win(one.rule, a);
      if (may_win(one.rule, a) && ahead(one.rule, a, b)) return true;
      return (!may_win(one.rule, a) || equals(one.rule, a, b)) && a.key < b.key;
    };
    CHECK(std::is_sorted(decision.ranked.begin(), decision.ranked.end(), before));
    std::vector<bool> ranked(one.candidates.size(), false);
    for (const Ranked& each : decision.ranked) ranked[each.candidate] = true;
    CHECK(std::count(ranked.begin(), ranked.end(), true) == std::ssize(one.candidates));
    CHECK(decision.ranked.size() == one.candidates.size());
  }
}

TEST_CASE("law: the order of the candidates does not matter") {
  std::mt19937 random(20250531);
  for (int round = 0; round < 500; ++round) {
    const Contest one = contest(random);
    std::vector<Candidate> shuffled = one.candidates;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const Decision decision = decide(one.rule, march, one.candidates);
    const Decision again = decide(one.rule, march, shuffled);
    for (std::size_t i = 0; i < decision.ranked.size(); ++i) {
      const Ranked& a = decision.ranked[i];
      const Ranked& b = again.ranked[i];
      CHECK(one.candidates[a.candidate].key == shuffled[b.candidate].key);
      CHECK(a.rank == b.rank);
      CHECK(a.verdict == b.verdict);
    }
  }
}

TEST_CASE("law: more hours never worsen a rank") {
  std::mt19937 random(20250630);
  for (int round = 0; round < 500; ++round) {
    Contest one = contest(random);
    if (one.candidates.empty()) continue;
    const std::size_t lucky = random() % one.candidates.size();
    const auto rank = [&] {
      const Decision decision = decide(one.rule, march, one.candidates);
      return std::find_if(decision.ranked.begin(), decision.ranked.end(),
                          [&](const Ranked& ranked) { return ranked.candidate == lucky; })
          ->rank;
    };
    const int before = rank();
    one.candidates[lucky].tally.minutes += 30;
    const int after = rank();
    if (before > 0) CHECK((after > 0 && after <= before));
  }
}
