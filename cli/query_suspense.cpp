#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct SuspenseOptions {
  bool worklist = false;
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_suspense(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<SuspenseOptions>();
    command.flag("--worklist", options->worklist,
                 "as a sign-in sheet to be mended and imported: each row names the one it takes out of suspense");
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) {
        if (options->worklist) return answer_worklist(asking, options->cut.cut, sink);
        return answer_suspense(asking, options->cut.cut, sink);
      });
    });
  };
  parent.add("suspense", "Rows that wait because they could not be counted, each with the reason and a hint",
             {"starhours query suspense",
              "starhours query suspense --worklist -o to-mend.csv    # mend it, then: import to-mend.csv"},
             tell);
}

}  // namespace starhours
