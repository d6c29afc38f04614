#include "encoding/readings.h"

#include <starhours/encoding.h>

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace starhours {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  Encoding encoding;
};

constexpr Mark marks[] = {
    {"\xEF\xBB\xBF"sv, Encoding::utf8},
    {"\xFF\xFE"sv, Encoding::utf16le},
    {"\xFE\xFF"sv, Encoding::utf16be},
    {"\x84\x31\x95\x33"sv, Encoding::gb18030},
};

// How 16-bit units read in one byte order.
struct Units {
  std::size_t count = 0;
  std::size_t ascii = 0;    // printed ASCII, tabs and line breaks: each has a zero byte
  std::size_t strange = 0;  // controls, halves of pairs, points without a character

  [[nodiscard]] bool are_text() const { return count > 0 && strange <= count / 32; }
};

Units read_units(std::string_view bytes, Encoding encoding) {
  const std::size_t low = encoding == Encoding::utf16le ? 0 : 1;
  const auto unit = [&](std::size_t index) {
    return static_cast<char16_t>(static_cast<unsigned char>(bytes[2 * index + low]) |
                                 static_cast<unsigned>(static_cast<unsigned char>(bytes[2 * index + 1 - low])) << 8U);
  };
  Units units;
  units.count = bytes.size() / 2;
  for (std::size_t index = 0; index < units.count; ++index) {
    UChar32 point = unit(index);
    if (point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point < 0x7F)) {
      ++units.ascii;
      continue;
    }
    if (U16_IS_LEAD(point)) {
      if (index + 1 == units.count) break;
      if (const char16_t trail = unit(index + 1); U16_IS_TRAIL(trail)) {
        point = U16_GET_SUPPLEMENTARY(point, trail);
        ++index;
      }
    }
    if (point < 0xA0 || !u_isdefined(point) || u_charType(point) == U_SURROGATE ||
        u_charType(point) == U_PRIVATE_USE_CHAR) {
      ++units.strange;
    }
  }
  return units;
}

// A table in UTF-16 has its separators and digits, so every other byte is often zero. Which one tells the order of
// bytes; zero bytes of characters such as 一 (4E00) fall on the other side, but read wrong they come with strange ones.
std::optional<Encoding> utf16_of(std::string_view bytes) {
  std::optional<Encoding> best;
  std::size_t best_ascii = 0;
  for (const Encoding encoding : {Encoding::utf16le, Encoding::utf16be}) {
    const Units units = read_units(bytes, encoding);
    if (units.are_text() && units.ascii > best_ascii && units.ascii >= units.count / 64) {
      best = encoding;
      best_ascii = units.ascii;
    }
  }
  return best;
}

// Whether a byte is below the space and not one that text files hold.
bool is_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  const bool usual = (byte >= '\t' && byte <= '\r') || byte == 0x1A || byte == 0x1B;  // 1A: the end, said by DOS
  return (byte < 0x20 && !usual) || byte == 0x7F;
}

// NUL is none of a text in bytes.
bool has_many_controls(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos) return true;
  std::uint32_t controls = 0;  // counted many bytes at once, since nothing ends the loop early
  for (const char byte : bytes) controls += is_control(byte) ? 1 : 0;
  return controls > 2 + bytes.size() / 100;
}

}  // namespace

std::size_t byte_order_mark(std::string_view front, Encoding encoding) {
  for (const Mark& mark : marks) {
    if (mark.encoding == encoding && front.starts_with(mark.bytes)) return mark.bytes.size();
  }
  return 0;
}

std::optional<Encoding> encoding_of(std::string_view front, bool ended) {
  for (const Mark& mark : marks) {
    if (!front.starts_with(mark.bytes)) continue;
    const std::string_view rest = front.substr(mark.bytes.size());
    const bool wide = mark.encoding == Encoding::utf16le || mark.encoding == Encoding::utf16be;
    const bool text = wide ? rest.size() < 2 || read_units(rest, mark.encoding).are_text() : !has_many_controls(rest);
    return text ? std::optional(mark.encoding) : std::nullopt;
  }
  if (front.find('\0') != std::string_view::npos) return utf16_of(front);
  if (has_many_controls(front)) return std::nullopt;

  // Few texts of another encoding are UTF-8 by chance, and none of them mostly: a broken byte or two change nothing.
  const encoding::Reading utf8 = encoding::read_as_utf8(front, ended);
  if (utf8.broken == 0 || utf8.points > 0) return Encoding::utf8;

  struct Candidate {
    Encoding encoding;
    encoding::Reading reading;
  };
  Candidate candidates[] = {{Encoding::gb18030, encoding::read_as_gb18030(front, ended)},
                            {Encoding::big5, encoding::read_as_big5(front, ended)},
                            {Encoding::windows1252, encoding::read_as_windows1252(front)}};
  candidates[0].reading.points += 4;  // where nothing else decides: most such sheets are the mainland's
  const Candidate& best =
      *std::max_element(std::begin(candidates), std::end(candidates),
                        [](const Candidate& a, const Candidate& b) { return a.reading.points < b.reading.points; });
  if (best.reading.broken > best.reading.sound / 8 + 1) return std::nullopt;
  return best.encoding;
}

}  // namespace starhours
