#include <starhours/credit.h>

#include <credit/spans.h>
#include <credit/windows.h>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace starhours {
namespace {

constexpr std::int64_t most_of_entry = Stretch::longest;

std::int64_t rounded(std::int64_t minutes, Rounding round, std::int64_t step) {
  const std::int64_t over = minutes % step;
  if (over == 0) return minutes;
  const bool up = round == Rounding::up || (round == Rounding::nearest && 2 * over >= step);
  return minutes - over + (up ? step : 0);
}

}  // namespace

// The running count of each entry is Credit::credited: it begins as claimed, and every step changes it in turn.
class Crediting::Impl {
 public:
  Impl(const CountRule& rule, const Zone& zone, ActivityOf activity_of)
      : rule_(rule), zone_(zone), activity_of_(std::move(activity_of)) {}

  void credit(std::span<const Stretch> day, std::span<Credit> credits, std::vector<Change>* changes) {
    assert(day.size() == credits.size());
    day_ = day;
    credits_ = credits;
    changes_ = changes;
    if (changes_ != nullptr) changes_->clear();
    grouped_ = false;
    for (std::size_t i = 0; i < day_.size(); ++i) {
      credits_[i].claimed = credits_[i].credited = Minutes{day_[i].length};
    }
    trim();
    overlap();
    beside_clocked();
    for (Credit& credit : credits_) credit.worked = credit.credited;
    rest();
    stated();
    shortest();
    round();
    cap_entries();
    cap_activities();
    cap_day();
    if (changes_ != nullptr) {
      std::sort(changes_->begin(), changes_->end(), [](const Change& a, const Change& b) {
        return a.entry != b.entry ? a.entry < b.entry : a.step < b.step;
      });
    }
  }

 private:
  // Spans of minutes of each entry of the day; stated hours have none.
  struct SpansOf {
    std::vector<Span> spans;
    std::vector<std::size_t> from;  // of entry i: spans[from[i]] up to, not including, spans[from[i + 1]]

    void clear() {
      spans.clear();
      from.assign(1, 0);
    }
    void close_entry() { from.push_back(spans.size()); }
    [[nodiscard]] std::span<const Span> of(std::size_t entry) const {
      return {spans.data() + from[entry], spans.data() + from[entry + 1]};
    }
    [[nodiscard]] std::int64_t minutes(std::size_t entry) const {
      return minutes_of(spans.data() + from[entry], spans.data() + from[entry + 1]);
    }
  };

  [[nodiscard]] std::int64_t counted(std::size_t entry) const { return credits_[entry].credited.count(); }

  void count(std::size_t entry, Step step, std::int64_t minutes) {
    const Minutes from = credits_[entry].credited;
    const Minutes to{static_cast<std::int32_t>(minutes)};
    if (from == to) return;
    if (changes_ != nullptr) changes_->push_back({entry, step, from, to});
    credits_[entry].credited = to;
  }

  // Takes up to `excess` from an entry; returns what is left to take from earlier ones.
  [[nodiscard]] std::int64_t cut(std::size_t entry, Step step, std::int64_t excess) {
    const std::int64_t taken = std::min(excess, counted(entry));
    count(entry, step, counted(entry) - taken);
    return excess - taken;
  }

  void trim() {
    present_.clear();
    for (std::size_t i = 0; i < day_.size(); ++i) {
      const Stretch& stretch = day_[i];
      const Activity* activity = rule_.trim && stretch.timed() ? activity_of_(stretch.activity) : nullptr;
      if (activity != nullptr && has_window(*activity)) {
        trim_to_window({stretch.start, stretch.end()}, stretch.day, *activity, zone_, present_.spans);
        present_.close_entry();
        count(i, Step::trim, present_.minutes(i));
        continue;
      }
      if (stretch.timed()) {
        Span& claimed = present_.spans.emplace_back();
        claimed.first = stretch.start;
        claimed.end = stretch.end();
      }
      present_.close_entry();
    }
  }

