// count_rule.h -- [count] of a rulebook: how sign-ins become credited minutes.
//
// The defaults are those of 《志愿服务记录办法》(民函〔2012〕340号): time actually served, travel excluded,
// no rounding, no caps.
#pragma once

#include <starhours/moment.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace starhours {

enum class Rounding : std::uint8_t { none, down, nearest, up };  // nearest: a half goes up
enum class Scope : std::uint8_t { entry, day };
// Hours stated beside times. For a sign-in split over several days they count from its start on, day by day.
enum class StatedBeside : std::uint8_t {
  ignore,
  cap,      // no more than the hours stated
  replace,  // the hours stated; no more than it worked where trim or overlap cut the entry, so that no minute is given
            // twice
};
enum class UnknownVolunteer : std::uint8_t { enrol, suspense };  // written "register" | "suspense"
enum class Lumps : std::uint8_t { suspense, allow };

// What is done about a missing sign-in or sign-out.
struct MissingSide {
  enum class Kind : std::uint8_t {
    suspense,
    activity_bound,  // the activity's start or end ("activity-start" / "activity-end")
    fixed,           // a fixed credit
  };
  Kind kind = Kind::suspense;
  Minutes credit{};  // Kind::fixed
  friend bool operator==(const MissingSide&, const MissingSide&) = default;
};

// Minutes that never count. Both forms may be given; then `after` is measured on what the daily windows leave.
struct BreakRule {
  struct Daily {  // minutes after local midnight, [first, end), 0 <= first < end <= 24 h
    Minutes first{};
    Minutes end{};
    friend bool operator==(const Daily&, const Daily&) = default;
  };
  std::vector<Daily> daily;      // break = ["12:00-13:30"]: worked minutes inside do not count
  std::optional<Minutes> after;  // break = { after = "6h", take = "30m" }: an entry that worked
  Minutes take{};                // longer than `after` loses `take`, but never falls below `after`
  friend bool operator==(const BreakRule&, const BreakRule&) = default;
};

struct CountRule {
  // admitting
  Minutes day_starts{0};           // after local midnight, < 24 h
  Minutes overnight_max{12 * 60};  // a sign-out clock at or before the sign-in is tomorrow's up to this length
  Minutes max_session{16 * 60};    // longer is suspense
  MissingSide missing_sign_in;
  MissingSide missing_sign_out;
  UnknownVolunteer unknown_volunteer = UnknownVolunteer::enrol;
  Lumps lumps = Lumps::suspense;  // stated hours past max_session
  // crediting
  bool trim = false;  // to the activity's window
  BreakRule break_rule;
  StatedBeside stated = StatedBeside::ignore;
  Minutes min{0};       // an entry shorter than this counts nothing
  Minutes at_least{0};  // an entry shorter than this (but over nothing) counts as this
  Rounding round = Rounding::none;
  Minutes step{0};  // REQUIRES > 0 unless round is none
  Scope scope = Scope::entry;
  std::optional<Minutes> max_per_entry;
  std::optional<Minutes> max_per_activity_day;
  std::optional<Minutes> max_per_day;
  friend bool operator==(const CountRule&, const CountRule&) = default;
};

}  // namespace starhours
