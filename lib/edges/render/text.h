// text.h -- untrusted text, character by character: how wide it is and what of it must not be shown as it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace starhours {

// A piece of a text that is shown as one: a character with the marks that stand on it.
struct Glyph {
  std::size_t first = 0;  // byte offset, included
  std::size_t end = 0;    // not included
  std::size_t width = 0;  // columns of a terminal: 0, 1 or 2
};

// Walks the glyphs of a text in UTF-8; a broken byte is a glyph of its own, one column wide.
class Glyphs {
 public:
  explicit Glyphs(std::string_view text) : text_(text) {}
  // False at the end.
  [[nodiscard]] bool next(Glyph& glyph);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// Whether printable() leaves it as it is: no C0, DEL, C1, bidirectional controls, line separators or broken bytes.
[[nodiscard]] bool is_printable(std::string_view text);

// Appends `text` as printable() gives it, but leaves the ASCII controls in `kept` alone.
void append_printable(std::string& to, std::string_view text, std::string_view kept = {});

// True for bytes 0x20 to 0x7E only: the common case of ids, dates and numbers.
[[nodiscard]] bool is_plain_ascii(std::string_view text);

}  // namespace starhours
