// little_endian.h -- numbers in the bytes of old workbooks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace starhours::workbook {

// REQUIRES: the number lies within `bytes`.
template <class Number>
[[nodiscard]] Number number_at(std::string_view bytes, std::size_t at) {
  static_assert(sizeof(Number) <= 8);
  std::uint64_t bits = 0;
  for (std::size_t index = 0; index < sizeof(Number); ++index) {
    bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + index])) << (8 * index);
  }
  return static_cast<Number>(bits);
}

[[nodiscard]] inline std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}
[[nodiscard]] inline std::uint16_t word_at(std::string_view bytes, std::size_t at) {
  return number_at<std::uint16_t>(bytes, at);
}
[[nodiscard]] inline std::uint32_t long_at(std::string_view bytes, std::size_t at) {
  return number_at<std::uint32_t>(bytes, at);
}
[[nodiscard]] inline double double_at(std::string_view bytes, std::size_t at) {
  const auto bits = number_at<std::uint64_t>(bytes, at);
  double number = 0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

}  // namespace starhours::workbook
