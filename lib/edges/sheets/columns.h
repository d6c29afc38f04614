// columns.h -- which cell of a row holds what, and what kind of sheet has such columns.
#pragma once

#include <starhours/sheet_reader.h>

#include <sheets/header_words.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

enum class Column : std::uint8_t {
  serial,
  id,
  name,
  id_number,
  phone,
  team,
  activity,
  date,
  sign_in,  // an activity's start, too
  sign_out,
  hours,
  registered,
  groups,
  birth,
  parent,
  type,
  project,
  category,
  post,
  place,
  mode,
  beneficiaries,
  beneficiary_visits,
  brand,
  first_name,
  last_name,
  email,
  record,
  people,
  status,
  approved,
  date_end,
  span,
  minutes,  // beside hours
  total_hours,
  settles_sheet,
  settles_row,
  dismissed,
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::dismissed) + 1;

// A column that is one day.
struct DayColumn {
  std::uint16_t cell = 0;
  unsigned number = 0;     // of the day in its month
  unsigned month = 0;      // where the header gives it
  std::optional<Day> day;  // where it gives the whole date
  bool unclear = false;    // it is of one of two months, and nothing tells which
  unsigned weekday = 0;    // 1 Monday to 7, where the header says nothing else
  bool afternoon = false;  // of two or more columns of the day, below 下午
};

// A pair of columns for one stretch of a day; `afternoon`: their header says 下午, so 2:00 is 14:00.
struct TimePair {
  std::uint16_t in = 0;
  std::uint16_t out = 0;
  bool afternoon = false;
  std::optional<DayColumn> day;  // where each pair has its own
};

struct Columns {
  static constexpr std::uint16_t none = 0xFFFF;  // more than a record has cells

  SheetKind kind = SheetKind::sign_ins;
  std::array<std::uint16_t, column_count> cells = filled_with_none();  // by Column: index of the cell
  bool hours_in_minutes = false;
  std::size_t known_words = 0;
  std::vector<TimePair> pairs;              // all of them, where there are several; sign_in and sign_out are the first
  std::vector<std::uint16_t> absent_flags;  // cells that are not 0 for somebody who did not come
  std::vector<DayColumn> days;              // of a matrix
  bool punches = false;                     // sign_in is of punches
  bool ones_are_marks = false;              // the days of a matrix hold nothing but 1 and √
  bool days_in_utc = false;                 // dates are stamps of the midnight they mean, in UTC
  bool stamps_in_utc = false;               // so are the stamps of sign-in and sign-out

  [[nodiscard]] std::uint16_t cell_of(Column column) const { return cells[static_cast<std::size_t>(column)]; }
  [[nodiscard]] bool names_people() const {
    return has(Column::id) || has(Column::name) || has(Column::id_number) || has(Column::phone) ||
           has(Column::first_name) || has(Column::last_name) || has(Column::email);
  }
  [[nodiscard]] bool has(Column column) const { return cell_of(column) != none; }

 private:
  static constexpr std::array<std::uint16_t, column_count> filled_with_none() {
    std::array<std::uint16_t, column_count> cells{};
    cells.fill(none);
    return cells;
  }
};

// The kind of sheet whose header says `words`, of which there are `known`. Nothing if they fit none.
[[nodiscard]] std::optional<SheetKind> kind_of(Words words, std::size_t known);

// The columns of a header whose cells mean `words`, read as one of `kind`.
[[nodiscard]] Columns columns_of(const std::vector<Word>& words, SheetKind kind);

// What a header of `kind` must say and `words` do not, in plain English: "a volunteer", "a time, hours or a date".
[[nodiscard]] std::vector<std::string> missing_from(Words words, SheetKind kind);

// A header of `kind` as an example.
[[nodiscard]] std::string_view canonical_header(SheetKind kind);

}  // namespace starhours::sheets
