// cells.h -- the texts of numbers in cells, the same in every format.
#pragma once

#include <starhours/report.h>

#include <cstdint>
#include <string>

namespace starhours {

// Hundredths as a decimal of two places at most: 450 is "4.5".
void append_hundredths(std::string& to, std::int64_t hundredths);

// The number of a cell of `kind`; minutes of CellKind::hours become hours, half up.
void append_number(std::string& to, std::int64_t number, CellKind kind);

// Numbers stand at the right of a column.
[[nodiscard]] constexpr bool is_numeric(CellKind kind) {
  return kind == CellKind::count || kind == CellKind::hours || kind == CellKind::score;
}

}  // namespace starhours
