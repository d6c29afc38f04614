// reading.h -- the journal as a question wants it: as the book credits it, or credited anew under another rulebook.
#pragma once

#include <starhours/answers.h>
#include <starhours/credit.h>
#include <starhours/zone.h>

#include <answers/abreast.h>
#include <answers/community.h>
#include <answers/group_days.h>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace starhours::answers {

// Credits service days of the journal once more; admission is not redone.
class Recount {
 public:
  // The references must outlive it.
  Recount(const CountRule& rule, const Zone& zone, ActivityOf activity_of);

  // The entries with the minutes of `rule`; the view holds until the next call.
  [[nodiscard]] std::span<const Entry> recount(std::span<const Entry> service_day,
                                               std::vector<Change>* changes = nullptr);

 private:
  Crediting crediting_;
  std::vector<Stretch> stretches_;
  std::vector<Credit> credits_;
  std::vector<Entry> entries_;
};

class Reading {
 public:
  // The asking, the community and the shares must outlive it and stay where they are. To a what-if all activities come.
  [[nodiscard]] static Result<Reading> of(const Asking& asking, Community& community, Shares* shares = nullptr);
  // Of a share of the volunteers: nobody else's service is told, and groups are not asked for.
  [[nodiscard]] static Result<Reading> of(const Asking& asking, Community& community, Share share);

  [[nodiscard]] Book& book() { return *book_; }
  [[nodiscard]] VolunteerSpan volunteers() const { return volunteers_; }
  // For what can be read by two threads; null: nothing.
  [[nodiscard]] Shares* shares() const { return shares_; }
  [[nodiscard]] const Zone& zone() const { return *zone_; }
  [[nodiscard]] bool what_if() const { return asking_->what_if; }
  [[nodiscard]] const Community& community() const { return *community_; }
  [[nodiscard]] const Rulebook& rulebook() const { return asking_->rulebook; }

  using Visit = std::function<void(std::span<const Entry>)>;
  // Every service day in order of (day, volunteer).
  [[nodiscard]] Result<void> each_service_day(DaySpan days, std::optional<VolunteerNo> volunteer, const Visit& visit);
  // The same of those alone that are true in `wanted`, by number.
  [[nodiscard]] Result<void> each_service_day(DaySpan days, const std::vector<bool>& wanted, const Visit& visit);
  // The same where all of them are in `volunteers`: less of the journal is looked at.
  [[nodiscard]] Result<void> each_service_day(DaySpan days, VolunteerSpan volunteers, const std::vector<bool>& wanted,
                                              const Visit& visit);
  // As the first; and what groups did on a day comes before the service days of that day. No rule changes it, and it is
  // no volunteer's.
  [[nodiscard]] Result<void> each_service_day(DaySpan days, std::optional<VolunteerNo> volunteer, const Visit& visit,
                                              const GroupDays::Visit& visit_groups);
  // The same of everybody, with one or several whole service days of one day at a time.
  [[nodiscard]] Result<void> each_part_of_days(DaySpan days, const Visit& visit, const GroupDays::Visit& visit_groups);
  // What was done for teams, day by day, and what groups did. REQUIRES: no what-if.
  [[nodiscard]] Result<void> each_team_day(DaySpan days, const Book::VisitTeamDay& visit,
                                           const GroupDays::Visit& visit_groups);

 private:
  Reading(const Asking& asking, const Community& community, Zone zone, Share share);
  [[nodiscard]] Book::VisitServiceDay recounted(const Visit& visit);
  // Told of each day before what was done on it; false to stop.
  using BeforeDay = std::function<bool(Day)>;
  [[nodiscard]] Result<void> with_groups(DaySpan days, const GroupDays::Visit& visit_groups,
                                         const std::function<Result<void>(const BeforeDay&)>& read);

  const Asking* asking_;
  Book* book_;
  VolunteerSpan volunteers_;
  Shares* shares_ = nullptr;
  const Community* community_;
  std::unique_ptr<const Zone> zone_;  // held by address: `recount_` refers to it
  std::unique_ptr<Recount> recount_;  // of a what-if
};

}  // namespace starhours::answers
