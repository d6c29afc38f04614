#include "ask.h"
#include "commands.h"
#include "filter_options.h"

#include <fmt/format.h>

namespace starhours {
namespace {

struct StarsOptions {
  std::string as_of;
  std::string period;
  StarsQuestion question;
  CutOptions cut;
  OutputOptions output;
};

Result<void> answer(const Asking& asking, const StarsOptions& options, RowSink& sink) {
  StarsQuestion question = options.question;
  question.as_of = asking.today;
  if (!options.as_of.empty()) {
    const Result<Period> day = read_period("--as-of", options.as_of, asking);
    if (!day) return fail(day.error());
    if (day->grain != Grain::day) {
      return fail(
          usage_problem("--as-of", fmt::format("expected a day, found '{}'", options.as_of), "write 2025-03-31"));
    }
    question.as_of = day->days.first;
  }
  if (!options.period.empty()) {
    const Result<Period> period = read_period("--period", options.period, asking);
    if (!period) return fail(period.error());
    question.rose_in = *period;
    question.as_of = period->days.end - date::days{1};
  }
  return answer_stars(asking, question, options.cut.cut, sink);
}

}  // namespace

void add_report_stars(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<StarsOptions>();
    const std::string group = "Which volunteers";
    command.text("--as-of", options->as_of, "DAY", "counted up to this day, included (today)", group);
    command.text("--period", options->period, "P", "only those who rose within P, as of its last day", group);
    command.text("--volunteer", options->question.volunteer, "V", "one volunteer: id or name", group);
    command.text("--team", options->question.team, "T", "volunteers of a team and those under it", group);
    command.flag("--all", options->question.all, "also those without a star", group);
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      if (!options->as_of.empty() && !options->period.empty()) {
        return session.fail_with(usage_problem("--as-of", "expected alone, without --period"));
      }
      return ask(session, options->output,
                 [&options](const Asking& asking, RowSink& sink) { return answer(asking, *options, sink); });
    });
  };
  parent.add("stars", "Star ratings: who stands on which level, since when, and what is missing to the next",
             {"starhours report stars", "starhours report stars --as-of 2025-03-31 --team 第一分队",
              "starhours report stars --period 2025-Q1      # those who rose in the quarter"},
             tell);
}

}  // namespace starhours
