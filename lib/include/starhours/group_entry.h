// group_entry.h -- service of several unnamed people together, on one local day.
//
// Stands beside the journal of volunteers: nobody is told by it, so it overlaps with nothing, is cut by no rule of
// [count] and earns no stars. It counts for its team, its activity and everyone: as many 人次 as people, no 人数.
#pragma once

#include <starhours/moment.h>
#include <starhours/numbers.h>
#include <starhours/service_day.h>

#include <cstdint>
#include <span>
#include <vector>

namespace starhours {

// Like a stretch, a sign-in over the moment at which days begin becomes several, one a day.
struct GroupEntry {
  Day day{};
  Instant start{};  // included; meaningless for Basis::stated
  ActivityNo activity{};
  TeamNo team{};
  SheetNo sheet{};
  std::uint32_t row = 0;
  std::uint32_t people = 0;  // at least 1
  std::uint32_t nth = 0;     // of rows of one sheet that say the same: 0, 1, 2, …
  std::int64_t minutes = 0;  // of all of them together, claimed and credited
  std::uint16_t length = 0;  // minutes of each; 0 for Basis::stated
  std::uint16_t before = 0;  // minutes of the same sign-in in earlier service days
  std::uint16_t after = 0;   // … and in later ones
  Basis basis = Basis::stated;
  bool follows = false;  // of a further sign-in of its row
  SheetNo of_sheet{};    // a duplicate: the row that counts instead; none: this one counts
  std::uint32_t of_row = 0;

  [[nodiscard]] bool counts() const { return of_sheet == SheetNo::none; }
  [[nodiscard]] bool stands_for_row() const { return before == 0 && !follows; }
  [[nodiscard]] bool timed() const { return basis != Basis::stated; }
  [[nodiscard]] Instant end() const { return start + Minutes{length}; }  // not included
};

// The same as a line of the journal: the times of each, of nobody.
[[nodiscard]] Stretch stretch_of(const GroupEntry& group);

// Numbers those of one sheet that say the same (day, activity, team, people, minutes and times), in order of row.
// Returns how many rows say what an earlier one said.
std::size_t number_equal_groups(std::vector<GroupEntry>& of_sheet);

// Sets aside duplicates: the k-th of equal rows of one sheet repeats the k-th of another. Of a set of them the one
// counts that is better known (clocked before estimated), among equals the earlier sheet. So what counts never depends
// on the order of import except in which of two equal rows bears it. Leaves them in order of sheet and row.
// REQUIRES: all of one day, numbered.
void settle_groups(std::vector<GroupEntry>& day);

}  // namespace starhours
