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

Result<Reading> Reading::of(const Asking& asking, Community& community, Shares* shares) {
  auto reading = of(asking, community, Share{asking.book, {}});
  if (reading) reading->shares_ = shares;
  return reading;
}

Result<Reading> Reading::of(const Asking& asking, Community& community, Share share) {
  if (asking.what_if) {
    if (auto brought = community.bring_all_activities(asking.book); !brought) return fail(brought.error());
  }
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
  return each_service_day(days, volunteers_, wanted, visit);
}

Result<void> Reading::each_service_day(DaySpan days, VolunteerSpan volunteers, const std::vector<bool>& wanted,
                                       const Visit& visit) {
  return days.empty() ? Result<void>{} : book_->each_service_day(days, volunteers, &wanted, recounted(visit));
}

Result<void> Reading::each_service_day(DaySpan days, std::optional<VolunteerNo> volunteer, const Visit& visit,
                                       const GroupDays::Visit& visit_groups) {
  assert(volunteers_.all());
  if (volunteer || days.empty()) return each_service_day(days, volunteer, visit);
  return with_groups(days, visit_groups, [&](const BeforeDay& before) {
    return book_->each_service_day(days, std::nullopt, [&](std::span<const Entry> service_day) {
      if (!before(service_day.front().stretch.day)) return false;
      visit(recount_ ? recount_->recount(service_day) : service_day);
      return true;
    });
  });
}

Result<void> Reading::each_part_of_days(DaySpan days, const Visit& visit, const GroupDays::Visit& visit_groups) {
  if (recount_ || days.empty()) return each_service_day(days, std::nullopt, visit, visit_groups);
  return with_groups(days, visit_groups, [&](const BeforeDay& before) {
    return book_->each_part_of_days(days, [&](std::span<const Entry> service_days) {
      if (!before(service_days.front().stretch.day)) return false;
      visit(service_days);
      return true;
    });
  });
}

Result<void> Reading::each_team_day(DaySpan days, const Book::VisitTeamDay& visit,
                                    const GroupDays::Visit& visit_groups) {
  assert(!recount_);
  if (days.empty()) return {};
  return with_groups(days, visit_groups, [&](const BeforeDay& before) {
    return book_->each_team_day(days, [&](Day day, std::span<const TeamTotal> teams) {
      if (before(day)) visit(day, teams);
    });
  });
}

// `read` tells of each day before what volunteers did on it: groups of that day come first.
Result<void> Reading::with_groups(DaySpan days, const GroupDays::Visit& visit_groups,
                                  const std::function<Result<void>(const BeforeDay&)>& read) {
  GroupDays groups(*book_, days);
  Result<void> given;
  auto done = read([&](Day day) {
    if (const Day after = day + date::days{1}; groups.due(after)) given = groups.give_until(after, visit_groups);
    return given.has_value();
  });
  if (!done) return done;
  return given ? groups.give_until(days.end, visit_groups) : given;
}

}  // namespace starhours::answers
