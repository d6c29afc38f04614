// as_needed.h -- things of a book that an answer looks up singly, where most are of no interest to it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace starhours::answers {

// Whether it is less work to read all, of which there are so many at most, than to look up another after `brought`.
inline bool better_all(std::size_t brought, std::int64_t most) {
  constexpr std::int64_t few = 512;
  constexpr std::int64_t look_up = 8;  // costs as much as reading so many in a row
  return most <= few + static_cast<std::int64_t>(brought) * look_up;
}

}  // namespace starhours::answers
