// numbers.h -- a book's own numbers for the things it knows.
//
// A number stands for a volunteer, team, activity or sheet inside one book only;
// what people see and scripts keep is the id (a text). Numbers follow the order
// of arrival, so nothing that is printed may be ordered by them.
#pragma once

#include <cstdint>

namespace starhours {

// 0 is "none" in each.
enum class VolunteerNo : std::uint32_t { none = 0 };
enum class TeamNo : std::uint32_t { none = 0 };
enum class ActivityNo : std::uint32_t { none = 0 };
enum class SheetNo : std::uint32_t { none = 0 };

template <class No>
[[nodiscard]] constexpr std::uint32_t index_of(No no) {
  return static_cast<std::uint32_t>(no);
}

}  // namespace starhours
