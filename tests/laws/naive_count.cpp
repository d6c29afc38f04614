#include "naive_count.h"

#include "naive_wall.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <tuple>

namespace starhours::laws {
namespace {

// What makes two rows the same service; sorted by it, they stand in the order in which they work.
using Identity = std::tuple<bool, Instant, int, std::string, int, int, int, std::string>;

Identity identity_of(const MadeDay& made, const Stretch& s) {
  if (s.basis == Basis::stated) return {true, {}, 0, made.key(s.activity), -s.length, s.nth, 0, made.key(s.team)};
  return {false, s.start, -s.length, made.key(s.activity), -s.before, -s.after, 0, ""};
}

// Of rows that are the same service, the least by this counts.
auto preference_of(const MadeDay& made, const Stretch& s) {
  return std::tuple(s.basis, s.stated, made.key(s.team), s.sheet, s.row);
}

using Days = std::vector<std::pair<Instant, Instant>>;  // [first, second)

// The times of a daily window around the day.
Days daily(const MadeDay& made, Minutes first, Minutes end) {
  Days days;
  for (int shift = -2; shift <= 2; ++shift) {
    const Day day = made.day + date::days{shift};
    const Day last = end > first ? day : day + date::days{1};
    days.emplace_back(first_showing(*made.zone, day + first), first_showing(*made.zone, last + end));
  }
  return days;
}

bool in_any(const Days& days, Instant minute) {
  return std::any_of(days.begin(), days.end(),
                     [minute](const auto& d) { return d.first <= minute && minute < d.second; });
}

// True for the minutes that `trim` leaves an activity.
std::function<bool(Instant)> window_of(const MadeDay& made, ActivityNo no) {
  const Activity* activity = made.activity(no);
  if (!made.rule.trim || activity == nullptr) return [](Instant) { return true; };
  const bool by_day = activity->daily_start || activity->daily_end;
  Days days;
  if (by_day)
    days = daily(made, activity->daily_start.value_or(Minutes{0}), activity->daily_end.value_or(Minutes{1440}));
  std::optional<Instant> start;
  std::optional<Instant> end;
  if (activity->start) start = first_showing(*made.zone, *activity->start);
  if (activity->end) end = first_showing(*made.zone, *activity->end);
  return [=](Instant minute) {
    return (!start || minute >= *start) && (!end || minute < *end) && (!by_day || in_any(days, minute));
  };
}

int round_to(int minutes, Rounding round, int step) {
  int down = 0;
  while (down + step <= minutes) down += step;
  if (down == minutes || round == Rounding::none) return minutes;
  switch (round) {
    case Rounding::down:
      return down;
    case Rounding::up:
      return down + step;
    default:
      return minutes - down < down + step - minutes ? down : down + step;
  }
}

class NaiveDay {
 public:
  explicit NaiveDay(const MadeDay& made) : made_(made), rule_(made.rule) {}

  std::vector<NaiveEntry> count() {
    leave_out_duplicates();
    const std::size_t n = entries_.size();
    now_.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i) now_[i] = entries_[i].stretch.length;
    work();
    for (std::size_t i = 0; i < n; ++i) entries_[i].worked = now_[i];
    rest();
    stated();
    for (int& minutes : now_) minutes = minutes < rule_.min.count() ? 0 : minutes;
    note(Step::min);
    for (int& minutes : now_) minutes = minutes > 0 ? std::max(minutes, rule_.at_least.count()) : 0;
    note(Step::at_least);
    round();
    if (rule_.max_per_entry) {
      for (int& minutes : now_) minutes = std::min(minutes, rule_.max_per_entry->count());
    }
    note(Step::max_per_entry);
    if (rule_.max_per_activity_day) {
      for (std::uint32_t no = 0; no <= made_.activities.size(); ++no) {
        cap(rule_.max_per_activity_day->count(), [this, no](std::size_t i) { return activity(i) == ActivityNo{no}; });
      }
    }
    note(Step::max_per_activity_day);
    if (rule_.max_per_day) cap(rule_.max_per_day->count(), [](std::size_t) { return true; });
    note(Step::max_per_day);
    for (std::size_t i = 0; i < n; ++i) entries_[i].credited = now_[i];
    return entries_;
  }

 private:
  [[nodiscard]] ActivityNo activity(std::size_t i) const { return entries_[i].stretch.activity; }
  [[nodiscard]] bool timed(std::size_t i) const { return entries_[i].stretch.basis != Basis::stated; }

  void note(Step step) {
    for (std::size_t i = 0; i < entries_.size(); ++i) entries_[i].after[step] = now_[i];
  }