  void overlap() {
    // A span alone meets no other, and nearly all are.
    if (day_.size() == 1 && present_.spans.size() <= 1) return std::swap(worked_, present_);
    taken_.clear();
    worked_.clear();
    for (std::size_t i = 0; i < day_.size(); ++i) {
      for (const Span& span : present_.of(i)) taken_.add(span, worked_.spans);
      worked_.close_entry();
      if (day_[i].timed()) count(i, Step::overlap, worked_.minutes(i));
    }
  }

  // Stated hours say again what was clocked at their activity that day, whoever worked those minutes in the end.
  void beside_clocked() {
    if (day_.empty() || !day_.front().timed() || day_.back().timed()) return;
    group();
    for (std::size_t first = 0; first < by_activity_.size();) {
      const std::size_t end = end_of_group(first);
      taken_.clear();
      said_.clear();
      std::size_t at = first;
      for (; at < end && day_[by_activity_[at]].timed(); ++at) {
        for (const Span& span : present_.of(by_activity_[at])) taken_.add(span, said_);
      }
      std::int64_t said = minutes_of(said_.data(), said_.data() + said_.size());
      for (; at < end; ++at) said = cut(by_activity_[at], Step::beside_clocked, said);
      first = end;
    }
  }

  void rest() {
    const BreakRule& rule = rule_.break_rule;
    if (rule.daily.empty() && !rule.after) return;
    for (std::size_t i = 0; i < day_.size(); ++i) {
      std::int64_t left = counted(i);
      if (!rule.daily.empty() && day_[i].timed()) left -= minutes_in_breaks(i);
      if (rule.after) {
        const std::int64_t after = rule.after->count();
        if (left > after) left = std::max(after, left - std::int64_t{rule.take.count()});
      }
      count(i, Step::rest, left);
    }
  }

  [[nodiscard]] std::int64_t minutes_in_breaks(std::size_t entry) {
    if (breaks_day_ != day_[entry].day) {
      breaks_day_ = day_[entry].day;
      breaks_around(*breaks_day_, rule_.break_rule, zone_, breaks_);
    }
    std::int64_t inside = 0;
    for (const Span& span : worked_.of(entry)) {
      for (const Span& pause : breaks_) {
        if (const Span met = common(span, pause); !met.empty()) inside += (met.end - met.first).count();
      }
    }
    return inside;
  }

  void stated() {
    if (rule_.stated == StatedBeside::ignore) return;
    for (std::size_t i = 0; i < day_.size(); ++i) {
      const Stretch& stretch = day_[i];
      if (!stretch.timed() || stretch.stated == Stretch::not_stated) continue;
      // Of hours stated for a sign-in over several days, those of this one; what exceeds the times is the last day's.
      std::int64_t share = std::max(0, stretch.stated - stretch.before);
      if (stretch.after > 0) share = std::min<std::int64_t>(share, stretch.length);
      if (rule_.stated == StatedBeside::cap) share = std::min(share, counted(i));
      const bool shortened = credits_[i].worked < credits_[i].claimed;
      if (shortened) share = std::min<std::int64_t>(share, credits_[i].worked.count());
      count(i, Step::stated, share);
    }
  }

  void shortest() {
    const std::int64_t min = rule_.min.count();
    const std::int64_t at_least = std::min<std::int64_t>(rule_.at_least.count(), most_of_entry);
    if (min <= 0 && at_least <= 0) return;
    for (std::size_t i = 0; i < day_.size(); ++i) {
      if (counted(i) < min) count(i, Step::min, 0);
      if (counted(i) > 0 && counted(i) < at_least) count(i, Step::at_least, at_least);
    }
  }

  void round() {
    if (rule_.round == Rounding::none || rule_.step <= Minutes{0}) return;
    const std::int64_t step = rule_.step.count();
    if (rule_.scope == Scope::day) return round_day(step);
    for (std::size_t i = 0; i < day_.size(); ++i) {
      count(i, Step::round, std::min(rounded(counted(i), rule_.round, step), most_of_entry));
    }
  }

