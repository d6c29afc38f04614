#include <answers/partial_month.h>
#include <answers/running_totals.h>

namespace starhours::answers {

Result<void> PartialMonth::read(Share share) {
  first_volunteer_ = share.volunteers.first;
  if (days_.empty()) return {};
  return share.book.each_service_day(days_, share.volunteers, nullptr, [this](std::span<const Entry> service_day) {
    const std::size_t at = index_of(service_day.front().stretch.volunteer) - first_volunteer_;
    if (at >= sums_.size()) sums_.resize(at + 1);
    Sums& sums = sums_[at];
    sums.minutes += minutes_of(service_day);
    sums.entries += static_cast<std::uint32_t>(participations_of(service_day));
    ++sums.days;
    return true;
  });
}

void PartialMonth::append_of(VolunteerNo volunteer, std::vector<PeriodTotal>& months) const {
  const std::size_t at = index_of(volunteer) - first_volunteer_;
  if (at >= sums_.size() || sums_[at].days == 0) return;
  months.push_back({days_.first, sums_[at].minutes, sums_[at].entries, sums_[at].days});
}

}  // namespace starhours::answers
