// session.h -- which instants the written times of a sign-in mean.
#pragma once

#include <starhours/admit.h>

#include <cstdint>
#include <optional>

namespace starhours {

struct Session {
  Instant start{};  // included
  Instant end{};    // not included; start < end unless refused
  Basis basis = Basis::clocked;
  std::uint8_t warnings = 0;  // AdmissionWarning
  bool overnight = false;
  std::optional<Kind> refused;
};

// No session is longer than this.
[[nodiscard]] Minutes longest_session(const CountRule& rule);

// Fills a new `session`. REQUIRES: `sign_in` has at least one time. `activity` may be null.
void read_session(const SignIn& sign_in, const Activity* activity, const CountRule& rule, const Zone& zone,
                  Session& session);

}  // namespace starhours
