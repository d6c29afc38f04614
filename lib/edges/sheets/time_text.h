// time_text.h -- days and times as people write them into cells.
//
// Days in every form of day_text.h, clocks in every form of clock_text.h; stamps are a day and a clock, perhaps with Z
// or +08:00 after them, or a number as spreadsheets count days. Full-width digits and colons are digits and colons.
// What has more than one reading is not read.
#pragma once

#include <starhours/problem.h>
#include <starhours/sign_in.h>

#include <sheets/cursor.h>
#include <sheets/day_text.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace starhours::sheets {

// Reads the cells of a sheet. Remembers the last day written in ten bytes, since the next row most likely repeats it.
class TimeReader {
 public:
  TimeReader() = default;
  explicit TimeReader(const DayContext& context) : context_(context) {}

  [[nodiscard]] const DayContext& context() const { return context_; }
  void set_context(const DayContext& context) { context_ = context; }

  // The day of a cell in a column of dates; a time after it is read over. Nothing if it cannot be read.
  [[nodiscard]] std::optional<Day> day(std::string_view cell);
  // What a cell in a column of times holds, never `missing`. Nothing if it cannot be read.
  [[nodiscard]] std::optional<WrittenTime> time(std::string_view cell);
  // The same, written where it is wanted. False, and `time` left alone, if it cannot be read.
  [[nodiscard]] bool read_time(std::string_view cell, WrittenTime& time);

 private:
  [[nodiscard]] bool take_plain_day(Cursor& cursor, Day& day);
  [[nodiscard]] std::optional<Day> take_other_plain_day(Cursor& cursor);
  [[nodiscard]] std::optional<Day> plain_day(std::string_view text);
  [[nodiscard]] bool read_plain_stamp(std::string_view text, WrittenTime& time);

  static constexpr std::size_t remembered_bytes = 10;
  std::array<char, remembered_bytes> remembered_{'1', '9', '7', '0', '-', '0', '1', '-', '0', '1'};
  Day remembered_day_{};  // what these bytes mean
  DayContext context_;
};

// What is wrong with a cell that could not be read, without a place.
[[nodiscard]] Problem explain_day(std::string_view cell, const DayContext& context = {});   // bad_date, ambiguous_date
[[nodiscard]] Problem explain_time(std::string_view cell, const DayContext& context = {});  // bad_time, or of its day

}  // namespace starhours::sheets
