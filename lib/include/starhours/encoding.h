// encoding.h -- bytes of text in the encodings of sheets, as UTF-8.
#pragma once

#include <starhours/bytes.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace starhours {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, gb18030, big5, windows1252 };
[[nodiscard]] std::string_view name_of(
    Encoding encoding);  // "UTF-8" "UTF-16LE" "UTF-16BE" "GB18030" "Big5" "Windows-1252"
// In any case, with the names people use: gbk, gb2312, cp936, utf8, utf-16, big5, cp1252, latin1, ansi …
[[nodiscard]] std::optional<Encoding> encoding_named(std::string_view name);

// The encoding of the text that begins with `front`, which is all of it if `ended`. Decided by a byte order mark, then
// by what is well-formed, then by which reading makes words of a sheet (its commonest characters). Nothing if the
// bytes are no text: controls, or well-formed in none.
[[nodiscard]] std::optional<Encoding> encoding_of(std::string_view front, bool ended);

// How many bytes of byte order mark `front` begins with, of that encoding.
[[nodiscard]] std::size_t byte_order_mark(std::string_view front, Encoding encoding);

// `source` as UTF-8, without a byte order mark. What is not well-formed becomes U+FFFD. `source` must outlive it.
// REQUIRES: `source` is at its beginning.
[[nodiscard]] std::unique_ptr<ByteSource> decoded(ByteSource& source, Encoding encoding);

}  // namespace starhours
