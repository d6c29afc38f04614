#include <starhours/service_day.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace starhours {
namespace {

// Orders stretches by what they claim, then, among duplicates, by which one counts.
class WorkOrder {
 public:
  WorkOrder(const ActivityBefore& activity_before, const TeamBefore& team_before)
      : activity_before_(activity_before), team_before_(team_before) {}

  bool operator()(const Stretch& a, const Stretch& b) const {
    if (a.timed() != b.timed()) return a.timed();
    if (a.timed() && a.start != b.start) return a.start < b.start;
    if (a.timed() && a.length != b.length) return a.length > b.length;
    if (a.activity != b.activity) return before(activity_before_, a.activity, b.activity);
    if (const auto decided = a.timed() ? timed_before(a, b) : stated_before(a, b)) return *decided;
    if (a.sheet != b.sheet) return a.sheet < b.sheet;
    return a.row < b.row;
  }

 private:
  // Two numbers with one key do not occur in a book; the order is total all the same.
  template <class Before, class No>
  static bool before(const Before& is_before, No a, No b) {
    if (is_before(a, b)) return true;
    if (is_before(b, a)) return false;
    return a < b;
  }

  // Of the same start, length and activity.
  [[nodiscard]] std::optional<bool> timed_before(const Stretch& a, const Stretch& b) const {
    if (a.before != b.before) return a.before > b.before;
    if (a.after != b.after) return a.after > b.after;
    if (a.basis != b.basis) return a.basis < b.basis;
    if (a.stated != b.stated) return a.stated < b.stated;
    if (a.team != b.team) return before(team_before_, a.team, b.team);
    return std::nullopt;
  }

  // Of the same activity.
  [[nodiscard]] std::optional<bool> stated_before(const Stretch& a, const Stretch& b) const {
    if (a.length != b.length) return a.length > b.length;
    if (a.nth != b.nth) return a.nth < b.nth;
    if (a.team != b.team) return before(team_before_, a.team, b.team);
    return std::nullopt;
  }

  const ActivityBefore& activity_before_;
  const TeamBefore& team_before_;
};

bool repeats(const Stretch& a, const Stretch& b) {
  if (a.timed() != b.timed() || a.activity != b.activity || a.length != b.length) return false;
  if (!a.timed()) return a.team == b.team && a.nth == b.nth;
  return a.start == b.start && a.before == b.before && a.after == b.after;
}

}  // namespace

std::string_view name_of(Basis basis) {
  static constexpr std::array<std::string_view, 5> names{"clocked", "stated", "estimated", "manual", "transferred"};
  return names[static_cast<std::size_t>(basis)];
}

std::size_t settle(std::vector<Stretch>& stretches, const ActivityBefore& activity_before,
                   const TeamBefore& team_before, std::vector<std::uint32_t>& originals) {
  originals.clear();
  const std::size_t all = stretches.size();
  if (all < 2) return all;
  std::sort(stretches.begin(), stretches.end(), WorkOrder(activity_before, team_before));

  // Duplicates stand right behind their original. They move behind the end of the vector, which needs no other
  // memory, and the gaps close.
  std::size_t counted = 1;
  for (std::size_t i = 1; i < all; ++i) {
    if (repeats(stretches[i], stretches[counted - 1])) {
      originals.push_back(static_cast<std::uint32_t>(counted - 1));
      const Stretch duplicate = stretches[i];
      stretches.push_back(duplicate);
    } else {
      if (counted != i) stretches[counted] = stretches[i];
      ++counted;
    }
  }
  stretches.erase(stretches.begin() + static_cast<std::ptrdiff_t>(counted),
                  stretches.begin() + static_cast<std::ptrdiff_t>(all));
  return counted;
}

}  // namespace starhours
