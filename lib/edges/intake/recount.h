// recount.h -- everything counted again from the kept bytes of the sheets.
#pragma once

#include "intake/desk.h"

#include <cstdint>

namespace starhours {

// How this program reads sheets. Raised when the same bytes would be read otherwise than before: then a book is counted
// again by the first intake into it.
inline constexpr int reading_version = 7;

// Makes all that the book derives from its sheets again. In the caller's transaction.
[[nodiscard]] Result<void> count_again(Desk& desk);

// The same, if the book's sheets were read by another version.
[[nodiscard]] Result<void> count_again_if_outdated(Desk& desk);

// Credited minutes of the whole journal.
[[nodiscard]] Result<std::int64_t> credited_minutes(Book& book);

}  // namespace starhours
