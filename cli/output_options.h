// output_options.h -- where an answer goes and in which format.
#pragma once

#include "command.h"
#include "session.h"

#include <starhours/render.h>

#include <functional>
#include <optional>
#include <string>

namespace starhours {

struct OutputOptions {
  std::optional<Format> format;
  std::string file;  // empty: standard output
  bool raw = false;

  void add_to(Command& command);
  // As said; else as the file's name ends; else table on a terminal and tsv elsewhere.
  [[nodiscard]] Format chosen_format(Environment& environment) const;
};

// Opens the output, lets `answer` push its rows, and finishes: a file is written whole or, if anything failed, not at
// all. Tells problems; returns the exit code.
[[nodiscard]] int write_answer(Session& session, const OutputOptions& options,
                               const std::function<Result<void>(RowSink&)>& answer);
[[nodiscard]] int write_text(Session& session, std::string_view text);

}  // namespace starhours
