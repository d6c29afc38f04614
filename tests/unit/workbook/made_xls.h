// made_xls.h -- old workbooks made for a test, record by record.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// Bytes of numbers, the lowest first.
inline std::string word(std::uint64_t number, std::size_t size = 2) {
  std::string bytes;
  for (std::size_t at = 0; at < size; ++at) {
    bytes += static_cast<char>(at < sizeof number ? number >> (8 * at) & 0xFFU : 0);
  }
  return bytes;
}
inline std::string real(double number) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  return word(bits, 8);
}

inline std::string record(unsigned type, const std::string& body) { return word(type) + word(body.size()) + body; }
inline std::string cell(unsigned type, unsigned row, unsigned column, unsigned format, const std::string& value) {
  return record(type, word(row) + word(column) + word(format) + value);
}

// A text of version 8 with one byte a character, and with two.
inline std::string narrow(std::string_view text) { return word(text.size()) + '\0' + std::string(text); }
inline std::string wide(std::u16string_view text) {
  std::string bytes = word(text.size()) + '\1';
  for (const char16_t unit : text) bytes += word(unit);
  return bytes;
}

inline std::string number(unsigned row, unsigned column, unsigned format, double value) {
  return cell(0x0203, row, column, format, real(value));
}
inline std::string label(unsigned row, unsigned column, std::string_view text) {
  return cell(0x0204, row, column, 0, narrow(text));
}

struct MadeSheet {
  std::string records = {};
  std::string name = "Sheet1";
  unsigned visibility = 0;
  unsigned kind = 0;  // a worksheet
};

struct MadeXls {
  unsigned version = 0x0600;
  std::string globals = {};               // before the formats
  std::vector<std::string> formats = {};  // codes; cell format 1 has the first, and so on
  std::string texts = {};                 // records of the texts that cells share
  std::vector<MadeSheet> sheets = {};
};

// A bare stream of version 5 or 8.
inline std::string xls_of(const MadeXls& made) {
  const bool eight = made.version == 0x0600;
  const auto begin = [&](unsigned kind) { return record(0x0809, word(made.version) + word(kind) + word(0, 4)); };
  std::string front = begin(0x0005) + made.globals;
  std::string styles = record(0x00E0, word(0) + word(0));
  for (std::size_t at = 0; at < made.formats.size(); ++at) {
    const std::string& code = made.formats[at];
    front += record(0x041E, word(164 + at) + (eight ? narrow(code) : word(code.size(), 1) + code));
    styles += record(0x00E0, word(0) + word(164 + at));
  }
  front += styles;
  std::string parts;
  std::vector<std::size_t> begins;
  std::size_t heads = 0;
  for (const MadeSheet& sheet : made.sheets) {
    begins.push_back(parts.size());
    parts += begin(0x0010) + sheet.records + record(0x000A, "");
    heads += 4 + 6 + 1 + (eight ? 1 : 0) + sheet.name.size();
  }
  const std::size_t origin = front.size() + heads + made.texts.size() + 4;
  for (std::size_t at = 0; at < made.sheets.size(); ++at) {
    const MadeSheet& sheet = made.sheets[at];
    front += record(0x0085, word(origin + begins[at], 4) + word(sheet.visibility, 1) + word(sheet.kind, 1) +
                                word(sheet.name.size(), 1) + (eight ? std::string(1, '\0') : "") + sheet.name);
  }
  return front + made.texts + record(0x000A, "") + parts;
}

}  // namespace starhours
