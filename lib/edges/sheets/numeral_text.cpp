#include <sheets/numeral_text.h>

#include <array>
#include <string_view>

namespace starhours::sheets {
namespace {

struct Numeral {
  std::string_view text;
  int value;
};
constexpr auto digits = std::to_array<Numeral>({{"一", 1},
                                                {"二", 2},
                                                {"两", 2},
                                                {"兩", 2},
                                                {"三", 3},
                                                {"四", 4},
                                                {"五", 5},
                                                {"六", 6},
                                                {"七", 7},
                                                {"八", 8},
                                                {"九", 9},
                                                {"〇", 0},
                                                {"零", 0},
                                                {"○", 0},
                                                {"Ｏ", 0}});
constexpr auto tens = std::to_array<Numeral>({{"十", 10}, {"廿", 20}, {"卅", 30}});

template <std::size_t N>
std::optional<int> take_one(Cursor& cursor, const std::array<Numeral, N>& numerals) {
  for (const Numeral& numeral : numerals) {
    if (cursor.take(numeral.text)) return numeral.value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> take_numeral(Cursor& cursor) {
  if (!cursor.at_script()) return std::nullopt;
  Cursor ahead = cursor;
  if (const auto ten = take_one(ahead, tens)) {
    cursor = ahead;
    return *ten + take_one(cursor, digits).value_or(0);
  }
  const auto first = take_one(ahead, digits);
  if (!first) return std::nullopt;
  if (*first == 0) {
    const int second = take_one(ahead, digits).value_or(0);
    cursor = ahead;
    return second;
  }
  cursor = ahead;
  if (!cursor.take("十")) return first;
  return *first * 10 + take_one(cursor, digits).value_or(0);
}

std::optional<SpelledNumber> take_spelled(Cursor& cursor) {
  constexpr std::size_t most = 4;
  Cursor ahead = cursor;
  SpelledNumber number;
  while (number.digits < most) {
    const auto digit = take_one(ahead, digits);
    if (!digit) break;
    number.value = number.value * 10 + *digit;
    ++number.digits;
  }
  if (number.digits < 2 || ahead.rest().starts_with("十")) return std::nullopt;
  cursor = ahead;
  return number;
}

}  // namespace starhours::sheets
