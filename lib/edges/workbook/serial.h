// serial.h -- what a number means in a cell that is formatted as a day or a time.
#pragma once

#include <starhours/workbook.h>

#include <string>
#include <string_view>

namespace starhours::workbook {

// What a number format shows of a number. Built-in formats, and codes in their many spellings: yyyy\-mm\-dd, [h]:mm,
// [$-804]yyyy"年"m"月"d"日", 上午/下午h"时"mm"分", [Red]0.00.
enum class Format : std::uint8_t { number, day, clock, stamp, length };
[[nodiscard]] Format format_of(std::string_view code);
[[nodiscard]] Format built_in_format(
    unsigned id);  // of those a file need not define: 14 to 22, 27 to 36, 45 to 47, 50 to 58

// The cell of `number` under `format`: kind, and the text appended to `text`. A number that can be no day or time so
// (serials before 61, negative ones, beyond 9999) stays a number. A day with a time of day is a stamp; a clock of one
// day or more is a stamp from serial 61 on, else a length.
[[nodiscard]] CellKind append_serial(std::string& text, double number, Format format, bool from_1904);
// The shortest decimal, 15 digits at most; whole numbers of 16 digits and more with an exponent, for their last digits
// are lost.
void append_number(std::string& text, double number);

}  // namespace starhours::workbook
