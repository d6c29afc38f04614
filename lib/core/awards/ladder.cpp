#include <starhours/ladder.h>

#include <awards/saturating.h>

#include <algorithm>

namespace starhours {

int level_reached(const Ladder& ladder, std::int64_t total) {
  const auto above =
      std::upper_bound(ladder.levels.begin(), ladder.levels.end(), total,
                       [](std::int64_t reached, const Level& level) { return reached < level.threshold; });
  return static_cast<int>(above - ladder.levels.begin());
}

std::optional<std::int64_t> to_next_level(const Ladder& ladder, std::int64_t total) {
  const auto level = static_cast<std::size_t>(level_reached(ladder, total));
  if (level == ladder.levels.size()) return std::nullopt;
  return ladder.levels[level].threshold - total;
}

void Climb::add(Day day, std::int64_t amount) {
  total_ = saturating_add(total_, amount);
  const auto level = static_cast<std::size_t>(level_);
  if (level == ladder_->levels.size() || total_ < ladder_->levels[level].threshold) return;
  level_ = level_reached(*ladder_, total_);
  reached_ = day;
}

}  // namespace starhours
