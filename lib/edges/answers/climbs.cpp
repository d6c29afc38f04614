#include <answers/climbs.h>
#include <answers/saturating.h>

#include <algorithm>
#include <limits>

namespace starhours::answers {

Climbs::Climbs(Reading& reading, const Ladder& ladder, std::optional<VolunteerNo> only)
    : reading_(reading),
      ladder_(ladder),
      only_(only),
      scale_(reading.rulebook().points, reading.community().activity_of()) {
  // In the unit of sums: the other way round as in_unit_of.
  for (const Level& level : ladder.levels) {
    rises_at_.push_back(ladder.by == Metric::points ? saturating_product(level.threshold, 60) : level.threshold);
  }
  rises_at_.push_back(std::numeric_limits<std::int64_t>::max());
}

const Way& Climbs::of(VolunteerNo volunteer) const {
  static const Way nothing;
  return place_of(volunteer) < ways_.size() ? ways_[place_of(volunteer)] : nothing;
}

bool Climbs::rise(Way& way, Day day) {
  if (way.sum < rises_at_[static_cast<std::size_t>(way.level)]) return false;
  const int level = level_of(way.sum);
  if (level == way.level) return false;  // the highest
  way.level = level;
  way.reached = day;
  return true;
}

Way& Climbs::way_of(VolunteerNo volunteer) {
  const std::size_t place = place_of(volunteer);
  if (place >= ways_.size()) ways_.resize(place + 1);
  return ways_[place];
}

Result<void> Climbs::climb(DaySpan days, std::optional<Day> since) {
  if (only_ && !reading_.volunteers().contains(*only_)) return {};  // of another share
  const auto inside = within_journal(reading_.book(), days);
  if (!inside) return fail(inside.error());
  const Day turn = std::clamp(since.value_or(inside->first), inside->first, inside->end);
  if (auto climbed = through({inside->first, turn}); !climbed) return climbed;
  for (Way& way : ways_) way.previous = way.level;
  if (auto climbed = through({turn, inside->end}); !climbed) return climbed;
  for (const auto& month : rises_) {
    if (auto found = find_days(month.first, month.second); !found) return found;
  }
  return {};
}

Result<void> Climbs::through(DaySpan days) {
  if (reading_.what_if() || only_ || !climbs_by_month_totals(ladder_)) return through_days(days);
  const MonthCut cut = cut_at_months(days);
  if (auto climbed = through_days(cut.before); !climbed) return climbed;
  if (auto climbed = through_months(cut.months); !climbed) return climbed;
  return through_days(cut.after);
}

Result<void> Climbs::through_days(DaySpan days) {
  return reading_.each_service_day(days, only_, [this](std::span<const Entry> service_day) {
    Way& way = way_of(service_day.front().stretch.volunteer);
    way.minutes += minutes_of(service_day);
    way.sum = saturating_sum(way.sum, gain(service_day));
    rise(way, service_day.front().stretch.day);
  });
}

Result<void> Climbs::through_months(DaySpan months) {
  if (months.empty()) return {};
  const auto gained = ladder_.by == Metric::hours  ? &VolunteerTotal::minutes
                      : ladder_.by == Metric::days ? &VolunteerTotal::days
                                                   : &VolunteerTotal::entries;
  const auto climb_month = [this, gained](DaySpan month, std::span<const VolunteerTotal> totals) {
    way_of(totals.back().volunteer);  // room for all of them
    for (const VolunteerTotal& one : totals) {
      Way& way = ways_[place_of(one.volunteer)];
      const std::int64_t before = way.sum;
      way.minutes += one.minutes;
      way.sum += one.*gained;
      if (!rise(way, month.first)) continue;
      rises_[month.first].push_back(one.volunteer);
      const std::size_t place = place_of(one.volunteer);
      if (place >= before_rise_.size()) before_rise_.resize(ways_.size());
      before_rise_[place] = before;
    }
  };
  Result<void> climbed;
  std::vector<VolunteerNo> rising;
  const auto climb = [&](DaySpan period, std::span<const VolunteerTotal> totals) {
    if (period.end - period.first <= date::days{31}) {
      climb_month(period, totals);
      return;
    }
    // Few rise within a year: their months tell more.
    rising.clear();
    way_of(totals.back().volunteer);
    for (const VolunteerTotal& one : totals) {
      Way& way = ways_[place_of(one.volunteer)];
      if (way.sum + one.*gained >= rises_at_[static_cast<std::size_t>(way.level)]) {
        rising.push_back(one.volunteer);
        continue;
      }
      way.minutes += one.minutes;
      way.sum += one.*gained;
    }
    if (rising.empty() || !climbed) return;
    climbed = reading_.book().each_total(period, Book::Stride::months, rising, climb_month);
  };
  auto read = reading_.book().each_total(months, Book::Stride::years, reading_.volunteers(), climb);
  return read ? climbed : read;
}

Result<void> Climbs::find_days(Day first_of_month, const std::vector<VolunteerNo>& risen) {
  std::vector<bool> wanted;
  for (const VolunteerNo volunteer : risen) {
    // Whoever rose again in a later month stands on that day.
    if (way_of(volunteer).reached != first_of_month) continue;
    if (index_of(volunteer) >= wanted.size()) wanted.resize(std::size_t{index_of(volunteer)} + 1, false);
    wanted[index_of(volunteer)] = true;
  }
  if (wanted.empty()) return {};
  const date::year_month_day first{first_of_month};
  const Day end{(first.year() / first.month() + date::months{1}) / 1};
  return reading_.each_service_day({first_of_month, end}, wanted, [&](std::span<const Entry> service_day) {
    const VolunteerNo volunteer = service_day.front().stretch.volunteer;
    Way& way = way_of(volunteer);
    std::int64_t& sum = before_rise_[place_of(volunteer)];
    if (level_of(sum) >= way.level) return;
    sum += gain(service_day);
    if (level_of(sum) >= way.level) way.reached = service_day.front().stretch.day;
  });
}

std::int64_t Climbs::gain(std::span<const Entry> service_day) {
  switch (ladder_.by) {
    case Metric::hours:
      return minutes_of(service_day);
    case Metric::entries:
      return participations_of(service_day);
    case Metric::days:
      return 1;
    case Metric::points: {
      std::int64_t points = 0;
      for (const Entry& entry : service_day) {
        points = saturating_sum(
            points, saturating_product(entry.credited, scale_.weight(entry.stretch.activity, entry.stretch.day)));
      }
      return points;
    }
    case Metric::activities: {
      std::int64_t first_times = 0;
      const std::uint64_t volunteer = index_of(service_day.front().stretch.volunteer);
      for (const Entry& entry : service_day) {
        first_times += activities_.find_or_add({volunteer << 32 | index_of(entry.stretch.activity)}, 0).added ? 1 : 0;
      }
      return first_times;
    }
    default:
      return 0;
  }
}

}  // namespace starhours::answers
