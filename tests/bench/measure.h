// measure.h -- whole processes, timed by the operating system's own account.
#pragma once

#include <string>
#include <vector>

namespace starhours::bench {

struct Measure {
  double wall = 0;  // seconds
  double cpu = 0;   // user + system, seconds
  double peak = 0;  // MiB, largest resident set
  int exit = 0;
};

// Runs `command` (looked up in PATH) with standard input from nowhere and output thrown away.
[[nodiscard]] Measure run(const std::vector<std::string>& command);

// The run with the median wall time of `times`, after `before` each.
template <class Before>
[[nodiscard]] Measure median_of(int times, const std::vector<std::string>& command, Before before);

}  // namespace starhours::bench

#include <algorithm>

template <class Before>
starhours::bench::Measure starhours::bench::median_of(int times, const std::vector<std::string>& command,
                                                      Before before) {
  std::vector<Measure> runs;
  for (int at = 0; at < times; ++at) {
    before();
    runs.push_back(run(command));
  }
  std::sort(runs.begin(), runs.end(), [](const Measure& a, const Measure& b) { return a.wall < b.wall; });
  return runs[runs.size() / 2];
}
