// saturating.h -- sums of what sheets and rulebooks may write arbitrarily large: they stay at the largest number.
#pragma once

#include <cstdint>
#include <limits>

namespace starhours::answers {

// REQUIRES of both: neither is negative.
[[nodiscard]] inline std::int64_t saturating_sum(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<std::int64_t>::max() : sum;
}
[[nodiscard]] inline std::int64_t saturating_product(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? std::numeric_limits<std::int64_t>::max() : product;
}

}  // namespace starhours::answers
