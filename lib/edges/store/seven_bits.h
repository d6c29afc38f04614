// seven_bits.h -- numbers in groups of seven bits, lowest first, the eighth bit set on all but the last group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace starhours::store {

inline constexpr std::size_t most_groups = 10;  // of any number

// Returns where the next byte goes.
inline char* write_number(char* at, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) {
    *at++ = static_cast<char>(static_cast<unsigned char>((number & 0x7F) | 0x80));
  }
  *at++ = static_cast<char>(static_cast<unsigned char>(number));
  return at;
}

// Nothing where the bytes end within the number, or it has more than 63 bits.
inline std::optional<std::uint64_t> take_number(const unsigned char*& at, const unsigned char* end) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 63 && at != end; shift += 7) {
    const unsigned group = *at++;
    number |= static_cast<std::uint64_t>(group & 0x7FU) << shift;
    if (group < 0x80) {
      return number;
    }
  }
  return std::nullopt;
}

// The same of minutes or entries; nothing where they are far more than any sheets can tell. Sums of them are far below
// where they would overflow.
inline std::optional<std::int64_t> take_count(const unsigned char*& at, const unsigned char* end) {
  const std::optional<std::uint64_t> number = take_number(at, end);
  if (!number || *number >> 48 != 0) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*number);
}

}  // namespace starhours::store
