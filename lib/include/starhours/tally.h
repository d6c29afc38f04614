// tally.h -- sums over the journal, service day by service day.
//
// Terms, kept apart everywhere: minutes = 时长, credited; entries = 人次, participations (volunteer x activity x
// service day); volunteers = 人数, distinct; days = distinct service days; activity_days = 场次, activities held x days.
#pragma once

#include <starhours/credit.h>
#include <starhours/period.h>
#include <starhours/roster.h>
#include <starhours/rulebook.h>

#include <cstdint>
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
// and rounded half up to a millionth.
class PointsScale {
 public:
  // The references must outlive it.
  PointsScale(const PointsRule& rule, ActivityOf activity_of);
  // Millionths of a point an hour of this activity earns on this day.
  [[nodiscard]] std::int64_t weight(ActivityNo activity, Day day);

 private:
  const PointsRule& rule_;
  ActivityOf activity_of_;
  std::unordered_map<std::uint64_t, std::int64_t> weights_;
};

// Tallies by volunteer and by team of a stream of service days in order of (day, volunteer).
// Memory: one tally a volunteer and team that served, and a set of their activities only if asked for.
struct TallyOptions {
  bool activities = false;        // count distinct activities
  std::vector<Basis> basis;       // only these; empty = all
  PointsScale* points = nullptr;  // null = no points
};

class Tallies {
 public:
  explicit Tallies(TallyOptions options);
  // One service day whole. REQUIRES: days do not go back.
  void add(std::span<const Entry> service_day);

  // Indexed by number; a missing or short index means nothing served. Empty tallies have entries == 0.
  [[nodiscard]] const Tally& of(VolunteerNo volunteer) const;
  [[nodiscard]] const Tally& of(TeamNo team) const;  // the team's own entries, sub-teams not included
  [[nodiscard]] const Tally& everybody() const { return everybody_; }
  // Those with at least one entry, ascending by number.
  [[nodiscard]] std::vector<VolunteerNo> volunteers() const;
  [[nodiscard]] std::vector<TeamNo> teams() const;
  // The distinct volunteers with an entry for `team`.
  [[nodiscard]] std::int64_t volunteers_of(TeamNo team) const;

 private:
  TallyOptions options_;
  std::vector<Tally> volunteers_;
  std::vector<Tally> teams_;
  Tally everybody_;
};

}  // namespace starhours
