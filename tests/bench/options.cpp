#include "options.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace starhours::bench {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const std::string& what) {
  fmt::print(stderr, "error: {}\n", what);
  std::exit(2);
}

date::sys_days day_of(const std::string& text) {
  std::istringstream stream(text);
  date::sys_days day;
  stream >> date::parse("%F", day);
  if (stream.fail()) refuse("expected a day as 2024-03-01, found " + text);
  return day;
}

}  // namespace

Options read_options(const std::vector<std::string>& arguments) {
  Options options;
  City& city = options.city;
  options.folder = fs::temp_directory_path() / fmt::format("starhours-bench-{}", getpid());
  std::optional<date::sys_days> only;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string& option = arguments[at];
    const auto value = [&]() -> const std::string& {
      if (at + 1 >= arguments.size()) refuse("expected a value after " + option);
      return arguments[++at];
    };
    const auto number = [&] { return static_cast<std::uint32_t>(std::stoul(value())); };
    if (option == "--rows") {
      city.sign_ins = number();
      options.sizes.push_back(city.sign_ins);
    } else if (option == "--seed") {
      city.seed = std::stoull(value());
    } else if (option == "--volunteers") {
      city.volunteers = number();
    } else if (option == "--years") {
      city.days = 365 * number();
    } else if (option == "--day") {
      only = day_of(value());
    } else if (option == "--from") {
      city.from = day_of(value());
    } else if (option == "--to") {
      city.to = day_of(value());
    } else if (option == "--shuffled") {
      city.shuffled = true;
    } else if (option == "--quoted") {
      city.quoted = true;
    } else if (option == "--long-ids") {
      city.long_ids = true;
    } else if (option == "--clean") {
      city.clean = true;
    } else if (option == "--runs") {
      options.runs = std::max(1, static_cast<int>(number()));
    } else if (option == "--keep") {
      options.folder = value();
      options.keep = true;
    } else if (option == "--as") {
      options.format = value();
    } else if (option == "-o") {
      options.output = value();
    } else if (option == "--baseline") {
      options.baseline = value();
    } else if (option == "--renew") {
      options.renew = true;
    } else if (option == "--ratios") {
      options.ratios = true;
    } else if (option == "--duckdb") {
      options.duckdb = value();
    } else {
      refuse("unknown option " + option);
    }
  }
  if (only) {
    city.first = *only;
    city.days = 1;
  }
  return options;
}

Command starhours(const fs::path& book, const Command& question) {
  Command command{STARHOURS_COMMAND, "-q", "-b", book, "--today", "2025-06-30"};
  command.insert(command.end(), question.begin(), question.end());
  return command;
}

DuckDb::DuckDb(const Options& options) : library_(options.duckdb) {
  if (!library_.empty()) version_ = first_line_of({STARHOURS_DUCKDB_COMMAND, library_, "--version"});
}

Command DuckDb::command(const fs::path& database, const Command& statements) const {
  Command command{STARHOURS_DUCKDB_COMMAND, library_, database};
  command.insert(command.end(), statements.begin(), statements.end());
  return command;
}

std::string DuckDb::load(const fs::path& sheet) {
  return fmt::format(
      "CREATE TABLE sign_ins AS SELECT * FROM read_csv('{}', header = true, ignore_errors = true, columns = "
      "{{'volunteer_id': 'VARCHAR', 'name': 'VARCHAR', 'team': 'VARCHAR', 'activity': 'VARCHAR', "
      "'sign_in': 'TIMESTAMP', 'sign_out': 'TIMESTAMP'}})",
      sheet.string());
}

void apart(const std::function<void()>& work) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  waitpid(child, nullptr, 0);
}

void remove_database(const fs::path& file) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal", ".wal"}) fs::remove(file.string() + suffix);
}

}  // namespace starhours::bench
