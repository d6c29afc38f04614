// notes.h -- how much is noted of what postings change before it is brought into the book.
#pragma once

#include <store/query.h>

#include <cstddef>

namespace starhours::store {

// Notes are 16 or 24 bytes each; a transaction of many millions of entries must not hold them all. Postings go on day
// by day, so that months and days they have passed are mostly whole.
inline constexpr std::size_t many_notes = 1 << 16;
inline constexpr std::size_t most_notes = 1 << 20;

// Folds what was passed, or all. Throws as the folds do.
template <class Sums>
void fold_if_many(Sums& sums, Statements& statements) {
  if (sums.notes() > many_notes) {
    sums.fold_passed(statements);
  }
  if (sums.notes() > most_notes) {
    sums.fold(statements);
  }
}

}  // namespace starhours::store
