// Names, identity numbers and phones as people write them into cells, brought to one form each.
#include <starhours/roster.h>

#include <roster/utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace starhours {

namespace {

constexpr char32_t middle_dot = 0x00B7;

struct CodeRange {
  char32_t first;
  char32_t last;  // included
};

template <std::size_t N>
bool within(const std::array<CodeRange, N>& ranges, char32_t point) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [point](const CodeRange& range) { return range.first <= point && point <= range.last; });
}

// Controls separate like spaces: a line break inside a cell is one.
constexpr std::array<CodeRange, 9> spaces{{{0x00, 0x20},
                                           {0x7F, 0xA0},
                                           {0x1680, 0x1680},
                                           {0x2000, 0x200A},
                                           {0x2028, 0x2029},
                                           {0x202F, 0x202F},
                                           {0x205F, 0x205F},
                                           {0x3000, 0x3000},
                                           {0x3164, 0x3164}}};

// Zero-width characters and direction marks: two names that differ in them alone look the same.
constexpr std::array<CodeRange, 6> invisible{
    {{0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}}};

constexpr std::array<CodeRange, 7> chinese{{{0x3005, 0x3007},
                                            {0x3400, 0x4DBF},
                                            {0x4E00, 0x9FFF},
                                            {0xE000, 0xF8FF},  // rare characters of names, before Unicode had them
                                            {0xF900, 0xFAFF},
                                            {0x20000, 0x2FFFF},
                                            {0x30000, 0x3FFFF}}};

// · itself, • ‧ ∙ ⋅ ・ ． ･ and the Greek ano teleia.
constexpr std::array<char32_t, 9> middle_dots{0x00B7, 0x0387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF0E, 0xFF65};

bool is_chinese(char32_t point) { return within(chinese, point); }

bool is_middle_dot(char32_t point) {
  return std::find(middle_dots.begin(), middle_dots.end(), point) != middle_dots.end();
}

// The ASCII character of a full-width form, others as they are.
char32_t half_width(char32_t point) { return point >= 0xFF01 && point <= 0xFF5E ? point - 0xFEE0 : point; }

bool is_letter_or_digit(char32_t point) {
  return (point >= U'0' && point <= U'9') || (point >= U'A' && point <= U'Z') || (point >= U'a' && point <= U'z');
}

char32_t as_in_names(char32_t point) {
  if (is_middle_dot(point)) return middle_dot;
  const char32_t half = half_width(point);
  return is_letter_or_digit(half) ? half : point;
}

// Whether a space between these two is only the way in which a short name was made as wide as its neighbours.
bool joins(char32_t before, char32_t after) {
  if (before == middle_dot || after == middle_dot) return true;
  return is_chinese(before) && is_chinese(after);
}

// A number's characters in ASCII, without spaces, quotes and the ="…" that keeps a spreadsheet from
// reading it as a number.
std::u32string number_characters(std::string_view cell) {
  constexpr std::array<char32_t, 8> quotes{U'\'', U'"', U'`', 0x2018, 0x2019, 0x201C, 0x201D, 0x00B4};
  std::u32string characters;
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t point = half_width(utf8::decode(cell, at));
    if (within(spaces, point) || within(invisible, point)) continue;
    if (std::find(quotes.begin(), quotes.end(), point) != quotes.end()) continue;
    characters.push_back(point);
  }
  if (!characters.empty() && characters.front() == U'=') characters.erase(characters.begin());
  return characters;
}

int digit(char character) { return character - '0'; }

// GB 11643-1999, 4.2: ISO 7064 MOD 11-2 over the first seventeen digits.
char check_digit(std::string_view first_seventeen) {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view digits = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * digit(first_seventeen[i]);
  return digits[static_cast<std::size_t>(sum % 11)];
}

// The birth date in the seventh to fourteenth digit exists, and somebody born then can stand in a book.
bool birth_exists(std::string_view number) {
  const auto part = [number](std::size_t first, std::size_t length) {
    int value = 0;
    for (std::size_t i = first; i < first + length; ++i) value = value * 10 + digit(number[i]);
    return value;
  };
  const date::year_month_day birth{date::year{part(6, 4)}, date::month{static_cast<unsigned>(part(10, 2))},
                                   date::day{static_cast<unsigned>(part(12, 2))}};
  return birth.ok() && representable_days.contains(Day{birth});
}

}  // namespace

std::string clean_name(std::string_view cell) {
  std::u32string points;
  bool space = false;
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t point = as_in_names(utf8::decode(cell, at));
    if (within(invisible, point)) continue;
    if (within(spaces, point)) {
      space = true;
      continue;
    }
    if (space && !points.empty() && !joins(points.back(), point)) points.push_back(U' ');
    space = false;
    points.push_back(point);
  }
  std::string name;
  name.reserve(cell.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool inside = i > 0 && i + 1 < points.size();
    const bool dotted = inside && points[i] == U'.' && is_chinese(points[i - 1]) && is_chinese(points[i + 1]);
    utf8::append(name, dotted ? middle_dot : points[i]);
  }
  return name;
}

std::optional<std::string> clean_id_number(std::string_view cell) {
  constexpr std::size_t length = 18;
  constexpr std::size_t former_length = 15;
  const std::u32string characters = number_characters(cell);
  if (characters.size() != length && characters.size() != former_length) return std::nullopt;
  std::string number;
  for (const char32_t character : characters) {
    const bool last = number.size() + 1 == length;
    if (character >= U'0' && character <= U'9') {
      number += static_cast<char>(character);
    } else if (last && (character == U'x' || character == U'X')) {
      number += 'X';
    } else {
      return std::nullopt;
    }
  }
  const bool former = number.size() == former_length;
  if (former) number.insert(6, "19");  // the years of births had two digits until 1999
  if (!birth_exists(number)) return std::nullopt;
  const char check = check_digit(std::string_view(number).substr(0, length - 1));
  if (former) number += check;
  if (number.back() != check) return std::nullopt;
  return number;
}

std::optional<std::string> clean_phone(std::string_view cell) {
  constexpr std::size_t shortest = 5;
  constexpr std::size_t longest = 20;  // more are two numbers in one cell
  constexpr std::size_t mobile = 11;
  constexpr std::array<char32_t, 7> separators{U'-', U'(', U')', 0x2010, 0x2013, 0x2014, 0x2212};
  std::string digits;
  bool first = true;
  for (const char32_t character : number_characters(cell)) {
    const bool plus = first && character == U'+';
    first = false;
    if (plus || std::find(separators.begin(), separators.end(), character) != separators.end()) continue;
    if (character < U'0' || character > U'9' || digits.size() == longest) return std::nullopt;
    digits += static_cast<char>(character);
  }
  for (const std::string_view prefix : {"0086", "86"}) {
    if (digits.size() == prefix.size() + mobile && digits.starts_with(prefix) && digits[prefix.size()] == '1') {
      digits.erase(0, prefix.size());
      break;
    }
  }
  if (digits.size() < shortest) return std::nullopt;
  return digits;
}

}  // namespace starhours
