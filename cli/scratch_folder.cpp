#include "scratch_folder.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace starhours {

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;  // nothing useful can be done about a folder that stays behind
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

Result<std::string> ScratchFolder::path() {
  if (!path_.empty()) return path_;
  std::error_code failure;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(failure);
  constexpr const char* pattern = "starhours-XXXXXX";  // mkdtemp puts letters of its own in the place of the Xs
  std::string name = (failure ? std::filesystem::path("/tmp") : folder) / pattern;
  if (mkdtemp(name.data()) == nullptr) {
    const std::string reason = std::error_code(errno, std::generic_category()).message();
    return fail(error(Kind::unwritable_file, fmt::format("a temporary folder could not be made: {}", reason)));
  }
  path_ = std::move(name);
  return path_;
}

}  // namespace starhours
