#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/column_map_text.h>
#include <store/columns.h>
#include <store/suspense.h>

#include <algorithm>
#include <functional>

namespace starhours {
namespace {

using store::Lease;
using store::number_of;
using store::Query;
using store::read_no;

constexpr const char* read_rulebook = "SELECT toml FROM rulebook";
constexpr const char* write_rulebook = "INSERT INTO rulebook VALUES (1, ?1) ON CONFLICT DO UPDATE SET toml = ?1";

#define STARHOURS_SHEET_COLUMNS                                                                                  \
  "no, sha256, kind, source, read_as, read_team, read_activity, read_date, imported, rows, posted, duplicates, " \
  "suspense, absent, skipped, first_day, end_day, read_volunteer, read_year, read_order, read_encoding, "        \
  "read_worksheet, read_columns"

constexpr const char* all_sheets = "SELECT " STARHOURS_SHEET_COLUMNS " FROM sheets ORDER BY no";
constexpr const char* sheet_of_no = "SELECT " STARHOURS_SHEET_COLUMNS " FROM sheets WHERE no = ?1";
constexpr const char* sheet_of_sha256 = "SELECT " STARHOURS_SHEET_COLUMNS " FROM sheets WHERE sha256 = ?1";
constexpr const char* last_sheet = "SELECT max(no) FROM sheets";
constexpr const char* any_sheet = "SELECT EXISTS (SELECT 1 FROM sheets)";
constexpr const char* put_sheet =
    "INSERT INTO sheets (" STARHOURS_SHEET_COLUMNS
    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
    "?23) "
    "ON CONFLICT (no) DO UPDATE SET sha256 = ?2, kind = ?3, source = ?4, read_as = ?5, read_team = ?6, "
    "read_activity = ?7, read_date = ?8, imported = ?9, rows = ?10, posted = ?11, duplicates = ?12, suspense = ?13, "
    "absent = ?14, skipped = ?15, first_day = ?16, end_day = ?17, read_volunteer = ?18, read_year = ?19, "
    "read_order = ?20, read_encoding = ?21, read_worksheet = ?22, read_columns = ?23";
constexpr const char* drop_sheet = "DELETE FROM sheets WHERE no = ?1";
constexpr const char* drop_settlements = "DELETE FROM settlements WHERE sheet = ?1";
constexpr const char* drop_awaited = "DELETE FROM awaited_settlements WHERE sheet = ?1";
constexpr const char* drop_evidence = "DELETE FROM evidence WHERE sheet = ?1";

constexpr const char* all_worksheets = "SELECT sheet, name, rows_before FROM worksheets ORDER BY sheet, nth";
constexpr const char* worksheets_of = "SELECT sheet, name, rows_before FROM worksheets WHERE sheet = ?1 ORDER BY nth";
constexpr const char* drop_worksheets = "DELETE FROM worksheets WHERE sheet = ?1";
constexpr const char* insert_worksheet = "INSERT INTO worksheets VALUES (?1, ?2, ?3, ?4)";

static_assert(static_cast<int>(SheetKind::sign_ins) == 0 && static_cast<int>(SheetKind::volunteers) == 1 &&
                  static_cast<int>(SheetKind::teams) == 2 && static_cast<int>(SheetKind::activities) == 3 &&
                  static_cast<int>(SheetKind::projects) == 4,
              "as in schemas/book.sql");
static_assert(static_cast<int>(DateOrder::year_month_day) == 1 && static_cast<int>(DateOrder::month_day_year) == 2 &&
                  static_cast<int>(DateOrder::day_month_year) == 3 && static_cast<int>(Encoding::utf8) == 0 &&
                  static_cast<int>(Encoding::utf16le) == 1 && static_cast<int>(Encoding::utf16be) == 2 &&
                  static_cast<int>(Encoding::gb18030) == 3 && static_cast<int>(Encoding::big5) == 4 &&
                  static_cast<int>(Encoding::windows1252) == 5,
              "as in schemas/book.sql");

// No calendar of ours reaches further.
constexpr std::int64_t year_limit = 10'000;

std::optional<std::int64_t> unless_empty(DaySpan days, Day day) {
  return days.empty() ? std::nullopt : std::optional<std::int64_t>(number_of(day));
}

Sheet read_sheet(const Query& query) {
  Sheet sheet;
  sheet.no = read_no<SheetNo>(query, 0);
  sheet.sha256 = query.text(1);
  sheet.kind = store::read_one_of(query, 2, SheetKind::projects);
  sheet.options.source = query.text(3);
  if (!query.is_null(4)) {
    sheet.options.as = store::read_one_of(query, 4, SheetKind::projects);
  }
  sheet.options.team = query.text(5);
  sheet.options.activity = query.text(6);
  sheet.options.date = store::read_optional_day(query, 7);
  sheet.imported = store::read_day(query, 8);
  sheet.rows = query.integer(9);
  sheet.posted = query.integer(10);
  sheet.duplicates = query.integer(11);
  sheet.suspense = query.integer(12);
  sheet.absent = query.integer(13);
  sheet.skipped = query.integer(14);
  if (!query.is_null(15) && !query.is_null(16)) {
    sheet.days = {store::read_day(query, 15), store::read_day(query, 16)};
  }
  sheet.options.volunteer = query.text(17);
  if (!query.is_null(18)) {
    sheet.options.year = static_cast<int>(store::read_within(query, 18, -year_limit, year_limit));
  }
  sheet.options.date_order = store::read_one_of(query, 19, DateOrder::day_month_year);
  if (!query.is_null(20)) {
    sheet.options.encoding = store::read_one_of(query, 20, Encoding::windows1252);
  }
  sheet.options.worksheet = query.text(21);
  sheet.options.columns = store::parse_column_map(query.text(22));
  return sheet;
}

template <class Value>
std::optional<std::int64_t> number_or_null(const std::optional<Value>& value) {
  return value ? std::optional<std::int64_t>(static_cast<std::int64_t>(*value)) : std::nullopt;
}

void read_worksheets(Query& query, const std::function<Sheet*(SheetNo)>& sheet_of) {
  while (query.step()) {
    if (Sheet* const sheet = sheet_of(read_no<SheetNo>(query, 0))) {
      sheet->worksheets.push_back({std::string(query.text(1)), store::read_32_bits(query, 2)});
    }
  }
}

// The one that `query` finds, if it does.
std::optional<Sheet> only_sheet(store::Statements& statements, Query& query) {
  if (!query.step()) {
    return std::nullopt;
  }
  std::optional<Sheet> sheet = read_sheet(query);
  const Lease worksheets = statements.take(worksheets_of);
  worksheets->bind_all(index_of(sheet->no));
  read_worksheets(*worksheets, [&sheet](SheetNo) { return &*sheet; });
  sheet->settled = store::settled_rows_of(statements, sheet->no);
  return sheet;
}

// A new one without a number.
void write_sheet(store::Statements& statements, std::optional<std::int64_t> no, const Sheet& sheet) {
  const ReadingOptions& options = sheet.options;
  const std::string columns = store::column_map_text(options.columns);
  statements.run(put_sheet, no, sheet.sha256, static_cast<std::int64_t>(sheet.kind), options.source,
                 number_or_null(options.as), options.team, options.activity, number_of(options.date),
                 number_of(sheet.imported), sheet.rows, sheet.posted, sheet.duplicates, sheet.suspense, sheet.absent,
                 sheet.skipped, unless_empty(sheet.days, sheet.days.first), unless_empty(sheet.days, sheet.days.end),
                 options.volunteer, number_or_null(options.year), static_cast<std::int64_t>(options.date_order),
                 number_or_null(options.encoding), options.worksheet, columns);
}

void write_worksheets(store::Statements& statements, SheetNo no, const Sheet& sheet) {
  std::int64_t nth = 0;
  for (const SheetReader::Worksheet& worksheet : sheet.worksheets) {
    statements.run(insert_worksheet, index_of(no), nth++, worksheet.name, std::int64_t{worksheet.rows_before});
  }
}

}  // namespace

Result<std::string> Book::rulebook_text() {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(read_rulebook);
    return query->step() ? std::string(query->text(0)) : std::string();
  });
}

