#include <answers/group_days.h>

#include <algorithm>

namespace starhours::answers {
namespace {

// Read at a time: bounds memory, however long the question's period.
constexpr date::days batch{31};

}  // namespace

Result<void> GroupDays::give_until(Day end, const Visit& visit) {
  while (due(end)) {
    if (at_ == loaded_.size()) {
      if (auto read = load(); !read) return read;
      continue;
    }
    const std::size_t first = at_;
    while (at_ < loaded_.size() && loaded_[at_].day == loaded_[first].day) ++at_;
    next_ = at_ < loaded_.size() ? loaded_[at_].day : loaded_end_;
    visit(std::span(loaded_).subspan(first, at_ - first));
  }
  return {};
}

Result<void> GroupDays::load() {
  loaded_.clear();
  at_ = 0;
  const auto first = book_.group_day_from(next_);
  if (!first) return fail(first.error());
  if (!*first || **first >= days_.end) {
    next_ = days_.end;
    return {};
  }
  loaded_end_ = std::min(**first + batch, days_.end);
  auto groups = book_.group_entries({**first, loaded_end_});
  if (!groups) return fail(groups.error());
  loaded_ = std::move(*groups);
  std::erase_if(loaded_, [](const GroupEntry& group) { return !group.counts(); });
  next_ = loaded_.empty() ? loaded_end_ : loaded_.front().day;
  return {};
}

}  // namespace starhours::answers
