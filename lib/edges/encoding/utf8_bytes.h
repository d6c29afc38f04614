// utf8_bytes.h -- UTF-8 as ICU's macros take it.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starhours::encoding {

inline const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

// How many bytes of `text` come before a character that its end cuts off.
inline std::size_t whole_characters(std::string_view text) {
  auto length = static_cast<std::ptrdiff_t>(text.size());  // signed: the macro looks behind the front
  U8_TRUNCATE_IF_INCOMPLETE(bytes_of(text), 0, length);
  return static_cast<std::size_t>(length);
}

}  // namespace starhours::encoding
