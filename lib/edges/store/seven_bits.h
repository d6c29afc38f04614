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

}  // namespace starhours::store
