#include "intake/registries.h"

#include "intake/home_teams.h"

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
auto counted_as(const Team& team) { return std::tie(team.no, team.id, team.name); }
auto counted_as(const Activity& activity) {
  return std::tie(activity.no, activity.id, activity.name, activity.start, activity.end, activity.daily_start,
                  activity.daily_end);
}

template <class Thing>
bool changed(const Meaning<Thing>& before, const Meaning<Thing>& after) {
  return before.ambiguous != after.ambiguous || !before.thing || !after.thing ||
         counted_as(*before.thing) != counted_as(*after.thing);
}

// One registry of teams or activities being taken.
class Registry {
 public:
  Registry(Desk& desk, TextNames& names, People& people) : desk_(desk), names_(names), people_(people) {
    for (const Team& team : names.directory().teams()) {
      teams_.emplace(team.id, team);
      if (team.parent != TeamNo::none) below_.emplace(team.parent, team.id);
    }
  }

  // What the id and the name of a row mean, and the name that what it tells of had so far. REQUIRES: no row is taken.
  Result<void> look_at(const RegistryRow& row) {
    if (const auto* team = std::get_if<TeamRow>(&row)) {
      return look_at(team->team, teams_before_,
                     [this](const std::string& text) -> Result<Meaning<Team>> { return names_.team_meant(text); });
    }
    if (const auto* activity = std::get_if<Activity>(&row)) {
      return look_at(*activity, activities_before_,
                     [this](const std::string& text) { return names_.activity_meant(text); });
    }
    return {};
  }

  Result<void> take_team(const TeamRow& row, std::uint32_t at_row) {
    const std::string id = id_of(row.team);
    Team team = known_team(id, row.team.name);
    team.id = id;
    take(team.name, row.team.name);
    if (team.name.empty()) team.name = id;
    take(team.kind, row.team.kind);
    team.known = Known::by_registry;
    auto no = desk_.book.put_team(team);
    if (!no) return fail(no.error());
    team.no = *no;
    teams_[id] = team;
    if (auto united = unite_with_its_name(team); !united) return united;
    if (!row.parent.empty()) parents_.push_back({id, row.parent, at_row});
    return {};
  }

  // Parents last: they may stand below their children in the sheet.
  Result<void> take_parents(LaterWarnings& later) {
    if (auto loaded = names_.reload_teams(); !loaded) return loaded;
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
    const std::string id = id_of(row);
    auto known = known_activity(id, row.name);
    if (!known) return fail(known.error());
    Activity& activity = *known;
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
    return no ? Result<void>() : fail(no.error());
  }

  // When all rows are taken and the names have started again: who is affected.
  Result<std::set<SheetNo>> stale_sheets() {
    auto stale = follow_teams(desk_, names_, people_, teams_before_);
    if (!stale) return stale;
    std::vector<std::string> teams;
    for (const auto& [text, before] : teams_before_) {
      if (changed(before, names_.team_meant(text))) teams.push_back(text);
    }
    std::vector<std::string> activities;
    for (const auto& [text, before] : activities_before_) {
      const auto after = names_.activity_meant(text);
      if (!after) return fail(after.error());
      if (changed(before, *after)) activities.push_back(text);
    }
    for (const auto& [of, texts] : {std::pair(NameOf::team, &teams), std::pair(NameOf::activity, &activities)}) {
      const auto sheets = desk_.book.sheets_naming(of, *texts);
      if (!sheets) return fail(sheets.error());
      stale->insert(sheets->begin(), sheets->end());
    }
    return stale;
  }

 private:
  struct WrittenParent {
    std::string id;
    std::string parent;
    std::uint32_t row = 0;
  };

  // What a row without an id goes by.
  template <class Thing>
  static const std::string& id_of(const Thing& row) {
    return row.id.empty() ? row.name : row.id;
  }

  template <class Thing, class Look>
  Result<void> look_at(const Thing& row, std::map<std::string, Meaning<Thing>>& before, const Look& look) {
    std::vector<std::string> texts{id_of(row), row.name};
    for (std::size_t at = 0; at < texts.size(); ++at) {
      auto meant = look(texts[at]);
      if (!meant) return fail(meant.error());
      if (at == 0 && meant->thing) texts.push_back(meant->thing->name);
      if (meant->thing || meant->ambiguous) before.try_emplace(std::move(texts[at]), *std::move(meant));
    }
    return {};
  }

  // What is known under `id` so far; else what sheets made of its name, which takes the id on.
  Team known_team(const std::string& id, const std::string& name) {
    if (const auto at = teams_.find(id); at != teams_.end()) return at->second;
    if (const auto at = teams_.find(name); at != teams_.end() && at->second.known == Known::by_name) {
      Team team = at->second;
      teams_.erase(at);
      return team;
    }
    return {};
  }
  Result<Activity> known_activity(const std::string& id, const std::string& name) {
    for (const std::string& text : {id, name}) {
      auto alike = desk_.book.activities_like(text);
      if (!alike) return fail(alike.error());
      for (Activity& activity : *alike) {
        if (activity.id == text && (text == id || activity.known == Known::by_name)) return std::move(activity);
      }
    }
    return Activity{};
  }

  // Teams that stand under one known by a name alone stand under the registered one of that name.
  Result<void> unite_with_its_name(const Team& team) {
    const auto named = teams_.find(team.name);
    if (named == teams_.end() || named->second.known != Known::by_name) return {};
    const auto [first, end] = below_.equal_range(named->second.no);
    for (auto at = first; at != end; ++at) {
      const auto below = teams_.find(at->second);
      if (below == teams_.end() || below->second.parent != named->second.no || below->second.no == team.no) continue;
      below->second.parent = team.no;
      if (auto put = desk_.book.put_team(below->second); !put) return fail(put.error());
    }
    return {};
  }

  static bool stands_under(TeamNo team, TeamNo ancestor, const std::map<TeamNo, TeamNo>& above) {
    // As many steps as there are teams end every path, were there a cycle from elsewhere.
    for (std::size_t steps = 0; team != TeamNo::none && steps <= above.size(); ++steps) {
      if (team == ancestor) return true;
      const auto at = above.find(team);
      team = at == above.end() ? TeamNo::none : at->second;
    }
    return false;
  }

  Desk& desk_;
  TextNames& names_;
  People& people_;
  std::map<std::string, Team> teams_;         // by id, as the registry has made them so far
  std::multimap<TeamNo, std::string> below_;  // ids of those that stood under each before
  // Of the texts that the rows write, and that meant something before.
  std::map<std::string, Meaning<Team>> teams_before_;
  std::map<std::string, Meaning<Activity>> activities_before_;
  std::vector<WrittenParent> parents_;
};

}  // namespace

Result<std::set<SheetNo>> take_registry(Desk& desk, TextNames& names, People& people, const StagedSheet& sheet,
                                        LaterWarnings& later) {
  Registry registry(desk, names, people);
  for (const RegistryRow& row : sheet.records) {
    if (auto looked = registry.look_at(row); !looked) return fail(looked.error());
  }
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
  if (auto loaded = names.start_again(); !loaded) return fail(loaded.error());
  return registry.stale_sheets();
}

}  // namespace starhours
