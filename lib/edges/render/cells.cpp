#include "render/cells.h"

#include <starhours/moment.h>

#include <array>
#include <charconv>

namespace starhours {

namespace {

static_assert(longest_hours <= longest_number);

char* write_hundredths(char* to, std::int64_t hundredths) {
  // Unsigned, so that the least number has an absolute value.
  const auto size =
      hundredths < 0 ? 0U - static_cast<std::uint64_t>(hundredths) : static_cast<std::uint64_t>(hundredths);
  if (hundredths < 0) *to++ = '-';
  to = std::to_chars(to, to + longest_number - 4, size / 100).ptr;
  const auto rest = static_cast<unsigned>(size % 100);
  if (rest == 0) return to;
  *to++ = '.';
  *to++ = static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) *to++ = static_cast<char>('0' + rest % 10);
  return to;
}

}  // namespace

char* write_number(char* to, std::int64_t number, CellKind kind) {
  switch (kind) {
    case CellKind::hours:
      return write_hours(to, number);
    case CellKind::score:
      return write_hundredths(to, number);
    case CellKind::text:
    case CellKind::count:
    case CellKind::flag:
      break;
  }
  if (0 <= number && number < 10) {  // most counts
    *to = static_cast<char>('0' + number);
    return to + 1;
  }
  return std::to_chars(to, to + longest_number, number).ptr;
}

void append_number(std::string& to, std::int64_t number, CellKind kind) {
  std::array<char, longest_number> text;
  to.append(text.data(), write_number(text.data(), number, kind));
}

}  // namespace starhours
