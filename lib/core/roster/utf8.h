// utf8.h -- cells of sheets, code point by code point.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace starhours::utf8 {

// What stands for bytes that are no UTF-8.
inline constexpr char32_t replacement = 0xFFFD;

// The code point at `at`, which moves past it. A byte that begins no well-formed sequence
// is one replacement. REQUIRES: at < text.size().
[[nodiscard]] char32_t decode(std::string_view text, std::size_t& at);
[[nodiscard]] std::u32string decode(std::string_view text);

void append(std::string& text, char32_t point);

}  // namespace starhours::utf8
