// Other programs at one question: the hours of each volunteer in March 2024, from a clean city, whose plain sums are
// right, so that all of them must agree with starhours. Each gets the files that its own users would have.
#include "formats.h"
#include "options.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string_view>

namespace starhours::bench {

namespace {

namespace fs = std::filesystem;

constexpr double patience = 120;  // seconds that a program gets

// The sum of a column of CSV, from its header on; 0 is the first.
double sum_of_column(const fs::path& csv, int column) {
  std::ifstream stream(csv);
  std::string line;
  std::getline(stream, line);
  double sum = 0;
  while (std::getline(stream, line)) {
    std::size_t at = 0;
    for (int skipped = 0; skipped < column && at != std::string::npos; ++skipped) at = line.find(',', at + 1);
    if (at != std::string::npos) sum += std::strtod(line.c_str() + at + (column > 0 ? 1 : 0), nullptr);
  }
  return sum;
}

// The total under the line of ledger's and hledger's balance.
double last_number(const fs::path& text) {
  std::ifstream stream(text);
  double number = 0;
  for (std::string line; std::getline(stream, line);) {
    if (line.find_first_of("0123456789") != std::string::npos) number = std::strtod(line.c_str(), nullptr);
  }
  return number;
}

// Timewarrior's export: "start":"20240301T090000Z","end":"20240301T110000Z", both of one day.
double sum_of_export(const fs::path& json) {
  std::ifstream stream(json);
  double minutes = 0;
  for (std::string line; std::getline(stream, line);) {
    const auto minute_at = [&](std::string_view key) {
      const auto at = line.find(key);
      if (at == std::string::npos) return 0;
      const char* clock = line.c_str() + at + key.size() + 9;  // past the day and its T
      return ((clock[0] - '0') * 10 + clock[1] - '0') * 60 + (clock[2] - '0') * 10 + clock[3] - '0';
    };
    minutes += minute_at("\"end\":\"") - minute_at("\"start\":\"");
  }
  return minutes / 60;
}

class Peers {
 public:
  Peers(const Options& options, std::uint32_t rows) : options_(options), duckdb_(options), folder_(options.folder) {
    city_ = options.city;
    city_.sign_ins = rows;
    city_.clean = true;
  }

  // False: somebody disagrees.
  bool print() {
    sheet_ = folder_ / "peers.csv";
    make("csv", sheet_);
    fmt::print(
        "\n| {} sign-ins of {} volunteers | wall s | cpu s | ÷ starhours' question | ÷ import and question | agrees "
        "|\n",
        city_.sign_ins, volunteers_of(city_));
    fmt::print("|---|---:|---:|---:|---:|---|\n");
    ours();
    sqlite();
    duckdb();
    miller();
    timeclock("ledger", {"ledger", "-f"}, {"balance", "--begin", "2024-03-01", "--end", "2024-04-01"});
    timeclock("hledger", {"hledger", "-f"}, {"balance", "--flat", "-b", "2024-03-01", "-e", "2024-04-01"});
    timewarrior();
    fs::remove(sheet_);
    return agreed_;
  }

 private:
  void make(std::string_view format, const fs::path& path) {
    apart([&] { (void)write_as(format, city_, path); });
  }

  Measure time(const Command& command, const fs::path& output, const std::function<void()>& before = {},
               const Command& environment = {}) const {
    return fastest_of(options_.runs, command, before,
                      {.output = output, .errors = {}, .limit = patience, .environment = environment});
  }

  void line(const std::string& name, const Measure& measure, double hours, double rounding = 0.01) {
    if (measure.late) {
      fmt::print("| {} | > {:.0f} | | > {:.0f} | > {:.0f} | stopped |\n", name, patience, patience / question_,
                 patience / both_);
    } else if (measure.exit != 0) {
      fmt::print("| {} | failed ({}) | | | | |\n", name, measure.exit);
      agreed_ = false;
    } else {
      const bool same = std::abs(hours - hours_) <= rounding;
      agreed_ = agreed_ && same;
      const auto times = [](double ratio) { return fmt::format("{:.{}f}", ratio, ratio < 1 ? 2 : ratio < 10 ? 1 : 0); };
      fmt::print("| {} | {:.2f} | {:.2f} | {} | {} | {} |\n", name, measure.wall, measure.cpu,
                 times(measure.wall / question_), times(measure.wall / both_),
                 same ? "yes" : fmt::format("NO: {:.2f} h, not {:.2f}", hours, hours_));
    }
    std::fflush(stdout);
  }

  static void skip(std::string_view name) { fmt::print("| {} | not there | | | | |\n", name); }

  static Measure sum(const Measure& first, const Measure& then) {
    Measure both = then;
    both.wall += first.wall;
    both.cpu += first.cpu;
    both.late = first.late || then.late;
    if (first.exit != 0) both.exit = first.exit;
    return both;
  }

  void ours() {
    const fs::path book = folder_ / "peers-book.db", output = folder_ / "starhours.csv";
    const Measure import = time(starhours(book, {"import", sheet_}), {}, [&] { remove_database(book); });
    const Measure question = time(
        starhours(book, {"query", "hours", "--by", "volunteer", "--period", "2024-03", "--format", "csv"}), output);
    question_ = question.wall;
    both_ = question.wall + import.wall;
    hours_ = sum_of_column(output, 2) / 60;
    line("starhours, the question", question, hours_);
    line("starhours, import and question", sum(import, question), hours_);
    remove_database(book);
  }

