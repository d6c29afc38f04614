#include <starhours/credit.h>

#include <array>
#include <cstddef>

namespace starhours {

std::string_view name_of(Step step) {
  static constexpr std::array<std::string_view, 11> names{
      "trim",  "overlap",       "beside-clocked",       "break",      "stated", "min", "at_least",
      "round", "max_per_entry", "max_per_activity_day", "max_per_day"};
  return names[static_cast<std::size_t>(step)];
}

}  // namespace starhours
