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

void add_query_history(CLI::App& parent, Session& session) {
  CLI::App& command =
      add_command(parent, "history", "What was done to the book: imports, undone and replaced sheets, merges, rules",
                  {"starhours query history", "starhours query history --format json"});
  const auto options = std::make_shared<HistoryOptions>();
  options->cut.add_to(command);
  options->output.add_to(command);
  command.callback([&session, options] {
    session.command = [&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) {
        return answer_history(asking, options->cut.cut, sink);
      });
    };
  });
}

}  // namespace starhours
