#include "workbook/serial.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace starhours::workbook {
namespace {

struct BuiltIn {
  unsigned first;
  unsigned last;
  Format format;
};

// ECMA-376 part 1, 18.8.30, with its Chinese list for 27 to 36 and 50 to 58. Where other languages have a day for one
// of the clocks (Japanese 34 to 36), a clock of many days is a stamp anyway.
constexpr BuiltIn built_ins[] = {{14, 17, Format::day},   {18, 21, Format::clock},  {22, 22, Format::stamp},
                                 {27, 31, Format::day},   {32, 35, Format::clock},  {36, 36, Format::day},
                                 {45, 45, Format::clock}, {46, 46, Format::length}, {47, 47, Format::clock},
                                 {50, 54, Format::day},   {55, 56, Format::clock},  {57, 58, Format::day}};

// Words that show a number as it is, though they have letters of days in them.
constexpr std::string_view general_words[] = {"general", "g/", "standard", "@"};
constexpr std::string_view half_day_words[] = {"am/pm", "a/p"};

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter; }

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

// Reads the first section of a format code, letter by letter.
class CodeReader {
 public:
  explicit CodeReader(std::string_view code) : rest_(code) {}

  Format read() {
    while (!rest_.empty() && rest_.front() != ';' && !number_) step();
    settle_minutes(false);
    if (number_) return Format::number;
    if (length_) return Format::length;
    if (day_) return clock_ ? Format::stamp : Format::day;
    return clock_ ? Format::clock : Format::number;
  }

 private:
  void step() {
    switch (const char letter = lower(rest_.front())) {
      case '"':
        skip_past(rest_.find('"', 1));
        return;
      case '\\':
      case '_':
      case '*':
        rest_.remove_prefix(std::min<std::size_t>(2, rest_.size()));
        return;
      case '[':
        read_bracket();
        return;
      case '0':
      case '#':
      case '?':
        // Fractions of a second stand behind the second; anything else that begins with digits is no time.
        if (!day_ && !clock_ && !length_ && !minutes_open_) number_ = true;
        break;
      default:
        if (read_word()) return;
        if ((letter >= 'a' && letter <= 'z')) {
          read_letters(letter);
          return;
        }
    }
    rest_.remove_prefix(1);
  }

  void skip_past(std::size_t at) { rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + 1); }

  // [h], [mm] and [ss] count on past a day; [Red], [$-804], [DBNum1] and [>=1] show nothing of time.
  void read_bracket() {
    const std::size_t end = rest_.find(']');
    const std::string_view inside = rest_.substr(1, end == std::string_view::npos ? end : end - 1);
    const char letter = inside.empty() ? '\0' : lower(inside.front());
    const bool alike = std::all_of(inside.begin(), inside.end(), [&](char other) { return lower(other) == letter; });
    if (alike && (letter == 'h' || letter == 'm' || letter == 's')) {
      settle_minutes(letter == 's');
      length_ = true;
      after_hour_ = letter == 'h';
    }
    skip_past(end);
  }

  bool read_word() {
    for (const std::string_view word : general_words) {
      if (starts_with_word(rest_, word)) return number_ = true;
    }
    for (const std::string_view word : half_day_words) {
      if (!starts_with_word(rest_, word)) continue;
      settle_minutes(false);
      clock_ = true;
      rest_.remove_prefix(word.size());
      return true;
    }
    return false;
  }

  void read_letters(char letter) {
    std::size_t count = 1;
    while (count < rest_.size() && lower(rest_[count]) == letter) ++count;
    const char next = count < rest_.size() ? rest_[count] : '\0';
    rest_.remove_prefix(count);
    switch (letter) {
      case 'h':
        settle_minutes(false);
        clock_ = after_hour_ = true;
        return;
      case 's':
        settle_minutes(true);
        clock_ = true;
        after_hour_ = false;
        return;
      case 'm':
        settle_minutes(false);
        if (after_hour_) {
          clock_ = true;
          after_hour_ = false;
        } else {
          minutes_open_ = true;
        }
        return;
      case 'e':
        if (next == '+' || next == '-') {
          number_ = true;
          return;
        }
        [[fallthrough]];
      case 'y':
      case 'd':
      case 'g':
      case 'b':
      case 'r':
        settle_minutes(false);
        day_ = true;
        after_hour_ = false;
        return;
      case 'a':  // the weekday of Chinese and Japanese codes
      case 'n':
        settle_minutes(false);
        day_ |= count >= 2;
        after_hour_ = false;
        return;
      default:
        return;
    }
  }

  // An "m" that no hour stood before is a minute if a second follows, else a month.
  void settle_minutes(bool before_second) {
    if (!minutes_open_) return;
    minutes_open_ = false;
    (before_second ? clock_ : day_) = true;
  }

  std::string_view rest_;
  bool number_ = false;
  bool length_ = false;
  bool day_ = false;
  bool clock_ = false;
  bool after_hour_ = false;
  bool minutes_open_ = false;
};

}  // namespace

Format format_of(std::string_view code) { return CodeReader(code).read(); }

Format built_in_format(unsigned id) {
  for (const BuiltIn& range : built_ins) {
    if (range.first <= id && id <= range.last) return range.format;
  }
  return Format::number;
}

}  // namespace starhours::workbook
