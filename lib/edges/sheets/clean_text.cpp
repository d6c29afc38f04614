#include <sheets/clean_text.h>

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace starhours::sheets {
namespace {

constexpr std::size_t glance = 16;

// True if each of the eight bytes is ASCII, and neither a space nor a control.
bool all_graphic(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101;
  constexpr std::uint64_t high = each * 0x80;
  // Bytes below 0x80 do not carry into one another: from 0x21 on the first sum reaches 0x80, from 0x7F on the second.
  return (bytes & high) == 0 && ((bytes + each * 0x5F) & high) == high && ((bytes + each) & high) == 0;
}

// The same of a text, in a few steps however long its words: long ids and codes are such. REQUIRES: eight bytes or
// more.
bool all_graphic(std::string_view text) {
  std::uint64_t bytes = 0;
  for (std::size_t at = 0; at + sizeof bytes < text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if (!all_graphic(bytes)) return false;
  }
  std::memcpy(&bytes, text.data() + text.size() - sizeof bytes, sizeof bytes);
  return all_graphic(bytes);
}

// Character by character.
bool clean_by_characters(std::string_view text) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = at + text.size();
  bool after_word = false;  // the byte before is ASCII and no space
  while (at != end) {
    const unsigned char byte = *at;
    if (byte > 0x20 && byte < 0x7F) {
      // A full stop between Chinese characters is a middle dot.
      if (byte == '.' && !after_word) return false;
      after_word = true;
      ++at;
    } else if (byte >= 0xE4 && byte <= 0xE9) {  // U+4000 to U+9FFF
      if (end - at < 3 || (at[1] & 0xC0U) != 0x80U || (at[2] & 0xC0U) != 0x80U) return false;
      after_word = false;
      at += 3;
    } else if (byte == ' ') {
      if (!after_word || at + 1 == end || at[1] <= 0x20 || at[1] >= 0x7F) return false;
      after_word = false;
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

#if defined(__SSE2__)

// The bytes of a short text side by side. REQUIRES: at most sixteen.
__m128i bytes_of(std::string_view text) {
  std::uint64_t first = 0;
  std::uint64_t rest = 0;
  const std::size_t size = text.size();
  if (size > sizeof first) {
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&rest, text.data() + size - sizeof rest, sizeof rest);
    rest >>= 8 * (glance - size);  // what was taken twice
  } else if (size >= sizeof(std::uint32_t)) {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, text.data(), sizeof low);
    std::memcpy(&high, text.data() + size - sizeof high, sizeof high);
    first = low | std::uint64_t{high} << 8 * (size - sizeof high);
  } else {
    for (std::size_t i = 0; i < size; ++i) first |= std::uint64_t{static_cast<unsigned char>(text[i])} << 8 * i;
  }
  return _mm_set_epi64x(static_cast<std::int64_t>(rest), static_cast<std::int64_t>(first));
}

// The same as by characters, all at once, but for full stops and spaces, of which it says nothing.
bool clean_at_a_glance(std::string_view text) {
  const __m128i bytes = bytes_of(text);
  const auto where = [](__m128i each) { return static_cast<std::uint32_t>(_mm_movemask_epi8(each)); };
  // Compared with signs: from 0x80 on all are below zero.
  const std::uint32_t above_space = where(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(0x20)));
  const std::uint32_t not_plain =
      where(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'))));
  const __m128i from_first = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE4)));
  const std::uint32_t leads = where(_mm_cmpeq_epi8(_mm_min_epu8(from_first, _mm_set1_epi8(5)), from_first));
  const std::uint32_t follow = where(_mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC0))));
  const std::uint32_t all = (std::uint32_t{1} << text.size()) - 1;
  return ((above_space & ~not_plain) | leads | follow) == all && follow == (leads << 1U | leads << 2U);
}

#endif

}  // namespace

bool surely_clean(std::string_view text) {
#if defined(__SSE2__)
  if (text.size() <= glance) return clean_at_a_glance(text) || clean_by_characters(text);
#else
  if (text.size() < sizeof(std::uint64_t)) return clean_by_characters(text);
#endif
  return all_graphic(text) || clean_by_characters(text);
}

}  // namespace starhours::sheets
