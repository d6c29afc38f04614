// cells.h -- the texts of numbers in cells, the same in every format.
#pragma once

#include <starhours/report.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace starhours {

// Bytes that every number fits into.
inline constexpr std::size_t longest_number = 24;

// The number of a cell of `kind`, written at `to`, where longest_number bytes have room; returns its end. Minutes of
// CellKind::hours become hours, half up; hundredths of CellKind::score a decimal of two places at most: 450 is "4.5".
[[nodiscard]] char* write_number(char* to, std::int64_t number, CellKind kind);
void append_number(std::string& to, std::int64_t number, CellKind kind);

// Numbers stand at the right of a column.
[[nodiscard]] constexpr bool is_numeric(CellKind kind) {
  return kind == CellKind::count || kind == CellKind::hours || kind == CellKind::score;
}

}  // namespace starhours
