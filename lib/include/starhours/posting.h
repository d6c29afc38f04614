// posting.h -- settled and credited service days on their way into the journal.
#pragma once

#include <starhours/credit.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace starhours {

// A stretch that repeats one that counts.
struct Duplicate {
  Stretch stretch;
  SheetNo of_sheet{};
  std::uint32_t of_row = 0;
};

struct ServiceDayKey {
  Day day{};
  VolunteerNo volunteer{};
  friend auto operator<=>(const ServiceDayKey&, const ServiceDayKey&) = default;
};

// Entries in the form in which the journal keeps them. Making it asks nothing of the book: another thread may, while
// the book is spoken with.
class EntryPacks {
 public:
  EntryPacks();
  EntryPacks(EntryPacks&&) noexcept;
  EntryPacks& operator=(EntryPacks&&) noexcept;
  ~EntryPacks();

  // Of these alone. REQUIRES: in order of (day, volunteer).
  void make(std::span<const Entry> entries);
  void clear();

 private:
  friend class Book;
  struct Impl;
  std::unique_ptr<Impl> impl_;  // null before the first are made
};

// Settled and credited service days, to take the place of what the book holds of them.
struct Posting {
  // What the book holds now of the service days below, as read_service_days gave it; empty for new ones.
  std::vector<Entry> removed;
  std::vector<Duplicate> removed_duplicates;
  // What it shall hold. Both lists in order of (day, volunteer), settled order within a service day.
  std::vector<Entry> entries;
  std::vector<Duplicate> duplicates;
  // Made of all the entries, or of none. Worth it where the book holds little of the same days.
  EntryPacks packs;
};

}  // namespace starhours
