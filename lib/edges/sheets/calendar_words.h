// calendar_words.h -- names of months and weekdays at the front of a text.
#pragma once

#include <sheets/cursor.h>

#include <optional>
#include <string_view>

namespace starhours::sheets {

// March, Mar, Mar.: 1 to 12. Nothing, and nothing taken, if there is none.
[[nodiscard]] std::optional<int> take_month_name(Cursor& cursor);

// 星期三, (周三), (三), Wed: with the spaces, the comma and the brackets around it.
bool take_weekday(Cursor& cursor);

// Which weekday a whole text is: 1 Monday to 7.
[[nodiscard]] std::optional<unsigned> weekday_named(std::string_view text);

}  // namespace starhours::sheets
