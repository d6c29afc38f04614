// withdrawal.h -- taking a sheet out of the book, as if it had never come.
#pragma once

#include "intake/desk.h"

namespace starhours {

// True if the sheet taught the book nothing of volunteers, so that taking its stretches out takes all of it out. Else
// everything is counted again without it.
[[nodiscard]] Result<bool> can_be_lifted_out(Desk& desk, const Sheet& sheet);

// Puts the sheet's stretches out of the journal. REQUIRES: can_be_lifted_out. The sheet itself stays.
[[nodiscard]] Result<void> lift_out(Desk& desk, const Sheet& sheet);

}  // namespace starhours
