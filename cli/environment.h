// environment.h -- the only door from the command line to the world outside.
//
// Commands read the clock, files, variables and terminals through it and through nothing else, so a test
// runs them in memory on a fixed day. The book alone is opened by the library, under the path book_path() gives.
#pragma once

#include <starhours/bytes.h>
#include <starhours/result.h>
#include <starhours/zone.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace starhours {

// A file being written. It takes the place of an older one at keep(), whole; without keep() nothing has happened.
class Draft : public ByteSink {
 public:
  // Once. Errors: unwritable_file, disk_full.
  [[nodiscard]] virtual Result<void> keep() = 0;
};

class Environment {
 public:
  Environment() = default;
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  virtual ~Environment() = default;

  // The day it is now in `zone`.
  [[nodiscard]] virtual Day today(const Zone& zone) = 0;
  [[nodiscard]] virtual std::optional<std::string> variable(const std::string& name) = 0;

  [[nodiscard]] virtual bool is_folder(const std::string& path) = 0;
  // Every file under a folder, however deep, as paths that begin with `folder`, in order of their bytes. Folders behind
  // links are not entered. Error: unreadable_file.
  [[nodiscard]] virtual Result<std::vector<std::string>> files_under(const std::string& folder) = 0;
  // Errors: missing_file, unreadable_file.
  [[nodiscard]] virtual Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) = 0;
  // Bytes of a file, where it has a size known beforehand (a pipe has none).
  [[nodiscard]] virtual std::optional<std::uint64_t> file_size(const std::string& path) = 0;
  // Error: unwritable_file.
  [[nodiscard]] virtual Result<std::unique_ptr<Draft>> draft_file(const std::string& path) = 0;

  // Where the book that a user calls `path` is.
  [[nodiscard]] virtual std::string book_path(const std::string& path) = 0;
  // A path for a book that goes away with the environment, out of other users' sight. Error: unwritable_file.
  [[nodiscard]] virtual Result<std::string> scratch_book() = 0;

  [[nodiscard]] virtual ByteSource& standard_input() = 0;
  [[nodiscard]] virtual ByteSink& out() = 0;
  [[nodiscard]] virtual ByteSink& err() = 0;
  // Whether all that was written to out() arrived. A reader that went away is no error. Errors: unwritable_file,
  // disk_full.
  [[nodiscard]] virtual Result<void> finish_out() = 0;
  [[nodiscard]] virtual bool out_is_terminal() = 0;
  [[nodiscard]] virtual bool err_is_terminal() = 0;
  [[nodiscard]] virtual std::size_t terminal_width() = 0;  // columns

  // From now on the program may end at once, quietly, when nobody reads out() any more: for commands that change
  // nothing.
  virtual void end_when_unread() = 0;
  // From now on Ctrl-C makes interrupted() true instead of ending the program; a second one ends it.
  virtual void catch_interrupts() = 0;
  [[nodiscard]] virtual bool interrupted() = 0;
};

}  // namespace starhours
