#include <starhours/numbered_places.h>
#include <starhours/text_numbers.h>

#include <awards/ranking.h>
#include <awards/score.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <span>
#include <utility>

namespace starhours {

namespace {

// What a criterion orders by, a number for each candidate: whoever has the lower one stands before. Numbers lie side by
// side, where candidates are far apart.
using Numbers = std::vector<std::uint64_t>;
using Runs = std::vector<std::span<std::uint32_t>>;  // of equals, two or more

// Greater stands before.
Score criterion(Metric metric, const Candidate& candidate) {
  if (metric != Metric::registered) return measure(metric, candidate);
  if (!candidate.registered) return {std::numeric_limits<std::int64_t>::min(), 1};
  return {-std::int64_t{candidate.registered->time_since_epoch().count()}, 1};
}

// Of fractions with different denominators: how many are greater.
Numbers count_greater(Metric metric, const std::vector<Candidate>& candidates) {
  std::vector<std::pair<Score, std::uint32_t>> scores;
  scores.reserve(candidates.size());
  for (std::uint32_t i = 0; i < candidates.size(); ++i) scores.emplace_back(criterion(metric, candidates[i]), i);
  std::sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Numbers numbers(candidates.size());
  std::size_t greater = 0;
  for (std::size_t at = 0; at < scores.size(); ++at) {
    if (scores[at].first != scores[greater].first) greater = at;
    numbers[scores[at].second] = greater;
  }
  return numbers;
}

Numbers numbers_by(Metric metric, const std::vector<Candidate>& candidates) {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
  Numbers numbers;
  numbers.reserve(candidates.size());
  std::int64_t denominator = 0;  // of all
  for (const Candidate& candidate : candidates) {
    const Score score = criterion(metric, candidate);
    if (numbers.empty()) denominator = score.denominator;
    if (score.denominator != denominator) return count_greater(metric, candidates);
    numbers.push_back(~(static_cast<std::uint64_t>(score.numerator) ^ sign));
  }
  return numbers;
}

// What a run's numbers are above the least of them, to be put in order.
template <class Number>
void take(std::span<const std::uint32_t> run, const Numbers& numbers, std::uint64_t least,
          NumberedPlaces<Number>& places) {
  places.clear();
  places.reserve(run.size());
  for (const std::uint32_t candidate : run) places.add(static_cast<Number>(numbers[candidate] - least), candidate);
}

// Puts a run in order by them; what is equal is left in `finer`.
template <class Number>
void put_run_in_order(std::span<std::uint32_t> run, NumberedPlaces<Number>& places, Runs& finer) {
  places.sort();
  std::size_t first = 0;
  for (std::size_t i = 0; i < run.size(); ++i) {
    run[i] = places.place(i);
    if (places.number(i) == places.number(first)) continue;
    if (i - first > 1) finer.push_back(run.subspan(first, i - first));
    first = i;
  }
  if (run.size() - first > 1) finer.push_back(run.subspan(first));
}

// The runs that are left when each is put in order.
Runs refine(const Runs& equals, Numbers numbers) {
  Runs finer;
  NumberedPlaces<std::uint32_t> near;  // half as large, and nearly always enough
  NumberedPlaces<std::uint64_t> far;
  for (const std::span<std::uint32_t>& run : equals) {
    const auto before = [&numbers](std::uint32_t a, std::uint32_t b) { return numbers[a] < numbers[b]; };
    const auto [least, most] = std::minmax_element(run.begin(), run.end(), before);
    const std::uint64_t from = numbers[*least];
    const bool are_near = numbers[*most] - from <= std::numeric_limits<std::uint32_t>::max();
    if (are_near) {
      take(run, numbers, from, near);
    } else {
      take(run, numbers, from, far);
    }
    if (&run == &equals.back()) numbers = Numbers{};  // makes room: those of a crowd take as much as sorting them does
    if (are_near) {
      put_run_in_order(run, near, finer);
    } else {
      put_run_in_order(run, far, finer);
    }
  }
  return finer;
}

// The same by several criteria. What a criterion has few digits for goes behind the digits of the one before, as long
// as all have room in what is put in order fastest.
Runs refine_by(std::span<const Metric> criteria, const std::vector<Candidate>& candidates, Runs equals) {
  Numbers joined;
  int room = 0;
  for (const Metric metric : criteria) {
    Numbers numbers = numbers_by(metric, candidates);
    if (numbers.empty()) return equals;
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    const std::uint64_t from = *least;
    const auto digits = static_cast<int>(std::bit_width(*most - from));
    if (digits > room) {
      if (!joined.empty()) equals = refine(equals, std::move(joined));
      joined.assign(numbers.size(), 0);
      room = std::max(digits, std::numeric_limits<std::uint32_t>::digits);
    }
    room -= digits;
    if (digits == 0) continue;
    for (std::size_t i = 0; i < joined.size(); ++i) {
      joined[i] = (digits == 64 ? 0 : joined[i] << digits) | (numbers[i] - from);
    }
  }
  return joined.empty() ? equals : refine(equals, std::move(joined));
}

void sort_by_key(const std::vector<Candidate>& candidates, const Runs& equals) {
  if (equals.empty()) return;
  const TextNumbers of_keys(candidates.size(), [&](std::size_t i) { return candidates[i].key; });
  Numbers numbers;
  numbers.reserve(candidates.size());
  for (const Candidate& candidate : candidates) numbers.push_back(of_keys.of(candidate.key));
  for (const std::span<std::uint32_t> run : refine(equals, std::move(numbers))) {
    std::sort(run.begin(), run.end(),
              [&](std::uint32_t a, std::uint32_t b) { return candidates[a].key < candidates[b].key; });
  }
}

Runs all_as_equals(std::vector<std::uint32_t>& order) {
  return order.size() < 2 ? Runs{} : Runs{std::span<std::uint32_t>(order)};
}

}  // namespace

std::vector<int> put_in_order(const AwardRule& rule, const std::vector<Candidate>& candidates,
                              std::vector<std::uint32_t>& order) {
  std::vector<Metric> criteria{rule.by};
  criteria.insert(criteria.end(), rule.tie_break.begin(), rule.tie_break.end());
  Runs equals = refine_by(criteria, candidates, all_as_equals(order));
  std::vector<int> ranks(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) ranks[i] = static_cast<int>(i) + 1;
  for (const std::span<std::uint32_t> run : equals) {
    const auto first = ranks.begin() + (run.data() - order.data());
    std::fill_n(first, run.size(), *first);
  }
  sort_by_key(candidates, equals);
  return ranks;
}

void put_in_order_of_keys(const std::vector<Candidate>& candidates, std::vector<std::uint32_t>& order) {
  sort_by_key(candidates, all_as_equals(order));
}

}  // namespace starhours
