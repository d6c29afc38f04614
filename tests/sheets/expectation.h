// expectation.h -- what somebody who read a sheet by eye says of its rows: a NAME.expect.json.
#pragma once

#include <starhours/sheet_reader.h>

#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace starhours::tests {

// A row as its spreadsheet shows it. `worksheet` is empty for text.
struct RowAt {
  std::string worksheet;
  std::uint32_t row = 0;
  friend auto operator<=>(const RowAt&, const RowAt&) = default;
};

// One service. What is not there is not known.
struct Service {
  std::string name;
  std::string activity;
  std::string date;
  std::optional<std::string> start;  // local wall time, 2025-03-05T09:00
  std::optional<std::string> end;
  std::int64_t minutes = 0;
  bool either = false;  // it may be refused as well
};

struct Expectation {
  std::string name;  // of the file
  std::string zone;
  ReadingOptions options;
  bool either = false;        // so may all of it
  bool file_refused = false;  // and nothing of it accepted
  std::map<RowAt, std::vector<Service>> accepted;
  std::map<RowAt, bool> rejected;  // whether it may be accepted as well
  std::vector<std::string> after;  // files imported before it
  std::optional<std::int64_t> new_rows;
};

// REQUIRES: `file` is one.
[[nodiscard]] Expectation read_expectation(const std::filesystem::path& file);

}  // namespace starhours::tests
