// volunteer_sums.h -- what is added to the totals of the volunteers of one block, in any order.
#pragma once

#include <starhours/book.h>

#include <store/entry_pack.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace starhours::store {

class VolunteerSums {
 public:
  // Below zero: takes away. REQUIRES: all are of one block.
  void add(VolunteerNo volunteer, std::int64_t minutes, std::int64_t entries, std::int64_t days) {
    Sum& sum = sums_[index_of(volunteer) % block_size];
    sum.minutes += minutes;
    sum.entries += static_cast<std::int32_t>(entries);
    sum.days += static_cast<std::int32_t>(days);
  }
  // Those that are not zero, ascending by volunteer; leaves nothing.
  [[nodiscard]] std::vector<VolunteerTotal> take_all(std::uint32_t block) {
    std::vector<VolunteerTotal> all;
    for (std::uint32_t i = 0; i < block_size; ++i) {
      Sum& sum = sums_[i];
      if (sum.minutes != 0 || sum.entries != 0 || sum.days != 0) {
        all.push_back({VolunteerNo{(block << block_bits) + i}, sum.minutes, sum.entries, sum.days});
        sum = {};
      }
    }
    return all;
  }

 private:
  static constexpr std::uint32_t block_size = 1U << block_bits;
  // Small: a transaction may hold those of all blocks.
  struct Sum {
    std::int64_t minutes = 0;
    std::int32_t entries = 0;
    std::int32_t days = 0;
  };

  std::vector<Sum> sums_ = std::vector<Sum>(block_size);
};

}  // namespace starhours::store
