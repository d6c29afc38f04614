// cursor.h -- taking a short text apart from the front.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace starhours::sheets {

constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }

class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] bool at_digit() const { return !rest_.empty() && is_digit(rest_.front()); }
  [[nodiscard]] bool at_letter() const {
    if (rest_.empty()) return false;
    const char letter = rest_.front();
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }
  // At a character that is not ASCII.
  [[nodiscard]] bool at_script() const { return !rest_.empty() && static_cast<unsigned char>(rest_.front()) >= 0x80; }
  void skip(std::size_t bytes) { rest_.remove_prefix(bytes); }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }
  // In capitals or small letters. REQUIRES: `word` is in small letters.
  bool take_word(std::string_view word) {
    if (rest_.size() < word.size()) return false;
    for (std::size_t at = 0; at < word.size(); ++at) {
      const char character = rest_[at];
      const char small = character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
      if (small != word[at]) return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }
  // Whether there was one. A cell may be broken into lines.
  bool take_spaces() {
    const std::size_t before = rest_.size();
    while (!rest_.empty() &&
           (rest_.front() == ' ' || rest_.front() == '\t' || rest_.front() == '\n' || rest_.front() == '\r')) {
      rest_.remove_prefix(1);
    }
    return rest_.size() != before;
  }

  [[nodiscard]] std::size_t digits() const {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    return count;
  }
  // The number of the next `count` digits. REQUIRES: 1 <= count <= digits(), count <= 9.
  int take_number(std::size_t count) {
    int value = 0;
    for (std::size_t at = 0; at < count; ++at) value = value * 10 + (rest_[at] - '0');
    rest_.remove_prefix(count);
    return value;
  }
  // The number at the front if it has so many digits and no more.
  std::optional<int> take_number(std::size_t fewest, std::size_t most) {
    const std::size_t count = digits();
    if (count < fewest || count > most) return std::nullopt;
    return take_number(count);
  }

 private:
  std::string_view rest_;
};

}  // namespace starhours::sheets
