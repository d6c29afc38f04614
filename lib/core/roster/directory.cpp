#include <starhours/directory.h>
#include <starhours/text_numbers.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours {

namespace {

// The kinds of units that are stations of the civilised-practice network, as registries write them.
constexpr std::array<std::string_view, 6> station_kinds{"站", "实践站", "实践所", "实践中心", "station", "centre"};

bool is_station(std::string_view kind) {
  std::string lower(kind);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
  });
  return std::find(station_kinds.begin(), station_kinds.end(), lower) != station_kinds.end();
}

std::vector<std::uint32_t> places_by_number(const std::vector<Team>& teams) {
  std::vector<std::uint32_t> at;
  for (std::size_t i = 0; i < teams.size(); ++i) {
    const std::uint32_t no = index_of(teams[i].no);
    if (no == 0) continue;
    if (at.size() <= no) at.resize(std::size_t{no} + 1);
    at[no] = static_cast<std::uint32_t>(i) + 1;
  }
  return at;
}

std::vector<std::uint32_t> ranks_by_number(const std::vector<Team>& teams, std::size_t numbers) {
  const std::vector<std::uint32_t> by_id =
      places_by_text(teams.size(), [&teams](std::size_t at) -> std::string_view { return teams[at].id; });
  std::vector<std::uint32_t> rank(numbers);
  for (std::size_t place = 0; place < by_id.size(); ++place) {
    const std::uint32_t no = index_of(teams[by_id[place]].no);
    if (no != 0) rank[no] = static_cast<std::uint32_t>(place) + 1;
  }
  return rank;
}

// 0 for none and for numbers that nothing has.
std::uint32_t at_number(const std::vector<std::uint32_t>& by_number, std::uint32_t no) {
  return no < by_number.size() ? by_number[no] : 0;
}

}  // namespace

void Meanings::add(Known known, const std::string& id, const std::string& name, std::uint32_t no) {
  if (no == 0) return;
  if (known != Known::by_registry) {
    sheet_made_.emplace(id, no);
    return;
  }
  ids_.emplace(id, no);
  if (const auto [named, is_new] = names_.emplace(name, no); !is_new) named->second = 0;
}

Meanings::Found Meanings::of(std::string_view text) const {
  if (text.empty()) return {};
  if (const auto id = ids_.find(text); id != ids_.end()) return {id->second, false};
  const auto name = names_.find(text);
  const bool named = name != names_.end();
  if (named && name->second != 0) return {name->second, false};
  const auto made = sheet_made_.find(text);
  return {made != sheet_made_.end() ? made->second : 0, named};
}

Directory::Directory(std::vector<Team> teams, std::vector<Project> projects)
    : teams_(std::move(teams)),
      projects_(std::move(projects)),
      team_at_(places_by_number(teams_)),
      team_rank_(ranks_by_number(teams_, team_at_.size())) {
  for (const Team& team : teams_) team_meanings_.add(team);
  for (std::size_t i = 0; i < projects_.size(); ++i) {
    const auto place = static_cast<std::uint32_t>(i) + 1;
    project_ids_.emplace(projects_[i].id, place);
    if (const auto [name, is_new] = project_names_.emplace(projects_[i].name, place); !is_new) name->second = 0;
  }
  cut_cycles();
  walk_tree();
}

const Team* Directory::team(TeamNo no) const {
  const std::uint32_t place = at_number(team_at_, index_of(no));
  return place != 0 ? &teams_[place - 1] : nullptr;
}

void Directory::take(Activity activity) {
  const std::uint32_t no = index_of(activity.no);
  if (no == 0) return;
  if (activity_at_.size() <= no) activity_at_.resize(std::size_t{no} + 1);
  if (activity_at_[no] != 0) {
    activities_[activity_at_[no] - 1] = std::move(activity);
    return;
  }
  activities_.push_back(std::move(activity));
  activity_at_[no] = static_cast<std::uint32_t>(activities_.size());
}

