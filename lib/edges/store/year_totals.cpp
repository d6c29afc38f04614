#include <store/totals_table.h>
#include <store/year_totals.h>

namespace starhours::store {

void YearTotals::note(Statements& statements, std::int32_t year, std::span<const VolunteerTotal> changes) {
  if (changes.empty()) {
    return;
  }
  if (year != year_) {
    fold(statements);
    year_ = year;
  }
  VolunteerSums& sums = sums_[block_of(changes.front().volunteer)];
  for (const VolunteerTotal& change : changes) {
    sums.add(change.volunteer, change.minutes, change.entries, change.days);
  }
}

void YearTotals::fold(Statements& statements) {
  for (auto& [block, sums] : sums_) {
    change(statements, year_totals, year_, sums.take_all(block));
  }
  forget();
}

}  // namespace starhours::store
