#include "ask.h"
#include "commands.h"
#include "filter_options.h"

#include <fmt/format.h>

namespace starhours {
namespace {

Result<Dimension> read_dimension(const std::string& text) {
  if (const std::optional<Dimension> dimension = dimension_named(text)) return *dimension;
  return fail(usage_problem("", fmt::format("unknown dimension '{}'{}", text, did_you_mean(text, dimension_names())),
                            fmt::format("one of {}", fmt::join(dimension_names(), ", "))));
}

struct HoursOptions {
  std::vector<Dimension> by;
  FilterOptions filter;
  CutOptions cut;
  OutputOptions output;
};

}  // namespace

void add_query_hours(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<HoursOptions>();
    command.values("--by", options->by, read_dimension, "DIM",
                   fmt::format("a row for each: {}; repeatable, in order", fmt::join(dimension_names(), ", ")));
    options->filter.add_to(command);
    options->cut.add_to(command);
    options->output.add_to(command);
    command.runs([&session, options] {
      return ask(session, options->output, [&options](const Asking& asking, RowSink& sink) -> Result<void> {
        const Result<Filter> filter = options->filter.read(asking);
        if (!filter) return fail(filter.error());
        return answer_hours(asking, *filter, options->by, options->cut.cut, sink);
      });
    });
  };
  parent.add("hours", "Hours, participations, volunteers and days, by any dimensions",
             {"starhours query hours", "starhours query hours --by volunteer,month --period 2025",
              "starhours query hours --by team --period last-month --top 10",
              "starhours query hours --by category --by quarter --format csv -o categories.csv"},
             tell);
}

}  // namespace starhours
