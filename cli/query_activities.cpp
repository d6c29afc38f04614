#include "ask.h"
#include "commands.h"
#include "filter_options.h"

namespace starhours {
namespace {

struct ActivitiesOptions {
  FilterOptions filter;
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_activities(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<ActivitiesOptions>();
    options->filter.add_to(command);
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) -> Result<void> {
        const Result<Filter> filter = options->filter.read(asking);
        if (!filter) return fail(filter.error());
        return answer_activities(asking, *filter, options->cut.cut, sink);
      });
    });
  };
  parent.add("activities", "Activities, with what was done at them in a period",
             {"starhours query activities --period this-quarter",
              "starhours query activities --category 敬老助老 --sort=-volunteers"},
             tell);
}

}  // namespace starhours
