#include "measure.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace starhours::bench {

namespace {

int open_for_writing(const std::string& file) {
  return open(file.empty() ? "/dev/null" : file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
}

const Measure& fastest(const std::vector<Measure>& runs) {
  return *std::min_element(runs.begin(), runs.end(),
                           [](const Measure& a, const Measure& b) { return a.wall < b.wall; });
}

}  // namespace

Measure run(const Command& command, const Running& how) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);

  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(open_for_writing(how.output), STDOUT_FILENO);
    dup2(open_for_writing(how.errors), STDERR_FILENO);
    for (const std::string& variable : how.environment) putenv(const_cast<char*>(variable.c_str()));
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  Measure measure;
  if (how.limit > 0) {
    pollfd ended{static_cast<int>(syscall(SYS_pidfd_open, child, 0)), POLLIN, 0};
    if (poll(&ended, 1, static_cast<int>(how.limit * 1000)) == 0) {
      measure.late = true;
      kill(child, SIGKILL);
    }
    close(ended.fd);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  measure.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  measure.cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
  measure.peak = static_cast<double>(used.ru_maxrss) / 1024;
  measure.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return measure;
}

Measure fastest_of(int times, const Command& command, const std::function<void()>& before, const Running& how) {
  std::vector<Measure> runs;
  for (int at = 0; at < times; ++at) {
    if (before) before();
    runs.push_back(run(command, how));
    if (runs.back().late) return runs.back();
  }
  return fastest(runs);
}

Pair fastest_of_both(int times, const Command& ours, const std::function<void()>& before_ours, const Command& reference,
                     const std::function<void()>& before_reference) {
  std::vector<Measure> ours_runs;
  std::vector<Measure> reference_runs;
  for (int at = 0; at < times; ++at) {
    if (before_reference) before_reference();
    reference_runs.push_back(run(reference));
    if (before_ours) before_ours();
    ours_runs.push_back(run(ours));
  }
  return {fastest(ours_runs), fastest(reference_runs)};
}

std::optional<std::string> first_line_of(const Command& command) {
  const std::string file =
      (std::filesystem::temp_directory_path() / ("starhours-bench-line-" + std::to_string(getpid()))).string();
  const Measure measure = run(command, {.output = file, .errors = {}, .limit = 10, .environment = {}});
  std::string line;
  std::ifstream stream(file);
  std::getline(stream, line);
  stream.close();
  std::filesystem::remove(file);
  if (measure.exit != 0) return std::nullopt;
  return line;
}

}  // namespace starhours::bench
