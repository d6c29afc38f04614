// system_environment.h -- the environment of a real process.
#pragma once

#include "environment.h"
#include "scratch_folder.h"

namespace starhours {

// At most one in a process: it owns the handling of signals. SIGPIPE is ignored from its construction on.
class SystemEnvironment final : public Environment {
 public:
  SystemEnvironment();
  ~SystemEnvironment() override;

  Day today(const Zone& zone) override;
  std::optional<std::string> variable(const std::string& name) override;
  bool is_folder(const std::string& path) override;
  Result<std::vector<std::string>> files_under(const std::string& folder) override;
  Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) override;
  std::optional<std::uint64_t> file_size(const std::string& path) override;
  Result<std::unique_ptr<Draft>> draft_file(const std::string& path) override;
  std::string book_path(const std::string& path) override { return path; }
  Result<std::string> scratch_book() override;
  ByteSource& standard_input() override;
  ByteSink& out() override;
  ByteSink& err() override;
  Result<void> finish_out() override;
  bool out_is_terminal() override;
  bool err_is_terminal() override;
  std::size_t terminal_width() override;
  void end_when_unread() override;
  void catch_interrupts() override;
  bool interrupted() override;

 private:
  class Stream;
  std::unique_ptr<ByteSource> in_;
  std::unique_ptr<Stream> out_;
  std::unique_ptr<Stream> err_;
  ScratchFolder scratch_;
};

}  // namespace starhours
