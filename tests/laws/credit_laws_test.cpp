// What holds for every service day under every rule.
#include "made_day.h"
#include "naive_count.h"
#include "trials.h"

#include <starhours/credit.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

using namespace starhours;
using namespace starhours::laws;

namespace {

struct Counted {
  std::vector<Stretch> entries;
  std::vector<Stretch> duplicates;
  std::vector<std::uint32_t> originals;
  std::vector<Credit> credits;
  std::vector<Change> changes;
};

Counted count(const MadeDay& made) {
  Counted counted;
  counted.entries = made.stretches;
  const auto by_key = [&made](auto a, auto b) { return made.key(a) < made.key(b); };
  const std::size_t size = settle(counted.entries, by_key, by_key, counted.originals);
  counted.duplicates.assign(counted.entries.begin() + static_cast<std::ptrdiff_t>(size), counted.entries.end());
  counted.entries.resize(size);
  counted.credits.resize(size);
  Crediting crediting(made.rule, *made.zone, [&made](ActivityNo no) { return made.activity(no); });
  crediting.credit(counted.entries, counted.credits, &counted.changes);
  return counted;
}

RowKey row_of(const Stretch& stretch) { return {stretch.sheet, stretch.row}; }

std::vector<RowKey> rows_of(const std::vector<Stretch>& stretches) {
  std::vector<RowKey> rows;
  for (const Stretch& stretch : stretches) rows.push_back(row_of(stretch));
  return rows;
}

// A stretch without the numbers that depend on the order of arrival.
auto content(const MadeDay& made, const Stretch& s) {
  return std::tuple(s.start, s.length, made.key(s.activity), made.key(s.team), s.stated, s.before, s.after, s.nth,
                    s.basis);
}

std::string differs(const MadeDay& one_day, const Counted& one, const MadeDay& other_day, const Counted& other) {
  if (one.credits != other.credits) return "other minutes: " + describe(one_day);
  for (std::size_t i = 0; i < one.entries.size(); ++i) {
    if (content(one_day, one.entries[i]) != content(other_day, other.entries[i])) {
      return fmt::format("another entry {}: {}", i, describe(one_day));
    }
  }
  return {};
}

int total_worked(const Counted& counted, bool only_timed) {
  int sum = 0;
  for (std::size_t i = 0; i < counted.entries.size(); ++i) {
    if (!only_timed || counted.entries[i].timed()) sum += counted.credits[i].worked.count();
  }
  return sum;
}

}  // namespace

TEST_CASE("counting agrees with counting minute by minute, at every step") {
  hold([](std::uint64_t seed) -> std::string {
    const MadeDay made = make_day(seed);
    const Counted counted = count(made);
    const std::vector<NaiveEntry> expected = naive_count(made);
    if (expected.size() != counted.entries.size()) return "other entries: " + describe(made);
    std::size_t duplicate = 0;
    std::size_t change = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const NaiveEntry& naive = expected[i];
      if (row_of(naive.stretch) != row_of(counted.entries[i])) return fmt::format("entry {}: {}", i, describe(made));
      for (const RowKey& row : naive.duplicates) {
        if (duplicate >= counted.duplicates.size() || row_of(counted.duplicates[duplicate]) != row ||
            counted.originals[duplicate] != i) {
          return fmt::format("duplicate {}: {}", duplicate, describe(made));
        }
        ++duplicate;
      }
      int running = naive.stretch.length;
      for (const auto& known : naive.after) {
        if (change < counted.changes.size() && counted.changes[change].entry == i &&
            counted.changes[change].step == known.first) {
          running = counted.changes[change++].to.count();
        }
        if (running != known.second) {
          return fmt::format("entry {} after {}: {}, expected {}: {}", i, name_of(known.first), running, known.second,
                             describe(made));
        }
      }
      if (counted.credits[i] != Credit{Minutes{naive.stretch.length}, Minutes{naive.worked}, Minutes{naive.credited}}) {
        return fmt::format("minutes of entry {}: {}", i, describe(made));
      }
    }
    if (duplicate != counted.duplicates.size()) return "more duplicates: " + describe(made);
    if (change != counted.changes.size()) return "more changes: " + describe(made);
    return {};
  });
}

