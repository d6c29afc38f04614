// setting.h -- what holds for all rows of a table.
#pragma once

#include <sheets/day_text.h>
#include <sheets/survey.h>

#include <optional>
#include <string>
#include <string_view>

namespace starhours::sheets {

struct Setting {
  std::string team;      // for rows that name none
  std::string activity;  // for rows that name none
  std::string volunteer;
  std::optional<Day> date;  // for rows that give none
  DayContext days;
  bool punch_pairs = false;
};

// From the nearest that says it: the titles of `table`, the worksheet's name, the file's, `options`. What the titles
// leave open `table` takes over in its context, findings included.
[[nodiscard]] Setting setting_of(Table& table, const ReadingOptions& options, std::string_view worksheet,
                                 bool from_1904);

}  // namespace starhours::sheets