  void sqlite() {
    if (!first_line_of({"sqlite3", "--version"})) return skip("SQLite");
    const fs::path sql = folder_ / "peers.sql", database = folder_ / "peers.db", output = folder_ / "sqlite.csv";
    make("sql", sql);
    const Measure load =
        time({"sqlite3", database, ".read '" + sql.string() + "'"}, {}, [&] { remove_database(database); });
    const Measure question =
        time({"sqlite3", "-csv", "-header", database,
              "SELECT volunteer_id, sum(round((julianday(sign_out) - julianday(sign_in)) * 1440)) / "
              "60 FROM sign_ins WHERE sign_in >= '2024-03-01' AND sign_in < '2024-04-01' GROUP BY 1"},
             output);
    line("SQLite, the question in plain SQL", question, sum_of_column(output, 1));
    line("SQLite, INSERTs and question", sum(load, question), sum_of_column(output, 1));
    remove_database(database);
    fs::remove(sql);
  }

  void duckdb() {
    if (!duckdb_.version()) return skip("DuckDB");
    const fs::path database = folder_ / "peers.duckdb", output = folder_ / "duckdb.csv";
    const Measure load =
        time(duckdb_.command(database, {DuckDb::load(sheet_)}), {}, [&] { remove_database(database); });
    const Measure question =
        time(duckdb_.command(database,
                             {"COPY (SELECT volunteer_id, sum(date_diff('minute', sign_in, sign_out)) / 60.0 FROM "
                              "sign_ins WHERE sign_in >= '2024-03-01' AND sign_in < '2024-04-01' GROUP BY 1) TO '" +
                              output.string() + "' (HEADER)"}),
             {});
    line("DuckDB, the question in plain SQL", question, sum_of_column(output, 1));
    line("DuckDB, load and question", sum(load, question), sum_of_column(output, 1));
    remove_database(database);
  }

  void miller() {
    if (!first_line_of({"mlr", "--version"})) return skip("Miller, from the CSV");
    const fs::path output = folder_ / "miller.csv";
    const Measure measure = time(
        {"mlr", "--icsv", "--ocsv", "filter", "$sign_in >= \"2024-03-01\" && $sign_in < \"2024-04-01\"", "then", "put",
         "$hours = (strptime($sign_out, \"%Y-%m-%d %H:%M\") - "
         "strptime($sign_in, \"%Y-%m-%d %H:%M\")) / 3600",
         "then", "stats1", "-a", "sum", "-f", "hours", "-g", "volunteer_id", sheet_},
        output);
    line("Miller, from the CSV", measure, sum_of_column(output, 1));
  }

  void timeclock(const std::string& name, Command command, const Command& question) {
    const std::string title = name + ", from a timeclock file";
    if (!first_line_of({name, "--version"})) return skip(title);
    const fs::path file = folder_ / (name + ".timeclock"), output = folder_ / (name + ".txt");
    make(name, file);
    command.push_back(file);
    command.insert(command.end(), question.begin(), question.end());
    const Measure measure = time(command, output, {}, {"LC_ALL=C.UTF-8"});
    // Both print hours rounded to a hundredth.
    line(title, measure, last_number(output), 0.02);
    fs::remove(file);
  }

  void timewarrior() {
    const std::string title = "Timewarrior, the month's export, not summed";
    if (!first_line_of({"timew", "--version"})) return skip(title);
    const fs::path folder = folder_ / "timewarrior", output = folder_ / "timewarrior.json";
    fs::remove_all(folder);
    make("timewarrior", folder);
    const Measure measure = time({"timew", "export", "2024-03-01", "-", "2024-04-01"}, output, {},
                                 {"TIMEWARRIORDB=" + folder.string(), "TZ=UTC"});
    line(title, measure, sum_of_export(output));
    fs::remove_all(folder);
  }

  const Options& options_;
  DuckDb duckdb_;
  fs::path folder_, sheet_;
  City city_;
  double question_ = 1, both_ = 1, hours_ = 0;
  bool agreed_ = true;
};

// "ledger 3.3.0", of whatever a program says of itself.
std::string version_of(const std::string& program) {
  std::string line = first_line_of({program, "--version"}).value_or("not there");
  const auto digit = line.find_first_of("0123456789");
  if (digit != std::string::npos) line = line.substr(digit, line.find_first_of(" ,", digit) - digit);
  return line;
}

}  // namespace

int print_peers(const Options& options) {
  fmt::print("Fastest of {} runs, ratios of wall time; SQLite {}, DuckDB {}, ", options.runs, version_of("sqlite3"),
             DuckDb(options).version().value_or("not there"));
  fmt::print("Miller {}, ledger {}, hledger {}, Timewarrior {}.\n", version_of("mlr"), version_of("ledger"),
             version_of("hledger"), version_of("timew"));
  bool agreed = true;
  for (const std::uint32_t rows :
       options.sizes.empty() ? std::vector<std::uint32_t>{100'000, 1'000'000} : options.sizes) {
    agreed = Peers(options, rows).print() && agreed;
  }
  return agreed ? 0 : 1;
}

}  // namespace starhours::bench
