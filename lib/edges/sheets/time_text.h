// time_text.h -- days and times as people write them into cells.
//
// Days    2025-03-05  2025/3/5  2025.3.5  2025年3月5日  20250305, a weekday after them, a time after that
// Clocks  9:00  09:00:30.250  0900  9点  9点半  9时30分  上午9:00  下午3:30  3:30 PM  24:00
// Stamps  a day and a clock, with T or spaces between, and perhaps Z or +08:00 after them
// Full-width digits and colons are digits and colons. What has more than one reading is not read.
#pragma once

#include <starhours/problem.h>
#include <starhours/sign_in.h>

#include <sheets/cursor.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace starhours::sheets {

// Reads the cells of a sheet. Remembers the last day written in ten bytes, since the next row most likely repeats it.
class TimeReader {
 public:
  // The day of a cell in a column of dates; a time after it is read over. Nothing if it cannot be read.
  [[nodiscard]] std::optional<Day> day(std::string_view cell);
  // What a cell in a column of times holds, never `missing`. Nothing if it cannot be read.
  [[nodiscard]] std::optional<WrittenTime> time(std::string_view cell);

 private:
  [[nodiscard]] std::optional<Day> take_day(Cursor& cursor);
  [[nodiscard]] std::optional<Day> folded_day(std::string_view text);
  [[nodiscard]] std::optional<WrittenTime> folded_time(std::string_view text);

  static constexpr std::size_t remembered_bytes = 10;
  std::array<char, remembered_bytes> remembered_{};
  Day remembered_day_{};
};

// What is wrong with a cell that could not be read, without a place.
[[nodiscard]] Problem explain_day(std::string_view cell);   // bad_date or ambiguous_date
[[nodiscard]] Problem explain_time(std::string_view cell);  // bad_time, or of its day as explain_day

}  // namespace starhours::sheets
