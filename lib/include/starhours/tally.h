// tally.h -- sums over the journal, service day by service day.
//
// Terms, kept apart everywhere: minutes = 时长, credited; entries = 人次, participations (volunteer x activity x
// service day); volunteers = 人数, distinct; days = distinct service days; activity_days = 场次, activities held x
// days.
#pragma once

#include <starhours/credit.h>
#include <starhours/group_entry.h>
#include <starhours/period.h>
#include <starhours/roster.h>
#include <starhours/rulebook.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace starhours {

// What one volunteer, or one team, did in a period.
struct Tally {
  std::int64_t minutes = 0;  // credited
  std::int64_t points = 0;   // in 1/60 of a millionth of a point: credited minutes x weight in millionths
  std::int64_t entries = 0;
  std::int64_t days = 0;
  std::int64_t activities = 0;
};

// Weighs entries by [points]. Weights of a (category, project, kind of day) are multiplied once, exactly,
// and rounded half up to a millionth. A project's weight is found by the text of Activity::project that `activity_of`
// gives.
class PointsScale {
 public:
  // The references must outlive it.
  PointsScale(const PointsRule& rule, ActivityOf activity_of);
  // Millionths of a point an hour of this activity earns on this day.
  [[nodiscard]] std::int64_t weight(ActivityNo activity, Day day);

 private:
  // What a day has of its own to weigh by: its weekday, and whether it is a holiday. Below 16.
  [[nodiscard]] std::uint32_t kind_of(Day day);
  [[nodiscard]] std::int64_t weigh(const Activity* activity, std::uint32_t kind_of_day) const;

  const PointsRule& rule_;
  ActivityOf activity_of_;
  std::unordered_map<std::uint64_t, std::int64_t> weights_;
  std::optional<Day> latest_day_;  // most calls are for the same day as the last one
  std::uint32_t latest_kind_ = 0;
};

// Tallies by volunteer and by team of a stream of service days in order of (day, volunteer).
// A team's entries are the distinct (volunteer, activity, service day) for that team, its days those with at least one.
// Entries count whatever they are credited; sums beyond 64 bits stay at the largest number.
// Memory: sixteen bytes for every number up to the highest that served, and more for points and activities only if
// asked for.
struct TallyOptions {
  bool activities = false;        // count distinct activities
  std::vector<Basis> basis;       // only these; empty = all
  PointsScale* points = nullptr;  // null = no points
  std::size_t volunteers = 0;     // room is made at once for numbers up to this
};

class Tallies {
 public:
  explicit Tallies(TallyOptions options);
  // Whole service days, each volunteer's one after another's. REQUIRES: of one day; days do not go back.
  void add(std::span<const Entry> service_days);
  // What groups of unnamed people did on one day: for teams and everybody, for no volunteer. Their entries are as many
  // as the people. REQUIRES: days do not go back.
  void add_groups(std::span<const GroupEntry> groups);

  // Sums in place of the entries they are made of: what a volunteer did on any days, and what was done for a team on
  // one day. Together they tell all but volunteers_of(). REQUIRES: all bases, no points, no activities; days do not go
  // back.
  void add(VolunteerNo volunteer, std::int64_t minutes, std::int64_t entries, std::int64_t days);
  void add(TeamNo team, Day day, std::int64_t minutes, std::int64_t entries);

  // Indexed by number; a missing or short index means nothing served. Empty tallies have entries == 0.
  [[nodiscard]] Tally of(VolunteerNo volunteer) const;
  [[nodiscard]] const Tally& of(TeamNo team) const;  // the team's own entries, sub-teams not included
  [[nodiscard]] const Tally& everybody() const { return everybody_; }
  // Those with at least one entry, ascending by number. What was served for no team is in of(TeamNo::none) alone.
  [[nodiscard]] std::vector<VolunteerNo> volunteers() const;
  [[nodiscard]] std::vector<TeamNo> teams() const;
  // The distinct volunteers with an entry for `team`.
  [[nodiscard]] std::int64_t volunteers_of(TeamNo team) const;

 private:
  // A set of pairs of numbers.
  class Pairs {
   public:
    // False if it was in already.
    bool insert(std::uint32_t a, std::uint32_t b);

   private:
    void grow();
    std::vector<std::uint64_t> slots_;
    std::size_t used_ = 0;
  };
  // Of hundreds of thousands; what few rulebooks ask for lies apart. Entries have rows, of which a book has fewer than
  // 2^32, and minutes go on in carried_.
  struct VolunteerLine {
    std::uint32_t minutes = 0;  // modulo 2^32
    std::uint32_t entries = 0;
    std::uint32_t days = 0;
    std::uint32_t first_team = 0;  // the first team served for, + 1; 0 = none yet
  };
  struct TeamLine {
    Tally tally;
    Day latest_day{};
    std::int64_t volunteers = 0;
  };
  [[nodiscard]] TeamLine& line_of(std::uint32_t team);
  static void count_day(TeamLine& team, Day day);
  void count_day(Day day);
  void make_room(std::size_t numbers);
  [[nodiscard]] VolunteerLine& line_of_volunteer(std::uint32_t no);
  void add_service_day(std::span<const Entry> service_day);
  // For the service day in hand. the distinct pairs of a team and an activity, ascending.
  using TeamActivities = std::span<const std::uint64_t>;
  void count_for_volunteer(VolunteerLine& volunteer, std::uint32_t volunteer_no, std::int64_t minutes,
                           std::int64_t entries, std::int64_t days);
  void count_for_teams(TeamActivities distinct, VolunteerLine& volunteer, std::uint32_t volunteer_no, Day day);
  [[nodiscard]] std::int64_t count_activities(TeamActivities distinct, std::uint32_t volunteer_no);

  TallyOptions options_;
  std::uint32_t basis_wanted_ = 0;  // bits
  std::vector<VolunteerLine> volunteers_;
  std::size_t served_ = 0;                                   // of them
  std::unordered_map<std::uint32_t, std::int64_t> carried_;  // by number: how often minutes passed 2^32
  std::vector<std::int64_t> points_;                         // by number, if asked for
  std::vector<std::uint32_t> activities_of_;                 // likewise
  std::vector<TeamLine> teams_;
  Tally everybody_;
  std::optional<Day> latest_day_;
  Pairs later_teams_;  // (team, volunteer), but for a volunteer's first team
  Pairs team_activities_;
  Pairs volunteer_activities_;
  Pairs activities_;
  // For the service day in hand.
  std::vector<std::uint64_t> team_and_activity_;
  std::vector<std::uint32_t> activity_;
};

}  // namespace starhours
