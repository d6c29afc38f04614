#include "render/cells.h"

#include <starhours/moment.h>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <iterator>

namespace starhours {

namespace {

void append_integer(std::string& to, std::int64_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  to.append(digits.data(), end);
}

}  // namespace

void append_hundredths(std::string& to, std::int64_t hundredths) {
  // Unsigned, so that the least number has an absolute value.
  const auto size =
      hundredths < 0 ? 0U - static_cast<std::uint64_t>(hundredths) : static_cast<std::uint64_t>(hundredths);
  if (hundredths < 0) to += '-';
  fmt::format_to(std::back_inserter(to), "{}", size / 100);
  const unsigned rest = static_cast<unsigned>(size % 100);
  if (rest == 0) return;
  to += '.';
  to += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) to += static_cast<char>('0' + rest % 10);
}

void append_number(std::string& to, std::int64_t number, CellKind kind) {
  switch (kind) {
    case CellKind::hours:
      to += hours_text(number);
      return;
    case CellKind::score:
      append_hundredths(to, number);
      return;
    case CellKind::text:
    case CellKind::count:
    case CellKind::flag:
      append_integer(to, number);
      return;
  }
}

}  // namespace starhours
