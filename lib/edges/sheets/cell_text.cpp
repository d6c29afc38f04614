#include <sheets/cell_text.h>

#include <algorithm>

namespace starhours::sheets {
namespace {

constexpr std::size_t longest_quote = 80;  // bytes of a cell in a message

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// The bytes a character has by its first one, and what its second one may be (RFC 3629).
struct Lead {
  std::size_t bytes;
  unsigned second_from;
  unsigned second_to;  // included
};

Lead lead_of(unsigned first) {
  if (first < 0x80) return {1, 0, 0};
  if (first < 0xC2) return {0, 0, 0};
  if (first < 0xE0) return {2, 0x80, 0xBF};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3, 0x80, 0xBF};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4, 0x80, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool fits(const Lead& lead, std::string_view text, std::size_t at, std::size_t offset) {
  const unsigned byte = byte_at(text, at + offset);
  return offset == 1 ? byte >= lead.second_from && byte <= lead.second_to : (byte & 0xC0U) == 0x80U;
}

// Bytes of the well-formed character at `at`; 0 if there is none.
std::size_t character_at(std::string_view text, std::size_t at) {
  const Lead lead = lead_of(byte_at(text, at));
  if (lead.bytes == 0 || text.size() - at < lead.bytes) return 0;
  for (std::size_t offset = 1; offset < lead.bytes; ++offset) {
    if (!fits(lead, text, at, offset)) return 0;
  }
  return lead.bytes;
}

constexpr std::array<std::string_view, 8> wide_spaces{"\xC2\xA0",     "\xE3\x80\x80", "\xEF\xBB\xBF", "\xE2\x80\x8B",
                                                      "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x89", "\xE2\x80\xAF"};

bool is_space(char character) {
  return static_cast<unsigned char>(character) <= 0x20 || static_cast<unsigned char>(character) == 0x7F;
}

// Most Chinese characters begin with one of these bytes, and none that is looked for here does.
bool is_lead_of_chinese(unsigned byte) { return byte >= 0xE4 && byte <= 0xE9; }

std::size_t space_at_front(std::string_view text) {
  if (is_space(text.front())) return 1;
  if (byte_at(text, 0) < 0x80 || is_lead_of_chinese(byte_at(text, 0))) return 0;
  for (const std::string_view space : wide_spaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::size_t space_at_back(std::string_view text) {
  if (is_space(text.back())) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  for (const std::string_view space : wide_spaces) {
    if (text.ends_with(space)) return space.size();
  }
  return 0;
}

// Characters that people type for an ASCII one.
struct Look {
  std::string_view character;
  char ascii;
};
constexpr std::array<Look, 14> looks{{{"\u2236", ':'},
                                      {"\uFE30", ':'},
                                      {"\uFE55", ':'},
                                      {"\uA789", ':'},
                                      {"\u2010", '-'},
                                      {"\u2011", '-'},
                                      {"\u2012", '-'},
                                      {"\u2013", '-'},
                                      {"\u2014", '-'},
                                      {"\u2015", '-'},
                                      {"\u2212", '-'},
                                      {"\u2500", '-'},
                                      {"\u3002", '.'},
                                      {"\u301C", '-'}}};

// What `character` folds to, or 0.
char ascii_of(std::string_view character) {
  if (is_lead_of_chinese(byte_at(character, 0))) return 0;
  // U+FF01 to U+FF5E are ASCII made wide.
  if (character.size() == 3 && byte_at(character, 0) == 0xEF) {
    const unsigned point = (byte_at(character, 1) & 0x3FU) << 6U | (byte_at(character, 2) & 0x3FU);
    if (point >= 0xF01 && point <= 0xF5E) return static_cast<char>(point - 0xF01 + 0x21);
  }
  for (const std::string_view space : wide_spaces) {
    if (character == space) return ' ';
  }
  for (const Look& look : looks) {
    if (character == look.character) return look.ascii;
  }
  return 0;
}

char small(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

}  // namespace

std::size_t well_formed(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (byte_at(text, at) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t bytes = character_at(text, at);
    if (bytes == 0) break;
    at += bytes;
  }
  return at;
}

bool ends_within_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const Lead lead = lead_of(byte_at(text, at));
  if (text.size() - at >= lead.bytes) return false;
  for (std::size_t offset = 1; at + offset < text.size(); ++offset) {
    if (!fits(lead, text, at, offset)) return false;
  }
  return true;
}

std::string_view trimmed_slowly(std::string_view cell) {
  while (!cell.empty()) {
    const std::size_t space = space_at_front(cell);
    if (space == 0) break;
    cell.remove_prefix(space);
  }
  while (!cell.empty()) {
    const std::size_t space = space_at_back(cell);
    if (space == 0) break;
    cell.remove_suffix(space);
  }
  return cell;
}

std::string quoted(std::string_view cell) {
  std::string text = "\"";
  for (std::size_t at = 0; at < cell.size();) {
    if (text.size() > longest_quote) {
      text += "…";
      break;
    }
    const std::size_t bytes = character_at(cell, at);
    if (bytes == 0) {
      text += "\uFFFD";
    } else if (is_space(cell[at])) {
      text += ' ';
    } else {
      text += cell.substr(at, bytes);
    }
    at += std::max<std::size_t>(bytes, 1);
  }
  text += '"';
  return text;
}

std::string mended(std::string_view text) {
  std::string whole(text);
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t bytes = character_at(whole, at);
    if (bytes == 0 || whole[at] == '\0') whole[at] = '?';
    at += std::max<std::size_t>(bytes, 1);
  }
  return whole;
}

Folded::Folded(std::string_view cell) {
  if (cell.size() > most) {
    fits_ = false;
    return;
  }
  for (std::size_t at = 0; at < cell.size();) {
    if (byte_at(cell, at) < 0x80) {
      bytes_[size_++] = small(cell[at++]);
      continue;
    }
    const std::size_t bytes = character_at(cell, at);
    if (bytes == 0) {
      fits_ = false;
      return;
    }
    const std::string_view character = cell.substr(at, bytes);
    if (const char ascii = ascii_of(character); ascii != 0) {
      bytes_[size_++] = small(ascii);
    } else {
      put(character);
    }
    at += bytes;
  }
}

void Folded::put(std::string_view bytes) {
  std::copy(bytes.begin(), bytes.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += bytes.size();
}

std::string folded(std::string_view text) {
  std::string whole;
  // In pieces that end where a character does.
  while (!text.empty()) {
    std::string_view piece = text.substr(0, Folded::most / 4);
    piece = piece.substr(0, std::max<std::size_t>(well_formed(piece), 1));
    const Folded part(piece);
    whole += part.fits() ? part.text() : piece;
    text.remove_prefix(piece.size());
  }
  return whole;
}

}  // namespace starhours::sheets
