// ranking.h -- the eligible in their order.
#pragma once

#include <starhours/award.h>

#include <vector>

namespace starhours {

// Puts `ranked` in order of score, tie-breaks and key, and gives the ranks. Their scores are those of the rule.
void put_in_order(const AwardRule& rule, const std::vector<Candidate>& candidates, std::vector<Ranked>& ranked);

// Puts `ranked` in order of the candidates' keys.
void put_in_order_of_keys(const std::vector<Candidate>& candidates, std::vector<Ranked>& ranked);

}  // namespace starhours
