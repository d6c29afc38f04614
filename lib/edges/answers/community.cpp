#include <starhours/text_numbers.h>

#include <answers/as_needed.h>
#include <answers/columns.h>
#include <answers/community.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

namespace starhours::answers {
namespace {

std::string_view shown_name(std::string_view name, std::string_view id) { return name.empty() ? id : name; }

std::string with_id(std::string_view name, std::string_view id) { return fmt::format("{} ({})", name, id); }

// Texts for those things whose name another one bears too.
template <class No, class Things>
std::map<No, std::string> texts_of_shared_names(const Things& things) {
  std::unordered_map<std::string_view, std::uint32_t> bearers;
  bearers.reserve(things.size());
  for (const auto& thing : things) ++bearers[shown_name(thing.name, thing.id)];
  std::map<No, std::string> texts;
  for (const auto& thing : things) {
    const std::string_view name = shown_name(thing.name, thing.id);
    if (bearers[name] > 1) texts.emplace(thing.no, with_id(name, thing.id));
  }
  return texts;
}

}  // namespace

Result<Community> Community::without_people(Book& book, People people) {
  auto teams = book.teams();
  if (!teams) return fail(std::move(teams).error());
  auto projects = book.projects();
  if (!projects) return fail(std::move(projects).error());
  Community community(Directory(std::move(*teams), std::move(*projects)), people);
  if (people == People::left_out) return community;
  const auto persons = book.persons();
  if (!persons) return fail(persons.error());
  for (const Person& person : *persons) community.elsewhere_.insert(person.from);
  return community;
}

Result<Community> Community::load(Book& book, People people) {
  auto community = without_people(book, people);
  if (!community || people != People::wanted) return community;
  if (auto brought = community->bring_everybody(book); !brought) return fail(brought.error());
  return community;
}

Result<Community> Community::load(Shares& shares) {
  Book& book = shares.at(0).book;
  auto community = without_people(book, People::wanted);
  if (!community) return community;
  if (auto read = community->read_groups(book); !read) return fail(read.error());
  std::vector<Crew> crews(shares.count());
  // Into the first the others go: members are not moved about while they become many.
  crews.front().members.reserve(shares.volunteers());
  auto read =
      shares.each([&](std::size_t number) { return community->read_crew(shares.of_people(number), crews[number]); });
  if (!read) return fail(read.error());
  for (Crew& crew : crews) community->take_in(std::move(crew));
  community->index_everybody();
  return community;
}

Result<void> Community::bring_all_activities(Book& book) {
  if (all_activities_) return {};
  auto read = book.each_activity([this](Activity activity) {
    if (directory_.activity(activity.no) == nullptr) directory_.take(std::move(activity));
  });
  if (!read) return read;
  all_activities_ = true;
  activity_texts_.merge(texts_of_shared_names<ActivityNo>(directory_.activities()));
  name_projects();
  return {};
}

Result<void> Community::bring_weighed_activities(Book& book, const PointsRule& rule) {
  return rule.category.empty() && rule.project.empty() ? Result<void>() : bring_all_activities(book);
}

Result<void> Community::bring_activity(Book& book, ActivityNo no) {
  if (all_activities_ || no == ActivityNo::none || directory_.activity(no) != nullptr) return {};
  if (!most_activities_) {
    const auto most = book.most_activities();
    if (!most) return fail(most.error());
    most_activities_ = *most;
  }
  if (better_all(directory_.activities().size(), *most_activities_)) return bring_all_activities(book);
  auto found = book.activity(no);
  if (!found) return fail(std::move(found).error());
  if (!*found) return {};
  const std::string_view name = shown_name((*found)->name, (*found)->id);
  const auto alike = book.activities_like(name);
  if (!alike) return fail(alike.error());
  const auto bearers = std::count_if(alike->begin(), alike->end(), [name](const Activity& activity) {
    return shown_name(activity.name, activity.id) == name;
  });
  if (bearers > 1) activity_texts_.emplace(no, with_id(name, (*found)->id));
  directory_.take(**std::move(found));
  return {};
}

Result<void> Community::bring(Book& book, std::span<const VolunteerNo> numbers) {
  if (people_ != People::as_needed) return {};
  constexpr std::size_t most_one_by_one = 2000;
  if (numbers.size() > most_one_by_one) return bring_everybody(book);
  for (const VolunteerNo no : numbers) {
    if (brought_.contains(no) || elsewhere_.contains(no)) continue;
    auto found = book.volunteer(no);
    if (!found) return fail(found.error());
    if (!*found) continue;
    const Volunteer& volunteer = **found;
    brought_crew_.add({no, volunteer.team, volunteer.id, volunteer.name, volunteer.registered, volunteer.known});
    brought_.emplace(no, brought_crew_.members.back());
    if (!volunteer.groups.empty()) groups_[no] = volunteer.groups;
  }
  return {};
}

Result<void> Community::bring_everybody(Book& book) {
  if (!volunteers_.empty()) return {};
  people_ = People::wanted;
  groups_.clear();
  if (auto read = read_groups(book); !read) return read;
  Crew crew;
  if (auto read = read_crew({book, {}}, crew); !read) return read;
  take_in(std::move(crew));
  index_everybody();
  return {};
}

Result<void> Community::read_crew(Share share, Crew& crew) const {
  return share.book.each_volunteer(share.volunteers, [&](const VolunteerLine& line) {
    if (!elsewhere_.contains(line.no)) crew.add(line);
  });
}

Result<void> Community::read_groups(Book& book) {
  return book.each_group([this](VolunteerNo no, std::string_view group) {
    if (!elsewhere_.contains(no)) groups_[no].emplace_back(group);
  });
}

void Community::take_in(Crew crew) {
  if (volunteers_.empty()) {
    volunteers_ = std::move(crew.members);
  } else {
    volunteers_.insert(volunteers_.end(), crew.members.begin(), crew.members.end());
  }
  std::move(crew.texts.begin(), crew.texts.end(), std::back_inserter(texts_));
}

void Community::index_everybody() {
  std::uint32_t most = 0;
  for (const Member& volunteer : volunteers_) most = std::max(most, index_of(volunteer.no));
  volunteer_at_.assign(std::size_t{most} + 1, 0);
  for (std::uint32_t i = 0; i < volunteers_.size(); ++i) volunteer_at_[index_of(volunteers_[i].no)] = i + 1;
}

void Community::Crew::add(const VolunteerLine& line) {
  constexpr std::size_t piece = 1 << 16;
  const std::size_t size = line.id.size() + line.name.size();
  if (room < size || texts.empty()) {
    room = std::max(piece, size);
    texts.emplace_back(new char[room]);
    filled = 0;
  }
  char* const at = texts.back().get() + filled;
  std::copy(line.name.begin(), line.name.end(), std::copy(line.id.begin(), line.id.end(), at));
  filled += size;
  room -= size;
  members.emplace_back(line, at);
}

const std::vector<std::string>& Community::groups_of(VolunteerNo no) const {
  static const std::vector<std::string> none;
  const auto found = groups_.find(no);
  return found == groups_.end() ? none : found->second;
}

Community::Community(Directory directory, People people)
    : directory_(std::move(directory)),
      people_(people),
      team_texts_(texts_of_shared_names<TeamNo>(directory_.teams())) {
  for (const Team& team : directory_.teams()) {
    if (index_of(team.no) >= team_cells_.size()) team_cells_.resize(std::size_t{index_of(team.no)} + 1);
    team_cells_[index_of(team.no)] = repeated_text_cell(team_text(team.no));
  }
}

void Community::name_projects() {
  std::map<std::string, std::uint32_t, std::less<>> bearers;
  for (const Activity& activity : directory_.activities()) {
    const std::string_view project = directory_.project_of(activity);
    if (!project_texts_.contains(project)) project_texts_.emplace(project, std::string());
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

const Member* Community::volunteer(VolunteerNo no) const {
  if (people_ == People::as_needed) {
    const auto brought = brought_.find(no);
    return brought == brought_.end() ? nullptr : &brought->second;
  }
  const std::uint32_t number = index_of(no);
  if (number >= volunteer_at_.size() || volunteer_at_[number] == 0) return nullptr;
  return &volunteers_[volunteer_at_[number] - 1];
}

std::vector<std::uint32_t> Community::volunteers_by_id() const {
  return places_by_text(volunteers_.size(), [this](std::size_t i) { return volunteers_[i].id(); });
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

const Cell& Community::team_cell(TeamNo no) const {
  static const Cell none;
  return index_of(no) < team_cells_.size() ? team_cells_[index_of(no)] : none;
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
