#include <starhours/rulebook.h>

#include <array>
#include <cassert>

namespace starhours {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 9> metric_names{
    "hours", "points", "entries", "days", "activities", "stars", "registered", "hours-per-member", "wins",
};
static_assert(metric_names.size() == static_cast<std::size_t>(Metric::wins) + 1);

}  // namespace

std::string_view name_of(Metric metric) {
  const auto index = static_cast<std::size_t>(metric);
  assert(index < metric_names.size());
  return metric_names[index];
}

}  // namespace starhours
