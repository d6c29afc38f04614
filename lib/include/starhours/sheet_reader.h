// sheet_reader.h -- from the bytes of a sheet to its rows, read but not judged.
//
//   auto reader = SheetReader::open(source, options);      // reads up to the header
//   SheetRow row;
//   while (reader->next(row)) …                            // every record once, in order
//
// Every record of the sheet comes out exactly once, header and blanks included, so that the fates of rows
// sum to the rows read. Memory: one buffer, whatever the length of the sheet.
//
// Forms     CSV/TSV in UTF-8 (RFC 4180, BOM, CR/LF/CRLF, quoted newlines; comma, tab or semicolon found by itself).
// Columns   found by Chinese and English synonyms in any order; unknown ones are left in the evidence.
#pragma once

#include <starhours/bytes.h>
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

struct ReadingOptions {
  std::string source;               // the sheet's name in places
  std::optional<SheetKind> as;      // else recognised from the header
  std::string team;                 // for rows that name none
  std::string activity;             // for rows that name none
  std::optional<Day> date;          // for rows that give no day
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
  sign_in,  // `sign_in` holds
  record,   // `record` holds
  absent,   // a mark such as 请假 where a time should be
  skipped,  // `skip` says what it is
  refused,  // `problems` says why, at least one error
};
enum class Skip : std::uint8_t { title, header, blank, total, note, signature };
[[nodiscard]] std::string_view name_of(Skip skip);

// One record. Views hold until the next call of next().
struct SheetRow {
  RowKind kind = RowKind::skipped;
  Skip skip = Skip::blank;
  std::uint32_t row = 0;   // 1-based record
  std::uint32_t line = 0;  // 1-based physical line on which it begins
  SignIn sign_in;
  RegistryRow record;
  Problems problems;  // errors (refused) and warnings, with places
};

class SheetReader {
 public:
  // The source must outlive the reader. Errors: empty_file, not_text, no_header, unreadable_file.
  [[nodiscard]] static Result<std::unique_ptr<SheetReader>> open(ByteSource& source, ReadingOptions options);
  ~SheetReader();

  [[nodiscard]] SheetKind kind() const;

  // False at the end, or when the source failed: then failure() says so.
  [[nodiscard]] bool next(SheetRow& row);
  [[nodiscard]] const std::optional<Problem>& failure() const;

  // About the row that next() gave last: its text as written (one record, without the line's end; a byte that is
  // no UTF-8 is "?", and of a record past 1 MB only the beginning is there), and the place of one of its columns
  // (or of the whole row), for problems found later.
  enum class Field : std::uint8_t { row, volunteer_id, name, id_number, phone, team, activity, date, sign_in, sign_out, hours };
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] Place place(Field field) const;

 private:
  class Impl;
  explicit SheetReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace starhours
