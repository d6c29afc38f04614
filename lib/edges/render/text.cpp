#include "render/text.h"

#include "render/plain_text.h"

#include <starhours/render.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace starhours {
namespace {

constexpr UChar32 zero_width_joiner = 0x200D;
constexpr UChar32 emoji_presentation = 0xFE0F;

// The code point at `at`, which moves past it; negative for a broken byte.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  // U8_NEXT counts in any integer type; its error path steps over the bytes that cannot begin anything.
  const std::size_t length = text.size();
  UChar32 code = 0;
  U8_NEXT(bytes, at, length, code);
  return code;
}

bool is_bidirectional_control(UChar32 code) { return u_hasBinaryProperty(code, UCHAR_BIDI_CONTROL) != 0; }

bool is_hidden_control(UChar32 code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x200E && is_bidirectional_control(code)) || code == 0x061C;
}

// U+3000 to U+9FFF, well-formed, among which nothing is hidden: told without asking for properties.
bool is_common_chinese(std::string_view text, std::size_t at) {
  const auto continues = [text](std::size_t place) {
    return (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U;
  };
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xE3 && lead <= 0xE9 && text.size() - at >= 3 && continues(at + 1) && continues(at + 2);
}

// The columns of a code point that begins a glyph.
std::size_t width_of(UChar32 code) {
  if (code < 0) return 1;
  if (is_hidden_control(code)) return 1;  // shown as a picture
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return 0;
    case U_FORMAT_CHAR:
      return code == 0xAD ? 1 : 0;
    default:
      break;
  }
  if (code >= 0x1160 && code <= 0x11FF) return 0;  // vowels and finals join the Hangul syllable before
  const int east_asian = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

bool Glyphs::next(Glyph& glyph) {
  if (at_ >= text_.size()) return false;
  glyph.first = at_;
  const UChar32 base = next_code_point(text_, at_);
  glyph.width = width_of(base);
  // Marks, joined emoji and skin tones belong to the character before them.
  UChar32 before = base;
  while (at_ < text_.size() && base >= 0 && !is_hidden_control(base)) {
    std::size_t after = at_;
    const UChar32 code = next_code_point(text_, after);
    if (code < 0) break;
    const bool joined = before == zero_width_joiner && u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    const bool skin_tone = u_hasBinaryProperty(code, UCHAR_EMOJI_MODIFIER) != 0 &&
                           u_hasBinaryProperty(before, UCHAR_EMOJI_MODIFIER_BASE) != 0;
    if (!joined && !skin_tone && width_of(code) != 0) break;
    if (code == emoji_presentation && u_hasBinaryProperty(base, UCHAR_EMOJI) != 0 && base > 0x7F) glyph.width = 2;
    before = code;
    at_ = after;
  }
  glyph.end = at_;
  return true;
}

bool is_plain_ascii(std::string_view text) {
  return all_bytes(text, [](EightBytes bytes) { return bytes.are_ascii() && !bytes.hold(); });
}

bool is_printable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
    } else if (is_common_chinese(text, at)) {
      at += 3;
    } else {
      const UChar32 code = next_code_point(text, at);
      if (code < 0 || is_hidden_control(code)) return false;
    }
  }
  return true;
}

void append_printable(std::string& to, std::string_view text, std::string_view kept) {
  if (is_printable(text)) {
    to += text;
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first = at;
    const UChar32 code = next_code_point(text, at);
    if (code >= 0 && code < 0x80 && kept.find(static_cast<char>(code)) != std::string_view::npos) {
      to += static_cast<char>(code);
    } else if (code >= 0 && code < 0x20) {
      to += "\xE2\x90";  // U+2400 and on: pictures of the controls
      to += static_cast<char>(0x80 + code);
    } else if (code == 0x7F) {
      to += "\u2421";
    } else if (code < 0 || is_hidden_control(code)) {
      to += "\uFFFD";
    } else {
      to += text.substr(first, at - first);
    }
  }
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  append_printable(shown, text);
  return shown;
}

std::size_t display_width(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  std::size_t width = 0;
  Glyphs glyphs(text);
  for (Glyph glyph; glyphs.next(glyph);) width += glyph.width;
  return width;
}

}  // namespace starhours