  // The difference falls on the last entry that counts, and on those before it as far as it cannot bear it.
  void round_day(std::int64_t step) {
    const std::int64_t sum = total();
    std::int64_t difference = rounded(sum, rule_.round, step) - sum;
    for (std::size_t i = day_.size(); i-- > 0 && difference != 0;) {
      if (counted(i) == 0) continue;
      const std::int64_t share = std::clamp(difference, -counted(i), most_of_entry - counted(i));
      count(i, Step::round, counted(i) + share);
      difference -= share;
    }
  }

  void cap_entries() {
    if (!rule_.max_per_entry) return;
    for (std::size_t i = 0; i < day_.size(); ++i) {
      count(i, Step::max_per_entry, std::min<std::int64_t>(counted(i), rule_.max_per_entry->count()));
    }
  }

  void cap_activities() {
    if (!rule_.max_per_activity_day) return;
    group();
    for (std::size_t first = 0; first < by_activity_.size();) {
      const std::size_t end = end_of_group(first);
      std::int64_t excess = -std::int64_t{rule_.max_per_activity_day->count()};
      for (std::size_t at = first; at < end; ++at) excess += counted(by_activity_[at]);
      for (std::size_t at = end; at-- > first && excess > 0;) {
        excess = cut(by_activity_[at], Step::max_per_activity_day, excess);
      }
      first = end;
    }
  }

  void cap_day() {
    if (!rule_.max_per_day) return;
    std::int64_t excess = total() - rule_.max_per_day->count();
    for (std::size_t i = day_.size(); i-- > 0 && excess > 0;) excess = cut(i, Step::max_per_day, excess);
  }

  [[nodiscard]] std::int64_t total() const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < day_.size(); ++i) sum += counted(i);
    return sum;
  }

  // Brings the entries of an activity together, in their order. Groups stand in any order: steps treat them alike.
  void group() {
    if (grouped_) return;
    grouped_ = true;
    by_activity_.resize(day_.size());
    for (std::size_t i = 0; i < day_.size(); ++i) by_activity_[i] = static_cast<std::uint32_t>(i);
    std::sort(by_activity_.begin(), by_activity_.end(), [this](std::uint32_t a, std::uint32_t b) {
      return day_[a].activity != day_[b].activity ? day_[a].activity < day_[b].activity : a < b;
    });
  }

  [[nodiscard]] std::size_t end_of_group(std::size_t first) const {
    std::size_t end = first + 1;
    while (end < by_activity_.size() && day_[by_activity_[end]].activity == day_[by_activity_[first]].activity) ++end;
    return end;
  }

  const CountRule& rule_;
  const Zone& zone_;
  ActivityOf activity_of_;

  // the service day in hand
  std::span<const Stretch> day_;
  std::span<Credit> credits_;
  std::vector<Change>* changes_ = nullptr;

  // scratch
  SpansOf present_;  // after trim; those of a day with one entry are not asked for after overlap
  SpansOf worked_;   // after overlap
  MinuteSet taken_;
  std::vector<Span> said_;
  std::vector<std::uint32_t> by_activity_;
  bool grouped_ = false;
  std::vector<Span> breaks_;  // of breaks_day_
  std::optional<Day> breaks_day_;
};

Crediting::Crediting(const CountRule& rule, const Zone& zone, ActivityOf activity_of)
    : impl_(std::make_unique<Impl>(rule, zone, std::move(activity_of))) {}
Crediting::Crediting(Crediting&&) noexcept = default;
Crediting& Crediting::operator=(Crediting&&) noexcept = default;
Crediting::~Crediting() = default;

void Crediting::credit(std::span<const Stretch> day, std::span<Credit> credits, std::vector<Change>* changes) {
  impl_->credit(day, credits, changes);
}

}  // namespace starhours
