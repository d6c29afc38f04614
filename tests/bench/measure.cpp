#include "measure.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

namespace starhours::bench {

Measure run(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);

  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  Measure measure;
  measure.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  measure.cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
  measure.peak = static_cast<double>(used.ru_maxrss) / 1024;
  measure.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return measure;
}

}  // namespace starhours::bench
