// eligibility.h -- who may win at all.
#pragma once

#include <starhours/award.h>

namespace starhours {

// What keeps a candidate from being ranked: the first of the verdicts from `cooldown` on that holds, in their order.
// Nothing if the candidate is eligible.
class Bar {
 public:
  // The rule must outlive it.
  Bar(const AwardRule& rule, const Period& period);
  [[nodiscard]] std::optional<Verdict> against(const Candidate& candidate, const Score& score) const;

 private:
  const Eligibility& eligible_;
  std::optional<Day> latest_registration_;  // that still has the months asked for
};

}  // namespace starhours
