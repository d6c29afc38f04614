#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct RowsOptions {
  std::string sheet;
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_rows(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<RowsOptions>();
    command.required_text("--sheet", options->sheet, "S", "name, number or SHA-256 (eight digits or more) of a sheet");
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) {
        return answer_rows(asking, options->sheet, options->cut.cut, sink);
      });
    });
  };
  parent.add("rows", "Every row of a sheet, with what became of it",
             {"starhours query rows --sheet march.csv", "starhours query rows --sheet 3 --sort fate"}, tell);
}

}  // namespace starhours
