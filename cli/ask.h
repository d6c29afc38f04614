// ask.h -- what query and report commands share: open the book, choose the rulebook, answer, write.
#pragma once

#include "command.h"
#include "output_options.h"
#include "session.h"

#include <starhours/answers.h>

#include <functional>

namespace starhours {

using Answer = std::function<Result<void>(const Asking&, RowSink&)>;

// Asks the book under its own rulebook, or under that of --rules as a what-if. Returns the exit code.
[[nodiscard]] int ask(Session& session, const OutputOptions& output, const Answer& answer);

// Makes `command` one that takes the options of rows and output, and asks for `answer`.
using RowsAnswer = Result<void> (*)(const Asking&, const Cut&, RowSink&);
void asks(Command& command, Session& session, RowsAnswer answer);
// The same with the options that choose entries.
using EntriesAnswer = Result<void> (*)(const Asking&, const Filter&, const Cut&, RowSink&);
void asks(Command& command, Session& session, EntriesAnswer answer);

}  // namespace starhours
