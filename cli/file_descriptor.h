// file_descriptor.h -- open files of the system as sources, sinks and drafts.
#pragma once

#include "environment.h"

#include <starhours/bytes.h>

#include <memory>
#include <string>

namespace starhours {

// Owns a descriptor and closes it, unless it is a standard one.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();

  [[nodiscard]] int number() const { return number_; }
  // Writes all of it, however often the system takes only a part. Returns errno, 0 = all written.
  [[nodiscard]] int write_all(std::string_view bytes) const;

 private:
  int number_;
};

[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_for_reading(const std::string& path);
[[nodiscard]] std::unique_ptr<ByteSource> source_of_standard_input();
// Regular files are replaced at keep(); what is no regular file (a pipe, /dev/null) is written to as it is.
[[nodiscard]] Result<std::unique_ptr<Draft>> open_draft(const std::string& path);

// disk_full, or `otherwise` with the system's words.
[[nodiscard]] Problem system_problem(Kind otherwise, const std::string& path, int error_number);

}  // namespace starhours
