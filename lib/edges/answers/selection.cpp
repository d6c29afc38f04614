#include <answers/find.h>
#include <answers/selection.h>

#include <algorithm>
#include <utility>

namespace starhours::answers {
namespace {

template <class No>
void put(std::vector<bool>& set, No no) {
  if (index_of(no) >= set.size()) set.resize(std::size_t{index_of(no)} + 1, false);
  set[index_of(no)] = true;
}

// What is in both.
std::vector<bool> common(const std::vector<bool>& a, const std::vector<bool>& b) {
  std::vector<bool> both(std::min(a.size(), b.size()), false);
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = a[i] && b[i];
  return both;
}

}  // namespace

std::vector<bool> team_with_sub_teams(const Directory& directory, TeamNo ancestor) {
  std::vector<bool> teams;
  for (const Team& team : directory.teams()) {
    if (directory.within(team.no, ancestor)) put(teams, team.no);
  }
  return teams;
}

Result<Selection> Selection::of(const Filter& filter, Book& book, Community& community) {
  Selection selection;
  auto journal = book.journal_days();
  if (!journal) return fail(std::move(journal).error());
  selection.days_ = {std::max(filter.period.days.first, journal->first),
                     std::min(filter.period.days.end, journal->end)};
  if (selection.days_.empty()) selection.days_.end = selection.days_.first;

  if (!filter.volunteer.empty()) {
    auto volunteer = find_volunteer(book, community, filter.volunteer);
    if (!volunteer) return fail(std::move(volunteer).error());
    selection.volunteer_ = volunteer->no;
  }
  if (!filter.team.empty()) {
    const auto team = find_team(community, filter.team);
    if (!team) return fail(team.error());
    selection.by_team_ = true;
    selection.teams_ = team_with_sub_teams(community.directory(), *team);
  }
  const auto narrow = [&selection](const Result<std::vector<ActivityNo>>& found) {
    std::vector<bool> set;
    for (const ActivityNo no : *found) put(set, no);
    selection.activities_ = selection.by_activity_ ? common(selection.activities_, set) : std::move(set);
    selection.by_activity_ = true;
  };
  using Find = Result<std::vector<ActivityNo>> (*)(const Community&, const std::string&);
  const std::pair<const std::string*, Find> texts[] = {{&filter.activity, find_activities},
                                                       {&filter.project, find_activities_of_project},
                                                       {&filter.category, find_activities_of_category}};
  for (const auto& [text, find] : texts) {
    if (text->empty()) continue;
    if (auto brought = community.bring_all_activities(book); !brought) return fail(brought.error());
    const auto found = find(community, *text);
    if (!found) return fail(found.error());
    narrow(found);
  }
  selection.basis_ = filter.basis;
  return selection;
}

std::span<const Entry> Selection::of_entries(std::span<const Entry> entries) {
  if (!selective()) return entries;
  kept_.clear();
  for (const Entry& entry : entries) {
    if (keeps(entry.stretch)) kept_.push_back(entry);
  }
  return kept_;
}

std::span<const GroupEntry> Selection::of_groups(std::span<const GroupEntry> groups) {
  if (!selective()) return groups;
  kept_groups_.clear();
  for (const GroupEntry& group : groups) {
    if (keeps(group)) kept_groups_.push_back(group);
  }
  return kept_groups_;
}

}  // namespace starhours::answers
