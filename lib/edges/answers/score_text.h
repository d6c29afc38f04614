// score_text.h -- exact fractions as hundredths and as short decimals.
#pragma once

#include <starhours/award.h>

#include <cstdint>
#include <string>

namespace starhours::answers {

// Rounded half up.
[[nodiscard]] std::int64_t hundredths_of(const Score& score);
// "12", "4.5", "0.33"
[[nodiscard]] std::string decimal_text(std::int64_t hundredths);
[[nodiscard]] inline std::string text_of(const Score& score) { return decimal_text(hundredths_of(score)); }

}  // namespace starhours::answers
