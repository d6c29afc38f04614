// packed_journal.h -- the entries of the journal, in the packs in which the book keeps them.
#pragma once

#include <starhours/book.h>

#include <store/entry_pack.h>
#include <store/journal_rows.h>
#include <store/query.h>

#include <span>
#include <vector>

namespace starhours::store {

// Calls `visit` with each run of rows of one service day.
template <class Row, class Visit>
void each_run(std::span<const Row> rows, const Visit& visit) {
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t end = first + 1;
    while (end < rows.size() && key_of(rows[end]) == key_of(rows[first])) {
      ++end;
    }
    visit(rows.subspan(first, end - first));
    first = end;
  }
}

// Packs of entries that are on their way into the journal, in order of key. What was made is made anew in its place.
class MadePacks {
 public:
  struct Pack {
    PackKey key;
    PackedEntries entries;
  };

  // REQUIRES: in order of (day, volunteer).
  void make(std::span<const Entry> entries);
  void clear() { size_ = 0; }
  [[nodiscard]] std::span<const Pack> packs() const { return std::span(packs_).first(size_); }

 private:
  EntryPacker packer_;
  std::vector<Pack> packs_;
  std::size_t size_ = 0;
};

// Puts `added` in the place of the service days of `removed`. Both in order of (day, volunteer); `made`: packs of
// `added`, or none. Throws Broken where the book holds a service day of `added` that is not in `removed`.
void rewrite_packs(Statements& statements, std::span<const Entry> removed, std::span<const Entry> added,
                   std::span<const MadePacks::Pack> made = {});

// Appends the entries of exactly these service days. `keys` ascending, distinct.
void read_entries(Statements& statements, std::span<const ServiceDayKey> keys, std::vector<Entry>& entries);

// As Book::each_service_day; false if `visit` said to stop.
bool visit_packs(Statements& statements, DaySpan days, const Book::VisitServiceDays& visit);
bool visit_entries(Statements& statements, DaySpan days, const Book::VisitServiceDay& visit);
// Of a part of the volunteers: see there too.
void visit_entries_among(Statements& statements, DaySpan days, VolunteerSpan volunteers,
                         const std::vector<bool>* wanted, const Book::VisitServiceDay& visit);
bool visit_entries_of(Statements& statements, DaySpan days, VolunteerNo volunteer, const Book::VisitServiceDay& visit);

// Appends the service days in `days` that hold an entry of this sheet, as often as they do.
void add_entry_days(Statements& statements, SheetNo sheet, DaySpan days, std::vector<ServiceDayKey>& keys);

}  // namespace starhours::store
