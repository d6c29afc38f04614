// ranking.h -- the eligible in their order.
#pragma once

#include <starhours/award.h>

#include <cstdint>
#include <vector>

namespace starhours {

// Puts `order`, places in `candidates`, in order of score, tie-breaks and key. The ranks they have then: equals share
// one.
[[nodiscard]] std::vector<int> put_in_order(const AwardRule& rule, const std::vector<Candidate>& candidates,
                                            std::vector<std::uint32_t>& order);

// Puts `order` in order of the candidates' keys.
void put_in_order_of_keys(const std::vector<Candidate>& candidates, std::vector<std::uint32_t>& order);

}  // namespace starhours
