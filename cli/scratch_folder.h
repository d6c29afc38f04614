// scratch_folder.h -- a folder for this run alone.
#pragma once

#include <starhours/result.h>

#include <string>

namespace starhours {

// Made when first asked for, readable by its owner alone; removed with all that is in it by the destructor.
class ScratchFolder {
 public:
  ScratchFolder() = default;
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  // Error: unwritable_file.
  [[nodiscard]] Result<std::string> path();

 private:
  std::string path_;
};

}  // namespace starhours
