// pivot.h -- what volunteers did by months, volunteer by volunteer: millions of rows, so their months are held packed.
#pragma once

#include <starhours/report.h>

#include <answers/abreast.h>
#include <answers/grouping.h>
#include <answers/running_totals.h>

#include <cstdint>
#include <string>
#include <vector>

namespace starhours::answers {

class Pivot {
 public:
  // REQUIRES: there are whole months between the days before and after; by totals of years it is gathered only if rows
  // are written by nothing shorter. The references must outlive it.
  Pivot(const Community& community, const MonthCut& days, Book::Stride stride, Shares& shares);

  // Reads the month totals, and the entries of the other days. False if they do not fit here: they tell of somebody who
  // is not in the community, or are too many.
  [[nodiscard]] Result<bool> gather();
  // All days.
  [[nodiscard]] DaySpan days() const;
  // A row for each volunteer and value of `times`, which are dimensions of months or longer, of all days; in order of
  // id, then time.
  void write(const std::vector<DimensionValues>& times, RowSink& sink) const;

 private:
  // The months of the volunteers of a share, years as their first months. Nearly each takes one word, lowest bits
  // first: two of form, six of months since the one before, sixteen of minutes, eight of entries, which days are as
  // many as. If these differ, they are the next word; and for what does not fit months fill the first word, and
  // minutes, entries and days two each.
  struct Half {
    std::vector<std::uint32_t> packed;
    std::vector<std::uint32_t> begins;  // in `packed`, by number from the first of the share; and the end
  };
  class Months;
  class Packing;
  [[nodiscard]] Result<bool> gather(std::size_t number);
  [[nodiscard]] Months months_of(VolunteerNo volunteer) const;

  const Community& community_;
  MonthCut days_;
  Book::Stride stride_;
  std::vector<Day> months_;  // the first day of each that is asked for: of the first one maybe not its first
  Shares& shares_;
  std::vector<Half> halves_;
};

}  // namespace starhours::answers
