// group_days.h -- what groups of unnamed people did, day by day, to stand beside the journal's service days.
#pragma once

#include <starhours/book.h>

#include <functional>
#include <span>
#include <vector>

namespace starhours::answers {

class GroupDays {
 public:
  // The book must outlive it.
  GroupDays(Book& book, DaySpan days) : book_(book), days_(days), next_(days.first) {}

  // All that counts of one day.
  using Visit = std::function<void(std::span<const GroupEntry>)>;
  // Whether a day before `end` may be left to give.
  [[nodiscard]] bool due(Day end) const { return next_ < end && next_ < days_.end; }
  // Gives the days before `end` that were not given yet, in order.
  [[nodiscard]] Result<void> give_until(Day end, const Visit& visit);

 private:
  [[nodiscard]] Result<void> load();

  Book& book_;
  DaySpan days_;
  Day next_;  // no day before it is left to give
  Day loaded_end_{};
  std::vector<GroupEntry> loaded_;
  std::size_t at_ = 0;
};

}  // namespace starhours::answers
