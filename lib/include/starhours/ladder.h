// ladder.h -- star ratings: which level a total has reached, and on which day.
//
// Source of the default thresholds: 《志愿服务记录办法》(民函〔2012〕340号), 100/300/600/1000/1500 hours.
#pragma once

#include <starhours/rulebook.h>

#include <cstdint>
#include <optional>

namespace starhours {

// The number of levels whose threshold `total` has reached (>=): 0 = none, 1 = the first, …
[[nodiscard]] int level_reached(const Ladder& ladder, std::int64_t total);

// What is missing to the next level, in the ladder's unit; nothing at the top.
[[nodiscard]] std::optional<std::int64_t> to_next_level(const Ladder& ladder, std::int64_t total);

// Follows one volunteer's total day by day and keeps the day of each rise.
class Climb {
 public:
  explicit Climb(const Ladder& ladder) : ladder_(&ladder) {}

  // The total grew by `amount` on `day`. REQUIRES: days do not go back.
  void add(Day day, std::int64_t amount);

  [[nodiscard]] std::int64_t total() const { return total_; }
  [[nodiscard]] int level() const { return level_; }
  // The day on which the present level was reached; nothing at level 0.
  [[nodiscard]] std::optional<Day> reached() const { return level_ > 0 ? std::optional<Day>(reached_) : std::nullopt; }

 private:
  const Ladder* ladder_;
  std::int64_t total_ = 0;
  Day reached_{};
  int level_ = 0;
};

}  // namespace starhours
