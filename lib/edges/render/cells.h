// cells.h -- the texts of numbers in cells, the same in every format.
#pragma once

#include <starhours/moment.h>
#include <starhours/report.h>
#include <starhours/whole_numbers.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

namespace starhours {

// Bytes that every number fits into.
inline constexpr std::size_t longest_number = 24;
static_assert(longest_hours <= longest_number && longest_whole < longest_number);

// Hundredths as a decimal of two places at most, at `to`, where longest_number bytes have room; returns its end.
[[nodiscard]] char* write_hundredths(char* to, std::int64_t hundredths);

// The number of a cell of `kind`, likewise. Minutes of CellKind::hours become hours, half up; hundredths of
// CellKind::score a decimal: 450 is "4.5".
[[nodiscard]] inline char* write_number(char* to, std::int64_t number, CellKind kind) {
  if (kind == CellKind::hours) return write_hours(to, number);
  if (kind == CellKind::score) return write_hundredths(to, number);
  // Unsigned, so that the least number has an absolute value.
  const auto size = static_cast<std::uint64_t>(number);
  if (number >= 0) return write_whole(to, size);
  *to++ = '-';
  return write_whole(to, 0 - size);
}
void append_number(std::string& to, std::int64_t number, CellKind kind);

// Where longest_number bytes have room; returns its end.
[[nodiscard]] inline char* write_word(char* to, const Word& word) {
  static_assert(Word::longest <= longest_number);
  std::memcpy(to, word.bytes().data(), Word::longest);
  return to + word.text().size();
}

// Numbers stand at the right of a column.
[[nodiscard]] constexpr bool is_numeric(CellKind kind) {
  return kind == CellKind::count || kind == CellKind::hours || kind == CellKind::score;
}

}  // namespace starhours
