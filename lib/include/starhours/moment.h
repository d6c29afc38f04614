// moment.h -- days, minutes and instants.
//
// Everything is counted in whole minutes. A Day is a local calendar day without
// a zone; an Instant is a minute of UTC; a WallTime is what a clock on the wall
// shows. The three never convert into one another without a Zone (zone.h).
#pragma once

#include <date/date.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace starhours {

using Minutes = std::chrono::duration<std::int32_t, std::ratio<60>>;
using Day = date::local_days;
using Instant = date::sys_time<Minutes>;
using WallTime = date::local_time<Minutes>;

// Days from `first` (included) to `end` (not included).
struct DaySpan {
  Day first{};
  Day end{};

  [[nodiscard]] bool contains(Day day) const { return first <= day && day < end; }
  [[nodiscard]] bool empty() const { return end <= first; }
  friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

// The days a book can hold: 1900-01-01 up to, not including, 2200-01-01.
inline constexpr DaySpan representable_days{Day{date::days{-25567}}, Day{date::days{84006}}};

// "2025-03-05"
[[nodiscard]] std::string to_string(Day day);
// "2025-03-05T09:00"
[[nodiscard]] std::string to_string(WallTime time);
// Exactly "YYYY-MM-DD" of a day that exists and can be represented.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);

// Minutes as hours: minutes/60 to two places at most, half up ("4.5", "0.33", "100").
// Counts up to 2^63 minutes, since a city's total passes 32 bits.
[[nodiscard]] std::string hours_text(std::int64_t minutes);
// The same, written at `to`, where so many bytes have room; returns its end.
inline constexpr std::size_t longest_hours = 24;
[[nodiscard]] char* write_hours(char* to, std::int64_t minutes);
// "8h", "30m", "1h30m", "90m", "0m": the way the rulebook writes a duration.
[[nodiscard]] std::string duration_text(Minutes minutes);
[[nodiscard]] std::optional<Minutes> parse_duration(std::string_view text);

}  // namespace starhours
