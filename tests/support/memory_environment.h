// memory_environment.h -- the world of a test: files in a map, a fixed day, terminals that are texts.
#pragma once

#include "environment.h"
#include "scratch_folder.h"

#include <map>
#include <memory>
#include <string>

namespace starhours::tests {

class MemoryEnvironment final : public Environment {
 public:
  // What a test sets up, and looks at afterwards.
  std::map<std::string, std::string> files;  // by path; folders are the paths before a slash
  std::map<std::string, std::string> variables;
  Day day{};              // today, in every zone
  std::string input;      // what standard input gives
  bool terminal = false;  // out and err are terminals
  std::size_t columns = 80;
  bool full_disk = false;  // drafts cannot be kept

  [[nodiscard]] const std::string& out_text() const { return out_->text(); }
  [[nodiscard]] const std::string& err_text() const { return err_->text(); }

  // Begins a new command: forgets what was written, and reads `standard_input` from its start.
  void renew(std::string standard_input);

  Day today(const Zone&) override { return day; }
  std::optional<std::string> variable(const std::string& name) override;
  bool is_folder(const std::string& path) override;
  Result<std::vector<std::string>> files_under(const std::string& folder) override;
  Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) override;
  std::optional<std::uint64_t> file_size(const std::string& path) override;
  Result<std::unique_ptr<Draft>> draft_file(const std::string& path) override;
  // Books are true files in a folder of the test's own. A file of that name in `files` is put there at first.
  std::string book_path(const std::string& path) override;
  Result<std::string> scratch_book() override;
  ByteSource& standard_input() override;
  ByteSink& out() override { return *out_; }
  ByteSink& err() override { return *err_; }
  Result<void> finish_out() override { return {}; }
  bool out_is_terminal() override { return terminal; }
  bool err_is_terminal() override { return terminal; }
  std::size_t terminal_width() override { return columns; }
  void end_when_unread() override {}
  void catch_interrupts() override {}
  bool interrupted() override { return false; }

 private:
  std::unique_ptr<StringSink> out_ = std::make_unique<StringSink>();
  std::unique_ptr<StringSink> err_ = std::make_unique<StringSink>();
  ScratchFolder books_;
  ScratchFolder scratch_;
  int scratch_books_ = 0;
  std::unique_ptr<ByteSource> input_source_;
};

}  // namespace starhours::tests
