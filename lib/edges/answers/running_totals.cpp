#include <answers/running_totals.h>

#include <algorithm>

namespace starhours::answers {
namespace {

Day first_of_month(Day day) {
  const date::year_month_day date{day};
  return Day{date.year() / date.month() / 1};
}

Day first_of_next_month(Day day) {
  const date::year_month_day date{day};
  return Day{(date.year() / date.month() + date::months{1}) / 1};
}

}  // namespace

MonthCut cut_at_months(DaySpan days) {
  if (days.empty()) return {};
  const Day first = first_of_month(days.first) == days.first ? days.first : first_of_next_month(days.first);
  const Day end = first_of_month(days.end);
  if (end <= first) return {days, {}, {}};
  return {{days.first, first}, {first, end}, {end, days.end}};
}

Result<DaySpan> within_journal(Book& book, DaySpan days) {
  const auto journal = book.journal_days();
  if (!journal) return fail(journal.error());
  const DaySpan common{std::max(days.first, journal->first), std::min(days.end, journal->end)};
  return common.empty() ? DaySpan{} : common;
}

Result<MonthCut> cut_journal_at_months(Book& book, DaySpan days) {
  const auto inside = within_journal(book, days);
  if (!inside) return fail(inside.error());
  if (inside->empty()) return MonthCut{};
  return cut_at_months({inside->first == days.first ? days.first : first_of_month(inside->first),
                        inside->end == days.end ? days.end : first_of_next_month(inside->end - date::days{1})});
}

std::int64_t participations_of(std::span<const Entry> service_day) {
  if (service_day.size() < 2) return static_cast<std::int64_t>(service_day.size());
  std::vector<ActivityNo> activities;
  for (const Entry& entry : service_day) activities.push_back(entry.stretch.activity);
  std::sort(activities.begin(), activities.end());
  return std::unique(activities.begin(), activities.end()) - activities.begin();
}

std::int64_t minutes_of(std::span<const Entry> service_day) {
  std::int64_t minutes = 0;
  for (const Entry& entry : service_day) minutes += entry.credited;
  return minutes;
}

Result<void> RunningTotals::cover(DaySpan days) {
  if (days.first != covered_.first || days.end < covered_.end) {
    totals_.clear();
    covered_ = {days.first, days.first};
  }
  auto added = add({covered_.end, days.end}, std::nullopt);
  covered_.end = days.end;
  return added;
}

Result<void> RunningTotals::cover(DaySpan days, std::span<const VolunteerNo> only) {
  totals_.clear();
  covered_ = {};
  return add(days, only);
}

std::int64_t& RunningTotals::total_of(VolunteerNo volunteer) {
  if (index_of(volunteer) >= totals_.size()) totals_.resize(std::size_t{index_of(volunteer)} + 1);
  return totals_[index_of(volunteer)];
}

std::int64_t RunningTotals::in_metric(const VolunteerTotal& total) const {
  return metric_ == Metric::hours ? total.minutes : metric_ == Metric::entries ? total.entries : total.days;
}

Result<void> RunningTotals::add(DaySpan days, std::optional<std::span<const VolunteerNo>> only) {
  if (reading_.what_if()) {
    const auto inside = within_journal(reading_.book(), days);
    return inside ? add_by_entries(*inside) : fail(inside.error());
  }
  const auto cut = cut_journal_at_months(reading_.book(), days);
  if (!cut) return fail(cut.error());
  for (const DaySpan span : {cut->before, cut->after}) {
    if (auto added = add_by_entries(span); !added) return added;
  }
  if (cut->months.empty()) return {};
  return only ? add_months(cut->months, *only) : add_months(cut->months);
}

Result<void> RunningTotals::add_months(DaySpan months, std::span<const VolunteerNo> only) {
  return reading_.book().each_total(months, Book::Stride::years, only,
                                    [this](DaySpan, std::span<const VolunteerTotal> totals) {
                                      for (const VolunteerTotal& one : totals)
                                        total_of(one.volunteer) += in_metric(one);
                                    });
}

Result<void> RunningTotals::add_months(DaySpan months) {
  const auto most = reading_.book().most_volunteers();
  if (!most) return fail(most.error());
  // Room for all at once: two threads must not move what the other adds to.
  if (*most > 0) total_of(VolunteerNo{static_cast<std::uint32_t>(*most)});
  const auto add_share = [&](Share share) {
    return share.book.each_total(months, Book::Stride::years, share.volunteers,
                                 [this](DaySpan, std::span<const VolunteerTotal> totals) {
                                   for (const VolunteerTotal& one : totals) {
                                     if (index_of(one.volunteer) >= totals_.size()) continue;  // nobody in the roster
                                     totals_[index_of(one.volunteer)] += in_metric(one);
                                   }
                                 });
  };
  Shares* const shares = reading_.shares();
  if (shares == nullptr) return add_share({reading_.book(), {}});
  return shares->each([&](std::size_t number) { return add_share(shares->at(number)); });
}

Result<void> RunningTotals::add_by_entries(DaySpan days) {
  if (days.empty()) return {};
  return reading_.each_service_day(days, std::nullopt, [this](std::span<const Entry> service_day) {
    total_of(service_day.front().stretch.volunteer) += metric_ == Metric::hours     ? minutes_of(service_day)
                                                       : metric_ == Metric::entries ? participations_of(service_day)
                                                                                    : 1;
  });
}

}  // namespace starhours::answers