Result<void> Book::set_rulebook_text(std::string_view toml) {
  return impl_->write([&] { impl_->statements.run(write_rulebook, toml); });
}

Sheet::ShownRow Sheet::shown(std::uint32_t row) const {
  ShownRow shown{{}, row};
  for (const SheetReader::Worksheet& worksheet : worksheets) {
    if (worksheet.rows_before >= row) {
      break;
    }
    shown = {worksheet.name, row - worksheet.rows_before};
  }
  return shown;
}

Result<std::vector<Sheet>> Book::sheets() {
  return impl_->read([&] {
    std::vector<Sheet> sheets;
    const Lease query = impl_->statements.take(all_sheets);
    while (query->step()) {
      sheets.push_back(read_sheet(*query));
    }
    auto at = sheets.begin();
    const Lease worksheets = impl_->statements.take(all_worksheets);
    read_worksheets(*worksheets, [&](SheetNo no) {
      at = std::find_if(at, sheets.end(), [no](const Sheet& sheet) { return sheet.no == no; });
      return at == sheets.end() ? nullptr : &*at;
    });
    at = sheets.begin();
    for (const SheetRowKey& row : store::settled_rows(impl_->statements)) {
      at = std::find_if(at, sheets.end(), [&row](const Sheet& sheet) { return sheet.no == row.sheet; });
      ++at->settled;
    }
    return sheets;
  });
}

Result<std::int64_t> Book::most_sheets() {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(last_sheet);
    return query->step() ? query->integer(0) : 0;
  });
}

Result<bool> Book::has_sheets() {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(any_sheet);
    return query->step() && query->integer(0) != 0;
  });
}

Result<std::optional<Sheet>> Book::sheet(SheetNo no) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(sheet_of_no);
    query->bind_all(index_of(no));
    return only_sheet(impl_->statements, *query);
  });
}

Result<std::optional<Sheet>> Book::sheet_of_bytes(std::string_view sha256) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(sheet_of_sha256);
    query->bind_all(sha256);
    return only_sheet(impl_->statements, *query);
  });
}

Result<SheetNo> Book::add_sheet(const Sheet& sheet) {
  return impl_->write([&] {
    write_sheet(impl_->statements, std::nullopt, sheet);
    const SheetNo no{static_cast<std::uint32_t>(impl_->database.getLastInsertRowid())};
    write_worksheets(impl_->statements, no, sheet);
    return no;
  });
}

Result<void> Book::update_sheet(const Sheet& sheet) {
  return impl_->write([&] {
    write_sheet(impl_->statements, index_of(sheet.no), sheet);
    impl_->statements.run(drop_worksheets, index_of(sheet.no));
    write_worksheets(impl_->statements, sheet.no, sheet);
  });
}

Result<void> Book::remove_sheet(SheetNo sheet) {
  if (Result<void> forgotten = forget_reading(sheet); !forgotten) {
    return forgotten;
  }
  return impl_->write([&] {
    for (const char* const sql : {drop_settlements, drop_awaited, drop_worksheets, drop_evidence, drop_sheet}) {
      impl_->statements.run(sql, index_of(sheet));
    }
  });
}

}  // namespace starhours
