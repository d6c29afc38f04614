// service_day.h -- all of one volunteer's service on one local day: the atom of accounting.
//
// A service day can be counted alone. It is a pure function of its stretches,
// in whatever order and from whatever sheets they came.
#pragma once

#include <starhours/moment.h>
#include <starhours/numbers.h>

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace starhours {

// How a stretch is known.
enum class Basis : std::uint8_t {
  clocked,      // both times
  stated,       // hours only
  estimated,    // a side filled by policy
  manual,       // an adjustment
  transferred,  // from another book
};
[[nodiscard]] std::string_view name_of(Basis basis);

// A stretch of service inside one service day, as a sheet claims it. A sign-in over the
// moment at which days begin becomes several stretches, one a day, that know how much of it
// lies before and after them.
struct Stretch {
  static constexpr std::uint16_t not_stated = 0xFFFF;
  static constexpr std::uint16_t longest = 0xFFFE;  // minutes; 1092 h

  Day day{};
  VolunteerNo volunteer{};
  Instant start{};  // included; meaningless for Basis::stated
  ActivityNo activity{};
  TeamNo team{};  // as the row says, else the volunteer's home team
  SheetNo sheet{};
  std::uint32_t row = 0;
  std::uint16_t length = 0;           // minutes claimed; for Basis::stated, the hours stated
  std::uint16_t stated = not_stated;  // hours stated beside times
  std::uint16_t before = 0;           // minutes of the same sign-in in earlier service days
  std::uint16_t after = 0;            // … and in later ones
  std::uint16_t nth = 0;              // of hours-only rows of one sheet with the same volunteer, day, activity,
                                      // team and minutes: 0, 1, 2, …
  Basis basis = Basis::clocked;
  bool follows = false;  // of a further sign-in of its row: the first one stands for the row's fate

  // One stretch of each row does.
  [[nodiscard]] bool stands_for_row() const { return before == 0 && !follows; }
  [[nodiscard]] bool timed() const { return basis != Basis::stated; }
  [[nodiscard]] Instant end() const { return start + Minutes{length}; }  // not included
};

// The order of activities by key, which decides ties of work. Keys are texts; numbers
// follow arrival and must not decide.
using ActivityBefore = std::function<bool(ActivityNo, ActivityNo)>;

// Puts the stretches of one service day in the order in which they work (timed by start,
// then longer, then activity key; then stated by activity key, longer, nth), with those that count first and
// the duplicates after them, and returns how many count.
//
// Duplicates: same activity, in and out of the whole sign-in as another (hours only: same activity, team,
// minutes and nth; equal hours for another team are service of their own).
// Of a set of them the one counts that is better known (clocked before estimated), then has a smaller stated length,
// then whose team is `team_before`; among equals the earlier sheet, then the earlier row. So what counts never depends
// on the order of import except in which of two equal rows bears it. Duplicates stand in the order of their originals.
// `originals[i]` is the index among the counted of what the duplicate at returned + i repeats. REQUIRES: all of the
// same day and volunteer.
using TeamBefore = std::function<bool(TeamNo, TeamNo)>;
[[nodiscard]] std::size_t settle(std::vector<Stretch>& stretches, const ActivityBefore& activity_before,
                                 const TeamBefore& team_before, std::vector<std::uint32_t>& originals);

}  // namespace starhours
