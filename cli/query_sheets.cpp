#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct SheetsOptions {
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_sheets(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<SheetsOptions>();
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) {
        return answer_sheets(asking, options->cut.cut, sink);
      });
    });
  };
  parent.add("sheets", "Imported sheets, and what became of their rows",
             {"starhours query sheets", "starhours query sheets --sort=-suspense"}, tell);
}

}  // namespace starhours
