// sign_in.h -- one row of a sheet as written, its cells read but nothing decided.
#pragma once

#include <starhours/moment.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace starhours {

// A time as a cell gives it.
struct WrittenTime {
  enum class Kind : std::uint8_t {
    missing,  // no cell, or an empty one
    clock,    // a time of day; `clock` counts from local midnight, 24:00 = 1440, and goes on to 2880 on the next day
    full,     // day and time on the wall
    instant,  // day, time and offset from UTC: a true instant
  };
  Kind kind = Kind::missing;
  Minutes clock{};
  WallTime wall{};
  Instant instant{};
};

// The views point into the reader's buffer and hold until it reads the next row.
struct SignIn {
  std::string_view volunteer_id;
  std::string_view name;
  std::string_view id_number;  // checked, or empty
  std::string_view phone;
  std::string_view team;
  std::string_view activity;
  std::optional<Day> day;  // the date column, or the date said for the whole sheet
  WrittenTime in;
  WrittenTime out;
  std::optional<Minutes> stated;
  bool people_together = false;  // `stated` is of all of them, not of each
  std::uint32_t people = 0;      // so many unnamed people, if the row is for a group
  std::uint32_t row = 0;         // 1-based record
  std::uint32_t line = 0;        // 1-based physical line
};

}  // namespace starhours
