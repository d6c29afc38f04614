#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct SummaryOptions {
  FilterOptions filter;
  OutputOptions output;
};

}  // namespace

void add_report_summary(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<SummaryOptions>();
    options->filter.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) -> Result<void> {
        const Result<Filter> filter = options->filter.read(asking);
        if (!filter) return fail(filter.error());
        return answer_summary(asking, *filter, sink);
      });
    });
  };
  parent.add("summary", "The figures of a period, each with what it counts",
             {"starhours report summary --period 2025-Q1",
              "starhours --lang en report summary --period 2025 --team 第一分队 --format md"},
             tell);
}

}  // namespace starhours
