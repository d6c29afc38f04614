// frequent.h -- the characters that Chinese sheets are mostly made of, by their codes in two encodings.
#pragma once

#include <bitset>

namespace starhours::encoding {

using TwoByteCodes = std::bitset<0x10000>;  // by lead byte * 256 + trail byte

// The commonest characters of written Chinese, of the words of sheets, and of names.
[[nodiscard]] const TwoByteCodes& frequent_in_gb();    // as the mainland writes them
[[nodiscard]] const TwoByteCodes& frequent_in_big5();  // as Taiwan and Hong Kong write them

}  // namespace starhours::encoding
