#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct SuspenseOptions {
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_suspense(CLI::App& parent, Session& session) {
  CLI::App& command = add_command(parent, "suspense",
                                  "Rows that wait because they could not be counted, each with the reason and a hint",
                                  {"starhours query suspense", "starhours query suspense --format csv -o to-mend.csv"});
  const auto options = std::make_shared<SuspenseOptions>();
  options->cut.add_to(command);
  options->output.add_to(command);
  command.callback([&session, options] {
    session.command = [&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) {
        return answer_suspense(asking, options->cut.cut, sink);
      });
    };
  });
}

}  // namespace starhours
