#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/reading.h>
#include <answers/selection.h>
#include <answers/volunteer_sets.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace starhours {

using namespace answers;

namespace {

// What was done at each activity, by number.
class ActivitySums {
 public:
  struct Sum {
    std::int64_t minutes = 0;
    std::int64_t entries = 0;
    std::int64_t volunteers = 0;
  };

  // Entries of one service day.
  void add(std::span<const Entry> service_day) {
    seen_.clear();
    for (const Entry& entry : service_day) {
      const std::uint32_t number = index_of(entry.stretch.activity);
      if (number >= sums_.size()) sums_.resize(std::size_t{number} + 1);
      sums_[number].minutes += entry.credited;
      seen_.push_back(number);
    }
    std::sort(seen_.begin(), seen_.end());
    seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
    const VolunteerNo volunteer = service_day.front().stretch.volunteer;
    for (const std::uint32_t number : seen_) {
      ++sums_[number].entries;
      served_.add(number, volunteer);
    }
  }
  void add(std::span<const GroupEntry> groups) {
    for (const GroupEntry& group : groups) {
      const std::uint32_t number = index_of(group.activity);
      if (number >= sums_.size()) sums_.resize(std::size_t{number} + 1);
      sums_[number].minutes += group.minutes;
      sums_[number].entries += group.people;
    }
  }
  [[nodiscard]] Sum of(ActivityNo no) {
    if (index_of(no) >= sums_.size()) return {};
    Sum sum = sums_[index_of(no)];
    sum.volunteers = served_.count(index_of(no));
    return sum;
  }

 private:
  std::vector<Sum> sums_;
  VolunteerSets served_;  // by activity
  std::vector<std::uint32_t> seen_;
};

std::string clock_text(Minutes minutes) {
  return fmt::format("{:02}:{:02}", minutes.count() / 60, minutes.count() % 60);
}

// With a day where the activity is one occasion, else the time of every day, else empty.
std::string bound_text(const std::optional<WallTime>& once, const std::optional<Minutes>& daily) {
  if (once) return to_string(*once);
  return daily ? clock_text(*daily) : std::string();
}

}  // namespace

Result<void> answer_activities(const Asking& asking, const Filter& filter, const Cut& cut, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto community = Community::load(asking.book, Community::People::left_out);
  if (!community) return fail(community.error());
  if (auto brought = community->bring_all_activities(asking.book); !brought) return brought;
  auto selection = Selection::of(filter, asking.book, *community);
  if (!selection) return fail(std::move(selection).error());
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());
  // Where the question is about what was done, an activity at which nothing of it was done is no answer.
  const bool held_only = filter.period.grain != Grain::all || !filter.volunteer.empty() || !filter.team.empty() ||
                         filter.basis.has_value();

  const ReportHead head{{"活动", "Activities"},
                        columns({"activity:id", "name:thing", "project", "category", "post", "place", "start", "end",
                                 "beneficiaries", "minutes", "hours", "entries", "volunteers"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    ActivitySums sums;
    auto read = reading->each_service_day(
        selection->days(), selection->volunteer(),
        [&](std::span<const Entry> all) {
          const std::span<const Entry> kept = selection->of_entries(all);
          if (!kept.empty()) sums.add(kept);
        },
        [&](std::span<const GroupEntry> all) { sums.add(selection->of_groups(all)); });
    if (!read) return read;

    std::vector<const Activity*> activities;
    for (const Activity& activity : community->directory().activities()) activities.push_back(&activity);
    std::sort(activities.begin(), activities.end(), [](const Activity* a, const Activity* b) { return a->id < b->id; });
    std::vector<Cell> cells;
    for (const Activity* activity : activities) {
      const ActivitySums::Sum sum = sums.of(activity->no);
      if (!selection->keeps_activity(activity->no) || (held_only && sum.entries == 0)) continue;
      const std::string start = bound_text(activity->start, activity->daily_start);
      const std::string end = bound_text(activity->end, activity->daily_end);
      cells.assign({Cell{activity->id}, text_cell(activity->name),
                    text_cell(community->project_text(community->directory().project_of(*activity))),
                    text_cell(activity->category), text_cell(activity->post), text_cell(activity->place),
                    text_cell(start), text_cell(end), activity->beneficiaries ? Cell{*activity->beneficiaries} : Cell{},
                    Cell{sum.minutes}, Cell{sum.minutes}, Cell{sum.entries}, Cell{sum.volunteers}});
      out.row(cells);
    }
    return {};
  });
}

}  // namespace starhours
