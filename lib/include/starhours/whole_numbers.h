// whole_numbers.h -- whole numbers as text: an answer has millions of them, nearly all below ten thousand.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace starhours {

// Digits of the longest number.
inline constexpr std::size_t longest_whole = 20;

namespace two_digits {

using Text = std::array<char, 2>;

// "00" to "99"
inline constexpr std::array<Text, 100> padded = [] {
  std::array<Text, 100> made{};
  for (std::size_t i = 0; i < 100; ++i) made[i] = {static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
  return made;
}();
// "0" to "99"; behind one digit there is none.
inline constexpr std::array<Text, 100> plain = [] {
  std::array<Text, 100> made = padded;
  for (std::size_t i = 0; i < 10; ++i) made[i] = {made[i][1], '\0'};
  return made;
}();

}  // namespace two_digits

// Both digits of a number below 100; returns their end.
inline char* write_two(char* to, std::uint64_t number) {
  std::memcpy(to, two_digits::padded[number].data(), 2);
  return to + 2;
}

// The digits, at `to`, where longest_whole bytes have room, one of which may be written past the end; returns the end.
[[nodiscard]] inline char* write_whole(char* to, std::uint64_t number) {
  if (number >= 10000) return std::to_chars(to, to + longest_whole, number).ptr;
  const std::uint64_t start = number < 100 ? number : number / 100;
  // Two bytes in any case: that is cheaper than to ask how many.
  std::memcpy(to, two_digits::plain[start].data(), 2);
  to += start < 10 ? 1 : 2;
  return number < 100 ? to : write_two(to, number % 100);
}

}  // namespace starhours
