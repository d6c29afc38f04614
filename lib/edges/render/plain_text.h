// plain_text.h -- whether a text can be written as it is: nearly every cell can, so it is told eight bytes at a time.
#pragma once

#include "render/text.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace starhours {

// Eight bytes of a text, or fewer and spaces.
class EightBytes {
 public:
  explicit EightBytes(std::uint64_t bytes) : bytes_(bytes) {}

  [[nodiscard]] bool are_ascii() const { return (bytes_ & high_bits) == 0; }
  // Whether there is a control of ASCII or one of the `marks` among them.
  template <char... marks>
  [[nodiscard]] bool hold() const {
    const std::uint64_t below = (bytes_ - eight_of(0x20)) | below_if(0x7F) | (0U | ... | below_if(marks));
    return (below & ~bytes_ & high_bits) != 0;
  }

 private:
  // A borrow gives a byte its high bit.
  [[nodiscard]] std::uint64_t below_if(char mark) const {
    return (bytes_ ^ eight_of(static_cast<unsigned char>(mark))) - eight_of(1);
  }
  static constexpr std::uint64_t eight_of(unsigned byte) { return ~std::uint64_t{0} / 255 * byte; }
  static constexpr std::uint64_t high_bits = 0x8080808080808080;

  std::uint64_t bytes_;
};

// Whether `holds` is true of all bytes, which it is given eight at a time, some of them twice.
template <class Holds>
[[nodiscard]] bool all_bytes(std::string_view text, const Holds& holds) {
  const auto load = [](const char* bytes, auto number) {
    std::memcpy(&number, bytes, sizeof number);
    return std::uint64_t{number};
  };
  constexpr std::uint64_t spaces = 0x2020202020000000;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > 8; at += 8, left -= 8) {
    if (!holds(EightBytes(load(at, std::uint64_t{})))) return false;
  }
  if (left == 0) return true;
  if (left == 8) return holds(EightBytes(load(at, std::uint64_t{})));
  if (left >= 4) return holds(EightBytes(load(at, std::uint32_t{}) | load(at + left - 4, std::uint32_t{}) << 32U));
  return holds(EightBytes(spaces | load(at, std::uint8_t{}) | load(at + left / 2, std::uint8_t{}) << 8U |
                          load(at + left - 1, std::uint8_t{}) << 16U));
}

// Whether it is printable, and holds none of the `marks` of ASCII.
template <char... marks>
[[nodiscard]] bool is_plain(std::string_view text) {
  bool ascii = true;
  const bool clear = all_bytes(text, [&ascii](EightBytes bytes) {
    ascii = ascii && bytes.are_ascii();
    return !bytes.hold<marks...>();
  });
  return clear && (ascii || is_printable(text));
}

}  // namespace starhours
