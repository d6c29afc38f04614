// directory.h -- teams and activities by number, id and name.
#pragma once

#include <starhours/roster.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace starhours {

// The teams and activities of a book at one moment. Teams are a tree; a cycle in it is cut where it closes.
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
  // an earlier sheet made of that text. None if nothing; `ambiguous` when two registered ones share the name.
  struct Found {
    std::uint32_t no = 0;
    bool ambiguous = false;
  };
  [[nodiscard]] Found find_team(std::string_view text) const;
  [[nodiscard]] Found find_activity(std::string_view text) const;

  // True if `team` is `ancestor` or lies under it.
  [[nodiscard]] bool within(TeamNo team, TeamNo ancestor) const;
  // The nearest unit at or above `team` that is a station (kind 站, 实践站, 实践所, 实践中心, station, centre), or none.
  [[nodiscard]] TeamNo station_of(TeamNo team) const;
  // The project an activity belongs to: by id, else by name, as the project's id; else the text as written.
  [[nodiscard]] std::string_view project_of(const Activity& activity) const;
  [[nodiscard]] std::string_view project_name(std::string_view project_id) const;

  // Orders that do not depend on arrival: by id, none first.
  [[nodiscard]] bool team_before(TeamNo a, TeamNo b) const;
  [[nodiscard]] bool activity_before(ActivityNo a, ActivityNo b) const;

 private:
  std::vector<Team> teams_;
  std::vector<Activity> activities_;
  std::vector<Project> projects_;
  std::vector<std::uint32_t> team_at_;      // by number: index + 1
  std::vector<std::uint32_t> activity_at_;  // by number: index + 1
};

}  // namespace starhours
