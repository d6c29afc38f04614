// cell_text.h -- the characters of cells: are they UTF-8, where do they begin and end, how are they quoted.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace starhours::sheets {

// How many bytes at the front of `text` are well-formed UTF-8.
[[nodiscard]] std::size_t well_formed(std::string_view text);
[[nodiscard]] inline bool is_utf8(std::string_view text) { return well_formed(text) == text.size(); }

// True if the end of `text`, which is not well-formed from `at`, may be the beginning of one more character.
[[nodiscard]] bool ends_within_character(std::string_view text, std::size_t at);

// Without spaces of any script, controls and byte order marks around it.
[[nodiscard]] std::string_view trimmed_slowly(std::string_view cell);
[[nodiscard]] inline std::string_view trimmed(std::string_view cell) {
  const auto plain = [](char character) { return character > 0x20 && character < 0x7F; };
  if (cell.empty() || (plain(cell.front()) && plain(cell.back()))) return cell;
  return trimmed_slowly(cell);
}

// A cell within a message: "…" with broken bytes and controls replaced, cut when long.
[[nodiscard]] std::string quoted(std::string_view cell);

// `text` with every broken byte and NUL replaced by one '?', so that columns stay where they are.
[[nodiscard]] std::string mended(std::string_view text);

// A short cell with full-width forms, the colons and dashes of other keyboards and odd spaces as ASCII, capitals as
// small letters. No cell that means a day, a time or hours is longer than it takes.
class Folded {
 public:
  static constexpr std::size_t most = 96;  // bytes
  explicit Folded(std::string_view cell);

  [[nodiscard]] bool fits() const { return fits_; }
  // REQUIRES: fits().
  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  void put(std::string_view bytes);

  std::array<char, most> bytes_;
  std::size_t size_ = 0;
  bool fits_ = true;
};

// The same of a text of any length.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace starhours::sheets
