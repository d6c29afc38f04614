// journal_rows.h -- entries and duplicates as rows of the journal's tables.
#pragma once

#include <starhours/book.h>

#include <store/columns.h>
#include <store/feed.h>
#include <store/query.h>

#include <cstdint>

namespace starhours::store {

// The columns that read_entry and read_duplicate expect, in this order.
#define STARHOURS_STRETCH_COLUMNS "day, volunteer, start, length, activity, team, how, sheet, row"
#define STARHOURS_ENTRY_COLUMNS STARHOURS_STRETCH_COLUMNS ", worked, credited"
#define STARHOURS_DUPLICATE_COLUMNS STARHOURS_STRETCH_COLUMNS ", of_sheet, of_row"

// Throw Broken for a row that no starhours wrote.
[[nodiscard]] Entry read_entry(const Query& query);
[[nodiscard]] Duplicate read_duplicate(const Query& query);

[[nodiscard]] inline ServiceDayKey key_of(const Stretch& stretch) { return {stretch.day, stretch.volunteer}; }
[[nodiscard]] inline ServiceDayKey key_of(const Entry& entry) { return key_of(entry.stretch); }
[[nodiscard]] inline ServiceDayKey key_of(const Duplicate& duplicate) { return key_of(duplicate.stretch); }

// How rows are fed into the tables: see feed.h.
struct EntryColumns {
  static constexpr const char* name = "feed_entries";
  static constexpr const char* declared =
      "CREATE TABLE x (day, volunteer, seq, start, length, activity, team, how, worked, credited, sheet, row)";
  static bool continues(const Entry& before, const Entry& row) { return key_of(before) == key_of(row); }
  static void give(sqlite3_context* out, const Entry& row, std::int64_t seq, int column);
};

struct DuplicateColumns {
  static constexpr const char* name = "feed_duplicates";
  static constexpr const char* declared =
      "CREATE TABLE x (day, volunteer, seq, start, length, activity, team, how, sheet, row, of_sheet, of_row)";
  static bool continues(const Duplicate& before, const Duplicate& row) { return key_of(before) == key_of(row); }
  static void give(sqlite3_context* out, const Duplicate& row, std::int64_t seq, int column);
};

// Made where give() can be inlined: it is called a dozen times a row.
extern template class Feed<Entry, EntryColumns>;
extern template class Feed<Duplicate, DuplicateColumns>;

}  // namespace starhours::store
