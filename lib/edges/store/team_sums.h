// team_sums.h -- sums by team, added to in any order and taken in order.
#pragma once

#include <starhours/book.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace starhours::store {

class TeamSums {
 public:
  // Below zero: takes away.
  void add(TeamNo team, std::int64_t minutes, std::int64_t entries) {
    const std::size_t no = index_of(team);
    if (no >= sums_.size()) {
      make_room(no);
    }
    Sum& sum = sums_[no];
    if ((sum.minutes | sum.entries) == 0) {
      touch(no);
    }
    sum.minutes += minutes;
    sum.entries += entries;
  }
  [[nodiscard]] bool empty() const { return end_ == 0; }
  // Calls `take` with each sum that is not zero, ascending by team, and leaves nothing.
  template <class Take>
  void take_all(const Take& take) {
    for (std::size_t word = first_; word < end_; ++word) {
      for (std::uint64_t left = std::exchange(touched_[word], 0); left != 0; left &= left - 1) {
        const std::size_t no = word * bits + static_cast<std::size_t>(std::countr_zero(left));
        const Sum sum = std::exchange(sums_[no], {});
        if (sum.minutes != 0 || sum.entries != 0) {
          take(TeamTotal{TeamNo{static_cast<std::uint32_t>(no)}, sum.minutes, sum.entries});
        }
      }
    }
    first_ = nowhere;
    end_ = 0;
  }
  void clear() {
    take_all([](const TeamTotal&) {});
  }

 private:
  static constexpr std::size_t bits = 64;
  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
  struct Sum {
    std::int64_t minutes = 0;
    std::int64_t entries = 0;
  };
  void make_room(std::size_t no) {
    sums_.resize(no + 1);
    touched_.resize(no / bits + 1);
  }
  void touch(std::size_t no) {
    const std::size_t word = no / bits;
    touched_[word] |= std::uint64_t{1} << no % bits;
    first_ = std::min(first_, word);
    end_ = std::max(end_, word + 1);
  }

  std::vector<Sum> sums_;               // by number of the team
  std::vector<std::uint64_t> touched_;  // a bit a team: whose sums may not be zero
  // The words of it that have any.
  std::size_t first_ = nowhere;
  std::size_t end_ = 0;
};

}  // namespace starhours::store
