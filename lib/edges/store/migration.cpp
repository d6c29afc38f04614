#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/core.h>
#include <store/columns.h>
#include <store/entry_pack.h>
#include <store/migration.h>
#include <store/notes.h>
#include <store/packed_journal.h>
#include <store/team_days.h>
#include <store/total_pack.h>
#include <store/totals_table.h>
#include <store/trouble.h>
#include <store/volunteer_packs.h>
#include <store/year_totals.h>

#include <algorithm>

namespace starhours::store {
namespace {

void pack_old_entries(SQLite::Database& database) {
  constexpr std::size_t at_a_time = 1 << 16;
  {
    Statements statements(database);
    std::vector<Entry> entries;
    const Lease query =
        statements.take("SELECT " STARHOURS_OLD_ENTRY_COLUMNS " FROM old_entries ORDER BY day, volunteer, seq");
    while (query->step()) {
      const Entry entry = read_old_entry(*query);
      if (entries.size() >= at_a_time && key_of(entries.back()) != key_of(entry)) {
        rewrite_packs(statements, {}, entries);
        entries.clear();
      }
      entries.push_back(entry);
    }
    rewrite_packs(statements, {}, entries);
  }
  database.exec("DROP TABLE old_entries");
}

void pack_volunteers(SQLite::Database& database) {
  Statements statements(database);
  VolunteerPacks packs;
  packs.note_all(statements);
  packs.fold(statements);
}

void sum_team_days(SQLite::Database& database) {
  Statements statements(database);
  TeamDays team_days;
  visit_entries(statements, {day_of(-day_limit), day_of(day_limit)}, [&](std::span<const Entry> service_day) {
    team_days.note(service_day, Sign::added);
    fold_if_many(team_days, statements);
    return true;
  });
  team_days.fold(statements);
}

void sum_years(SQLite::Database& database) {
  Statements statements(database);
  YearTotals years;
  std::vector<VolunteerTotal> totals(std::size_t{1} << block_bits);
  const TotalsSpan months{&month_totals, month_of(representable_days.first), month_of(representable_days.end),
                          representable_days};
  each_pack(statements, {&months, 1}, 0, number_limit >> block_bits,
            [&](DaySpan month, std::uint32_t block, std::string_view pack) {
              const std::size_t count = TotalPack(pack, block).read_into(totals);
              years.note(statements, year_of(month_of(month.first)), std::span(totals).first(count));
            });
  years.fold(statements);
}

void derive_of_version_4(SQLite::Database& database) {
  pack_volunteers(database);
  sum_team_days(database);
}

// Of versions from 2 on.
#define STARHOURS_DROP_VIEWS                                                                              \
  "DROP VIEW IF EXISTS journal; DROP VIEW IF EXISTS v_entries; DROP VIEW IF EXISTS v_group_entries;"      \
  "DROP VIEW IF EXISTS v_volunteer_month; DROP VIEW IF EXISTS v_settled; DROP VIEW IF EXISTS v_suspense;" \
  "DROP VIEW IF EXISTS v_sheets; DROP VIEW IF EXISTS v_history;"

// A step leaves the book without views: those of the present version are made after the last one.
constexpr Migration steps_from_all[] = {
    {1,
     "DROP VIEW v_entries; DROP VIEW v_volunteer_month; DROP VIEW v_suspense; DROP VIEW v_sheets;"
     "ALTER TABLE housekeeping ADD COLUMN reading INTEGER NOT NULL DEFAULT 1;"
     "ALTER TABLE sheets ADD COLUMN read_volunteer TEXT NOT NULL DEFAULT '';"
     "ALTER TABLE sheets ADD COLUMN read_year INTEGER;"
     "ALTER TABLE sheets ADD COLUMN read_order INTEGER NOT NULL DEFAULT 0;"
     "ALTER TABLE sheets ADD COLUMN read_encoding INTEGER;"
     "ALTER TABLE sheets ADD COLUMN read_worksheet TEXT NOT NULL DEFAULT '';"
     "ALTER TABLE sheets ADD COLUMN read_columns TEXT NOT NULL DEFAULT '';"
     "CREATE TABLE worksheets (sheet INTEGER NOT NULL REFERENCES sheets (no), nth INTEGER NOT NULL,"
     " name TEXT NOT NULL, rows_before INTEGER NOT NULL, PRIMARY KEY (sheet, nth)) STRICT, WITHOUT ROWID;"
     "CREATE TABLE history (no INTEGER PRIMARY KEY, day INTEGER NOT NULL, what TEXT NOT NULL, sheet TEXT NOT NULL,"
     " sha256 TEXT NOT NULL, note TEXT NOT NULL) STRICT;"
     "INSERT INTO history SELECT no, imported, 'import', source, sha256, '' FROM sheets ORDER BY no;"
     "CREATE TABLE merges (from_id TEXT NOT NULL PRIMARY KEY, to_id TEXT NOT NULL) STRICT, WITHOUT ROWID;"
     "CREATE TABLE settlements (sheet INTEGER NOT NULL REFERENCES sheets (no), row INTEGER NOT NULL,"
     " of_sha256 TEXT NOT NULL, of_row INTEGER NOT NULL, dismissed TEXT NOT NULL, PRIMARY KEY (sheet, row))"
     " STRICT, WITHOUT ROWID;"
     "CREATE INDEX settlements_by_origin ON settlements (of_sha256, of_row);"
     "CREATE TABLE group_entries (day INTEGER NOT NULL, sheet INTEGER NOT NULL, row INTEGER NOT NULL,"
     " seq INTEGER NOT NULL, start INTEGER, length INTEGER NOT NULL, people INTEGER NOT NULL,"
     " minutes INTEGER NOT NULL, activity INTEGER NOT NULL, team INTEGER NOT NULL, basis INTEGER NOT NULL,"
     " before INTEGER NOT NULL, after INTEGER NOT NULL, follows INTEGER NOT NULL, nth INTEGER NOT NULL,"
     " of_sheet INTEGER, of_row INTEGER, PRIMARY KEY (day, sheet, row, seq)) STRICT, WITHOUT ROWID;"
     "CREATE INDEX group_entries_by_sheet ON group_entries (sheet);"},
    // Entries go from a row each into packs.
    {2,
     STARHOURS_DROP_VIEWS
     "ALTER TABLE entries RENAME TO old_entries;"
     "CREATE TABLE entries (key INTEGER PRIMARY KEY, count INTEGER NOT NULL, layout INTEGER NOT NULL,"
     " volunteer INTEGER NOT NULL, other INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,"
     " activity INTEGER NOT NULL, team INTEGER NOT NULL, sheet INTEGER NOT NULL, row INTEGER NOT NULL,"
     " records BLOB NOT NULL) STRICT;",
     pack_old_entries},
    // Volunteers are told again in packs, and what teams did is summed day by day.
    {3,
     STARHOURS_DROP_VIEWS "CREATE TABLE volunteer_packs (block INTEGER PRIMARY KEY, pack BLOB NOT NULL) STRICT;"
                          "CREATE TABLE team_days (day INTEGER PRIMARY KEY, pack BLOB NOT NULL) STRICT;",
     derive_of_version_4},
    // What volunteers did is summed by year too.
    {4,
     STARHOURS_DROP_VIEWS "CREATE TABLE year_totals (year INTEGER NOT NULL, block INTEGER NOT NULL, pack BLOB NOT NULL,"
                          " PRIMARY KEY (year, block)) STRICT;",
     sum_years},
    // Activities are looked up by name too.
    {5, STARHOURS_DROP_VIEWS "CREATE INDEX activities_by_name ON activities (name);"},
    // What a row would settle is remembered until it comes.
    {6, STARHOURS_DROP_VIEWS
     "CREATE TABLE awaited_settlements (sheet INTEGER NOT NULL REFERENCES sheets (no), row INTEGER NOT NULL,"
     " of_sheet TEXT NOT NULL, of_row TEXT NOT NULL, dismissed TEXT NOT NULL, PRIMARY KEY (sheet, row))"
     " STRICT, WITHOUT ROWID;"},
};

}  // namespace

std::span<const Migration> migrations() { return steps_from_all; }

int version_of(SQLite::Database& database) { return database.execAndGet("PRAGMA user_version").getInt(); }

void migrate(SQLite::Database& database, std::span<const Migration> steps, int target, const char* after) {
  if (version_of(database) >= target) {
    return;
  }
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (version_of(database) >= target) {
    return;
  }
  for (int version = version_of(database); version < target; ++version) {
    const auto step =
        std::find_if(steps.begin(), steps.end(), [version](const Migration& each) { return each.from == version; });
    if (step == steps.end()) {
      throw Broken(fmt::format("its version {} is unknown", version));
    }
    database.exec(step->sql);
    if (step->then != nullptr) {
      step->then(database);
    }
    database.exec(fmt::format("PRAGMA user_version = {}", version + 1));
  }
  database.exec(after);
  transaction.commit();
}

}  // namespace starhours::store
