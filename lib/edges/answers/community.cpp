#include <answers/community.h>
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

namespace starhours::answers {
namespace {

std::string_view shown_name(std::string_view name, std::string_view id) { return name.empty() ? id : name; }

// Texts for those things whose name another one bears too.
template <class No, class Thing>
std::map<No, std::string> texts_of_shared_names(const std::vector<Thing>& things) {
  std::unordered_map<std::string_view, std::uint32_t> bearers;
  bearers.reserve(things.size());
  for (const Thing& thing : things) ++bearers[shown_name(thing.name, thing.id)];
  std::map<No, std::string> texts;
  for (const Thing& thing : things) {
    const std::string_view name = shown_name(thing.name, thing.id);
    if (bearers[name] > 1) texts.emplace(thing.no, fmt::format("{} ({})", name, thing.id));
  }
  return texts;
}

// The first eight bytes as a number that orders as they do.
std::uint64_t leading_bytes(std::string_view text) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    bytes = bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return bytes;
}

}  // namespace

Result<Community> Community::load(Book& book, People people) {
  auto teams = book.teams();
  if (!teams) return fail(std::move(teams).error());
  auto activities = book.activities();
  if (!activities) return fail(std::move(activities).error());
  auto projects = book.projects();
  if (!projects) return fail(std::move(projects).error());
  std::vector<Volunteer> volunteers;
  if (people == People::wanted) {
    auto read = book.volunteers();
    if (!read) return fail(std::move(read).error());
    volunteers = std::move(*read);
    // Whoever is somebody else is not there twice.
    const auto persons = book.persons();
    if (!persons) return fail(persons.error());
    std::set<VolunteerNo> elsewhere;
    for (const Person& person : *persons) elsewhere.insert(person.from);
    std::erase_if(volunteers, [&elsewhere](const Volunteer& one) { return elsewhere.contains(one.no); });
  }
  return Community(Directory(std::move(*teams), std::move(*activities), std::move(*projects)), std::move(volunteers));
}

Community::Community(Directory directory, std::vector<Volunteer> volunteers)
    : directory_(std::move(directory)),
      volunteers_(std::move(volunteers)),
      team_texts_(texts_of_shared_names<TeamNo>(directory_.teams())),
      activity_texts_(texts_of_shared_names<ActivityNo>(directory_.activities())) {
  std::uint32_t most = 0;
  for (const Volunteer& volunteer : volunteers_) most = std::max(most, index_of(volunteer.no));
  volunteer_at_.assign(std::size_t{most} + 1, 0);
  for (std::uint32_t i = 0; i < volunteers_.size(); ++i) volunteer_at_[index_of(volunteers_[i].no)] = i + 1;

  std::map<std::string, std::uint32_t, std::less<>> bearers;
  for (const Activity& activity : directory_.activities()) {
    project_texts_.try_emplace(std::string(directory_.project_of(activity)));
  }
  for (const Project& project : directory_.projects()) project_texts_.try_emplace(project.id);
  for (auto& [id, text] : project_texts_) {
    text = directory_.project_name(id);
    if (text.empty()) text = id;
    ++bearers[text];
  }
  for (auto& [id, text] : project_texts_) {
    if (bearers[text] > 1) text = fmt::format("{} ({})", text, id);
  }
}

const Volunteer* Community::volunteer(VolunteerNo no) const {
  const std::uint32_t number = index_of(no);
  if (number >= volunteer_at_.size() || volunteer_at_[number] == 0) return nullptr;
  return &volunteers_[volunteer_at_[number] - 1];
}

std::vector<std::uint32_t> Community::volunteers_by_id() const {
  struct Line {
    std::uint64_t leading;
    std::uint32_t index;
  };
  std::vector<Line> lines;
  lines.reserve(volunteers_.size());
  for (std::uint32_t i = 0; i < volunteers_.size(); ++i) lines.push_back({leading_bytes(volunteers_[i].id), i});
  std::sort(lines.begin(), lines.end(), [this](const Line& a, const Line& b) {
    if (a.leading != b.leading) return a.leading < b.leading;
    return volunteers_[a.index].id < volunteers_[b.index].id;
  });
  std::vector<std::uint32_t> order;
  order.reserve(lines.size());
  for (const Line& line : lines) order.push_back(line.index);
  return order;
}

std::vector<std::uint32_t> Community::volunteer_ranks() const {
  std::vector<std::uint32_t> ranks(volunteer_at_.size(), 0);
  std::uint32_t rank = 0;
  for (const std::uint32_t index : volunteers_by_id()) ranks[index_of(volunteers_[index].no)] = rank++;
  return ranks;
}

std::string_view Community::team_text(TeamNo no) const {
  if (const auto shared = team_texts_.find(no); shared != team_texts_.end()) return shared->second;
  const Team* team = directory_.team(no);
  return team == nullptr ? std::string_view{} : shown_name(team->name, team->id);
}

std::string_view Community::activity_text(ActivityNo no) const {
  if (const auto shared = activity_texts_.find(no); shared != activity_texts_.end()) return shared->second;
  const Activity* activity = directory_.activity(no);
  return activity == nullptr ? std::string_view{} : shown_name(activity->name, activity->id);
}

const std::string& Community::project_text(std::string_view project_id) const {
  static const std::string none;
  const auto found = project_texts_.find(project_id);
  return found == project_texts_.end() ? none : found->second;
}

ActivityOf Community::activity_of() const {
  return [directory = &directory_](ActivityNo no) { return directory->activity(no); };
}

}  // namespace starhours::answers
