#include <starhours/tally.h>

#include <awards/saturating.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace starhours {

namespace {

const Tally nothing;

constexpr std::uint64_t pair_of(std::uint32_t a, std::uint32_t b) { return (std::uint64_t{a} << 32U) | b; }

// Puts the distinct ones in front, ascending.
template <class Number>
std::span<const Number> keep_distinct(std::span<Number> numbers) {
  if (numbers.size() < 2) return numbers;
  std::sort(numbers.begin(), numbers.end());
  const auto end = std::unique(numbers.begin(), numbers.end());
  return numbers.first(static_cast<std::size_t>(end - numbers.begin()));
}

}  // namespace

// Open addressing, at most half full; a slot holds a pair + 1, 0 is free.
bool Tallies::Pairs::insert(std::uint32_t a, std::uint32_t b) {
  if (2 * (used_ + 1) > slots_.size()) grow();
  const std::uint64_t wanted = pair_of(a, b) + 1;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (wanted * 0x9E3779B97F4A7C15ULL) >> 32U;; ++at) {
    std::uint64_t& slot = slots_[at & mask];
    if (slot == wanted) return false;
    if (slot != 0) continue;
    slot = wanted;
    ++used_;
    return true;
  }
}

void Tallies::Pairs::grow() {
  std::vector<std::uint64_t> old(std::max<std::size_t>(1024, 2 * slots_.size()));
  old.swap(slots_);
  used_ = 0;
  for (const std::uint64_t slot : old) {
    if (slot != 0) insert(static_cast<std::uint32_t>((slot - 1) >> 32U), static_cast<std::uint32_t>(slot - 1));
  }
}

Tallies::Tallies(TallyOptions options) : options_(std::move(options)) {
  for (const Basis basis : options_.basis) basis_wanted_ |= 1U << static_cast<unsigned>(basis);
  if (options_.basis.empty()) basis_wanted_ = ~0U;
  if (options_.volunteers > 0) make_room(options_.volunteers + 1);
}

void Tallies::make_room(std::size_t numbers) {
  volunteers_.resize(numbers);
  if (options_.points != nullptr) points_.resize(numbers);
  if (options_.activities) activities_of_.resize(numbers);
}

Tallies::VolunteerLine& Tallies::line_of_volunteer(std::uint32_t no) {
  if (volunteers_.size() <= no) make_room(std::size_t{no} + 1);
  return volunteers_[no];
}

Tallies::TeamLine& Tallies::line_of(std::uint32_t team) {
  if (teams_.size() <= team) teams_.resize(std::size_t{team} + 1);
  return teams_[team];
}

void Tallies::add(std::span<const Entry> service_days) {
  // The lines of many volunteers are far apart: they are fetched while those before are worked on.
  constexpr std::size_t ahead = 16;
  const auto line_at = [this, service_days](std::size_t at) {
    const std::uint32_t no = index_of(service_days[at].stretch.volunteer);
    return no < volunteers_.size() ? &volunteers_[no] : nullptr;
  };
  for (std::size_t at = 0; at < std::min(ahead, service_days.size()); ++at) __builtin_prefetch(line_at(at), 1);
  for (std::size_t first = 0; first < service_days.size();) {
    const VolunteerNo volunteer = service_days[first].stretch.volunteer;
    std::size_t end = first;
    for (; end < service_days.size() && service_days[end].stretch.volunteer == volunteer; ++end) {
      if (end + ahead < service_days.size()) __builtin_prefetch(line_at(end + ahead), 1);
    }
    add_service_day(service_days.subspan(first, end - first));
    first = end;
  }
}

void Tallies::add_service_day(std::span<const Entry> service_day) {
  if (team_and_activity_.size() < service_day.size()) team_and_activity_.resize(service_day.size());
  std::size_t wanted = 0;
  std::int64_t minutes = 0;
  std::int64_t points = 0;
  for (const Entry& entry : service_day) {
    const Stretch& stretch = entry.stretch;
    if ((basis_wanted_ & (1U << static_cast<unsigned>(stretch.basis))) == 0) continue;
    const std::uint32_t team = index_of(stretch.team);
    team_and_activity_[wanted++] = pair_of(team, index_of(stretch.activity));
    Tally& of_team = line_of(team).tally;
    minutes += entry.credited;
    of_team.minutes += entry.credited;
    if (options_.points != nullptr) {
      const std::int64_t of_entry =
          saturating_multiply(entry.credited, options_.points->weight(stretch.activity, stretch.day));
      points = saturating_add(points, of_entry);
      of_team.points = saturating_add(of_team.points, of_entry);
    }
  }
  if (wanted == 0) return;

  const Day day = service_day.front().stretch.day;
  const std::uint32_t volunteer_no = index_of(service_day.front().stretch.volunteer);
  const TeamActivities distinct = keep_distinct(std::span(team_and_activity_).first(wanted));
  VolunteerLine& volunteer = line_of_volunteer(volunteer_no);
  count_for_teams(distinct, volunteer, volunteer_no, day);
  const std::int64_t entries = count_activities(distinct, volunteer_no);

  count_for_volunteer(volunteer, volunteer_no, minutes, entries, 1);
  if (options_.points != nullptr) {
    points_[volunteer_no] = saturating_add(points_[volunteer_no], points);
    everybody_.points = saturating_add(everybody_.points, points);
  }
  count_day(day);
}

void Tallies::count_for_volunteer(VolunteerLine& volunteer, std::uint32_t volunteer_no, std::int64_t minutes,
                                  std::int64_t entries, std::int64_t days) {
  const std::int64_t sum = volunteer.minutes + minutes;
  volunteer.minutes = static_cast<std::uint32_t>(sum);
  if (sum >> 32U != 0) carried_[volunteer_no] += sum >> 32U;
  served_ += volunteer.days == 0 ? 1 : 0;
  volunteer.entries += static_cast<std::uint32_t>(entries);
  volunteer.days += static_cast<std::uint32_t>(days);
  everybody_.minutes += minutes;
  everybody_.entries += entries;
}

