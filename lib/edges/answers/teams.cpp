#include <starhours/answers.h>
#include <starhours/tally.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/reading.h>

#include <algorithm>
#include <map>
#include <utility>

namespace starhours {

using namespace answers;

Result<void> answer_teams(const Asking& asking, const Cut& cut, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto community = Community::load(asking.book, Community::People::wanted);
  if (!community) return fail(community.error());
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());

  const ReportHead head{
      {"服务队", "Teams"},
      columns({"team:id", "name:thing", "parent", "kind", "members", "minutes", "hours", "entries", "volunteers"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    Tallies tallies{TallyOptions{}};
    auto read = reading->each_service_day(
        representable_days, std::nullopt, [&](std::span<const Entry> entries) { tallies.add(entries); },
        [&](std::span<const GroupEntry> groups) { tallies.add_groups(groups); });
    if (!read) return read;
    std::map<TeamNo, std::int64_t> members;
    for (const Member& volunteer : community->volunteers()) ++members[volunteer.team];

    std::vector<const Team*> teams;
    for (const Team& team : community->directory().teams()) teams.push_back(&team);
    std::sort(teams.begin(), teams.end(), [](const Team* a, const Team* b) { return a->id < b->id; });
    std::vector<Cell> cells;
    for (const Team* team : teams) {
      const Team* parent = community->directory().team(team->parent);
      const Tally& tally = tallies.of(team->no);
      const auto count = members.find(team->no);
      cells.assign({Cell{team->id}, text_cell(team->name), parent == nullptr ? Cell{} : Cell{parent->id},
                    text_cell(team->kind), Cell{count == members.end() ? std::int64_t{0} : count->second},
                    Cell{tally.minutes}, Cell{tally.minutes}, Cell{tally.entries},
                    Cell{tallies.volunteers_of(team->no)}});
      out.row(cells);
    }
    return {};
  });
}

}  // namespace starhours
