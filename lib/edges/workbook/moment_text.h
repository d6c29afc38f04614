// moment_text.h -- days, clocks, stamps and lengths as the texts of cells, and the ISO texts that files write for them.
#pragma once

#include "workbook/serial.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace starhours::workbook {

inline constexpr std::int64_t seconds_of_day = 86'400;
inline constexpr std::int64_t first_serial = 61;        // 1 March 1900: below it, spreadsheets disagree
inline constexpr std::int64_t last_serial = 2'958'465;  // 31 December 9999
inline constexpr std::int64_t days_until_1904 = 1'462;  // from the 1900 system's first day to the 1904 system's

// REQUIRES: first_serial <= serial <= last_serial, 0 <= second < seconds_of_day.
void append_day(std::string& text, std::int64_t serial);
void append_clock(std::string& text, std::int64_t second);
void append_stamp(std::string& text, std::int64_t serial, std::int64_t second);
void append_length(std::string& text, std::int64_t seconds);

// What an ISO text says: "2025-03-05", "09:00:30", "2025-03-05T09:00:29.9996Z". A zone is passed over: programs write
// the wall's time and call it UTC.
struct IsoMoment {
  std::optional<std::int64_t> serial;  // the day; may lie before first_serial
  std::optional<std::int64_t> second;  // the time of day, to the nearest second
};
[[nodiscard]] std::optional<IsoMoment> iso_moment(std::string_view text);
// Seconds of "PT09H30M00.5S", "-PT20H", "P1DT2H".
[[nodiscard]] std::optional<std::int64_t> iso_length(std::string_view text);

// The cell of an ISO text under `format`; none if it is neither day nor time.
[[nodiscard]] std::optional<CellKind> append_iso(std::string& text, std::string_view iso, Format format);

}  // namespace starhours::workbook
