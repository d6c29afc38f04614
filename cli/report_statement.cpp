#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct StatementOptions {
  std::string volunteer;
  PeriodOption period;
  OutputOptions output;
};

}  // namespace

void add_report_statement(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<StatementOptions>();
    command.argument("VOLUNTEER", options->volunteer, "id or name");
    options->period.add_to(command, "all");
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) -> Result<void> {
        const Result<Period> period = options->period.read(asking, "all");
        if (!period) return fail(period.error());
        return answer_statement(asking, options->volunteer, *period, sink);
      });
    });
  };
  parent.add(
      "statement", "One volunteer's service, day by day, with the running total",
      {"starhours report statement 张三", "starhours report statement 张三 --period 2025 --format md -o zhang-san.md"},
      tell);
}

}  // namespace starhours
