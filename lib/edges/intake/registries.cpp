#include "intake/registries.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace starhours {

namespace {

// A field of a registry row replaces what was known, an empty one does not.
template <class Field>
void take(Field& field, const Field& said) {
  if (said != Field{}) field = said;
}

// What of a team or activity decides how a sheet that writes its name is counted.
auto meaning(const Team& team) { return std::tie(team.no, team.id, team.name); }
auto meaning(const Activity& activity) {
  return std::tie(activity.no, activity.id, activity.name, activity.start, activity.end, activity.daily_start,
                  activity.daily_end);
}

const Team* thing(const Directory& directory, TeamNo no) { return directory.team(no); }
const Activity* thing(const Directory& directory, ActivityNo no) { return directory.activity(no); }
Directory::Found look_up(const Directory& directory, TeamNo, std::string_view text) {
  return directory.find_team(text);
}
Directory::Found look_up(const Directory& directory, ActivityNo, std::string_view text) {
  return directory.find_activity(text);
}

// The texts among `texts` that mean something else in `after` than in `before`, having meant something.
template <class No>
std::vector<std::string> changed_meanings(const Directory& before, const Directory& after,
                                          const std::set<std::string>& texts) {
  std::vector<std::string> changed;
  for (const std::string& text : texts) {
    const auto then = look_up(before, No{}, text);
    const auto now = look_up(after, No{}, text);
    const auto* was = thing(before, No{then.no});
    const auto* is = thing(after, No{now.no});
    if (then.ambiguous == now.ambiguous && was != nullptr && is != nullptr && meaning(*was) == meaning(*is)) continue;
    if (was == nullptr && !then.ambiguous) continue;
    changed.push_back(text);
  }
  return changed;
}

// One registry of teams or activities being taken.
class Registry {
 public:
  Registry(Desk& desk, TextNames& names, People& people)
      : desk_(desk), names_(names), people_(people), before_(names.directory()) {
    for (const Team& team : before_.teams()) teams_.emplace(team.id, team);
    for (const Activity& activity : before_.activities()) activities_.emplace(activity.id, activity);
  }

  // The thing registered under `id` so far; else what sheets made of its name, which takes the id on.
  template <class Thing>
  static Thing known_as(std::map<std::string, Thing>& things, const std::string& id, const std::string& name) {
    if (const auto at = things.find(id); at != things.end()) return at->second;
    if (const auto at = things.find(name); at != things.end() && at->second.known == Known::by_name) {
      Thing thing = at->second;
      things.erase(at);
      return thing;
    }
    return {};
  }

  Result<void> take_team(const TeamRow& row, std::uint32_t at_row) {
    const std::string id = row.team.id.empty() ? row.team.name : row.team.id;
    Team team = known_as(teams_, id, row.team.name);
    team.id = id;
    take(team.name, row.team.name);
    if (team.name.empty()) team.name = id;
    take(team.kind, row.team.kind);
    team.known = Known::by_registry;
    auto no = desk_.book.put_team(team);
    if (!no) return fail(no.error());
    team.no = *no;
    teams_[id] = team;
    team_texts_.insert({id, team.name});
    if (!row.parent.empty()) parents_.push_back({id, row.parent, at_row});
    return {};
  }

  // Parents last: they may stand below their children in the sheet.
  Result<void> take_parents(LaterWarnings& later) {
    if (auto loaded = names_.reload(); !loaded) return loaded;
    std::map<TeamNo, TeamNo> above;
    for (const auto& [id, team] : teams_) above[team.no] = team.parent;
    for (const WrittenParent& written : parents_) {
      auto no = names_.team(written.parent);
      if (!no) return fail(no.error());
      Team& team = teams_[written.id];
      if (stands_under(*no, team.no, above)) {
        later.add({written.row, SheetReader::Field::row,
                   warning(Kind::team_cycle,
                           fmt::format("'{}' would stand under itself, and was left without a parent", team.name),
                           "name a parent that is not below this team")});
        continue;
      }
      team.parent = above[team.no] = *no;
      if (auto put = desk_.book.put_team(team); !put) return fail(put.error());
    }
    return {};
  }

