// usage_error.h -- a problem of ours on its way through the parser.
#pragma once

#include <starhours/problem.h>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace starhours {

// Carries a problem through CLI11, whose errors are exceptions; run() catches it. Never leaves the command line.
class UsageError : public CLI::ParseError {
 public:
  explicit UsageError(Problem problem)
      : CLI::ParseError("UsageError", problem.message, CLI::ExitCodes::ValidationError), problem_(std::move(problem)) {}
  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

// The long spelling of "-b,--book".
[[nodiscard]] inline std::string long_name(const std::string& names) {
  const std::size_t at = names.find("--");
  return at == std::string::npos ? names : names.substr(at);
}

}  // namespace starhours
