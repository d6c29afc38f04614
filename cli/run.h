// run.h -- the whole command line as one function.
#pragma once

#include "environment.h"

#include <string>
#include <vector>

namespace starhours {

// Runs one command. `args` are those after the program's name.
// Returns the exit code: 0 done; 1 --strict and the data has problems; 2 usage; 3 a file or the book; 130 interrupted.
[[nodiscard]] int run(const std::vector<std::string>& args, Environment& environment);

}  // namespace starhours
