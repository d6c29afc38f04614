#include "system_environment.h"

#include "file_descriptor.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>

namespace starhours {
namespace {

volatile std::sig_atomic_t interrupt_seen = 0;

extern "C" void see_interrupt(int) { interrupt_seen = 1; }

}  // namespace

// Standard output or standard error.
class SystemEnvironment::Stream final : public ByteSink {
 public:
  explicit Stream(int number) : file_(number) {}

  bool write(std::string_view bytes) override {
    if (failure_ == 0) failure_ = file_.write_all(bytes);
    if (failure_ == EPIPE && ends_when_unread_) std::_Exit(0);
    return failure_ == 0;
  }

  void end_when_unread() { ends_when_unread_ = true; }
  [[nodiscard]] int failure() const { return failure_; }
  [[nodiscard]] bool is_terminal() const { return ::isatty(file_.number()) == 1; }

 private:
  FileDescriptor file_;
  int failure_ = 0;  // errno
  bool ends_when_unread_ = false;
};

SystemEnvironment::SystemEnvironment()
    : in_(source_of_standard_input()),
      out_(std::make_unique<Stream>(STDOUT_FILENO)),
      err_(std::make_unique<Stream>(STDERR_FILENO)) {
  std::signal(SIGPIPE, SIG_IGN);
}

SystemEnvironment::~SystemEnvironment() = default;

Day SystemEnvironment::today(const Zone& zone) {
  const auto now = std::chrono::system_clock::now();
  return date::floor<date::days>(zone.wall(date::floor<Minutes>(now)));
}

std::optional<std::string> SystemEnvironment::variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

bool SystemEnvironment::is_folder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

Result<std::vector<std::string>> SystemEnvironment::files_under(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failure;
  auto walk = std::filesystem::recursive_directory_iterator(folder, failure);
  while (!failure && walk != std::filesystem::recursive_directory_iterator()) {
    std::error_code vanished;
    if (walk->is_regular_file(vanished)) files.push_back(walk->path().string());
    walk.increment(failure);
  }
  if (failure) return fail(system_problem(Kind::unreadable_file, folder, failure.value()));
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::unique_ptr<ByteSource>> SystemEnvironment::open_file(const std::string& path) {
  return open_for_reading(path);
}

std::optional<std::uint64_t> SystemEnvironment::file_size(const std::string& path) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  return failure ? std::nullopt : std::optional<std::uint64_t>(size);
}

Result<std::unique_ptr<Draft>> SystemEnvironment::draft_file(const std::string& path) { return open_draft(path); }

Result<std::string> SystemEnvironment::scratch_book() {
  return scratch_.path().map([](const std::string& folder) { return folder + "/scratch.db"; });
}

ByteSource& SystemEnvironment::standard_input() { return *in_; }
ByteSink& SystemEnvironment::out() { return *out_; }
ByteSink& SystemEnvironment::err() { return *err_; }

Result<void> SystemEnvironment::finish_out() {
  const int failure = out_->failure();
  if (failure != 0 && failure != EPIPE) return fail(system_problem(Kind::unwritable_file, "stdout", failure));
  return {};
}

bool SystemEnvironment::out_is_terminal() { return out_->is_terminal(); }
bool SystemEnvironment::err_is_terminal() { return err_->is_terminal(); }

std::size_t SystemEnvironment::terminal_width() {
  struct winsize size {};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

void SystemEnvironment::end_when_unread() { out_->end_when_unread(); }

void SystemEnvironment::catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = see_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one ends the program
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

bool SystemEnvironment::interrupted() { return interrupt_seen != 0; }

}  // namespace starhours
