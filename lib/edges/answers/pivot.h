// pivot.h -- what volunteers did by months, volunteer by volunteer: millions of rows, so their months are held packed.
#pragma once

#include <starhours/report.h>

#include <answers/abreast.h>
#include <answers/grouping.h>

#include <cstdint>
#include <string>
#include <vector>

namespace starhours::answers {

class Pivot {
 public:
  // REQUIRES: `days` are whole calendar months. The references must outlive it.
  Pivot(const Community& community, DaySpan days, Shares& shares)
      : community_(community), days_(days), shares_(shares), halves_(shares.count()) {}

  // Reads the month totals. False if they do not fit here: they tell of somebody who is not in the community, or are
  // more than four gigabytes.
  [[nodiscard]] Result<bool> gather();
  // A row for each volunteer and value of `times`, which are dimensions of months or longer; in order of id, then time.
  void write(const std::vector<DimensionValues>& times, RowSink& sink) const;

 private:
  // The months of the volunteers of a share. Nearly each takes one word, lowest bits first: two of form, six of months
  // since the one before, sixteen of minutes, eight of entries, which days are as many as. If these differ, they are
  // the next word; and for what does not fit months fill the first word, and minutes, entries and days two each.
  struct Half {
    std::vector<std::uint32_t> packed;
    std::vector<std::uint32_t> begins;  // in `packed`, by number from the first of the share; and the end
  };
  class Months;
  class Packing;
  [[nodiscard]] Months months_of(VolunteerNo volunteer) const;

  const Community& community_;
  DaySpan days_;
  Shares& shares_;
  std::vector<Half> halves_;
};

}  // namespace starhours::answers
