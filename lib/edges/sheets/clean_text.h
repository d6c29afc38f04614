// clean_text.h -- texts that need no cleaning, told at a glance: nearly all of a sheet's.
#pragma once

#include <string_view>

namespace starhours::sheets {

// Whether clean_name() would leave `text` as it is. True for what names, ids and activities mostly are: letters,
// digits, single spaces between words of ASCII, Chinese characters. False says nothing.
[[nodiscard]] bool surely_clean(std::string_view text);

}  // namespace starhours::sheets
