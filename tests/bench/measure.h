// measure.h -- whole processes, timed by the operating system's own account.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace starhours::bench {

using Command = std::vector<std::string>;

struct Measure {
  double wall = 0;  // seconds
  double cpu = 0;   // user + system, seconds
  double peak = 0;  // MiB, largest resident set
  int exit = 0;
  bool late = false;  // stopped at its time limit
};

struct Running {
  std::string output;   // file for standard output; thrown away if empty
  std::string errors;   // … and standard error
  double limit = 0;     // seconds until it is stopped; 0: none
  Command environment;  // NAME=value, beside what there is
};

// Runs `command` (looked up in PATH) with standard input from nowhere.
[[nodiscard]] Measure run(const Command& command, const Running& how = {});

// The run of least wall time of `times`, after `before` each: what others do on the machine only ever adds.
[[nodiscard]] Measure fastest_of(int times, const Command& command, const std::function<void()>& before = {},
                                 const Running& how = {});

// Two commands turn about, so that both meet the same weather on a machine that others use too.
struct Pair {
  Measure ours;
  Measure reference;
};
[[nodiscard]] Pair fastest_of_both(int times, const Command& ours, const std::function<void()>& before_ours,
                                   const Command& reference, const std::function<void()>& before_reference);

// The first line that a command prints, or nothing where there is no such program.
[[nodiscard]] std::optional<std::string> first_line_of(const Command& command);

}  // namespace starhours::bench
