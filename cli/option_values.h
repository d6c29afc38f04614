// option_values.h -- the texts of options as values, with what is wrong with them.
#pragma once

#include <starhours/moment.h>
#include <starhours/result.h>

#include <cstddef>
#include <string>

namespace starhours {

// "2025-03-05".
[[nodiscard]] Result<Day> read_day(const std::string& text);
// A whole number from 1 on.
[[nodiscard]] Result<std::size_t> read_count(const std::string& text);
// Hours as "4", "4.5" or "4h30m"; a fraction of a minute counts as a whole one.
[[nodiscard]] Result<Minutes> read_hours(const std::string& text);

}  // namespace starhours
