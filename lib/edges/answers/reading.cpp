#include <answers/reading.h>

#include <cassert>
#include <utility>

namespace starhours::answers {

Recount::Recount(const CountRule& rule, const Zone& zone, ActivityOf activity_of)
    : crediting_(rule, zone, std::move(activity_of)) {}

std::span<const Entry> Recount::recount(std::span<const Entry> service_day, std::vector<Change>* changes) {
  stretches_.clear();
  for (const Entry& entry : service_day) stretches_.push_back(entry.stretch);
  credits_.resize(stretches_.size());
  if (changes != nullptr) changes->clear();
  crediting_.credit(stretches_, credits_, changes);
  entries_.assign(service_day.begin(), service_day.end());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    entries_[i].worked = static_cast<std::uint16_t>(credits_[i].worked.count());
    entries_[i].credited = static_cast<std::uint16_t>(credits_[i].credited.count());
  }
  return entries_;
}

Result<Reading> Reading::of(const Asking& asking, const Community& community, Shares* shares) {
  auto reading = of(asking, community, Share{asking.book, {}});
  if (reading) reading->shares_ = shares;
  return reading;
}

Result<Reading> Reading::of(const Asking& asking, const Community& community, Share share) {
  auto zone = Zone::named(asking.rulebook.zone);
  if (!zone) return fail(std::move(zone).error());
  return Reading(asking, community, std::move(*zone), share);
}

Reading::Reading(const Asking& asking, const Community& community, Zone zone, Share share)
    : asking_(&asking),
      book_(&share.book),
      volunteers_(share.volunteers),
      community_(&community),
      zone_(std::make_unique<const Zone>(std::move(zone))) {
  if (asking.what_if) {
    recount_ = std::make_unique<Recount>(asking.rulebook.count, *zone_, community.activity_of());
  }
}

Book::VisitServiceDay Reading::recounted(const Visit& visit) {
  return [this, &visit](std::span<const Entry> service_day) {
    visit(recount_ ? recount_->recount(service_day) : service_day);
    return true;
  };
}

Result<void> Reading::each_service_day(DaySpan days, std::optional<VolunteerNo> volunteer, const Visit& visit) {
  if (days.empty()) return {};
  if (volunteer || volunteers_.all()) return book_->each_service_day(days, volunteer, recounted(visit));
  return book_->each_service_day(days, volunteers_, nullptr, recounted(visit));
}

Result<void> Reading::each_service_day(DaySpan days, const std::vector<bool>& wanted, const Visit& visit) {
  return days.empty() ? Result<void>{} : book_->each_service_day(days, volunteers_, &wanted, recounted(visit));
}

Result<void> Reading::each_service_day(DaySpan days, std::optional<VolunteerNo> volunteer, const Visit& visit,
                                       const GroupDays::Visit& visit_groups) {
  assert(volunteers_.all());
  if (volunteer || days.empty()) return each_service_day(days, volunteer, visit);
  GroupDays groups(*book_, days);
  Result<void> given;
  auto read = book_->each_service_day(days, std::nullopt, [&](std::span<const Entry> service_day) {
    if (const Day after = service_day.front().stretch.day + date::days{1}; groups.due(after)) {
      given = groups.give_until(after, visit_groups);
      if (!given) return false;
    }
    visit(recount_ ? recount_->recount(service_day) : service_day);
    return true;
  });
  if (!read) return read;
  return given ? groups.give_until(days.end, visit_groups) : given;
}

}  // namespace starhours::answers
