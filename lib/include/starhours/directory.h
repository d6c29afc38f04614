// directory.h -- teams and activities by number, id and name.
#pragma once

#include <starhours/roster.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace starhours {

// The teams and activities of a book at one moment. Teams are a tree; a cycle in it is cut above the member
// whose id comes first, which then has no parent. Ids are unique; whatever has the number none cannot be found.
// Look-ups are O(1) in the number of things.
class Directory {
 public:
  Directory() = default;
  Directory(std::vector<Team> teams, std::vector<Activity> activities, std::vector<Project> projects);

  [[nodiscard]] const Team* team(TeamNo no) const;  // null if unknown or none
  [[nodiscard]] const Activity* activity(ActivityNo no) const;
  [[nodiscard]] const std::vector<Team>& teams() const { return teams_; }
  [[nodiscard]] const std::vector<Activity>& activities() const { return activities_; }
  [[nodiscard]] const std::vector<Project>& projects() const { return projects_; }

  // What a text in a sheet means: the id; else a name that only one registered thing has; else whatever
  // an earlier sheet made of that text. None if nothing; `ambiguous` when two registered ones share the name (`no` is
  // then still what an earlier sheet made of it, if one did).
  struct Found {
    std::uint32_t no = 0;
    bool ambiguous = false;
  };
  [[nodiscard]] Found find_team(std::string_view text) const;
  [[nodiscard]] Found find_activity(std::string_view text) const;

  // True if `team` is `ancestor` or lies under it.
  [[nodiscard]] bool within(TeamNo team, TeamNo ancestor) const;
  // The nearest unit at or above `team` that is a station (kind 站, 实践站, 实践所, 实践中心, station, centre), or
  // none.
  [[nodiscard]] TeamNo station_of(TeamNo team) const;
  // The project an activity belongs to: by id, else by a name that only one has, as the project's id; else the text as
  // written. The id of a project nobody registered is its name.
  [[nodiscard]] std::string_view project_of(const Activity& activity) const;
  [[nodiscard]] std::string_view project_name(std::string_view project_id) const;

  // Orders that do not depend on arrival: by id, none first.
  [[nodiscard]] bool team_before(TeamNo a, TeamNo b) const;
  [[nodiscard]] bool activity_before(ActivityNo a, ActivityNo b) const;

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  using Index = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;

  // What texts mean: numbers.
  struct Texts {
    Index ids;         // of registered things
    Index names;       // of registered things; 0 = several have it
    Index sheet_made;  // ids of the others
  };
  // A team's place in the tree: [first, end) of a walk that visits every unit before those under it.
  struct Branch {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    TeamNo station{};
  };

  template <class Thing>
  [[nodiscard]] static Texts texts_of(const std::vector<Thing>& things);
  [[nodiscard]] static Found find(const Texts& texts, std::string_view text);
  [[nodiscard]] std::size_t parent_at(std::size_t team) const;  // teams_.size() if it has none
  void cut_cycles();
  void walk_tree();
  [[nodiscard]] const Branch* branch(TeamNo no) const;

  std::vector<Team> teams_;
  std::vector<Activity> activities_;
  std::vector<Project> projects_;
  std::vector<std::uint32_t> team_at_;        // by number: index + 1
  std::vector<std::uint32_t> activity_at_;    // by number: index + 1
  std::vector<std::uint32_t> team_rank_;      // by number: place by id, from 1
  std::vector<std::uint32_t> activity_rank_;  // by number: place by id, from 1
  std::vector<Branch> branches_;              // by index
  Texts team_texts_;
  Texts activity_texts_;
  Index project_ids_;    // index + 1
  Index project_names_;  // index + 1; 0 = several have it
};

}  // namespace starhours
