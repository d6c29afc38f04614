// rulebook.h -- the written rules of a book: how hours are counted, star ladders, awards.
//
// A rulebook is plain data. rules_file.h reads it from TOML; nothing in the core knows of files.
#pragma once

#include <starhours/count_rule.h>
#include <starhours/names.h>
#include <starhours/period.h>
#include <starhours/service_day.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace starhours {

// What can be measured of a volunteer or a team in a period.
enum class Metric : std::uint8_t {
  hours,
  points,
  entries,           // 人次: volunteer x activity x service day
  days,              // distinct service days
  activities,        // distinct activities
  stars,             // level on the rulebook's first ladder at the period's end
  registered,        // tie-break only: the earlier registered stands first, the never registered last
  hours_per_member,  // teams: credited minutes / members on the period's last day
  wins,              // times an award was won in the periods of that award that end in this period
};
[[nodiscard]] std::string_view name_of(Metric metric);  // as the rulebook spells it: "hours-per-member"

// A decimal number of a rulebook (a weight, points an hour, a threshold of points) in millionths.
struct Decimal {
  std::int64_t millionths = 0;
  friend auto operator<=>(const Decimal&, const Decimal&) = default;
};

// [points]. An entry earns credited hours x per_hour x every weight that applies, multiplied.
struct PointsRule {
  Decimal per_hour{1'000'000};
  std::map<std::string, Decimal> category;  // by the activity's category
  std::map<std::string, Decimal> project;   // by the activity's project
  std::map<int, Decimal> weekday;           // ISO: 1 = Monday … 7 = Sunday
  Decimal holiday{1'000'000};
  std::vector<Day> holidays;  // ascending, distinct
  friend bool operator==(const PointsRule&, const PointsRule&) = default;
};

struct Level {
  Names name;
  // Minutes for Metric::hours, millionths of a point for points, else a count.
  std::int64_t threshold = 0;
  friend bool operator==(const Level&, const Level&) = default;
};

// Stars: thresholds on a metric in a window. `lifetime` windows are Grain::all; otherwise the
// count begins anew with each period of the grain.
struct Ladder {
  std::string id;
  Names name;
  Metric by = Metric::hours;  // hours, points, entries, days or activities
  Grain window = Grain::all;
  std::vector<Level> levels;  // thresholds strictly rising, at least one
  friend bool operator==(const Ladder&, const Ladder&) = default;
};

enum class Ties : std::uint8_t { share, broken };
enum class Contender : std::uint8_t { volunteer, team };

struct Eligibility {
  std::optional<Minutes> min_hours;
  std::optional<Decimal> min_points;
  std::optional<std::int64_t> min_entries;
  std::optional<std::int64_t> min_days;
  std::optional<std::int64_t> min_activities;
  std::optional<int> min_stars;
  std::optional<std::int64_t> min_members;  // teams
  std::optional<int> registered_months;     // whole months of membership at the period's end
  std::vector<std::string> groups;          // in at least one of them; empty = anybody
  std::vector<std::string> not_in_groups;
  std::vector<std::string> teams;  // ids or names, with sub-teams; empty = any
  std::vector<Basis> basis;        // only entries known so count; empty = all
  friend bool operator==(const Eligibility&, const Eligibility&) = default;
};

struct AwardRule {
  std::string id;
  Names name;
  Grain every = Grain::month;  // day … year
  Contender of = Contender::volunteer;
  Metric by = Metric::hours;
  std::string wins_of;  // Metric::wins: the id of another award of a finer grain
  int winners = 1;
  Ties ties = Ties::broken;
  std::vector<Metric> tie_break;
  Eligibility eligible;
  int cooldown = 0;             // periods to sit out after winning
  std::optional<int> per_team;  // at most so many winners of one team
  friend bool operator==(const AwardRule&, const AwardRule&) = default;
};

struct Rulebook {
  std::string title;
  std::string zone = "Asia/Shanghai";
  CalendarStyle calendar;
  CountRule count;
  PointsRule points;
  std::vector<Ladder> ladders;  // the first one gives the stars
  std::vector<AwardRule> awards;
  friend bool operator==(const Rulebook&, const Rulebook&) = default;
};

}  // namespace starhours
