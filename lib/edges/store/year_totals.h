// year_totals.h -- credited totals by calendar year and volunteer: the sums of those by month.
#pragma once

#include <starhours/book.h>

#include <store/query.h>
#include <store/volunteer_sums.h>

#include <cstdint>
#include <map>
#include <span>

namespace starhours::store {

class YearTotals {
 public:
  // Notes what changes in one of the year's months. REQUIRES: all of `changes` are of one block. Notes of one year
  // alone are held: those of another are folded first, so that months are best noted in order.
  void note(Statements& statements, std::int32_t year, std::span<const VolunteerTotal> changes);
  [[nodiscard]] bool noted() const { return !sums_.empty(); }
  // Both throw SQLite::Exception; Broken if less than nothing would be left.
  void fold(Statements& statements);
  void forget() { sums_.clear(); }

 private:
  std::int32_t year_ = 0;                        // of what is noted
  std::map<std::uint32_t, VolunteerSums> sums_;  // by block
};

}  // namespace starhours::store
