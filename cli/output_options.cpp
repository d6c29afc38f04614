#include "output_options.h"

#include <fmt/format.h>

#include <vector>

namespace starhours {
namespace {

const std::string output_group = "Output";
const std::vector<std::string> format_list{"table", "tsv", "csv", "json", "ndjson", "md"};

Result<Format> read_format(const std::string& text) {
  if (const std::optional<Format> format = format_named(text)) return *format;
  return fail(usage_problem("", fmt::format("unknown format '{}'{}", text, did_you_mean(text, format_list)),
                            fmt::format("one of {}", fmt::join(format_list, ", "))));
}

}  // namespace

void OutputOptions::add_to(Command& command) {
  command.value("--format", format, read_format, "F",
                "table, tsv, csv, json, ndjson or md; else as FILE ends, else table on a terminal and tsv in a pipe",
                output_group);
  command.text("-o,--output", file, "FILE", "write to a file, whole or not at all", output_group);
  command.flag("--raw", raw, "csv, tsv: leave cells alone that a spreadsheet would run as a formula", output_group);
}

Format OutputOptions::chosen_format(Environment& environment) const {
  if (format) return *format;
  const std::size_t dot = file.rfind('.');
  const std::optional<Format> by_name = dot == std::string::npos ? std::nullopt : format_named(file.substr(dot + 1));
  if (by_name) return *by_name;
  return file.empty() && environment.out_is_terminal() ? Format::table : Format::tsv;
}

int write_answer(Session& session, const OutputOptions& options, const std::function<Result<void>(RowSink&)>& answer) {
  Environment& environment = session.environment();
  RenderStyle style = session.out_style();
  style.raw = options.raw;
  const Format format = options.chosen_format(environment);
  if (options.file.empty()) {
    const auto renderer_of_rows = renderer(format, environment.out(), style);
    if (const Result<void> answered = answer(*renderer_of_rows); !answered) return session.fail_with(answered.error());
    const Result<void> finished = environment.finish_out();
    return finished ? exit_code::done : session.fail_with(finished.error());
  }
  style.color = session.options.color == Color::always;
  const Result<std::unique_ptr<Draft>> draft = environment.draft_file(options.file);
  if (!draft) return session.fail_with(draft.error());
  const auto renderer_of_rows = renderer(format, **draft, style);
  if (const Result<void> answered = answer(*renderer_of_rows); !answered) return session.fail_with(answered.error());
  const Result<void> kept = (*draft)->keep();
  return kept ? exit_code::done : session.fail_with(kept.error());
}

int write_text(Session& session, std::string_view text) {
  session.environment().out().write(text);
  const Result<void> finished = session.environment().finish_out();
  return finished ? exit_code::done : session.fail_with(finished.error());
}

}  // namespace starhours
