// day_stretches.h -- the stretches of a sheet, day by day, as posting takes them.
//
// Millions of them are in memory at once: kept in pieces that never move, and let go of a day at a time.
#pragma once

#include <starhours/service_day.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <unordered_map>
#include <vector>

namespace starhours {

class DayStretches {
 public:
  // In order of row within a day.
  using OfDay = std::deque<Stretch>;

  void add(const Stretch& stretch) {
    const auto day = stretch.day.time_since_epoch().count();
    if (latest_ == nullptr || day != latest_day_) {
      latest_ = &by_day_[day];
      latest_day_ = day;
    }
    latest_->push_back(stretch);
  }

  // Ascending.
  [[nodiscard]] std::vector<Day> days() const {
    std::vector<Day> all;
    all.reserve(by_day_.size());
    for (const auto& [day, stretches] : by_day_) all.push_back(Day{date::days{day}});
    std::sort(all.begin(), all.end());
    return all;
  }

  // Null if there is none. Holds until the day is taken away.
  [[nodiscard]] const OfDay* on(Day day) const {
    const auto found = by_day_.find(day.time_since_epoch().count());
    return found == by_day_.end() ? nullptr : &found->second;
  }

  void take_away(Day day) {
    by_day_.erase(day.time_since_epoch().count());
    latest_ = nullptr;
  }

 private:
  std::unordered_map<int, OfDay> by_day_;
  OfDay* latest_ = nullptr;  // the next stretch is mostly of that day too
  int latest_day_ = 0;
};

}  // namespace starhours
