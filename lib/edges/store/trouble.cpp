#include <fmt/core.h>
#include <sqlite3.h>
#include <store/trouble.h>

#include <cerrno>
#include <system_error>

namespace starhours::store {
namespace {

Problem about(const std::string& path, Kind kind, std::string message, std::string hint) {
  Problem problem = error(kind, std::move(message), std::move(hint));
  problem.place.source = path;
  return problem;
}

}  // namespace

Problem problem_of(const std::string& path, int code, std::string_view words) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return not_a_book_problem(path, "another kind of file");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return about(path, Kind::busy_book, fmt::format("'{}' is in use by another program", path),
                   "try again when that program is done");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return read_only_book_problem(path);
    case SQLITE_FULL:
      return disk_full_problem(path);
    default:
      break;
  }
  // A quota or the limit of a file's size shows as a failed write.
  if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE) {
    return disk_full_problem(path);
  }
  return problem_of(path, Broken(std::string(words)));
}

Problem problem_of(const std::string& path, const Broken& broken) {
  return about(path, Kind::broken_book, fmt::format("'{}' is broken: {}", path, broken.what()),
               "take a copy of the book from before, or import its sheets into a new one");
}

Problem disk_full_problem(const std::string& path) {
  return about(path, Kind::disk_full,
               fmt::format("'{}' cannot grow: its disk is full or at a limit; nothing was changed", path),
               "make space on the disk and try again");
}

Problem missing_book_problem(const std::string& path) {
  return about(path, Kind::missing_book, fmt::format("the book '{}' is missing", path),
               "starhours import FILE makes a book");
}

Problem missing_folder_problem(const std::string& path, const std::string& folder) {
  return about(path, Kind::missing_book, fmt::format("the folder '{}' is missing", folder),
               "make the folder, or name a book in another one");
}

Problem not_a_book_problem(const std::string& path, std::string_view what_it_is) {
  return about(path, Kind::not_a_book, fmt::format("'{}' is {}, expected a book of starhours", path, what_it_is),
               "name the file that starhours import made, or one that does not exist yet");
}

Problem newer_book_problem(const std::string& path, int version, int known) {
  return about(
      path, Kind::newer_book,
      fmt::format("'{}' is of version {}, expected {} at most: a newer starhours wrote it", path, version, known),
      "use the newer starhours");
}

Problem older_book_problem(const std::string& path, int version, int known) {
  return about(path, Kind::read_only_book,
               fmt::format("'{}' is of version {} and has to be brought to {} before it is read", path, version, known),
               "run a command that writes to it, such as starhours import, once");
}

Problem read_only_book_problem(const std::string& path) {
  return about(path, Kind::read_only_book, fmt::format("'{}' cannot be written", path),
               "get write permission for the file and its folder");
}

Problem read_only_folder_problem(const std::string& path, const std::string& folder) {
  return about(path, Kind::read_only_book,
               fmt::format("the folder '{}' cannot be written, which using '{}' takes", folder, path),
               "get write permission for the folder, or copy the book to a folder that has it");
}

Problem unreadable_book_problem(const std::string& path, int system_errno) {
  return about(path, Kind::unreadable_file,
               fmt::format("'{}' cannot be read: {}", path, std::generic_category().message(system_errno)),
               "get read permission for the file and its folder");
}

}  // namespace starhours::store
