#include <starhours/answers.h>

#include <answers/abreast.h>
#include <answers/climbs.h>
#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/find.h>
#include <answers/selection.h>

#include <deque>
#include <utility>
#include <vector>

namespace starhours {

using namespace answers;

namespace {

ReportHead head_of(const Ladder& ladder, Day last, bool with_previous) {
  ReportHead head{
      {ladder.name.in(Language::zh) + " " + to_string(last), ladder.name.in(Language::en) + ", " + to_string(last)},
      columns({"volunteer", "name", "team", "minutes", "hours", "stars", "level", "reached", "to_next_minutes"})};
  if (with_previous) append_column(head.columns, "previous");
  return head;
}

}  // namespace

Result<void> answer_stars(const Asking& asking, const StarsQuestion& question, const Cut& cut, RowSink& sink) {
  if (asking.rulebook.ladders.empty()) {
    return fail(error(Kind::usage, "expected a rulebook with a ladder", "add a [[ladder]] to the rulebook"));
  }
  const Ladder& ladder = asking.rulebook.ladders.front();
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto shares = Shares::of(asking);
  if (!shares) return fail(shares.error());
  auto community = Community::load(*shares);
  if (!community) return fail(community.error());
  if (auto brought = community->bring_weighed_activities(asking.book, asking.rulebook.points); !brought) return brought;
  std::optional<VolunteerNo> only;
  if (!question.volunteer.empty()) {
    const auto volunteer = find_volunteer(asking.book, *community, question.volunteer);
    if (!volunteer) return fail(volunteer.error());
    only = volunteer->no;
  }
  std::vector<bool> home;
  if (!question.team.empty()) {
    const auto team = find_team(*community, question.team);
    if (!team) return fail(team.error());
    home = team_with_sub_teams(community->directory(), *team);
  }
  std::vector<Reading> readings;
  for (std::size_t i = 0; i < shares->count(); ++i) {
    auto reading = Reading::of(asking, *community, shares->at(i));
    if (!reading) return fail(std::move(reading).error());
    readings.push_back(std::move(*reading));
  }

  const Day last = question.rose_in ? question.rose_in->days.end - date::days{1} : question.as_of;
  std::optional<Day> since;
  if (question.rose_in) since = question.rose_in->days.first;
  return answer_through(cut, head_of(ladder, last, since.has_value()), sink, [&](RowSink& out) -> Result<void> {
    std::deque<Climbs> climbs;
    for (Reading& reading : readings) climbs.emplace_back(reading, ladder, only);
    const DaySpan window = window_to(ladder, last, asking.rulebook.calendar);
    auto climbed = shares->each([&](std::size_t share) { return climbs[share].climb(window, since); });
    if (!climbed) return climbed;

    std::vector<Cell> levels{Cell{}};  // the name of each, from none on
    for (const Level& level : ladder.levels) levels.push_back(repeated_text_cell(level.name.in(asking.language)));
    const std::vector<std::uint32_t> order = community->volunteers_by_id();
    write_in_order(out, order.size(), shares->count() > 1, [&](std::size_t first, std::size_t end, RowSink& to) {
      std::vector<Cell> cells;
      for (std::size_t at = first; at < end; ++at) {
        const Member& volunteer = community->volunteers()[order[at]];
        if (only && *only != volunteer.no) continue;
        if (!question.team.empty() && (index_of(volunteer.team) >= home.size() || !home[index_of(volunteer.team)])) {
          continue;
        }
        const Way& way = climbs[shares->with(volunteer.no)].of(volunteer.no);
        if (since ? way.level <= way.previous : way.level == 0 && !question.all) continue;
        const auto missing = to_next_level(ladder, in_unit_of(ladder, way.sum));
        const std::string reached = way.level > 0 ? to_string(way.reached) : std::string();
        cells.assign({Cell{volunteer.id()}, text_cell(volunteer.name()), community->team_cell(volunteer.team),
                      Cell{way.minutes}, Cell{way.minutes}, Cell{std::int64_t{way.level}},
                      levels[static_cast<std::size_t>(way.level)]});
        cells.push_back(text_cell(reached));
        cells.push_back(ladder.by == Metric::hours && missing ? Cell{*missing} : Cell{});
        if (since) cells.emplace_back(std::int64_t{way.previous});
        to.row(cells);
      }
    });
    return {};
  });
}

}  // namespace starhours
