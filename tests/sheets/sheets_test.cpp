// Every shared sheet, imported into a book of its own, gives the rows that somebody found in it by eye.
#include "expectation.h"
#include "outcome.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace starhours::tests {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fmt::format("starhours-sheets-{}", getpid())) {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  // Of a new file.
  [[nodiscard]] fs::path next() { return path_ / fmt::format("{}.db", ++count_); }

 private:
  fs::path path_;
  int count_ = 0;
};

fs::path sheets_folder() {
  const char* said = std::getenv("STARHOURS_SHARED");
  return (said == nullptr ? fs::path(STARHOURS_ROOT) / ".." / "shared" : fs::path(said)) / "sheets";
}

std::vector<fs::path> expectations() {
  std::vector<fs::path> paths;
  if (!fs::is_directory(sheets_folder())) return paths;
  for (const auto& entry : fs::directory_iterator(sheets_folder())) {
    if (entry.path().string().ends_with(".expect.json")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) MESSAGE("skipped: there are no expectations in ", sheets_folder().string());
  return paths;
}

bool are_there() {
  if (fs::is_directory(sheets_folder())) return true;
  MESSAGE("skipped: there is no folder ", sheets_folder().string());
  return false;
}

TEST_CASE("every shared sheet gives the rows that its expectation says") {
  if (!are_there()) return;
  Folder folder;
  for (const fs::path& path : expectations()) {
    const Expectation expected = read_expectation(path);
    CAPTURE(expected.name);
    Book book = new_book(folder.next(), expected.zone);
    Outcome outcome;
    const auto receipt = take_file(book, path.parent_path() / expected.name, expected.options);
    if (receipt) {
      outcome = outcome_of(book, expected.name);
      const Sheet& sheet = receipt->sheet;
      CHECK(sheet.rows == sheet.posted + sheet.duplicates + sheet.suspense + sheet.absent + sheet.skipped);
    } else {
      outcome.refused = receipt.error().message;
    }
    for (const std::string& difference : differences(expected, outcome)) FAIL_CHECK(difference);
  }
}

TEST_CASE("a copy of a sheet adds nothing, whatever its form") {
  if (!are_there()) return;
  Folder folder;
  for (const fs::path& path : expectations()) {
    const Expectation expected = read_expectation(path);
    if (!expected.new_rows) continue;
    CAPTURE(expected.name);
    Book book = new_book(folder.next(), expected.zone);
    for (const std::string& name : expected.after) {
      const Expectation before = read_expectation(path.parent_path() / (name + ".expect.json"));
      REQUIRE(take_file(book, path.parent_path() / name, before.options));
    }
    const auto receipt = take_file(book, path.parent_path() / expected.name, expected.options);
    REQUIRE(receipt);
    CHECK((receipt->already_known ? 0 : receipt->sheet.posted) == *expected.new_rows);
    CHECK(receipt->minutes_added == 0);
  }
}

}  // namespace
}  // namespace starhours::tests