  void leave_out_duplicates() {
    std::map<Identity, std::vector<Stretch>> same;
    for (const Stretch& stretch : made_.stretches) same[identity_of(made_, stretch)].push_back(stretch);
    for (auto& known : same) {
      std::vector<Stretch>& rows = known.second;
      std::sort(rows.begin(), rows.end(), [this](const Stretch& a, const Stretch& b) {
        return preference_of(made_, a) < preference_of(made_, b);
      });
      NaiveEntry entry;
      entry.stretch = rows.front();
      for (std::size_t i = 1; i < rows.size(); ++i) entry.duplicates.emplace_back(rows[i].sheet, rows[i].row);
      entries_.push_back(entry);
    }
  }

  // Who works each minute, and at which activities each minute was clocked.
  void work() {
    const Instant first = first_showing(*made_.zone, made_.day + rule_.day_starts);
    std::vector<int> worker(3000, -1);
    std::map<ActivityNo, std::vector<char>> clocked;
    std::vector<int> present(entries_.size(), 0);
    std::vector<int> worked(entries_.size(), 0);
    minutes_.assign(entries_.size(), {});
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!timed(i)) {
        present[i] = worked[i] = now_[i];
        continue;
      }
      const auto inside = window_of(made_, activity(i));
      std::vector<char>& here = clocked[activity(i)];
      here.resize(3000, 0);
      const Stretch& stretch = entries_[i].stretch;
      for (Instant minute = stretch.start; minute < stretch.start + Minutes{stretch.length}; minute += Minutes{1}) {
        if (!inside(minute)) continue;
        const auto at = static_cast<std::size_t>((minute - first).count());
        ++present[i];
        here[at] = 1;
        if (worker[at] >= 0) continue;
        worker[at] = static_cast<int>(i);
        ++worked[i];
        minutes_[i].push_back(minute);
      }
    }
    now_ = present;
    note(Step::trim);
    now_ = worked;
    note(Step::overlap);
    std::map<ActivityNo, int> said;
    for (const auto& known : clocked) {
      said[known.first] = static_cast<int>(std::count(known.second.begin(), known.second.end(), 1));
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      while (!timed(i) && now_[i] > 0 && said[activity(i)] > 0) {
        --now_[i];
        --said[activity(i)];
      }
    }
    note(Step::beside_clocked);
  }

  void rest() {
    std::vector<Days> breaks;
    for (const BreakRule::Daily& pause : rule_.break_rule.daily) breaks.push_back(daily(made_, pause.first, pause.end));
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      for (const Instant minute : minutes_[i]) {
        const bool rests =
            std::any_of(breaks.begin(), breaks.end(), [minute](const Days& days) { return in_any(days, minute); });
        if (rests) --now_[i];
      }
      if (!rule_.break_rule.after) continue;
      for (int take = rule_.break_rule.take.count(); take > 0 && now_[i] > rule_.break_rule.after->count(); --take) {
        --now_[i];
      }
    }
    note(Step::rest);
  }

  void stated() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Stretch& stretch = entries_[i].stretch;
      if (!timed(i) || stretch.stated == Stretch::not_stated || rule_.stated == StatedBeside::ignore) continue;
      // The stated minutes are laid over the whole sign-in from its start; the last day has what is left over.
      int here = 0;
      for (int minute = 0; minute < stretch.stated; ++minute) {
        const bool earlier = minute < stretch.before;
        const bool later = stretch.after > 0 && minute >= stretch.before + stretch.length;
        if (!earlier && !later) ++here;
      }
      if (rule_.stated == StatedBeside::cap) {
        now_[i] = std::min(now_[i], here);
      } else {
        now_[i] = entries_[i].worked == stretch.length ? here : std::min(here, entries_[i].worked);
      }
    }
    note(Step::stated);
  }

  void round() {
    if (rule_.round != Rounding::none && rule_.scope == Scope::entry) {
      for (int& minutes : now_) minutes = round_to(minutes, rule_.round, rule_.step.count());
    } else if (rule_.round != Rounding::none) {
      int total = 0;
      for (const int minutes : now_) total += minutes;
      int difference = round_to(total, rule_.round, rule_.step.count()) - total;
      for (std::size_t i = now_.size(); i-- > 0;) {
        if (now_[i] > 0 && difference > 0) {
          now_[i] += difference;
          difference = 0;
        }
        for (; difference < 0 && now_[i] > 0; ++difference) --now_[i];
      }
    }
    note(Step::round);
  }

  // Takes minutes one by one from the latest entry that has any until no more than `most` are left.
  void cap(int most, const std::function<bool(std::size_t)>& concerned) {
    int total = 0;
    for (std::size_t i = 0; i < now_.size(); ++i) total += concerned(i) ? now_[i] : 0;
    for (std::size_t i = now_.size(); i-- > 0;) {
      for (; concerned(i) && now_[i] > 0 && total > most; --total) --now_[i];
    }
  }

  const MadeDay& made_;
  const CountRule& rule_;
  std::vector<NaiveEntry> entries_;
  std::vector<int> now_;
  std::vector<std::vector<Instant>> minutes_;  // worked by each entry
};

}  // namespace

std::vector<NaiveEntry> naive_count(const MadeDay& made) { return NaiveDay(made).count(); }

}  // namespace starhours::laws
