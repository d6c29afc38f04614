#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct AwardsOptions {
  std::string period;
  std::string within;
  AwardsQuestion question;
  OutputOptions output;
};

Result<void> answer(const Asking& asking, const AwardsOptions& options, RowSink& sink) {
  AwardsQuestion question = options.question;
  question.within = !options.within.empty();
  const std::string text = options.period.empty() ? "last-month" : options.period;
  const Result<Period> period =
      question.within ? read_period("--within", options.within, asking) : read_period("--period", text, asking);
  if (!period) return fail(period.error());
  question.period = *period;
  return answer_awards(asking, question, sink);
}

}  // namespace

void add_report_awards(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<AwardsOptions>();
    const std::string group = "Which awards";
    command.text("--period", options->period, "P",
                 "the awards of its grain: 2025-W10, 2025-03, 2025-Q1, 2025, … (last-month)", group);
    command.text("--within", options->within, "P", "instead, every award of every period that ends in P", group);
    command.text("--award", options->question.award, "ID", "this award only", group);
    command.text("--team", options->question.team, "T", "winners of this team only", group);
    command.flag("--all", options->question.all, "everybody ranked, with the reason why not", group);
    options->output.add_to(command);
    command.runs([&session, options] {
      if (!options->period.empty() && !options->within.empty()) {
        return session.fail_with(usage_problem("--within", "expected alone, without --period"));
      }
      return ask(session, options->output,
                 [&options](const Asking& asking, RowSink& sink) { return answer(asking, *options, sink); });
    });
  };
  parent.add("awards", "Who wins the awards of a period",
             {"starhours report awards --period 2025-03", "starhours report awards --within 2025 --format md",
              "starhours report awards --period last-month --award trend-month --all"},
             tell);
}

}  // namespace starhours
