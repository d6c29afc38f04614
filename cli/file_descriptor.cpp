#include "file_descriptor.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace starhours {
namespace {

class FileSource final : public ByteSource {
 public:
  FileSource(FileDescriptor file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const ssize_t taken = ::read(file_.number(), buffer.data(), buffer.size());
    // Only a caught Ctrl-C interrupts a read: whoever waits for input at a terminal must get out of it.
    if (taken < 0) return fail(system_problem(Kind::unreadable_file, name_, errno));
    return static_cast<std::size_t>(taken);
  }

 private:
  FileDescriptor file_;
  std::string name_;
};

// The draft being written, for the handler below. At most one at a time.
std::array<char, PATH_MAX> draft_in_hand{};

// A program that is ended leaves no half-written file behind.
extern "C" void remove_draft(int signal_number) {
  ::unlink(draft_in_hand.data());
  std::signal(signal_number, SIG_DFL);
  std::raise(signal_number);
}

void remove_when_ended(const std::string& draft_path) {
  if (draft_path.size() >= draft_in_hand.size()) return;
  std::copy(draft_path.begin(), draft_path.end(), draft_in_hand.begin());
  draft_in_hand[draft_path.size()] = '\0';
  for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction present {};
    // Who ignores or handles a signal already keeps it so.
    if (sigaction(signal_number, nullptr, &present) == 0 && present.sa_handler == SIG_DFL) {
      std::signal(signal_number, remove_draft);
    }
  }
}

// Written beside the file it is to replace, so that the last step is a rename.
class FileDraft final : public Draft {
 public:
  FileDraft(FileDescriptor file, std::string path, std::optional<std::string> draft_path)
      : file_(std::move(file)), path_(std::move(path)), draft_path_(std::move(draft_path)) {}
  ~FileDraft() override {
    if (draft_path_) ::unlink(draft_path_->c_str());
  }

  bool write(std::string_view bytes) override {
    if (failure_ == 0) failure_ = file_.write_all(bytes);
    return failure_ == 0;
  }

  Result<void> keep() override {
    if (failure_ == EPIPE) return {};
    if (failure_ == 0 && draft_path_ && ::fsync(file_.number()) != 0) failure_ = errno;
    if (failure_ == 0 && draft_path_) {
      if (std::rename(draft_path_->c_str(), path_.c_str()) == 0) {
        draft_path_.reset();
        draft_in_hand[0] = '\0';
      } else {
        failure_ = errno;
      }
    }
    if (failure_ != 0) return fail(system_problem(Kind::unwritable_file, path_, failure_));
    return {};
  }

 private:
  FileDescriptor file_;
  std::string path_;
  std::optional<std::string> draft_path_;  // none: `path_` itself is written to, or the draft was kept
  int failure_ = 0;                        // errno
};

}  // namespace

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (number_ > STDERR_FILENO) ::close(number_);
}

int FileDescriptor::write_all(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t taken = ::write(number_, bytes.data(), bytes.size());
    if (taken >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(taken));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

Problem system_problem(Kind otherwise, const std::string& path, int error_number) {
  const bool full = error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
  const std::string reason = std::error_code(error_number, std::generic_category()).message();
  Problem problem = error(
      full ? Kind::disk_full : otherwise,
      fmt::format("{}: {}", otherwise == Kind::unwritable_file ? "could not be written" : "could not be read", reason));
  problem.place.source = path;
  return problem;
}

Result<std::unique_ptr<ByteSource>> open_for_reading(const std::string& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      Problem problem = error(Kind::missing_file, "no such file");
      problem.place.source = path;
      return fail(std::move(problem));
    }
    return fail(system_problem(Kind::unreadable_file, path, errno));
  }
  return std::make_unique<FileSource>(std::move(file), path);
}

std::unique_ptr<ByteSource> source_of_standard_input() {
  return std::make_unique<FileSource>(FileDescriptor(STDIN_FILENO), "stdin");
}

Result<std::unique_ptr<Draft>> open_draft(const std::string& path) {
  // A link stays a link: what it points to is replaced.
  std::error_code failure;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, failure);
  const std::string target = failure ? path : real.string();

  struct stat present {};
  const bool exists = ::stat(target.c_str(), &present) == 0;
  if (exists && !S_ISREG(present.st_mode)) {
    FileDescriptor file(::open(target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (file.number() < 0) return fail(system_problem(Kind::unwritable_file, path, errno));
    return std::make_unique<FileDraft>(std::move(file), path, std::nullopt);
  }
  const std::string draft_path = fmt::format("{}.{}.part", target, ::getpid());
  FileDescriptor file(::open(draft_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (file.number() < 0) return fail(system_problem(Kind::unwritable_file, path, errno));
  if (exists && ::fchmod(file.number(), present.st_mode & 07777U) != 0) {
    const int error_number = errno;
    ::unlink(draft_path.c_str());
    return fail(system_problem(Kind::unwritable_file, path, error_number));
  }
  remove_when_ended(draft_path);
  return std::make_unique<FileDraft>(std::move(file), target, draft_path);
}

}  // namespace starhours
