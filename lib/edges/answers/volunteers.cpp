#include <starhours/answers.h>
#include <starhours/tally.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/find.h>
#include <answers/reading.h>
#include <answers/selection.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

namespace starhours {

using namespace answers;

Result<void> answer_volunteers(const Asking& asking, const Filter& filter, const Cut& cut, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto community = Community::load(asking.book, Community::People::wanted);
  if (!community) return fail(community.error());
  // A team asks for those whose home it is; what they did for other teams counts too.
  Filter of_entries = filter;
  of_entries.team.clear();
  auto selection = Selection::of(of_entries, asking.book, *community);
  if (!selection) return fail(std::move(selection).error());
  std::vector<bool> home;
  if (!filter.team.empty()) {
    const auto team = find_team(*community, filter.team);
    if (!team) return fail(team.error());
    home = team_with_sub_teams(community->directory(), *team);
  }
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());

  const ReportHead head{
      {"志愿者", "Volunteers"},
      columns({"volunteer", "name", "team", "registered", "groups", "minutes", "hours", "entries", "days"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    Tallies tallies{TallyOptions{}};
    auto read = reading->each_service_day(selection->days(), selection->volunteer(), [&](std::span<const Entry> all) {
      const std::span<const Entry> kept = selection->of_entries(all);
      if (!kept.empty()) tallies.add(kept);
    });
    if (!read) return read;

    std::vector<Cell> cells;
    for (const std::uint32_t index : community->volunteers_by_id()) {
      const Member& volunteer = community->volunteers()[index];
      const Tally& tally = tallies.of(volunteer.no);
      if (selection->volunteer() && *selection->volunteer() != volunteer.no) continue;
      if (!filter.team.empty() && (index_of(volunteer.team) >= home.size() || !home[index_of(volunteer.team)]))
        continue;
      if (selection->selective() && tally.entries == 0) continue;
      const std::string registered = volunteer.registered() ? to_string(*volunteer.registered()) : std::string();
      const std::string groups = fmt::format("{}", fmt::join(community->groups_of(volunteer.no), ";"));
      cells.assign({Cell{volunteer.id()}, text_cell(volunteer.name()), community->team_cell(volunteer.team),
                    text_cell(registered), text_cell(groups), Cell{tally.minutes}, Cell{tally.minutes},
                    Cell{tally.entries}, Cell{tally.days}});
      out.row(cells);
    }
    return {};
  });
}

}  // namespace starhours
