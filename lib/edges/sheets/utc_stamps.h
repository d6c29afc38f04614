// utc_stamps.h -- dates that a program wrote as UTC: 5 March, midnight in Shanghai, as 4 March 16:00.
#pragma once

#include <starhours/moment.h>

#include <sheets/columns.h>
#include <sheets/sample.h>

#include <cstddef>

namespace starhours::sheets {

// What a stamp in UTC lacks to the wall clock of the midnight it means: 8 h for 16:00, -4 h for 4:00.
[[nodiscard]] Minutes offset_of_midnight(WallTime stamp);

// Whether the dates of a table are such stamps, and so its times: none at midnight, all at the same time of their day,
// but for the hour by which clocks change, and sign-ins not about that time.
void look_for_utc(const Sample& sample, std::size_t first, std::size_t end, Columns& columns);

}  // namespace starhours::sheets
