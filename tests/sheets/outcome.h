// outcome.h -- what a book says of the rows of a sheet that was taken into it.
#pragma once

#include "expectation.h"

#include <starhours/book.h>
#include <starhours/intake.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace starhours::tests {

struct Outcome {
  std::string refused;  // why nothing of it could be read
  std::map<RowAt, std::vector<Service>> accepted;
  std::map<RowAt, std::string> rejected;  // and why
};

// A book of its own in the file `book`, in the time zone `zone`.
[[nodiscard]] Book new_book(const std::filesystem::path& book, const std::string& zone);
[[nodiscard]] Result<Receipt> take_file(Book& book, const std::filesystem::path& file, const ReadingOptions& options);
// What became of the file's rows. Parts of one service on either side of midnight are one.
[[nodiscard]] Outcome outcome_of(Book& book, const std::string& name);

// Where the two differ, one line each; none if the outcome is as expected.
[[nodiscard]] std::vector<std::string> differences(const Expectation& expected, const Outcome& actual);

}  // namespace starhours::tests
