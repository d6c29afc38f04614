// group_posting.h -- staged service of groups into the book, beside the journal: settled with what other sheets hold.
#pragma once

#include "intake/desk.h"
#include "intake/posting.h"
#include "intake/staged_sheet.h"

#include <vector>

namespace starhours {

// Posts the groups of `sheets`; all that the book held of these sheets is taken out, whatever they hold now. Adds to
// `outcome` what it changed and, with `keep_before`, what the book held.
[[nodiscard]] Result<void> post_groups(Desk& desk, std::vector<StagedSheet>& sheets, PostingOutcome& outcome,
                                       bool keep_before);

}  // namespace starhours