TEST_CASE("every change is told: from claimed over worked to credited without a gap") {
  hold([](std::uint64_t seed) -> std::string {
    const MadeDay made = make_day(seed);
    const Counted counted = count(made);
    std::vector<Minutes> now;
    std::vector<Minutes> worked;
    for (const Credit& credit : counted.credits) now.push_back(credit.claimed);
    worked = now;
    const Change* previous = nullptr;
    for (const Change& change : counted.changes) {
      if (change.from != now[change.entry] || change.from == change.to) return "a gap: " + describe(made);
      if (previous != nullptr && std::tie(previous->entry, previous->step) >= std::tie(change.entry, change.step)) {
        return "out of order: " + describe(made);
      }
      now[change.entry] = change.to;
      if (change.step <= Step::beside_clocked) worked[change.entry] = change.to;
      previous = &change;
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i] != counted.credits[i].credited || worked[i] != counted.credits[i].worked) {
        return fmt::format("entry {} ends elsewhere: {}", i, describe(made));
      }
    }
    return {};
  });
}

TEST_CASE("the order in which rows come does not matter") {
  hold([](std::uint64_t seed) -> std::string {
    const MadeDay made = make_day(seed);
    MadeDay mixed = made;
    Chance(seed + 1'000'000'007).shuffle(mixed.stretches);
    const Counted one = count(made);
    const Counted other = count(mixed);
    if (rows_of(one.entries) != rows_of(other.entries)) return "other entries: " + describe(made);
    if (rows_of(one.duplicates) != rows_of(other.duplicates)) return "other duplicates: " + describe(made);
    if (one.originals != other.originals) return "other originals: " + describe(made);
    return differs(made, one, mixed, other);
  });
}

TEST_CASE("the order in which sheets, activities and teams became known does not matter") {
  hold([](std::uint64_t seed) -> std::string {
    const MadeDay made = make_day(seed);
    Chance chance(seed + 1'000'000'007);
    std::vector<std::uint32_t> sheets{1, 2, 3};
    std::vector<std::uint32_t> activities{1, 2, 3};
    std::vector<std::uint32_t> teams{1, 2};
    chance.shuffle(sheets);
    chance.shuffle(activities);
    chance.shuffle(teams);
    MadeDay other = made;
    for (std::size_t i = 0; i < activities.size(); ++i) other.activities[activities[i] - 1] = made.activities[i];
    for (std::size_t i = 0; i < teams.size(); ++i) other.teams[teams[i] - 1] = made.teams[i];
    for (Stretch& stretch : other.stretches) {
      stretch.sheet = SheetNo{sheets[index_of(stretch.sheet) - 1]};
      if (stretch.activity != ActivityNo::none) {
        stretch.activity = ActivityNo{activities[index_of(stretch.activity) - 1]};
      }
      if (stretch.team != TeamNo::none) stretch.team = TeamNo{teams[index_of(stretch.team) - 1]};
    }
    return differs(made, count(made), other, count(other));
  });
}

TEST_CASE("all rows once more change nothing but the duplicates") {
  hold([](std::uint64_t seed) -> std::string {
    const MadeDay made = make_day(seed);
    MadeDay twice = made;
    for (Stretch stretch : made.stretches) {
      stretch.sheet = SheetNo{index_of(stretch.sheet) + 3};
      twice.stretches.push_back(stretch);
    }
    const Counted one = count(made);
    const Counted other = count(twice);
    if (rows_of(one.entries) != rows_of(other.entries)) return "other entries: " + describe(made);
    if (other.duplicates.size() != one.duplicates.size() + made.stretches.size())
      return "other fates: " + describe(made);
    return differs(made, one, twice, other);
  });
}

TEST_CASE("nothing is worked twice, or beyond what was claimed") {
  hold([](std::uint64_t seed) -> std::string {
    MadeDay made = make_day(seed);
    const Counted counted = count(made);
    std::vector<std::pair<Instant, Instant>> claims;
    for (std::size_t i = 0; i < counted.entries.size(); ++i) {
      const Credit& credit = counted.credits[i];
      if (credit.worked > credit.claimed || credit.worked < Minutes{0}) return "worked: " + describe(made);
      if (credit.credited < Minutes{0}) return "credited: " + describe(made);
      if (counted.entries[i].timed()) claims.emplace_back(counted.entries[i].start, counted.entries[i].end());
    }
    std::sort(claims.begin(), claims.end());
    Minutes covered{0};
    Instant reached = Instant::min();
    for (const auto& claim : claims) {
      if (claim.second > reached) covered += claim.second - std::max(claim.first, reached);
      reached = std::max(reached, claim.second);
    }
    if (total_worked(counted, true) > covered.count()) return "a minute twice: " + describe(made);
    made.rule.trim = false;
    if (total_worked(count(made), true) != covered.count()) return "a minute lost: " + describe(made);
    return {};
  });
}

TEST_CASE("caps hold, and parts sum to the whole") {
  hold([](std::uint64_t seed) -> std::string {
    const MadeDay made = make_day(seed);
    const Counted counted = count(made);
    std::map<ActivityNo, Minutes> by_activity;
    std::map<TeamNo, Minutes> by_team;
    Minutes whole{0};
    for (std::size_t i = 0; i < counted.entries.size(); ++i) {
      const Minutes credited = counted.credits[i].credited;
      if (made.rule.max_per_entry && credited > *made.rule.max_per_entry) return "entry: " + describe(made);
      by_activity[counted.entries[i].activity] += credited;
      by_team[counted.entries[i].team] += credited;
      whole += credited;
    }
    Minutes activities{0};
    for (const auto& known : by_activity) {
      if (made.rule.max_per_activity_day && known.second > *made.rule.max_per_activity_day) {
        return "activity: " + describe(made);
      }
      activities += known.second;
    }
    Minutes teams{0};
    for (const auto& known : by_team) teams += known.second;
    if (made.rule.max_per_day && whole > *made.rule.max_per_day) return "day: " + describe(made);
    if (activities != whole || teams != whole) return "parts: " + describe(made);
    const bool capped = made.rule.max_per_entry || made.rule.max_per_activity_day || made.rule.max_per_day;
    if (!capped && made.rule.round != Rounding::none && whole.count() % made.rule.step.count() != 0) {
      return "not rounded: " + describe(made);
    }
    return {};
  });
}

TEST_CASE("under the default rule the worked minutes are credited") {
  hold([](std::uint64_t seed) -> std::string {
    MadeDay made = make_day(seed);
    const Minutes day_starts = made.rule.day_starts;
    made.rule = CountRule{};
    made.rule.day_starts = day_starts;
    for (const Credit& credit : count(made).credits) {
      if (credit.credited != credit.worked) return describe(made);
    }
    return {};
  });
}

// Hours stated at an activity give way to what turns out to have been clocked there, so of all worked minutes
// only those clocked can but grow when somebody clocks more.
TEST_CASE("one more row never lowers what was worked") {
  hold([](std::uint64_t seed) -> std::string {
    const MadeDay made = make_day(seed);
    Chance chance(seed + 1'000'000'007);
    const bool timed = chance.one_in(2);
    MadeDay more = made;
    more.stretches.push_back(make_stretch(made, chance, timed));
    const int before = total_worked(count(made), timed);
    const int after = total_worked(count(more), timed);
    return after < before ? fmt::format("{} after {}: {}", after, before, describe(more)) : "";
  });
}
