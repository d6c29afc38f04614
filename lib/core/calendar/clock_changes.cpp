#include <calendar/clock_changes.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace starhours {
namespace {

constexpr date::year last_written{2037};
constexpr int years_compared = 11;

// "The first `weekday` on or after `from`, at `time`", on the clock that is about to change.
struct YearlyChange {
  date::month_day from;
  date::weekday weekday;
  Minutes time;
  Minutes offset_before;
  Minutes offset_after;

  [[nodiscard]] Instant in(date::year year) const {
    const Day earliest{date::year_month_day{year / from.month() / from.day()}};
    const Day day = earliest + (weekday - date::weekday{earliest});
    return Instant{(WallTime{day} + time - offset_before).time_since_epoch()};
  }
};

struct DatedChange {
  YearlyChange change;
  date::year year;
};

DatedChange dated(const ClockChange& before, const ClockChange& change) {
  const WallTime wall{(change.begin + before.offset).time_since_epoch()};
  const Day day = date::floor<date::days>(wall);
  const date::year_month_day parts{day};
  return {{parts.month() / parts.day(), date::weekday{day}, wall - WallTime{day}, before.offset, change.offset},
          parts.year()};
}

// The two changes of every year, or nothing where the last years do not agree on them.
std::optional<std::array<YearlyChange, 2>> yearly_rule(const std::vector<ClockChange>& changes) {
  constexpr std::size_t compared = 2 * years_compared;
  if (changes.size() <= compared) return std::nullopt;
  const std::size_t first = changes.size() - compared;
  std::array<std::optional<YearlyChange>, 2> rule;
  for (std::size_t i = 0; i < compared; ++i) {
    const DatedChange found = dated(changes[first + i - 1], changes[first + i]);
    if (found.year != last_written - date::years{years_compared - 1 - static_cast<int>(i / 2)}) return std::nullopt;
    std::optional<YearlyChange>& known = rule[i % 2];
    if (!known) {
      known = found.change;
      continue;
    }
    const YearlyChange& change = found.change;
    if (change.from.month() != known->from.month() || change.weekday != known->weekday || change.time != known->time ||
        change.offset_before != known->offset_before || change.offset_after != known->offset_after) {
      return std::nullopt;
    }
    known->from = std::min(known->from, change.from);
  }
  return std::array{*rule[0], *rule[1]};
}

}  // namespace

void continue_yearly_rule(std::vector<ClockChange>& changes, Instant end) {
  const auto rule = yearly_rule(changes);
  if (!rule) return;
  for (date::year year = last_written + date::years{1};; ++year) {
    for (const YearlyChange& change : *rule) {
      const Instant begin = change.in(year);
      if (begin >= end) return;
      changes.push_back({begin, change.offset_after});
    }
  }
}

}  // namespace starhours
