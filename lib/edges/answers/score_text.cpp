#include <answers/score_text.h>
#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace starhours::answers {
namespace {

__extension__ typedef __int128 Wide;

}  // namespace

std::int64_t hundredths_of(const Score& score) {
  const Wide doubled = (Wide{score.numerator} * 200 + score.denominator) / (Wide{score.denominator} * 2);
  return static_cast<std::int64_t>(std::min<Wide>(doubled, std::numeric_limits<std::int64_t>::max()));
}

std::string decimal_text(std::int64_t hundredths) {
  const std::int64_t whole = hundredths / 100;
  const std::int64_t rest = hundredths % 100;
  if (rest == 0) return fmt::format("{}", whole);
  return rest % 10 == 0 ? fmt::format("{}.{}", whole, rest / 10) : fmt::format("{}.{:02}", whole, rest);
}

}  // namespace starhours::answers
