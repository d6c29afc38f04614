// clock_text.h -- the time of day at the front of a text.
#pragma once

#include <starhours/moment.h>

#include <sheets/cursor.h>

#include <optional>

namespace starhours::sheets {

// Minutes from midnight, 24:00 = 1440; seconds are read and dropped. Takes the clock, and 上午 or PM with it.
// REQUIRES: the text is folded, or is ASCII.
[[nodiscard]] std::optional<Minutes> take_clock(Cursor& cursor);

// Z, UTC, +08:00, +0800, +08 east of UTC. Nothing, and nothing taken, if there is none.
[[nodiscard]] std::optional<Minutes> take_offset(Cursor& cursor);

}  // namespace starhours::sheets