const Activity* Directory::activity(ActivityNo no) const {
  const std::uint32_t place = at_number(activity_at_, index_of(no));
  return place != 0 ? &activities_[place - 1] : nullptr;
}

std::size_t Directory::parent_at(std::size_t team) const {
  const std::uint32_t place = at_number(team_at_, index_of(teams_[team].parent));
  return place != 0 ? place - 1 : teams_.size();
}

// Upwards from every team; a path that comes upon itself is a cycle.
void Directory::cut_cycles() {
  constexpr std::size_t unseen = 0;
  std::vector<std::size_t> path_of(teams_.size(), unseen);
  for (std::size_t start = 0; start < teams_.size(); ++start) {
    const std::size_t path = start + 1;
    std::size_t at = start;
    while (at < teams_.size() && path_of[at] == unseen) {
      path_of[at] = path;
      at = parent_at(at);
    }
    if (at == teams_.size() || path_of[at] != path) continue;
    std::size_t top = at;
    for (std::size_t member = parent_at(at); member != at; member = parent_at(member)) {
      if (teams_[member].id < teams_[top].id) top = member;
    }
    teams_[top].parent = TeamNo::none;
  }
}

void Directory::walk_tree() {
  const std::size_t none = teams_.size();
  std::vector<std::size_t> first_child(teams_.size() + 1, none);  // of `none`: the units without a parent
  std::vector<std::size_t> next_sibling(teams_.size(), none);
  for (std::size_t i = teams_.size(); i-- > 0;) {
    const std::size_t parent = parent_at(i);
    next_sibling[i] = first_child[parent];
    first_child[parent] = i;
  }

  branches_.resize(teams_.size());
  std::uint32_t visited = 0;
  std::vector<std::size_t> above;  // the units whose branches are still open
  std::size_t at = first_child[none];
  while (at != none || !above.empty()) {
    if (at == none) {
      branches_[above.back()].end = visited;
      at = next_sibling[above.back()];
      above.pop_back();
      continue;
    }
    branches_[at].first = visited++;
    const TeamNo station_above = above.empty() ? TeamNo::none : branches_[above.back()].station;
    branches_[at].station = is_station(teams_[at].kind) ? teams_[at].no : station_above;
    above.push_back(at);
    at = first_child[at];
  }
}

const Directory::Branch* Directory::branch(TeamNo no) const {
  const std::uint32_t place = at_number(team_at_, index_of(no));
  return place != 0 ? &branches_[place - 1] : nullptr;
}

bool Directory::within(TeamNo team, TeamNo ancestor) const {
  const Branch* low = branch(team);
  const Branch* high = branch(ancestor);
  if (low == nullptr || high == nullptr) return false;
  return high->first <= low->first && low->first < high->end;
}

TeamNo Directory::station_of(TeamNo team) const {
  const Branch* at = branch(team);
  return at != nullptr ? at->station : TeamNo::none;
}

std::string_view Directory::project_of(const Activity& activity) const {
  if (activity.project.empty()) return {};
  if (const auto id = project_ids_.find(activity.project); id != project_ids_.end()) return id->first;
  const auto name = project_names_.find(activity.project);
  if (name == project_names_.end() || name->second == 0) return activity.project;
  return projects_[name->second - 1].id;
}

std::string_view Directory::project_name(std::string_view project_id) const {
  const auto found = project_ids_.find(project_id);
  if (found == project_ids_.end() || projects_[found->second - 1].name.empty()) return project_id;
  return projects_[found->second - 1].name;
}

bool Directory::team_before(TeamNo a, TeamNo b) const {
  return at_number(team_rank_, index_of(a)) < at_number(team_rank_, index_of(b));
}

bool Directory::activity_before(ActivityNo a, ActivityNo b) const {
  const Activity* const first = activity(a);
  const Activity* const second = activity(b);
  if (first == nullptr || second == nullptr) return first == nullptr && second != nullptr;
  return first->id < second->id;
}

}  // namespace starhours
