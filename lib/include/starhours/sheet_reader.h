// sheet_reader.h -- from the bytes of a sheet to its rows, read but not judged.
//
//   auto reader = SheetReader::open(source, options);      // recognises form, encoding and tables
//   SheetRow row;
//   while (reader->next(row)) …                            // every record once, in order
//
// Every record of the sheet comes out exactly once, titles, headers and blanks included, so that the fates of rows sum
// to the rows read. Text is read through one buffer, whatever its length; of a workbook its bytes are held.
//
// Forms     CSV/TSV (RFC 4180, BOM, CR/LF/CRLF, quoted newlines; comma, tab or semicolon found by itself) in UTF-8,
// UTF-16,
//           GB18030, Big5 or Windows-1252; XLSX, ODS, XLS; tables of HTML. Content decides, never the file's name.
// Tables    a header of one to three rows anywhere, titles above it, several tables one above another, repeated
//           headers, totals, notes. A list (one row a sign-in), a matrix (one column a day) or punches (one row a
//           punch).
// Columns   found by Chinese and English synonyms in any order; unknown ones are left in the evidence.
// Context   what a row leaves open is taken from the nearest that says it: its merged cells, the titles above the
// table, the
//           worksheet's name, the file's, then the options.
#pragma once

#include <starhours/bytes.h>
#include <starhours/encoding.h>
#include <starhours/problem.h>
#include <starhours/roster.h>
#include <starhours/sign_in.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace starhours {

enum class SheetKind : std::uint8_t { sign_ins, volunteers, teams, activities, projects };
[[nodiscard]] std::string_view name_of(SheetKind kind);  // as --as spells it: "sign-ins"
[[nodiscard]] std::optional<SheetKind> sheet_kind_named(std::string_view name);

// Said by the user, see --map: which column holds what. A column is named by its header's text, or by its letter ("C")
// or number ("3").
struct ColumnMap {
  struct Entry {
    std::string column;
    std::string field;  // one of field_names()
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries;
  std::uint32_t header_row = 0;  // 1-based; 0 = found by itself
  bool in_minutes = false;       // what a bare number of hours is
  bool punch_pairs = false;      // punches come in pairs; else the first and the last of a day
  friend bool operator==(const ColumnMap&, const ColumnMap&) = default;
};
[[nodiscard]] const std::vector<std::string>& field_names();  // "name" "sign_in" "hours" …

// Which part of 05/03/2025 is the month.
enum class DateOrder : std::uint8_t { unknown, year_month_day, month_day_year, day_month_year };
[[nodiscard]] std::string_view name_of(DateOrder order);  // as --date-order spells it: "ymd" "mdy" "dmy"; unknown is ""
[[nodiscard]] std::optional<DateOrder> date_order_named(std::string_view name);

// How the user says a sheet is to be read, where it does not say so itself.
struct ReadingOptions {
  std::string source;           // the sheet's name in places; what it says of date and activity is context
  std::optional<SheetKind> as;  // else recognised from the header
  std::string team;             // for rows that name none
  std::string activity;         // for rows that name none
  std::string volunteer;        // for rows that name nobody: a personal log
  std::optional<Day> date;      // for rows that give no day
  std::optional<int> year;      // for days without one
  DateOrder date_order = DateOrder::unknown;
  std::optional<Encoding> encoding;  // else detected
  std::string worksheet;             // only this one, by its name
  ColumnMap columns;                 // what columns mean, where their headers do not tell
  friend bool operator==(const ReadingOptions&, const ReadingOptions&) = default;
};

// Rows of registries: the thing, and the texts in it that name other things.
struct VolunteerRow {
  Volunteer volunteer;
  std::string team;
};
struct TeamRow {
  Team team;
  std::string parent;
};
using RegistryRow = std::variant<VolunteerRow, TeamRow, Activity, Project>;

enum class RowKind : std::uint8_t {
  sign_in,   // `sign_ins` holds
  record,    // `record` holds
  absent,    // a mark such as 请假 where a time should be
  skipped,   // `skip` says what it is
  refused,   // `problems` says why, at least one error
  repeated,  // the very record stands above already, by its own number: a duplicate
};
// punch: a part of the sign-in that the first punch of the day gives. other_sheet: no sign-in sheet, in a workbook of
// them.
enum class Skip : std::uint8_t { title, header, blank, total, note, signature, punch, other_sheet };
[[nodiscard]] std::string_view name_of(Skip skip);

// One record. Views hold until the next call of next().
struct SheetRow {
  RowKind kind = RowKind::skipped;
  Skip skip = Skip::blank;
  std::uint32_t row = 0;         // 1-based record of the sheet: those of earlier worksheets come before it
  std::uint32_t line = 0;        // text: 1-based physical line on which it begins
  std::vector<SignIn> sign_ins;  // at least one for a sign-in; several where it gives several times or days
  RegistryRow record;
  // Of a row that mends another, in suspense: the columns suspense_sheet, suspense_row and dismiss as written, whatever
  // the row's kind. Empty where the sheet has no such columns.
  std::string_view settles_sheet;  // name, or eight digits or more of the SHA-256
  std::string_view settles_row;    // "7"; of a workbook "三月!7"
  std::string_view dismissed;      // why the other row is no sign-in; then nothing else of this row counts
  Problems problems;               // errors (refused) and warnings, with places
};

class SheetReader {
 public:
  // The source must outlive the reader. Errors: empty_file, not_text, no_header, no_sheets, unreadable_file, those of
  // Workbook::open.
  [[nodiscard]] static Result<std::unique_ptr<SheetReader>> open(ByteSource& source, ReadingOptions options);
  ~SheetReader();

  [[nodiscard]] SheetKind kind() const;

  // A worksheet of a workbook; text has none. Complete once next() gave false.
  struct Worksheet {
    std::string name;
    std::uint32_t rows_before = 0;  // SheetRow::row less this is the row as the spreadsheet shows it
  };
  [[nodiscard]] const std::vector<Worksheet>& worksheets() const;
  // What was recognised and inferred, one line each, for the receipt: "encoding GB18030", "date 2025-04-04 from row 2".
  // Complete once next() gave false.
  [[nodiscard]] const std::vector<std::string>& findings() const;
  // The first table's columns as a map that would read the sheet the same way.
  [[nodiscard]] ColumnMap recognised() const;

  // False at the end, or when the source failed: then failure() says so.
  [[nodiscard]] bool next(SheetRow& row);
  [[nodiscard]] const std::optional<Problem>& failure() const;

  // About the row that next() gave last: its text as written (one record, without the line's end; a byte that is
  // no UTF-8 is "?", and of a record past 1 MB only the beginning is there), and the place of one of its columns
  // (or of the whole row), for problems found later.
  enum class Field : std::uint8_t {
    row,
    volunteer_id,
    name,
    id_number,
    phone,
    team,
    activity,
    date,
    sign_in,
    sign_out,
    hours
  };
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] Place place(Field field) const;

 private:
  class Impl;
  explicit SheetReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace starhours
