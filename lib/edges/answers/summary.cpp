#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/find.h>
#include <answers/reading.h>
#include <answers/saturating.h>
#include <answers/score_text.h>
#include <answers/selection.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace starhours {

using namespace answers;

namespace {

// What a period holds, under the names of the measures.
struct Sums {
  std::int64_t volunteers = 0;
  std::int64_t participations = 0;
  std::int64_t sessions = 0;
  std::int64_t activities = 0;
  std::int64_t minutes = 0;
  std::int64_t service_days = 0;
  std::int64_t teams = 0;
  std::int64_t registered_volunteers = 0;
  std::int64_t beneficiaries = 0;
  std::int64_t beneficiary_visits = 0;
  std::int64_t suspense = 0;
  std::int64_t duplicates = 0;
  std::int64_t group_attendances = 0;
  std::int64_t group_minutes = 0;
};

struct Measure {
  std::string_view name;
  std::int64_t Sums::*sum;
  std::int64_t divisor;  // of the sum: hours are minutes by sixty
  Names unit;
  Names definition;
};

const std::vector<Measure>& measures() {
  static const std::vector<Measure> all{
      {"volunteers",
       &Sums::volunteers,
       1,
       {"人", "people"},
       {"人数：有服务记录的志愿者，不重复计；未具名的集体不计在内",
        "distinct volunteers with an entry; unnamed people of groups are not among them"}},
      {"participations",
       &Sums::participations,
       1,
       {"人次", "participations"},
       {"人次：志愿者 × 活动 × 服务日，不重复计；另加集体人次",
        "distinct volunteer x activity x service day, and group attendances"}},
      {"sessions",
       &Sums::sessions,
       1,
       {"场次", "sessions"},
       {"场次：活动 × 服务日，不重复计", "distinct activity x service day"}},
      {"activities",
       &Sums::activities,
       1,
       {"个", "activities"},
       {"有服务记录的活动，不重复计", "distinct activities with an entry"}},
      {"hours",
       &Sums::minutes,
       60,
       {"小时", "hours"},
       {"服务时长：计入分钟 / 60，四舍五入到两位小数", "credited minutes / 60, rounded half up to two places"}},
      {"minutes", &Sums::minutes, 1, {"分钟", "minutes"}, {"服务时长：计入分钟，准确值", "credited minutes, exact"}},
      {"service_days",
       &Sums::service_days,
       1,
       {"天", "days"},
       {"有服务记录的服务日，不重复计", "distinct service days with an entry"}},
      {"teams", &Sums::teams, 1, {"支", "teams"}, {"有服务记录的服务队，不重复计", "distinct teams with an entry"}},
      {"registered_volunteers",
       &Sums::registered_volunteers,
       1,
       {"人", "people"},
       {"志愿者名册中的人数：截至期末已注册或未写注册日期",
        "volunteers of a registry, registered by the period's end or without a date"}},
      {"beneficiaries",
       &Sums::beneficiaries,
       1,
       {"人", "people"},
       {"受益人数：期内开展的活动所登记之和", "sum of those recorded for the activities with an entry"}},
      {"beneficiary_visits",
       &Sums::beneficiary_visits,
       1,
       {"人次", "visits"},
       {"受益人次：期内开展的活动所登记之和", "sum of those recorded for the activities with an entry"}},
      {"suspense",
       &Sums::suspense,
       1,
       {"行", "rows"},
       {"待处理：整个账本中尚未入账的行", "rows of the whole book that wait to be mended"}},
      {"duplicates",
       &Sums::duplicates,
       1,
       {"行", "rows"},
       {"重复：期内已知为重复、未计入的记录", "rows of the period known as duplicates, which count nothing"}},
      {"group_attendances",
       &Sums::group_attendances,
       1,
       {"人次", "participations"},
       {"集体人次：未具名的集体记录中的人数之和，已含在人次中",
        "people of rows for groups of unnamed people; among the participations"}},
      {"group_hours",
       &Sums::group_minutes,
       60,
       {"小时", "hours"},
       {"集体时长：未具名的集体记录的分钟 / 60，已含在服务时长中",
        "minutes of rows for groups of unnamed people / 60; among the hours"}},
  };
  return all;
}

class Summing {
 public:
  // Entries of one service day. REQUIRES: days do not go back.
  void add(std::span<const Entry> service_day, Sums& sums) {
    turn_to(service_day.front().stretch.day, sums);
    if (is_first(index_of(service_day.front().stretch.volunteer), volunteers_)) ++sums.volunteers;
    seen_.clear();
    for (const Entry& entry : service_day) {
      sums.minutes += entry.credited;
      seen_.push_back(entry.stretch.activity);
      serve_for(entry.stretch.team, sums);
    }
    std::sort(seen_.begin(), seen_.end());
    seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
    sums.participations += static_cast<std::int64_t>(seen_.size());
    for (const ActivityNo activity : seen_) {
      if (activity != ActivityNo::none) hold(activity, sums);
    }
  }
  // What groups did on one day. REQUIRES: as above.
  void add(std::span<const GroupEntry> groups, Sums& sums) {
    turn_to(groups.front().day, sums);
    for (const GroupEntry& group : groups) {
      sums.minutes += group.minutes;
      sums.group_minutes += group.minutes;
      sums.participations += group.people;
      sums.group_attendances += group.people;
      serve_for(group.team, sums);
      if (group.activity != ActivityNo::none) hold(group.activity, sums);
    }
  }
  // Those with an entry.
  [[nodiscard]] bool held(ActivityNo no) const { return index_of(no) < held_on_.size() && held_on_[index_of(no)] != 0; }

