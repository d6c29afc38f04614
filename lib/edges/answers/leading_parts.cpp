#include <answers/leading_parts.h>

#include <algorithm>
#include <cassert>
#include <iterator>

namespace starhours::answers {

LeadingParts::LeadingParts(const DimensionValues& values)
    : values_(values), of_teams_(family_of(values.dimension) == Family::team), counts_(values.texts.size()) {
  assert(of_teams_ || family_of(values.dimension) == Family::activity);
}

std::size_t LeadingParts::rank(TeamNo team, ActivityNo activity) const {
  const std::size_t number = of_teams_ ? index_of(team) : index_of(activity);
  return number < values_.ranks.size() ? values_.ranks[number] : 0;
}

bool LeadingParts::is_in_part(TeamNo team, ActivityNo activity) const {
  const std::size_t at = rank(team, activity);
  return at >= begin_ && at < end_;
}

void LeadingParts::count(std::span<const Entry> entries) {
  for (const Entry& entry : entries) ++counts_[rank(entry.stretch.team, entry.stretch.activity)];
}

void LeadingParts::count(std::span<const GroupEntry> groups) {
  for (const GroupEntry& group : groups) ++counts_[rank(group.team, group.activity)];
}

bool LeadingParts::next() {
  begin_ = end_;
  if (begin_ == counts_.size()) return false;
  std::size_t entries = counts_[end_++];
  while (end_ < counts_.size() && entries + counts_[end_] <= at_a_time) entries += counts_[end_++];
  return true;
}

std::span<const Entry> LeadingParts::in_part(std::span<const Entry> entries) {
  entries_.clear();
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(entries_),
               [this](const Entry& entry) { return is_in_part(entry.stretch.team, entry.stretch.activity); });
  return entries_;
}

std::span<const GroupEntry> LeadingParts::in_part(std::span<const GroupEntry> groups) {
  groups_.clear();
  std::copy_if(groups.begin(), groups.end(), std::back_inserter(groups_),
               [this](const GroupEntry& group) { return is_in_part(group.team, group.activity); });
  return groups_;
}

}  // namespace starhours::answers
