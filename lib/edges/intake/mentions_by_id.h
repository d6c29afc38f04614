// mentions_by_id.h -- the order in which mentions are told apart.
#pragma once

#include "intake/staged_sheet.h"

#include <vector>

namespace starhours {

// Those of one strength, by id, and of equal ones in the order of the sheets: a book takes new volunteers fastest so.
[[nodiscard]] std::vector<StagedMention*> mentions_of(std::vector<StagedSheet>& sheets, Known known);

// Whether every mention gives an id.
[[nodiscard]] bool all_by_id(const std::vector<StagedSheet>& sheets);

}  // namespace starhours