 private:
  // Whether the number was not there before; it is then.
  static bool is_first(std::uint32_t number, std::vector<bool>& there) {
    if (number >= there.size()) there.resize(std::size_t{number} + 1);
    if (there[number]) return false;
    return there[number] = true;
  }

  void turn_to(Day day, Sums& sums) {
    if (latest_ && *latest_ == day) return;
    latest_ = day;
    ++sums.service_days;
    ++day_number_;
  }

  void serve_for(TeamNo team, Sums& sums) {
    if (team != TeamNo::none && is_first(index_of(team), teams_)) ++sums.teams;
  }

  void hold(ActivityNo activity, Sums& sums) {
    const std::uint32_t number = index_of(activity);
    if (number >= held_on_.size()) held_on_.resize(std::size_t{number} + 1, 0);
    if (held_on_[number] == 0) ++sums.activities;
    if (held_on_[number] != day_number_) ++sums.sessions;
    held_on_[number] = day_number_;
  }

  std::optional<Day> latest_;
  std::uint32_t day_number_ = 0;        // 1 for the first day
  std::vector<bool> volunteers_;        // that were there, by number
  std::vector<bool> teams_;             // likewise
  std::vector<std::uint32_t> held_on_;  // by activity: the latest day's number
  std::vector<ActivityNo> seen_;
};

void count_registered(const Community& community, const Selection& selection, const Period& period, Sums& sums) {
  for (const Member& volunteer : community.volunteers()) {
    const bool counts = volunteer.known == Known::by_registry && selection.keeps_team(volunteer.team) &&
                        (!selection.volunteer() || *selection.volunteer() == volunteer.no) &&
                        (!volunteer.registered() || *volunteer.registered() < period.days.end);
    sums.registered_volunteers += counts ? 1 : 0;
  }
}

void count_beneficiaries(const Community& community, const Summing& summing, Sums& sums) {
  for (const Activity& activity : community.directory().activities()) {
    if (!summing.held(activity.no)) continue;
    sums.beneficiaries = saturating_sum(sums.beneficiaries, activity.beneficiaries.value_or(0));
    sums.beneficiary_visits = saturating_sum(sums.beneficiary_visits, activity.beneficiary_visits.value_or(0));
  }
}

Result<void> count_rows_beside(Book& book, const Selection& selection, Sums& sums) {
  const auto suspense = book.suspense_keys();
  if (!suspense) return fail(suspense.error());
  sums.suspense = static_cast<std::int64_t>(suspense->size());
  if (selection.days().empty()) return {};
  const auto duplicates = selection.volunteer() ? book.duplicates(selection.days(), *selection.volunteer())
                                                : book.duplicates(selection.days());
  if (!duplicates) return fail(duplicates.error());
  sums.duplicates = std::count_if(duplicates->begin(), duplicates->end(),
                                  [&](const Duplicate& duplicate) { return selection.keeps(duplicate.stretch); });
  const auto groups = book.group_entries(selection.days());
  if (!groups) return fail(groups.error());
  sums.duplicates += std::count_if(groups->begin(), groups->end(),
                                   [&](const GroupEntry& group) { return !group.counts() && selection.keeps(group); });
  return {};
}

}  // namespace

Result<void> answer_summary(const Asking& asking, const Filter& filter, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto community = Community::load(asking.book, Community::People::wanted);
  if (!community) return fail(community.error());
  if (auto brought = community->bring_all_activities(asking.book); !brought) return brought;
  auto selection = Selection::of(filter, asking.book, *community);
  if (!selection) return fail(std::move(selection).error());
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());

  Sums sums;
  Summing summing;
  auto read = reading->each_service_day(
      selection->days(), selection->volunteer(),
      [&](std::span<const Entry> all) {
        const std::span<const Entry> kept = selection->of_entries(all);
        if (!kept.empty()) summing.add(kept, sums);
      },
      [&](std::span<const GroupEntry> all) {
        const std::span<const GroupEntry> kept = selection->of_groups(all);
        if (!kept.empty()) summing.add(kept, sums);
      });
  if (!read) return read;
  count_registered(*community, *selection, filter.period, sums);
  count_beneficiaries(*community, summing, sums);
  if (auto counted = count_rows_beside(asking.book, *selection, sums); !counted) return counted;

  const CalendarStyle& style = asking.rulebook.calendar;
  sink.begin({{fmt::format("概览 {}", title(filter.period, style, Language::zh)),
               fmt::format("Summary, {}", title(filter.period, style, Language::en))},
              columns({"measure", "value", "unit", "definition"})});
  for (const Measure& measure : measures()) {
    const Score value{sums.*measure.sum, measure.divisor};
    const Cell cells[] = {measure.name, hundredths_of(value), std::string_view{measure.unit.in(asking.language)},
                          std::string_view{measure.definition.in(asking.language)}};
    sink.row(cells);
  }
  sink.end();
  return {};
}

}  // namespace starhours
