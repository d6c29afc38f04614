// directory.h -- teams by number, id and name; activities by number.
#pragma once

#include <starhours/roster.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace starhours {

// What texts in sheets mean among teams, or among activities: the one whose id it is; else the only registered one
// whose name it is; else whatever an earlier sheet made of that text.
class Meanings {
 public:
  // Those that are neither the text's id nor its name need not be here to find it.
  template <class Thing>
  void add(const Thing& thing) {
    add(thing.known, thing.id, thing.name, index_of(thing.no));
  }

  // None if nothing; `ambiguous` when two registered ones share the name (`no` is then still what an earlier sheet made
  // of it, if one did).
  struct Found {
    std::uint32_t no = 0;
    bool ambiguous = false;
  };
  [[nodiscard]] Found of(std::string_view text) const;

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  using Index = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;

  void add(Known known, const std::string& id, const std::string& name, std::uint32_t no);

  Index ids_;         // of registered things
  Index names_;       // of registered things; 0 = several have it
  Index sheet_made_;  // ids of the others
};

// The teams and projects of a book at one moment, and of its activities those that were asked for: of many years there
// are very many. Teams are a tree; a cycle in it is cut above the member whose id comes first, which then has no
// parent. Ids are unique; whatever has the number none cannot be found.
class Directory {
 public:
  Directory() = default;
  explicit Directory(std::vector<Team> teams, std::vector<Project> projects = {});

  [[nodiscard]] const Team* team(TeamNo no) const;  // null if unknown or none
  [[nodiscard]] const std::vector<Team>& teams() const { return teams_; }
  [[nodiscard]] const std::vector<Project>& projects() const { return projects_; }
  [[nodiscard]] Meanings::Found find_team(std::string_view text) const { return team_meanings_.of(text); }

  // In place of what had its number. What activity() gave before holds on for the others.
  void take(Activity activity);
  [[nodiscard]] const Activity* activity(ActivityNo no) const;  // null if it was not taken
  [[nodiscard]] const std::deque<Activity>& activities() const { return activities_; }

  // True if `team` is `ancestor` or lies under it.
  [[nodiscard]] bool within(TeamNo team, TeamNo ancestor) const;
  // The nearest unit at or above `team` that is a station (kind 站, 实践站, 实践所, 实践中心, station, centre), or
  // none.
  [[nodiscard]] TeamNo station_of(TeamNo team) const;
  // The project an activity belongs to: by id, else by a name that only one has, as the project's id; else the text as
  // written. The id of a project nobody registered is its name.
  [[nodiscard]] std::string_view project_of(const Activity& activity) const;
  [[nodiscard]] std::string_view project_name(std::string_view project_id) const;

  // Orders that do not depend on arrival: by id, none and activities not taken first.
  [[nodiscard]] bool team_before(TeamNo a, TeamNo b) const;
  [[nodiscard]] bool activity_before(ActivityNo a, ActivityNo b) const;

 private:
  // A team's place in the tree: [first, end) of a walk that visits every unit before those under it.
  struct Branch {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    TeamNo station{};
  };

  [[nodiscard]] std::size_t parent_at(std::size_t team) const;  // teams_.size() if it has none
  void cut_cycles();
  void walk_tree();
  [[nodiscard]] const Branch* branch(TeamNo no) const;

  std::vector<Team> teams_;
  std::vector<Project> projects_;
  std::deque<Activity> activities_;
  std::vector<std::uint32_t> team_at_;      // by number: index + 1
  std::vector<std::uint32_t> activity_at_;  // by number: index + 1
  std::vector<std::uint32_t> team_rank_;    // by number: place by id, from 1
  std::vector<Branch> branches_;            // by index
  Meanings team_meanings_;
  std::map<std::string, std::uint32_t, std::less<>> project_ids_;    // index + 1
  std::map<std::string, std::uint32_t, std::less<>> project_names_;  // index + 1; 0 = several have it
};

}  // namespace starhours
