#include "ask.h"
#include "commands.h"
#include "filter_options.h"
#include "flag.h"

namespace starhours {
namespace {

struct RowsOptions {
  std::string sheet;
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_rows(CLI::App& parent, Session& session) {
  CLI::App& command =
      add_command(parent, "rows", "Every row of a sheet, with what became of it",
                  {"starhours query rows --sheet march.csv", "starhours query rows --sheet 3 --sort fate"});
  const auto options = std::make_shared<RowsOptions>();
  add_text(command, "--sheet", options->sheet, "S", "name, number or SHA-256 (eight digits or more) of a sheet")
      ->required();
  options->cut.add_to(command);
  options->output.add_to(command);
  command.callback([&session, options] {
    session.command = [&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) {
        return answer_rows(asking, options->sheet, options->cut.cut, sink);
      });
    };
  });
}

}  // namespace starhours
