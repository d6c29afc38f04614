#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct HistoryOptions {
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_history(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<HistoryOptions>();
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) {
        return answer_history(asking, options->cut.cut, sink);
      });
    });
  };
  parent.add("history", "What was done to the book: imports, undone and replaced sheets, merges, rules",
             {"starhours query history", "starhours query history --format json"}, tell);
}

}  // namespace starhours
