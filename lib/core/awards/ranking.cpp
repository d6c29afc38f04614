#include <awards/ranking.h>
#include <awards/score.h>

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

namespace starhours {

namespace {

// One of a run, by the criterion in hand. Those whom all criteria so far leave equal are looked at again for the
// next one only, and what is compared lies side by side.
template <class Criterion>
struct Placed {
  Criterion by;
  std::uint32_t at;
};

using Runs = std::vector<std::span<Ranked>>;  // of equals, two or more

// Greater stands before.
Score criterion(Metric metric, const Candidate& candidate) {
  if (metric != Metric::registered) return measure(metric, candidate);
  if (!candidate.registered) return {std::numeric_limits<std::int64_t>::min(), 1};
  return {-std::int64_t{candidate.registered->time_since_epoch().count()}, 1};
}

void split(std::span<Ranked> run, const std::vector<Placed<Score>>& placed, Runs& runs) {
  std::size_t first = 0;
  for (std::size_t i = 1; i <= placed.size(); ++i) {
    if (i < placed.size() && placed[i].by == placed[first].by) continue;
    if (i - first > 1) runs.push_back(run.subspan(first, i - first));
    first = i;
  }
}

template <class Criterion>
void rearrange(std::span<Ranked> run, const std::vector<Placed<Criterion>>& placed) {
  const std::vector<Ranked> before(run.begin(), run.end());
  for (std::size_t i = 0; i < run.size(); ++i) run[i] = before[placed[i].at];
}

template <class CriterionOf>
Runs refine(const Runs& equals, const CriterionOf& criterion_of) {
  Runs finer;
  std::vector<Placed<Score>> placed;
  for (const std::span<Ranked> run : equals) {
    placed.clear();
    placed.reserve(run.size());
    for (const Ranked& one : run) placed.push_back({criterion_of(one), static_cast<std::uint32_t>(placed.size())});
    std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.by > b.by; });
    rearrange(run, placed);
    split(run, placed, finer);
  }
  return finer;
}

std::size_t common_prefix(const std::vector<Candidate>& candidates, std::span<const Ranked> ranked) {
  const std::string_view first = candidates[ranked.front().candidate].key;
  std::size_t length = first.size();
  for (const Ranked& one : ranked) {
    const std::string_view key = candidates[one.candidate].key;
    const auto differ =
        std::mismatch(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(length), key.begin(), key.end());
    length = static_cast<std::size_t>(differ.first - first.begin());
  }
  return length;
}

// Ids mostly begin alike, so the first eight bytes in which they differ decide nearly always.
void sort_by_key(const std::vector<Candidate>& candidates, std::span<Ranked> ranked) {
  if (ranked.size() < 2) return;
  const std::size_t alike = common_prefix(candidates, ranked);
  std::vector<Placed<std::uint64_t>> placed;
  placed.reserve(ranked.size());
  for (const Ranked& one : ranked) {
    const std::string_view key = candidates[one.candidate].key;
    std::uint64_t bytes = 0;
    for (std::size_t at = alike; at < alike + 8; ++at) {
      bytes = (bytes << 8U) | (at < key.size() ? static_cast<unsigned char>(key[at]) : 0U);
    }
    placed.push_back({bytes, static_cast<std::uint32_t>(placed.size())});
  }
  const auto key_at = [&](std::uint32_t at) { return candidates[ranked[at].candidate].key; };
  std::sort(placed.begin(), placed.end(),
            [&](const auto& a, const auto& b) { return a.by != b.by ? a.by < b.by : key_at(a.at) < key_at(b.at); });
  rearrange(ranked, placed);
}

}  // namespace

void put_in_order(const AwardRule& rule, const std::vector<Candidate>& candidates, std::vector<Ranked>& ranked) {
  Runs equals{std::span<Ranked>(ranked)};
  equals = refine(equals, [](const Ranked& one) { return one.score; });
  for (const Metric metric : rule.tie_break) {
    equals = refine(equals, [&](const Ranked& one) { return criterion(metric, candidates[one.candidate]); });
  }
  for (std::size_t i = 0; i < ranked.size(); ++i) ranked[i].rank = static_cast<int>(i) + 1;
  for (const std::span<Ranked> run : equals) {
    const int rank = run.front().rank;
    for (Ranked& one : run) one.rank = rank;
    sort_by_key(candidates, run);
  }
}

void put_in_order_of_keys(const std::vector<Candidate>& candidates, std::vector<Ranked>& ranked) {
  sort_by_key(candidates, ranked);
}

}  // namespace starhours