void Tallies::add(VolunteerNo volunteer, std::int64_t minutes, std::int64_t entries, std::int64_t days) {
  assert(basis_wanted_ == ~0U && options_.points == nullptr && !options_.activities);
  count_for_volunteer(line_of_volunteer(index_of(volunteer)), index_of(volunteer), minutes, entries, days);
}

void Tallies::add(TeamNo team, Day day, std::int64_t minutes, std::int64_t entries) {
  TeamLine& line = line_of(index_of(team));
  line.tally.minutes += minutes;
  line.tally.entries += entries;
  count_day(line, day);
  count_day(day);
}

void Tallies::add_groups(std::span<const GroupEntry> groups) {
  for (const GroupEntry& group : groups) {
    if ((basis_wanted_ & (1U << static_cast<unsigned>(group.basis))) == 0) continue;
    const std::uint32_t team = index_of(group.team);
    const std::uint32_t activity = index_of(group.activity);
    const std::int64_t points =
        options_.points == nullptr
            ? 0
            : saturating_multiply(group.minutes, options_.points->weight(group.activity, group.day));
    TeamLine& line = line_of(team);
    count_day(line, group.day);
    count_day(group.day);
    for (Tally* tally : {&line.tally, &everybody_}) {
      tally->minutes = saturating_add(tally->minutes, group.minutes);
      tally->points = saturating_add(tally->points, points);
      tally->entries += group.people;
    }
    if (!options_.activities) continue;
    if (team_activities_.insert(team, activity)) ++line.tally.activities;
    if (activities_.insert(activity, 0)) ++everybody_.activities;
  }
}

void Tallies::count_day(TeamLine& team, Day day) {
  if (team.tally.days > 0 && team.latest_day == day) return;
  ++team.tally.days;
  team.latest_day = day;
}

void Tallies::count_day(Day day) {
  if (latest_day_ == day) return;
  ++everybody_.days;
  latest_day_ = day;
}

void Tallies::count_for_teams(TeamActivities distinct, VolunteerLine& volunteer, std::uint32_t volunteer_no, Day day) {
  TeamLine* team = nullptr;
  std::uint32_t team_in_hand = 0;
  for (const std::uint64_t pair : distinct) {
    const auto team_no = static_cast<std::uint32_t>(pair >> 32U);
    if (team == nullptr || team_no != team_in_hand) {
      team = &teams_[team_no];
      team_in_hand = team_no;
      count_day(*team, day);
      // Nearly everybody serves for one team, so only the other teams need a set.
      if (volunteer.first_team == 0) {
        volunteer.first_team = team_no + 1;
        ++team->volunteers;
      } else if (volunteer.first_team != team_no + 1 && later_teams_.insert(team_no, volunteer_no)) {
        ++team->volunteers;
      }
    }
    ++team->tally.entries;
    if (options_.activities && team_activities_.insert(team_no, static_cast<std::uint32_t>(pair))) {
      ++team->tally.activities;
    }
  }
}

// Returns how many distinct activities the service day has.
std::int64_t Tallies::count_activities(TeamActivities distinct, std::uint32_t volunteer_no) {
  if (distinct.size() == 1 && !options_.activities) return 1;
  activity_.clear();
  for (const std::uint64_t pair : distinct) activity_.push_back(static_cast<std::uint32_t>(pair));
  const std::span<const std::uint32_t> activities = keep_distinct(std::span(activity_));
  if (options_.activities) {
    for (const std::uint32_t activity : activities) {
      if (volunteer_activities_.insert(volunteer_no, activity)) ++activities_of_[volunteer_no];
      if (activities_.insert(activity, 0)) ++everybody_.activities;
    }
  }
  return static_cast<std::int64_t>(activities.size());
}

Tally Tallies::of(VolunteerNo volunteer) const {
  const std::uint32_t no = index_of(volunteer);
  if (no >= volunteers_.size()) return {};
  const VolunteerLine& line = volunteers_[no];
  Tally tally;
  tally.minutes = line.minutes;
  if (!carried_.empty()) {
    if (const auto carried = carried_.find(no); carried != carried_.end()) tally.minutes += carried->second << 32U;
  }
  tally.entries = line.entries;
  tally.days = line.days;
  if (options_.points != nullptr) tally.points = points_[no];
  if (options_.activities) tally.activities = activities_of_[no];
  return tally;
}

const Tally& Tallies::of(TeamNo team) const {
  const std::uint32_t no = index_of(team);
  return no < teams_.size() ? teams_[no].tally : nothing;
}

std::vector<VolunteerNo> Tallies::volunteers() const {
  // Each number is written down, and stays if it served: nobody can guess who did.
  std::vector<VolunteerNo> served(served_ + 1);
  std::size_t count = 0;
  for (std::uint32_t no = 1; no < volunteers_.size(); ++no) {
    served[count] = VolunteerNo{no};
    count += volunteers_[no].entries > 0 ? 1 : 0;
  }
  served.resize(count);
  return served;
}

std::vector<TeamNo> Tallies::teams() const {
  std::vector<TeamNo> served;
  for (std::size_t no = 1; no < teams_.size(); ++no) {
    if (teams_[no].tally.entries > 0) served.push_back(TeamNo{static_cast<std::uint32_t>(no)});
  }
  return served;
}

std::int64_t Tallies::volunteers_of(TeamNo team) const {
  const std::uint32_t no = index_of(team);
  return no < teams_.size() ? teams_[no].volunteers : 0;
}

}  // namespace starhours
