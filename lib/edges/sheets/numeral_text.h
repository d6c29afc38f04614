// numeral_text.h -- Chinese numerals at the front of a text.
#pragma once

#include <sheets/cursor.h>

#include <cstddef>
#include <optional>

namespace starhours::sheets {

// As numbers are said, 0 to 99: 五 两 十二 三十一 廿三 零五. Nothing, and nothing taken, if there is none.
[[nodiscard]] std::optional<int> take_numeral(Cursor& cursor);

// One digit after the other: 二〇二五 is 2025.
struct SpelledNumber {
  int value = 0;
  std::size_t digits = 0;
};
// Of two to four digits. Nothing, and nothing taken, if there is none.
[[nodiscard]] std::optional<SpelledNumber> take_spelled(Cursor& cursor);

}  // namespace starhours::sheets