  Result<void> take_activity(const Activity& row) {
    const std::string id = row.id.empty() ? row.name : row.id;
    Activity activity = known_as(activities_, id, row.name);
    activity.id = id;
    take(activity.name, row.name);
    if (activity.name.empty()) activity.name = id;
    take(activity.project, row.project);
    take(activity.category, row.category);
    take(activity.post, row.post);
    take(activity.place, row.place);
    take(activity.mode, row.mode);
    take(activity.start, row.start);
    take(activity.end, row.end);
    take(activity.daily_start, row.daily_start);
    take(activity.daily_end, row.daily_end);
    take(activity.beneficiaries, row.beneficiaries);
    take(activity.beneficiary_visits, row.beneficiary_visits);
    activity.known = Known::by_registry;
    auto no = desk_.book.put_activity(activity);
    if (!no) return fail(no.error());
    activity.no = *no;
    activities_[id] = activity;
    activity_texts_.insert({id, activity.name});
    return {};
  }

  // After reloading the names: who is affected.
  Result<std::set<SheetNo>> stale_sheets() {
    const Directory& after = names_.directory();
    if (auto moved = move_home_teams(after); !moved) return fail(moved.error());
    std::set<SheetNo> stale;
    const auto add = [&](NameOf of, const std::vector<std::string>& texts) -> Result<void> {
      auto sheets = desk_.book.sheets_naming(of, texts);
      if (!sheets) return fail(sheets.error());
      stale.insert(sheets->begin(), sheets->end());
      return {};
    };
    if (auto added = add(NameOf::team, changed_meanings<TeamNo>(before_, after, team_texts_)); !added) {
      return fail(added.error());
    }
    if (auto added = add(NameOf::activity, changed_meanings<ActivityNo>(before_, after, activity_texts_)); !added) {
      return fail(added.error());
    }
    return stale;
  }

 private:
  struct WrittenParent {
    std::string id;
    std::string parent;
    std::uint32_t row = 0;
  };

  static bool stands_under(TeamNo team, TeamNo ancestor, const std::map<TeamNo, TeamNo>& above) {
    // As many steps as there are teams end every path, were there a cycle from elsewhere.
    for (std::size_t steps = 0; team != TeamNo::none && steps <= above.size(); ++steps) {
      if (team == ancestor) return true;
      const auto at = above.find(team);
      team = at == above.end() ? TeamNo::none : at->second;
    }
    return false;
  }

  // Somebody whose home team was known by a name alone, when that name now means a registered team.
  Result<void> move_home_teams(const Directory& after) {
    std::map<TeamNo, TeamNo> moved;
    for (const Team& team : after.teams()) {
      if (team.known != Known::by_name) continue;
      const auto found = after.find_team(team.id);
      if (found.no != 0 && TeamNo{found.no} != team.no && !found.ambiguous) moved[team.no] = TeamNo{found.no};
    }
    if (moved.empty()) return {};
    auto volunteers = desk_.book.volunteers();
    if (!volunteers) return fail(volunteers.error());
    for (Volunteer& volunteer : *volunteers) {
      const auto to = moved.find(volunteer.team);
      if (to == moved.end()) continue;
      volunteer.team = to->second;
      if (auto changed = people_.change(volunteer); !changed) return changed;
    }
    return {};
  }

  Desk& desk_;
  TextNames& names_;
  People& people_;
  Directory before_;
  std::map<std::string, Team> teams_;
  std::map<std::string, Activity> activities_;
  std::vector<WrittenParent> parents_;
  std::set<std::string> team_texts_;
  std::set<std::string> activity_texts_;
};

}  // namespace

Result<std::set<SheetNo>> take_registry(Desk& desk, TextNames& names, People& people, const StagedSheet& sheet,
                                        LaterWarnings& later) {
  Registry registry(desk, names, people);
  for (std::size_t at = 0; at < sheet.records.size(); ++at) {
    const RegistryRow& row = sheet.records[at];
    Result<void> taken;
    if (const auto* volunteer = std::get_if<VolunteerRow>(&row)) {
      auto team = names.team(volunteer->team);
      taken = team ? people.register_volunteer(volunteer->volunteer, *team) : Result<void>(fail(team.error()));
    } else if (const auto* team = std::get_if<TeamRow>(&row)) {
      taken = registry.take_team(*team, sheet.record_rows[at]);
    } else if (const auto* activity = std::get_if<Activity>(&row)) {
      taken = registry.take_activity(*activity);
    } else {
      taken = desk.book.put_project(std::get<Project>(row));
    }
    if (!taken) return fail(taken.error());
  }
  if (auto taken = registry.take_parents(later); !taken) return fail(taken.error());
  if (auto loaded = names.reload(); !loaded) return fail(loaded.error());
  return registry.stale_sheets();
}

}  // namespace starhours
