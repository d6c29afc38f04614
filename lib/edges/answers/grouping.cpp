#include <answers/grouping.h>

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace starhours::answers {
namespace {

struct Line {
  std::string_view name;
  Family family;
};

// In the order of the enumeration.
constexpr std::array<Line, 13> lines{{
    {"volunteer", Family::volunteer},
    {"team", Family::team},
    {"activity", Family::activity},
    {"project", Family::activity},
    {"post", Family::activity},
    {"category", Family::activity},
    {"station", Family::team},
    {"day", Family::time},
    {"week", Family::time},
    {"month", Family::time},
    {"quarter", Family::time},
    {"half", Family::time},
    {"year", Family::time},
}};

// The value of one number: what it is ordered by, and what tells it from others of the same text.
struct Valued {
  std::string_view text;
  std::string_view id;
  std::uint32_t number;
};

// Ranks from 1 in order of (text, id); numbers not listed have rank 0, nothing.
void rank(std::vector<Valued> values, DimensionValues& made) {
  std::sort(values.begin(), values.end(),
            [](const Valued& a, const Valued& b) { return std::tie(a.text, a.id) < std::tie(b.text, b.id); });
  std::uint32_t most = 0;
  for (const Valued& value : values) most = std::max(most, value.number);
  made.ranks.assign(std::size_t{most} + 1, 0);
  made.texts.assign(1, {});
  const Valued* last = nullptr;
  for (const Valued& value : values) {
    if (last == nullptr || last->text != value.text || last->id != value.id) made.texts.push_back(value.text);
    made.ranks[value.number] = static_cast<std::uint32_t>(made.texts.size() - 1);
    last = &value;
  }
}

void rank_volunteers(const Community& community, DimensionValues& made) {
  made.texts.assign(1, {});
  std::uint32_t most = 0;
  for (const Member& volunteer : community.volunteers()) most = std::max(most, index_of(volunteer.no));
  made.ranks.assign(std::size_t{most} + 1, 0);
  made.people = community.volunteers_by_id();
  for (const std::uint32_t index : made.people) {
    const Member& volunteer = community.volunteers()[index];
    made.ranks[index_of(volunteer.no)] = static_cast<std::uint32_t>(made.texts.size());
    made.texts.push_back(volunteer.id());
  }
}

std::vector<Valued> team_values(const Community& community, Dimension dimension) {
  const Directory& directory = community.directory();
  std::vector<Valued> values;
  for (const Team& team : directory.teams()) {
    const Team* shown = dimension == Dimension::station ? directory.team(directory.station_of(team.no)) : &team;
    if (shown != nullptr) values.push_back({community.team_text(shown->no), shown->id, index_of(team.no)});
  }
  return values;
}

Valued activity_value(const Community& community, Dimension dimension, const Activity& activity) {
  const std::uint32_t number = index_of(activity.no);
  switch (dimension) {
    case Dimension::project: {
      const std::string_view project = community.directory().project_of(activity);
      return {community.project_text(project), project, number};
    }
    case Dimension::post:
      return {activity.post, {}, number};
    case Dimension::category:
      return {activity.category, {}, number};
    default:
      return {community.activity_text(activity.no), activity.id, number};
  }
}

std::vector<Valued> activity_values(const Community& community, Dimension dimension) {
  std::vector<Valued> values;
  for (const Activity& activity : community.directory().activities()) {
    const Valued value = activity_value(community, dimension, activity);
    if (!value.text.empty()) values.push_back(value);
  }
  return values;
}

void rank_days(Dimension dimension, DaySpan days, const CalendarStyle& style, DimensionValues& made) {
  if (days.empty()) return;
  const Grain grain = *grain_named(name_of(dimension));
  const std::vector<Period> periods = periods_touching(days, grain, style);
  made.owned.reserve(periods.size());
  made.ranks.reserve(static_cast<std::size_t>((days.end - days.first).count()));
  for (const Period& period : periods) {
    const auto rank = static_cast<std::uint32_t>(made.owned.size());
    made.owned.push_back(label(period, style));
    const Day end = std::min(period.days.end, days.end);
    for (Day day = std::max(period.days.first, days.first); day < end; day += date::days{1}) made.ranks.push_back(rank);
  }
  made.texts.assign(made.owned.begin(), made.owned.end());
}

}  // namespace

std::string_view name_of(Dimension dimension) { return lines[static_cast<std::size_t>(dimension)].name; }

Family family_of(Dimension dimension) { return lines[static_cast<std::size_t>(dimension)].family; }

DimensionValues values_of(Dimension dimension, const Community& community, DaySpan days, const CalendarStyle& style) {
  DimensionValues made;
  made.dimension = dimension;
  switch (family_of(dimension)) {
    case Family::volunteer:
      rank_volunteers(community, made);
      break;
    case Family::team:
      rank(team_values(community, dimension), made);
      break;
    case Family::activity:
      rank(activity_values(community, dimension), made);
      break;
    case Family::time:
      rank_days(dimension, days, style, made);
      break;
  }
  return made;
}

Layout layout_of(const std::vector<DimensionValues>& dimensions) {
  Layout layout;
  layout.fields.resize(dimensions.size());
  unsigned used = 0;
  for (std::size_t i = dimensions.size(); i-- > 0;) {
    const auto width = static_cast<unsigned>(std::bit_width(dimensions[i].texts.size()));
    if (used + width > 64) {
      ++layout.words;
      used = 0;
    }
    layout.fields[i] = {layout.words - 1, used, width};
    used += width;
  }
  return layout;
}

}  // namespace starhours::answers

namespace starhours {

std::optional<Dimension> dimension_named(std::string_view name) {
  for (std::size_t i = 0; i < answers::lines.size(); ++i) {
    if (answers::lines[i].name == name) return static_cast<Dimension>(i);
  }
  return std::nullopt;
}

const std::vector<std::string>& dimension_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (const answers::Line& line : answers::lines) made.emplace_back(line.name);
    return made;
  }();
  return names;
}

}  // namespace starhours
