// ask.h -- what query and report commands share: open the book, choose the rulebook, answer, write.
#pragma once

#include "output_options.h"
#include "session.h"

#include <starhours/answers.h>

#include <functional>

namespace starhours {

using Answer = std::function<Result<void>(const Asking&, RowSink&)>;

// Asks the book under its own rulebook, or under that of --rules as a what-if. Returns the exit code.
[[nodiscard]] int ask(Session& session, const OutputOptions& output, const Answer& answer);

}  // namespace starhours
