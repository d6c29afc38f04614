#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct TeamsOptions {
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_teams(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<TeamsOptions>();
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) {
        return answer_teams(asking, options->cut.cut, sink);
      });
    });
  };
  parent.add("teams", "Teams and units, with their members and hours",
             {"starhours query teams", "starhours query teams --sort=-minutes --top 5"}, tell);
}

}  // namespace starhours
