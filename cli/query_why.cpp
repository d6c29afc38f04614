#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct WhyOptions {
  std::string contender;
  std::string award;
  FilterOptions filter;
  OutputOptions output;
};

Result<void> answer(const Asking& asking, const WhyOptions& options, RowSink& sink) {
  const Result<Filter> filter = options.filter.read(asking);
  if (!filter) return fail(filter.error());
  if (options.award.empty()) return answer_why(asking, options.contender, *filter, sink);
  if (options.filter.period.text.empty()) {
    return fail(
        usage_problem("--award", "missing --period, since an award is decided for one", "add --period 2025-03"));
  }
  const Filter& f = options.filter.filter;
  const bool filtered =
      !f.team.empty() || !f.activity.empty() || !f.project.empty() || !f.category.empty() || f.basis.has_value();
  if (filtered) {
    return fail(
        usage_problem("--award", "expected no other option than --period, since an award looks at all entries"));
  }
  return answer_why_award(asking, options.contender, options.award, filter->period, sink);
}

}  // namespace

void add_query_why(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<WhyOptions>();
    command.argument("VOLUNTEER", options->contender, "id or name; with --award of teams, that of a team");
    command.text("--award", options->award, "ID", "explain this award instead of the hours");
    options->filter.add_to(command, false);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output,
                 [&options](const Asking& asking, RowSink& sink) { return answer(asking, *options, sink); });
    });
  };
  parent.add(
      "why", "Every row behind a volunteer's hours, or behind an award won or not",
      {"starhours query why 张三 --period 2025-03", "starhours query why 张三 --period 2025-03 --award trend-month"},
      tell);
}

}  // namespace starhours
