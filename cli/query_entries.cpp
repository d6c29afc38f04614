#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct EntriesOptions {
  FilterOptions filter;
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_entries(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<EntriesOptions>();
    options->filter.add_to(command);
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) -> Result<void> {
        const Result<Filter> filter = options->filter.read(asking);
        if (!filter) return fail(filter.error());
        return answer_entries(asking, *filter, options->cut.cut, sink);
      });
    });
  };
  parent.add("entries", "Lines of the journal, each with the row of the sheet it comes from",
             {"starhours query entries --volunteer 张三 --period 2025-03",
              "starhours query entries --team 第一分队 --basis stated --format json"},
             tell);
}

}  // namespace starhours
