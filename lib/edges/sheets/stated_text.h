// stated_text.h -- lengths of service as people write them into cells.
//
//   2.5  2,5  2.5h  1h30m  2h30  1:30  1:30:00  PT2H30M  90'  1.5（小时）
//   2小时30分  90分钟  半小时  两小时  2个半小时  2小时半  一刻钟
#pragma once

#include <starhours/moment.h>
#include <starhours/problem.h>

#include <optional>
#include <string_view>

namespace starhours::sheets {

// Whole minutes, less than ten thousand hours. A decimal number is brought to the nearest second, and then seconds are
// dropped: 1.33 hours are 79 minutes, 2.33333333333333 are 140. `in_minutes`: what a number without a unit is. Nothing
// if the cell cannot be read.
[[nodiscard]] std::optional<Minutes> read_stated(std::string_view cell, bool in_minutes);

// The hours of several people together, less than ten million. They are brought to the nearest minute: of the hours of
// one the rest of a minute was not served, of a sum it is what a calculation left over.
[[nodiscard]] std::optional<Minutes> read_stated_together(std::string_view cell, bool in_minutes);

// What is wrong with a cell that could not be read: bad_hours, without a place.
[[nodiscard]] Problem explain_stated(std::string_view cell);

}  // namespace starhours::sheets
