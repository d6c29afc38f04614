#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>

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
  "suspense, absent, skipped, first_day, end_day"

constexpr const char* all_sheets = "SELECT " STARHOURS_SHEET_COLUMNS " FROM sheets ORDER BY no";
constexpr const char* sheet_of_sha256 = "SELECT " STARHOURS_SHEET_COLUMNS " FROM sheets WHERE sha256 = ?1";
constexpr const char* put_sheet =
    "INSERT INTO sheets VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) "
    "ON CONFLICT (no) DO UPDATE SET sha256 = ?2, kind = ?3, source = ?4, read_as = ?5, read_team = ?6, "
    "read_activity = ?7, read_date = ?8, imported = ?9, rows = ?10, posted = ?11, duplicates = ?12, suspense = ?13, "
    "absent = ?14, skipped = ?15, first_day = ?16, end_day = ?17";

constexpr const char* insert_suspense = "INSERT INTO suspense VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr const char* all_suspense =
    "SELECT sheet, row, line, column, kind, message, hint, text FROM suspense ORDER BY sheet, row, no";

static_assert(static_cast<int>(SheetKind::sign_ins) == 0 && static_cast<int>(SheetKind::volunteers) == 1 &&
                  static_cast<int>(SheetKind::teams) == 2 && static_cast<int>(SheetKind::activities) == 3 &&
                  static_cast<int>(SheetKind::projects) == 4,
              "as in schemas/book.sql");

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
  return sheet;
}

// A new one without a number.
void write_sheet(store::Statements& statements, std::optional<std::int64_t> no, const Sheet& sheet) {
  const std::optional<std::int64_t> as =
      sheet.options.as ? std::optional<std::int64_t>(static_cast<std::int64_t>(*sheet.options.as)) : std::nullopt;
  statements.run(put_sheet, no, sheet.sha256, static_cast<std::int64_t>(sheet.kind), sheet.options.source, as,
                 sheet.options.team, sheet.options.activity, number_of(sheet.options.date), number_of(sheet.imported),
                 sheet.rows, sheet.posted, sheet.duplicates, sheet.suspense, sheet.absent, sheet.skipped,
                 unless_empty(sheet.days, sheet.days.first), unless_empty(sheet.days, sheet.days.end));
}

SuspenseRow read_suspense(const Query& query) {
  SuspenseRow row;
  row.sheet = read_no<SheetNo>(query, 0);
  row.row = store::read_32_bits(query, 1);
  row.line = store::read_32_bits(query, 2);
  row.column = store::read_32_bits(query, 3);
  const std::optional<Kind> kind = kind_named(query.text(4));
  if (!kind) {
    throw store::Broken("it holds an unknown kind of problem");
  }
  row.kind = *kind;
  row.message = query.text(5);
  row.hint = query.text(6);
  row.text = query.text(7);
  return row;
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

Result<std::vector<Sheet>> Book::sheets() {
  return impl_->read([&] {
    std::vector<Sheet> sheets;
    const Lease query = impl_->statements.take(all_sheets);
    while (query->step()) {
      sheets.push_back(read_sheet(*query));
    }
    return sheets;
  });
}

Result<std::optional<Sheet>> Book::sheet_of_bytes(std::string_view sha256) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(sheet_of_sha256);
    query->bind_all(sha256);
    return query->step() ? std::optional<Sheet>(read_sheet(*query)) : std::nullopt;
  });
}

Result<SheetNo> Book::add_sheet(const Sheet& sheet) {
  return impl_->write([&] {
    write_sheet(impl_->statements, std::nullopt, sheet);
    return SheetNo{static_cast<std::uint32_t>(impl_->database.getLastInsertRowid())};
  });
}

Result<void> Book::update_sheet(const Sheet& sheet) {
  return impl_->write([&] { write_sheet(impl_->statements, index_of(sheet.no), sheet); });
}

Result<void> Book::add_suspense(std::span<const SuspenseRow> rows) {
  return impl_->write([&] {
    const Lease query = impl_->statements.take(insert_suspense);
    for (const SuspenseRow& row : rows) {
      query->bind_all(index_of(row.sheet), row.row, row.line, row.column, name_of(row.kind), row.message, row.hint,
                      row.text);
      query->run();
    }
  });
}

Result<std::vector<SuspenseRow>> Book::suspense() {
  return impl_->read([&] {
    std::vector<SuspenseRow> rows;
    const Lease query = impl_->statements.take(all_suspense);
    while (query->step()) {
      rows.push_back(read_suspense(*query));
    }
    return rows;
  });
}

}  // namespace starhours
