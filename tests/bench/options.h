// options.h -- what the benchmark was asked for, and the programs it runs.
#pragma once

#include "city.h"
#include "measure.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace starhours::bench {

struct Options {
  City city;
  int runs = 3;
  std::filesystem::path folder;      // of the made files
  bool keep = false;                 // … which else are removed at the end
  std::string format = "csv";        // city: --as
  std::string output;                // city: -o
  std::vector<std::uint32_t> sizes;  // peers: every --rows
  std::string baseline;              // check
  bool renew = false;                // check
  bool ratios = false;               // check
  std::string duckdb;                // libduckdb.so; empty: not there
};

[[nodiscard]] Options read_options(const std::vector<std::string>& arguments);

// starhours on a book, on a day that is the same for every run.
[[nodiscard]] Command starhours(const std::filesystem::path& book, const Command& question);

// DuckDB in a process of its own; nothing where its library is not there.
class DuckDb {
 public:
  explicit DuckDb(const Options& options);
  [[nodiscard]] const std::optional<std::string>& version() const { return version_; }
  [[nodiscard]] Command command(const std::filesystem::path& database, const Command& statements) const;
  // The load that users would write, with typed columns; rows that do not read are left out.
  [[nodiscard]] static std::string load(const std::filesystem::path& sheet);

 private:
  std::string library_;
  std::optional<std::string> version_;
};

// Calls `work` in a process of its own: what runs later must not be charged with the memory of this one.
void apart(const std::function<void()>& work);

// Removes a database and what SQLite and DuckDB leave beside it.
void remove_database(const std::filesystem::path& file);

// Each a command of the benchmark: the exit code.
int print_ratios(const Options& options);
int print_peers(const Options& options);
int check(const Options& options);

}  // namespace starhours::bench
