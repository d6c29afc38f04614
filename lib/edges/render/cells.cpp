#include "render/cells.h"

#include <array>

namespace starhours {

char* write_hundredths(char* to, std::int64_t hundredths) {
  // Unsigned, so that the least number has an absolute value.
  const auto size =
      hundredths < 0 ? 0U - static_cast<std::uint64_t>(hundredths) : static_cast<std::uint64_t>(hundredths);
  if (hundredths < 0) *to++ = '-';
  to = write_whole(to, size / 100);
  const auto rest = static_cast<unsigned>(size % 100);
  if (rest == 0) return to;
  *to++ = '.';
  *to++ = static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) *to++ = static_cast<char>('0' + rest % 10);
  return to;
}

void append_number(std::string& to, std::int64_t number, CellKind kind) {
  std::array<char, longest_number> text;
  to.append(text.data(), write_number(text.data(), number, kind));
}

}  // namespace starhours
