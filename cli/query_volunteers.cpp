#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct VolunteersOptions {
  FilterOptions filter;
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_volunteers(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<VolunteersOptions>();
    options->filter.add_to(command);
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) -> Result<void> {
        const Result<Filter> filter = options->filter.read(asking);
        if (!filter) return fail(filter.error());
        return answer_volunteers(asking, *filter, options->cut.cut, sink);
      });
    });
  };
  parent.add("volunteers", "Volunteers, with what they did in a period",
             {"starhours query volunteers --period 2025 --top 20",
              "starhours query volunteers --team 第一分队 --sort=-minutes --format csv -o volunteers.csv"},
             tell);
}

}  // namespace starhours
