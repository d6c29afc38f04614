// running_totals.h -- every volunteer's totals of a span of days, moved on from one end to a later one.
//
// Calendar months that lie whole in the span come from the book's totals; only the days before and after them,
// and all days of a what-if, are read entry by entry.
#pragma once

#include <starhours/rulebook.h>

#include <answers/reading.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace starhours::answers {

// Cuts `days` into the days before the first whole calendar month, the whole months, and the days after the last.
struct MonthCut {
  DaySpan before;
  DaySpan months;
  DaySpan after;
};
[[nodiscard]] MonthCut cut_at_months(DaySpan days);
// The same of those days of `days` that the journal knows. A month that the journal begins or ends in is whole: nothing
// of it lies beyond.
[[nodiscard]] Result<MonthCut> cut_journal_at_months(Book& book, DaySpan days);
// `days`, no wider than the journal.
[[nodiscard]] Result<DaySpan> within_journal(Book& book, DaySpan days);

class RunningTotals {
 public:
  // The reading must outlive it. REQUIRES: `metric` is hours, whose totals are minutes, or entries, or days.
  RunningTotals(Reading& reading, Metric metric) : reading_(reading), metric_(metric) {}

  // Afterwards the totals are those of `days`. Cheap where `days` begins as before and ends no earlier.
  [[nodiscard]] Result<void> cover(DaySpan days);
  // The same for these volunteers alone: others may be wrong, and the next cover() begins anew.
  [[nodiscard]] Result<void> cover(DaySpan days, std::span<const VolunteerNo> only);
  [[nodiscard]] std::int64_t of(VolunteerNo volunteer) const {
    return index_of(volunteer) < totals_.size() ? totals_[index_of(volunteer)] : 0;
  }

 private:
  Result<void> add(DaySpan days, std::optional<std::span<const VolunteerNo>> only);
  Result<void> add_months(DaySpan months);
  Result<void> add_months(DaySpan months, std::span<const VolunteerNo> only);
  Result<void> add_by_entries(DaySpan days);
  std::int64_t& total_of(VolunteerNo volunteer);
  [[nodiscard]] std::int64_t in_metric(const VolunteerTotal& total) const;

  Reading& reading_;
  Metric metric_;
  DaySpan covered_{};
  std::vector<std::int64_t> totals_;  // by number
};

// Distinct activities of one service day.
[[nodiscard]] std::int64_t participations_of(std::span<const Entry> service_day);
[[nodiscard]] std::int64_t minutes_of(std::span<const Entry> service_day);

}  // namespace starhours::answers
