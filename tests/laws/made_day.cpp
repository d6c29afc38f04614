#include "made_day.h"

#include "naive_wall.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>

namespace starhours::laws {
namespace {

Minutes quarters(Chance& chance, int first, int last) { return Minutes{15 * chance.between(first, last)}; }

CountRule make_rule(Chance& chance) {
  CountRule rule;
  const std::vector<Minutes> beginnings{Minutes{0}, Minutes{0}, Minutes{240}, Minutes{90}, Minutes{23 * 60}};
  rule.day_starts = chance.pick(beginnings);
  rule.trim = chance.one_in(2);
  for (int windows = chance.one_in(2) ? chance.between(1, 2) : 0; windows > 0; --windows) {
    const Minutes first = quarters(chance, 0, 94);
    rule.break_rule.daily.push_back({first, std::min(first + quarters(chance, 1, 12), Minutes{24 * 60})});
  }
  if (chance.one_in(3)) {
    rule.break_rule.after = Minutes{chance.between(0, 300)};
    rule.break_rule.take = Minutes{chance.between(0, 90)};
  }
  rule.stated = static_cast<StatedBeside>(chance.between(0, 2));
  if (chance.one_in(3)) rule.min = Minutes{chance.between(1, 90)};
  if (chance.one_in(3)) rule.at_least = Minutes{chance.between(1, 90)};
  if (chance.one_in(2)) {
    rule.round = static_cast<Rounding>(chance.between(1, 3));
    rule.step = chance.one_in(2) ? quarters(chance, 1, 8) : Minutes{chance.between(1, 100)};
    rule.scope = static_cast<Scope>(chance.between(0, 1));
  }
  if (chance.one_in(3)) rule.max_per_entry = Minutes{chance.between(0, 300)};
  if (chance.one_in(3)) rule.max_per_activity_day = Minutes{chance.between(0, 400)};
  if (chance.one_in(3)) rule.max_per_day = Minutes{chance.between(0, 600)};
  return rule;
}

Activity make_activity(Chance& chance, Day day, std::string id) {
  Activity activity;
  activity.id = std::move(id);
  if (chance.one_in(4)) activity.start = day + quarters(chance, 0, 100);
  if (chance.one_in(4)) activity.end = day + quarters(chance, 60, 192);
  if (chance.one_in(3)) activity.daily_start = quarters(chance, 0, 95);
  if (chance.one_in(3)) activity.daily_end = quarters(chance, 1, 96);
  return activity;
}

}  // namespace

std::string MadeDay::key(ActivityNo no) const { return no == ActivityNo::none ? "" : activities[index_of(no) - 1].id; }
std::string MadeDay::key(TeamNo no) const { return no == TeamNo::none ? "" : teams[index_of(no) - 1]; }
const Activity* MadeDay::activity(ActivityNo no) const {
  return no == ActivityNo::none ? nullptr : &activities[index_of(no) - 1];
}

Stretch make_stretch(const MadeDay& made, Chance& chance, bool timed) {
  Stretch stretch;
  stretch.day = made.day;
  stretch.volunteer = VolunteerNo{1};
  stretch.activity =
      ActivityNo{static_cast<std::uint32_t>(chance.between(0, static_cast<int>(made.activities.size())))};
  stretch.team = TeamNo{static_cast<std::uint32_t>(chance.between(0, static_cast<int>(made.teams.size())))};
  stretch.sheet = SheetNo{9};
  stretch.row = 1;
  const int grid = chance.one_in(4) ? 1 : 15;
  if (!timed) {
    stretch.basis = Basis::stated;
    stretch.length = static_cast<std::uint16_t>(grid * (1 + chance.between(0, 240 / grid)));
    return stretch;
  }
  const Instant first = first_showing(*made.zone, made.day + made.rule.day_starts);
  const Instant end = first_showing(*made.zone, made.day + date::days{1} + made.rule.day_starts);
  const int minutes = static_cast<int>((end - first).count());
  const int start = std::min(grid * chance.between(0, minutes / grid), minutes - 1);
  const int length = std::min(grid * chance.between(1, 600 / grid), minutes - start);
  stretch.start = first + Minutes{start};
  stretch.length = static_cast<std::uint16_t>(length);
  if (start == 0 && chance.one_in(2)) stretch.before = static_cast<std::uint16_t>(60 * chance.between(1, 2));
  if (start + length == minutes && chance.one_in(2))
    stretch.after = static_cast<std::uint16_t>(60 * chance.between(1, 2));
  if (chance.one_in(2)) stretch.stated = static_cast<std::uint16_t>(15 * chance.between(0, 40));
  if (chance.one_in(5)) stretch.basis = Basis::estimated;
  return stretch;
}

void count_equal_hours(std::vector<Stretch>& stretches) {
  std::vector<Stretch*> rows;
  for (Stretch& stretch : stretches) {
    if (!stretch.timed()) rows.push_back(&stretch);
  }
  std::sort(rows.begin(), rows.end(), [](const Stretch* a, const Stretch* b) { return a->row < b->row; });
  std::map<std::tuple<SheetNo, ActivityNo, TeamNo, int>, std::uint16_t> seen;
  for (Stretch* row : rows) row->nth = seen[{row->sheet, row->activity, row->team, row->length}]++;
}

MadeDay make_day(std::uint64_t seed) {
  Chance chance(seed);
  MadeDay made;
  const Surroundings& where = chance.pick(surroundings());
  made.zone = where.zone;
  made.day = where.day;
  made.rule = make_rule(chance);
  std::vector<std::string> ids{"A", "B", "C"};
  chance.shuffle(ids);
  for (const std::string& id : ids) made.activities.push_back(make_activity(chance, made.day, id));
  made.teams = {"first", "second"};
  chance.shuffle(made.teams);

  const int count = chance.between(1, 6);
  for (int i = 0; i < count; ++i) {
    Stretch stretch = make_stretch(made, chance, !chance.one_in(4));
    if (i > 0 && chance.one_in(3)) {
      // The same service again, perhaps told a little differently.
      stretch = chance.pick(made.stretches);
      if (chance.one_in(3)) stretch.team = TeamNo{static_cast<std::uint32_t>(chance.between(0, 2))};
      if (stretch.timed() && chance.one_in(3)) stretch.stated = static_cast<std::uint16_t>(15 * chance.between(0, 40));
      if (stretch.timed() && chance.one_in(3)) stretch.basis = Basis::estimated;
      if (chance.one_in(3)) stretch.activity = ActivityNo{static_cast<std::uint32_t>(chance.between(0, 3))};
    }
    stretch.sheet = SheetNo{static_cast<std::uint32_t>(chance.between(1, 3))};
    stretch.row = static_cast<std::uint32_t>(i + 1);
    made.stretches.push_back(stretch);
  }
  count_equal_hours(made.stretches);
  return made;
}

std::string describe(const MadeDay& made) {
  std::string text = fmt::format("{} {}", made.zone->name(), to_string(made.day));
  for (const Stretch& stretch : made.stretches) {
    text += fmt::format("; {}:{} {} {}", index_of(stretch.sheet), stretch.row, made.key(stretch.activity),
                        name_of(stretch.basis));
    if (stretch.timed()) text += fmt::format(" {}", to_string(made.zone->wall(stretch.start)));
    text += fmt::format("+{}", stretch.length);
    if (stretch.stated != Stretch::not_stated) text += fmt::format(" stated {}", stretch.stated);
  }
  return text;
}

}  // namespace starhours::laws
