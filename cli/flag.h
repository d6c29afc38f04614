// flag.h -- options whose texts are read by a function that says what is wrong with them.
#pragma once

#include <starhours/moment.h>
#include <starhours/result.h>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

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

// Reads the text of one option, or throws it as a usage problem of that option.
template <class Read>
auto read_or_throw(const std::string& option, const std::string& text, Read read) {
  auto value = read(text);
  if (value) return *std::move(value);
  Problem problem = value.error();
  if (problem.place.source.empty()) problem.place.source = option;
  throw UsageError(std::move(problem));
}

// The long spelling of "-b,--book".
[[nodiscard]] inline std::string long_name(const std::string& names) {
  const std::size_t at = names.find("--");
  return at == std::string::npos ? names : names.substr(at);
}

// An option with a text as its value. `target` must outlive the parse.
inline CLI::Option* add_text(CLI::App& app, const std::string& names, std::string& target, const std::string& type,
                             const std::string& description) {
  return app.add_option(names, target, description)->type_name(type);
}

// An option whose value `read` makes of its text: Result<T> read(const std::string&).
template <class T, class Read>
CLI::Option* add_read(CLI::App& app, const std::string& names, T& target, Read read, const std::string& type,
                      const std::string& description) {
  const std::string option = long_name(names);
  return app
      .add_option_function<std::string>(
          names, [option, read, &target](const std::string& text) { target = read_or_throw(option, text, read); },
          description)
      ->type_name(type);
}

// The same for an option that may be given several times, or once with commas.
template <class T, class Read>
CLI::Option* add_read_list(CLI::App& app, const std::string& names, std::vector<T>& target, Read read,
                           const std::string& type, const std::string& description) {
  const std::string option = long_name(names);
  return app
      .add_option_function<std::vector<std::string>>(
          names,
          [option, read, &target](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) target.push_back(read_or_throw(option, text, read));
          },
          description)
      ->type_name(type)
      ->delimiter(',')
      ->allow_extra_args(false);
}

// "2025-03-05".
[[nodiscard]] Result<Day> read_day(const std::string& text);
// A whole number from 1 on.
[[nodiscard]] Result<std::size_t> read_count(const std::string& text);
// Hours as "4", "4.5" or "4h30m"; a fraction of a minute counts as a whole one.
[[nodiscard]] Result<Minutes> read_hours(const std::string& text);

}  // namespace starhours
