// as_needed.h -- things of a book that an answer looks up singly, since most are of no interest to it.
#pragma once

#include <cstddef>

namespace starhours::answers {

// When so many have been needed, all are read: that costs as much as some thousand look-ups.
inline constexpr std::size_t most_one_by_one = 2000;

}  // namespace starhours::answers
