// journal_rows.h -- stretches as numbers in the journal's tables.
#pragma once

#include <starhours/book.h>

#include <store/columns.h>
#include <store/feed.h>
#include <store/query.h>
#include <store/trouble.h>

#include <cstdint>

namespace starhours::store {

// Collects whether values lie in their ranges, so that the common case is one test.
class RangeCheck {
 public:
  std::int64_t within(std::int64_t value, std::int64_t limit) {
    outside_ |= static_cast<std::uint64_t>(value) >= static_cast<std::uint64_t>(limit);
    return value;
  }
  template <class No>
  No number(std::int64_t value) {
    return No{static_cast<std::uint32_t>(within(value, number_limit))};
  }
  std::uint16_t minutes(std::int64_t value) { return static_cast<std::uint16_t>(within(value, 1 << 16)); }
  std::uint32_t row(std::int64_t value) { return static_cast<std::uint32_t>(within(value, std::int64_t{1} << 32)); }
  void expect(bool holds) { outside_ |= !holds; }
  // Throws Broken.
  void finish() const {
    if (outside_) {
      throw Broken("the journal holds a value out of range");
    }
  }

 private:
  bool outside_ = false;
};

// The start of a stretch, in minutes after 00:00 UTC of its day, and back.
[[nodiscard]] std::int64_t start_in_day(const Stretch& stretch);
[[nodiscard]] Instant start_of(Day day, std::int64_t minutes, RangeCheck& check);

// What is rarely anything but 0, see schemas/book.sql, and back.
[[nodiscard]] std::int64_t how_of(const Stretch& stretch);
void take_how(std::int64_t how, Stretch& stretch, RangeCheck& check);

// The columns that read_entry and read_duplicate expect, in this order.
#define STARHOURS_STRETCH_COLUMNS "day, volunteer, start, length, activity, team, how, sheet, row"
#define STARHOURS_DUPLICATE_COLUMNS STARHOURS_STRETCH_COLUMNS ", of_sheet, of_row"
// Of the table that books before version 3 keep entries in.
#define STARHOURS_OLD_ENTRY_COLUMNS STARHOURS_STRETCH_COLUMNS ", worked, credited"

// Throw Broken for a row that no starhours wrote.
[[nodiscard]] Duplicate read_duplicate(const Query& query);
[[nodiscard]] Entry read_old_entry(const Query& query);

[[nodiscard]] inline ServiceDayKey key_of(const Stretch& stretch) { return {stretch.day, stretch.volunteer}; }
[[nodiscard]] inline ServiceDayKey key_of(const Entry& entry) { return key_of(entry.stretch); }
[[nodiscard]] inline ServiceDayKey key_of(const Duplicate& duplicate) { return key_of(duplicate.stretch); }

// Whether a service day comes into the journal or goes out of it.
enum class Sign : std::int8_t { added = 1, removed = -1 };

// How rows are fed into the table: see feed.h.
struct DuplicateColumns {
  static constexpr const char* name = "feed_duplicates";
  static constexpr const char* declared =
      "CREATE TABLE x (day, volunteer, seq, start, length, activity, team, how, sheet, row, of_sheet, of_row)";
  static bool continues(const Duplicate& before, const Duplicate& row) { return key_of(before) == key_of(row); }
  static void give(sqlite3_context* out, const Duplicate& row, std::int64_t seq, int column);
};

}  // namespace starhours::store
