// title_text.h -- what activity a title or the name of a file tells of.
#pragma once

#include <string>
#include <string_view>

namespace starhours::sheets {

// What is left of a title when all is taken out that any sheet's would say: who made it, its dates, that it is a list
// of sign-ins. Empty where nothing is.
[[nodiscard]] std::string activity_in(std::string_view title);

}  // namespace starhours::sheets
