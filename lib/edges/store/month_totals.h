// month_totals.h -- credited totals by calendar month and volunteer, and so by year, packed by thousands.
//
// Postings only note what they change; fold() brings the notes into the book, before anybody reads the totals and
// before the transaction ends.
#pragma once

#include <starhours/book.h>

#include <store/journal_rows.h>
#include <store/query.h>
#include <store/volunteer_sums.h>
#include <store/year_totals.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace starhours::store {

class MonthTotals {
 public:
  // Notes one service day whole.
  void note(std::span<const Entry> service_day, Sign sign);
  [[nodiscard]] bool noted() const { return notes_count_ > 0 || years_.noted(); }
  // Of months.
  [[nodiscard]] std::size_t notes() const { return notes_count_; }
  // Throw SQLite::Exception; Broken if less than nothing would be left.
  void fold(Statements& statements);
  // The same of the months before that of the latest note; not of their years.
  void fold_passed(Statements& statements);
  void forget();

 private:
  // What one service day adds or, below zero, takes.
  struct Note {
    std::uint32_t volunteer = 0;
    std::int32_t entries = 0;  // never 0
    std::int64_t minutes = 0;
  };
  struct BlockKey {
    std::int32_t month = 0;
    std::uint32_t block = 0;
    friend auto operator<=>(const BlockKey&, const BlockKey&) = default;
  };
  [[nodiscard]] std::int32_t distinct_activities(std::span<const Entry> service_day);
  void fold_block(Statements& statements, BlockKey key, const std::vector<Note>& notes);

  std::map<BlockKey, std::vector<Note>> notes_;
  std::size_t notes_count_ = 0;
  // Where the last note went: the next one mostly goes there too.
  Day last_day_{};
  BlockKey last_key_;
  std::vector<Note>* last_notes_ = nullptr;
  YearTotals years_;
  // Scratch.
  std::vector<ActivityNo> activities_;
  VolunteerSums sums_;
};

}  // namespace starhours::store
