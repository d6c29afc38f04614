#include <starhours/group_entry.h>

#include <algorithm>
#include <tuple>

namespace starhours {
namespace {

// What two rows must have in common to be one service.
auto claim_of(const GroupEntry& group) {
  const Instant start = group.timed() ? group.start : Instant{};
  return std::tuple(group.day, group.activity, group.team, group.people, group.minutes, group.timed(), start,
                    group.before, group.after);
}

auto place_of(const GroupEntry& group) { return std::tuple(group.sheet, group.row, group.follows, group.day); }

}  // namespace

Stretch stretch_of(const GroupEntry& group) {
  Stretch stretch;
  stretch.day = group.day;
  stretch.start = group.start;
  stretch.length = group.length;
  stretch.activity = group.activity;
  stretch.team = group.team;
  stretch.sheet = group.sheet;
  stretch.row = group.row;
  stretch.basis = group.basis;
  return stretch;
}

std::size_t number_equal_groups(std::vector<GroupEntry>& of_sheet) {
  std::stable_sort(of_sheet.begin(), of_sheet.end(), [](const GroupEntry& a, const GroupEntry& b) {
    const auto claim_a = claim_of(a);
    const auto claim_b = claim_of(b);
    return claim_a != claim_b ? claim_a < claim_b : place_of(a) < place_of(b);
  });
  std::size_t repeated = 0;
  for (std::size_t at = 0; at < of_sheet.size(); ++at) {
    const bool again = at > 0 && claim_of(of_sheet[at - 1]) == claim_of(of_sheet[at]);
    of_sheet[at].nth = again ? of_sheet[at - 1].nth + 1 : 0;
    if (again && of_sheet[at].stands_for_row()) ++repeated;
  }
  return repeated;
}

void settle_groups(std::vector<GroupEntry>& day) {
  std::sort(day.begin(), day.end(), [](const GroupEntry& a, const GroupEntry& b) {
    const auto claim_a = std::tuple_cat(claim_of(a), std::tuple(a.nth));
    const auto claim_b = std::tuple_cat(claim_of(b), std::tuple(b.nth));
    if (claim_a != claim_b) return claim_a < claim_b;
    return a.basis != b.basis ? a.basis < b.basis : place_of(a) < place_of(b);
  });
  const GroupEntry* original = nullptr;
  for (GroupEntry& group : day) {
    const bool repeats = original != nullptr && claim_of(*original) == claim_of(group) && original->nth == group.nth;
    group.of_sheet = repeats ? original->sheet : SheetNo::none;
    group.of_row = repeats ? original->row : 0;
    if (!repeats) original = &group;
  }
  std::stable_sort(day.begin(), day.end(),
                   [](const GroupEntry& a, const GroupEntry& b) { return place_of(a) < place_of(b); });
}

}  // namespace starhours
