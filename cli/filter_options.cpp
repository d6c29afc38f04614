#include "filter_options.h"

#include "option_values.h"
#include "session.h"

#include <fmt/format.h>

#include <array>

namespace starhours {
namespace {

const std::string filter_group = "Which entries";
const std::string cut_group = "Which rows, and their order";

Result<Basis> read_basis(const std::string& text) {
  constexpr std::array all{Basis::clocked, Basis::stated, Basis::estimated, Basis::manual, Basis::transferred};
  std::vector<std::string> names;
  for (const Basis basis : all) {
    if (name_of(basis) == text) return basis;
    names.emplace_back(name_of(basis));
  }
  return fail(usage_problem("", fmt::format("unknown basis '{}'{}", text, did_you_mean(text, names)),
                            fmt::format("one of {}", fmt::join(names, ", "))));
}

}  // namespace

Result<Period> read_period(const std::string& option, const std::string& text, const Asking& asking) {
  Result<Period> period = parse_period(text, asking.rulebook.calendar, asking.today);
  if (!period) {
    Problem problem = period.error();
    problem.place.source = option;
    return fail(std::move(problem));
  }
  return period;
}

void PeriodOption::add_to(Command& command, const std::string& described_default) {
  command.text("--period", text, "P",
               fmt::format("2025-03-05, 2025-W10, 2025-03, 2025-Q1, 2025-H1, 2025, 2025-03-01..2025-03-15, last-month, "
                           "本月, all, … ({})",
                           described_default),
               filter_group);
}

Result<Period> PeriodOption::read(const Asking& asking, const std::string& otherwise) const {
  return read_period("--period", text.empty() ? otherwise : text, asking);
}

void FilterOptions::add_to(Command& command, bool with_volunteer) {
  period.add_to(command, "all");
  if (with_volunteer) command.text("--volunteer", filter.volunteer, "V", "of one volunteer: id or name", filter_group);
  command.text("--team", filter.team, "T", "of a team and those under it: id or name", filter_group);
  command.text("--activity", filter.activity, "A", "at one activity: id or name", filter_group);
  command.text("--project", filter.project, "P", "of one project: id or name", filter_group);
  command.text("--category", filter.category, "C", "of one category of activities", filter_group);
  command.value("--basis", filter.basis, read_basis, "B", "known so: clocked, stated, estimated, manual or transferred",
                filter_group);
}

Result<Filter> FilterOptions::read(const Asking& asking) const {
  const Result<Period> read_out = period.read(asking, "all");
  if (!read_out) return fail(read_out.error());
  Filter complete = filter;
  complete.period = *read_out;
  return complete;
}

void CutOptions::add_to(Command& command) {
  command.value("--min-hours", cut.min_hours, read_hours, "H", "leave out rows with less: 4, 4.5 or 4h30m", cut_group);
  command.value("--top", cut.top, read_count, "N", "the first N rows only; without --sort those with most minutes",
                cut_group);
  command.text("--sort", cut.sort, "KEY", "by a column, as minutes or (from the largest) -minutes", cut_group);
}

}  // namespace starhours
