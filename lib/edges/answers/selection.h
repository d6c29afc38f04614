// selection.h -- a Filter whose texts have been found: which entries a question is about.
#pragma once

#include <starhours/answers.h>

#include <answers/community.h>

#include <optional>
#include <span>
#include <vector>

namespace starhours::answers {

class Selection {
 public:
  [[nodiscard]] static Result<Selection> of(const Filter& filter, Book& book, Community& community);

  [[nodiscard]] DaySpan days() const { return days_; }
  [[nodiscard]] std::optional<VolunteerNo> volunteer() const { return volunteer_; }
  // Anything beyond days and volunteer.
  [[nodiscard]] bool selective() const { return by_team_ || by_activity_ || basis_.has_value(); }
  [[nodiscard]] bool keeps(const Stretch& stretch) const {
    return (!by_team_ || holds(teams_, index_of(stretch.team))) &&
           (!by_activity_ || holds(activities_, index_of(stretch.activity))) && (!basis_ || *basis_ == stretch.basis);
  }
  [[nodiscard]] bool keeps_team(TeamNo team) const { return !by_team_ || holds(teams_, index_of(team)); }
  [[nodiscard]] bool keeps_activity(ActivityNo activity) const {
    return !by_activity_ || holds(activities_, index_of(activity));
  }
  [[nodiscard]] bool keeps(const GroupEntry& group) const {
    return !volunteer_ && keeps_team(group.team) && keeps_activity(group.activity) &&
           (!basis_ || *basis_ == group.basis);
  }
  // Those that are kept; the view holds until the next call.
  [[nodiscard]] std::span<const Entry> of_entries(std::span<const Entry> entries);
  // The same of what groups did.
  [[nodiscard]] std::span<const GroupEntry> of_groups(std::span<const GroupEntry> groups);

 private:
  static bool holds(const std::vector<bool>& set, std::uint32_t number) { return number < set.size() && set[number]; }

  DaySpan days_;
  std::optional<VolunteerNo> volunteer_;
  bool by_team_ = false;
  bool by_activity_ = false;
  std::vector<bool> teams_;       // by number
  std::vector<bool> activities_;  // by number
  std::optional<Basis> basis_;
  std::vector<Entry> kept_;
  std::vector<GroupEntry> kept_groups_;
};

// By number: the team and all under it.
[[nodiscard]] std::vector<bool> team_with_sub_teams(const Directory& directory, TeamNo ancestor);

}  // namespace starhours::answers
