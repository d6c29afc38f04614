// range_text.h -- sign-in and sign-out in one cell, once or several times.
//
//   9:00-11:30  9：00—11：30  9:00~11:30  9:00至11:30  9点到11点半  0900-1130  9-11点  2-4pm  22:00-次日2:00
//   下午2:00-4:30                      the part of the day holds for both sides where that fits
//   2025-03-12 9:00-11:30              the day holds for the ranges after it as well
//   9:00-11:30,14:00-17:00             also ， 、 ； ; a new line, 和, spaces
//   9:00-                              one side is missing
#pragma once

#include <starhours/problem.h>
#include <starhours/sign_in.h>

#include <sheets/time_text.h>

#include <string_view>
#include <vector>

namespace starhours::sheets {

struct WrittenRange {
  WrittenTime in;
  WrittenTime out;
};

// Appends the ranges of a cell, each with at least one side. A sign-out without a day of its own is a clock, whatever
// day the cell gives to its sign-in. False, and nothing appended, if the cell is anything else.
[[nodiscard]] bool read_ranges(std::string_view cell, TimeReader& reader, std::vector<WrittenRange>& ranges);

// What is wrong with a cell that could not be read: bad_time, or of its day; without a place.
[[nodiscard]] Problem explain_ranges(std::string_view cell, const DayContext& context = {});

}  // namespace starhours::sheets
