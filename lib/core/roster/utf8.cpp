#include <roster/utf8.h>

namespace starhours::utf8 {

namespace {

// The shape of a sequence by its first byte: how many bytes, the bits the first gives, and
// the smallest code point that may be written so long.
struct Shape {
  std::size_t bytes;
  unsigned bits;
  char32_t smallest;
};

Shape shape_of(unsigned char first) {
  if (first < 0x80) return {1, first, 0};
  if (first >= 0xC2 && first <= 0xDF) return {2, first & 0x1FU, 0x80};
  if (first >= 0xE0 && first <= 0xEF) return {3, first & 0x0FU, 0x800};
  if (first >= 0xF0 && first <= 0xF4) return {4, first & 0x07U, 0x10000};
  return {0, 0, 0};
}

}  // namespace

char32_t decode(std::string_view text, std::size_t& at) {
  const Shape shape = shape_of(static_cast<unsigned char>(text[at]));
  if (shape.bytes == 0 || text.size() - at < shape.bytes) {
    ++at;
    return replacement;
  }
  char32_t point = shape.bits;
  for (std::size_t i = 1; i < shape.bytes; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80U) {
      ++at;
      return replacement;
    }
    point = (point << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < shape.smallest || surrogate || point > 0x10FFFF) {
    ++at;
    return replacement;
  }
  at += shape.bytes;
  return point;
}

std::u32string decode(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) points.push_back(decode(text, at));
  return points;
}

void append(std::string& text, char32_t point) {
  const auto trailing = [&](unsigned shift) { text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | (point >> 6U));
    trailing(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | (point >> 12U));
    trailing(6);
    trailing(0);
  } else {
    text += static_cast<char>(0xF0U | (point >> 18U));
    trailing(12);
    trailing(6);
    trailing(0);
  }
}

}  // namespace starhours::utf8
