// admit.h -- from a sign-in as written to stretches, or to suspense.
//
// Decides which instants the written times mean (overnight, change of clocks, a missing
// side) and splits what reaches over the moment at which days begin.
#pragma once

#include <starhours/count_rule.h>
#include <starhours/problem.h>
#include <starhours/roster.h>
#include <starhours/service_day.h>
#include <starhours/sign_in.h>
#include <starhours/zone.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace starhours {

// One piece of an admitted sign-in: see the members of the same names in Stretch.
struct Piece {
  Day day{};
  Instant start{};
  std::uint16_t length = 0;
  std::uint16_t before = 0;
  std::uint16_t after = 0;
};

// What is worth a warning though the row counts. Bits of Admission::warnings.
enum AdmissionWarning : std::uint8_t {
  warn_time_twice = 1,
  warn_time_never = 2,
  warn_stated_differs = 4,  // stated hours beside times that differ by more than a minute
  warn_estimated = 8,
};

// Admitted when `refused` is empty. A session has at most max_session, so at most
// 3 + max_session / 24 h pieces; `pieces` is reused from row to row and keeps its memory.
struct Admission {
  std::vector<Piece> pieces;  // timed: in order, at least one; stated: exactly one with the stated length
  Basis basis = Basis::clocked;
  std::uint16_t stated = Stretch::not_stated;  // hours stated beside times
  std::uint8_t warnings = 0;
  std::optional<Kind> refused;  // missing_date missing_sign_in missing_sign_out missing_hours time_order
                                // zero_length too_long future_day, bad_date before representable_days
  bool overnight = false;       // the sign-out was taken to be on the next day
};

// Holds what the rows of a sheet share. Not for two threads at once.
// A row whose only time is its stated hours is Basis::stated on its day. A row of zero hours and no times is
// zero_length. A policy for a missing side counts only if it makes a session of 1 minute to max_session; hours stated
// beside one time never stand in for the other. Stated hours past max_session beside times are too_long only where they
// replace the times.
class Admitter {
 public:
  // `today`: a service day after it is future_day. All references must outlive the admitter.
  Admitter(const CountRule& rule, const Zone& zone, Day today);

  // `activity` may be null; its window serves missing sides. Overwrites `admission`.
  void admit(const SignIn& sign_in, const Activity* activity, Admission& admission);

 private:
  const CountRule& rule_;
  const Zone& zone_;
  Day today_;
  Day day_{};  // the service day of the last piece, [day_first_, day_end_)
  Instant day_first_{};
  Instant day_end_{};

  void admit_hours(const SignIn& sign_in, Admission& admission) const;
  void admit_times(const SignIn& sign_in, const Activity* activity, Admission& admission);
  void split(Instant start, Instant end, Admission& admission);
};

// The problem a refusal makes, in the words of the sign-in: message and hint, no place.
[[nodiscard]] Problem explain_refusal(Kind refused, const SignIn& sign_in, const CountRule& rule, Day today);

}  // namespace starhours
