#include "workbook/serial.h"

#include "workbook/moment_text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

namespace starhours::workbook {
namespace {

constexpr double least_plain = 1e-20;  // below it zeros would fill the cell
constexpr double first_too_long = 1e15;

// "6.1088119010101E+17", as spreadsheets write it.
void append_exponent(std::string& text, std::string_view scientific) {
  const std::size_t at = scientific.find('e');
  std::string_view digits = scientific.substr(0, at);
  if (digits.find('.') != std::string_view::npos) {
    digits = digits.substr(0, digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.remove_suffix(1);
  }
  text += digits;
  text += 'E';
  text += scientific.substr(at + 1);
}

}  // namespace

void append_number(std::string& text, double number) {
  if (number == 0) {
    text += '0';
    return;
  }
  // Rounded to 15 digits and brought back: what is left of 0.1 + 0.2 is 0.3.
  std::array<char, 400> buffer{};
  auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific, 14).ptr;
  double rounded = number;
  std::from_chars(buffer.data(), end, rounded);
  const double size = std::abs(rounded);
  if (size >= first_too_long || size < least_plain || !std::isfinite(rounded)) {
    append_exponent(text, {buffer.data(), static_cast<std::size_t>(end - buffer.data())});
    return;
  }
  end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed).ptr;
  text.append(buffer.data(), end);
}

CellKind append_serial(std::string& text, double number, Format format, bool from_1904) {
  const auto plain = [&] {
    append_number(text, number);
    return CellKind::number;
  };
  if (format == Format::number || !(std::abs(number) < static_cast<double>(last_serial + 1))) return plain();
  const std::int64_t seconds = std::llround(number * static_cast<double>(seconds_of_day));
  if (format == Format::length) {
    append_length(text, seconds);
    return CellKind::length;
  }
  if (number < 0) return plain();
  if (format == Format::clock && seconds < seconds_of_day) {
    append_clock(text, seconds);
    return CellKind::clock;
  }
  std::int64_t day = seconds / seconds_of_day;
  const std::int64_t second = seconds % seconds_of_day;
  // In the 1904 system the first days are good days, but a time of day is none.
  const bool is_day = from_1904 && format != Format::clock ? day >= 1 : day >= first_serial;
  if (from_1904) day += days_until_1904;
  if (!is_day || day > last_serial) {
    if (format != Format::clock || day > last_serial) return plain();
    append_length(text, seconds);
    return CellKind::length;
  }
  if (format == Format::day && second == 0) {
    append_day(text, day);
    return CellKind::day;
  }
  append_stamp(text, day, second);
  return CellKind::stamp;
}

}  // namespace starhours::workbook
