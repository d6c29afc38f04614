#include "intake/home_teams.h"

#include "intake/persons.h"

namespace starhours {

namespace {

// Of all teams that their rows name somebody has the first by id. It stays the first if it is only found under an id
// that comes no later.
bool stays_first(const Team& before, const Meaning<Team>& after) {
  if (!after.thing || after.ambiguous || after.thing->id > before.id) return false;
  return after.thing->no == before.no || before.known == Known::by_name;
}

std::set<TeamNo> no_more_surely_first(const TextNames& names, const std::map<std::string, Meaning<Team>>& before) {
  std::set<TeamNo> teams;
  for (const auto& [text, meant] : before) {
    if (meant.thing && !stays_first(*meant.thing, names.team_meant(text))) teams.insert(meant.thing->no);
  }
  return teams;
}

// Those known by a name alone that now means a registered team.
std::map<TeamNo, TeamNo> registered_since(const Directory& directory) {
  std::map<TeamNo, TeamNo> moved;
  for (const Team& team : directory.teams()) {
    if (team.known != Known::by_name) continue;
    const auto found = directory.find_team(team.id);
    if (found.no != 0 && TeamNo{found.no} != team.no && !found.ambiguous) moved[team.no] = TeamNo{found.no};
  }
  return moved;
}

}  // namespace

Result<std::set<SheetNo>> follow_teams(Desk& desk, const TextNames& names, People& people,
                                       const std::map<std::string, Meaning<Team>>& before) {
  const std::map<TeamNo, TeamNo> moved = registered_since(names.directory());
  const std::set<TeamNo> doubtful = no_more_surely_first(names, before);
  if (moved.empty() && doubtful.empty()) return std::set<SheetNo>();
  const auto persons = Persons::load(desk.book);
  if (!persons) return fail(persons.error());
  auto volunteers = desk.book.volunteers();
  if (!volunteers) return fail(volunteers.error());
  std::vector<VolunteerNo> learning;
  for (Volunteer& volunteer : *volunteers) {
    const auto to = moved.find(volunteer.team);
    if ((volunteer.from_rows & Volunteer::row_team) != 0 && doubtful.contains(volunteer.team)) {
      volunteer.team = TeamNo::none;
      volunteer.from_rows = static_cast<std::uint8_t>(volunteer.from_rows & ~Volunteer::row_team);
      // Rows of who is somebody else stand under that person.
      learning.insert(learning.end(), {volunteer.no, persons->person(volunteer.no)});
    } else if (to != moved.end()) {
      volunteer.team = to->second;
    } else {
      continue;
    }
    if (auto changed = people.change(volunteer); !changed) return fail(changed.error());
  }
  const auto teachers = desk.book.sheets_about(learning);
  if (!teachers) return fail(teachers.error());
  return std::set<SheetNo>(teachers->begin(), teachers->end());
}

}  // namespace starhours
