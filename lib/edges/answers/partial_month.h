// partial_month.h -- what volunteers did in some days of a month, which no month total tells.
#pragma once

#include <starhours/book.h>

#include <answers/abreast.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace starhours::answers {

class PartialMonth {
 public:
  // REQUIRES: `days` are of one month, or empty.
  explicit PartialMonth(DaySpan days) : days_(days) {}

  // Reads what the volunteers of the share did.
  [[nodiscard]] Result<void> read(Share share);
  // Every volunteer who did anything has a lower number.
  [[nodiscard]] std::uint32_t end() const { return first_volunteer_ + static_cast<std::uint32_t>(sums_.size()); }
  // Appends what the volunteer did, if anything, as that of a month that begins with these days.
  void append_of(VolunteerNo volunteer, std::vector<PeriodTotal>& months) const;

 private:
  struct Sums {
    std::int64_t minutes = 0;
    std::uint32_t entries = 0;
    std::uint32_t days = 0;
  };

  DaySpan days_;
  std::uint32_t first_volunteer_ = 0;
  std::vector<Sums> sums_;  // by number, from the first of the share on
};

}  // namespace starhours::answers
