// What each job costs, in instructions that valgrind counts, beside what was kept. Instructions are the same on a busy
// machine and on a quiet one (to some 0.03 %, as threads meet otherwise); they change with the compiler and the
// libraries, so the kept ones are Debian 12's, and a little with the processor, for which libc chooses its memcpy.
#include "formats.h"
#include "options.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

namespace starhours::bench {

namespace {

namespace fs = std::filesystem;

constexpr double counts_may_grow = 0.10;
constexpr double ratios_may_grow = 0.30;

using Numbers = std::vector<std::pair<std::string, double>>;

struct Job {
  std::string name;
  Command command;
};

std::string text(double number) {
  return number < 1000 ? fmt::format("{:.3f}", number) : fmt::format("{:.0f}", number);
}

// All instructions of all threads, or nothing if the job failed.
std::optional<double> instructions_of(const Command& command, const fs::path& log) {
  Command counted{"valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file=" + log.string()};
  counted.insert(counted.end(), command.begin(), command.end());
  if (run(counted).exit != 0) return std::nullopt;
  std::ifstream stream(log);
  const std::string label = "Collected :";
  for (std::string line; std::getline(stream, line);) {
    const auto at = line.find(label);
    if (at != std::string::npos) return std::stod(line.substr(at + label.size()));
  }
  return std::nullopt;
}

class Check {
 public:
  explicit Check(const Options& options) : options_(options), folder_(options.folder) {}

  int operator()() {
    if (!first_line_of({"valgrind", "--version"})) {
      fmt::print(stderr, "error: valgrind is not there; .ci/setup test installs it\n");
      return 1;
    }
    const std::optional<Numbers> counts = count();
    if (!counts) return 1;
    Numbers ratios;
    if (options_.ratios) ratios = measure_ratios();
    if (options_.renew) return renew(*counts, ratios);
    bool good = compare("instructions", *counts, counts_may_grow);
    if (options_.ratios) good = compare("ratios", ratios, ratios_may_grow) && good;
    if (!good) fmt::print("if it is meant to cost this: tests/bench/run --check --renew\n");
    return good ? 0 : 1;
  }

 private:
  std::optional<Numbers> count() {
    City city;
    city.sign_ins = 20'000;
    const fs::path sheet = folder_ / "check.csv", quoted = folder_ / "quoted.csv", day = folder_ / "day.csv",
                   book = folder_ / "check.db";
    apart([&] { write_sheet(city, sheet); });
    City other = city;
    other.quoted = other.shuffled = other.long_ids = true;
    apart([&] { write_sheet(other, quoted); });
    City one = city;
    one.volunteers = volunteers_of(city);
    one.first = city.first + date::days{city.days + 30};
    one.days = 1;
    one.sign_ins = 500;
    apart([&] { write_sheet(one, day); });
    const std::vector<Job> jobs{
        {"version", {STARHOURS_COMMAND, "--version"}},
        {"import", starhours(book, {"import", sheet})},
        {"award", starhours(book, {"report", "awards", "--period", "2024-03", "--format", "json"})},
        {"award-all", starhours(book, {"report", "awards", "--period", "2024-03", "--all", "--format", "json"})},
        {"award-year", starhours(book, {"report", "awards", "--period", "2024", "--format", "json"})},
        {"stars", starhours(book, {"report", "stars", "--as-of", "2024-06-30", "--all", "--format", "json"})},
        {"pivot", starhours(book, {"query", "hours", "--by", "volunteer", "--by", "month", "--format", "csv"})},
        {"statement", starhours(book, {"report", "statement", id_of(city, 0)})},
        {"import-day", starhours(book, {"import", day})},
        {"import-odd", starhours(folder_ / "odd.db", {"import", quoted})},
    };
    Numbers counts;
    for (const Job& job : jobs) {
      const auto instructions = instructions_of(job.command, folder_ / "valgrind.log");
      if (!instructions) {
        fmt::print("{}: FAILED under valgrind\n", job.name);
        return std::nullopt;
      }
      counts.emplace_back(job.name, *instructions);
    }
    return counts;
  }

  // Of cpu time, which a busy machine disturbs less than the wall's; still only for a quiet one.
  Numbers measure_ratios() const {
    City city;
    city.sign_ins = 200'000;
    const fs::path sheet = folder_ / "ratio.csv", book = folder_ / "ratio.db", bare = folder_ / "bare.db";
    apart([&] { write_sheet(city, sheet); });
    const auto ratio = [](const Pair& pair) { return pair.ours.cpu / pair.reference.cpu; };
    const int runs = std::max(options_.runs, 5);
    const auto ask = [&](const Command& question, const std::string& sql) {
      return ratio(fastest_of_both(runs, starhours(book, question), {}, {"sqlite3", bare, sql}, {}));
    };
    Numbers ratios;
    ratios.emplace_back("import", ratio(fastest_of_both(
                                      runs, starhours(book, {"import", sheet}), [&] { remove_database(book); },
                                      {"sqlite3", bare, ".mode csv", ".import '" + sheet.string() + "' sign_ins"},
                                      [&] { remove_database(bare); })));
    const std::string hours = "sum((julianday(sign_out) - julianday(sign_in)) * 24)";
    ratios.emplace_back("award-all", ask({"report", "awards", "--period", "2024-03", "--all", "--format", "json"},
                                         "SELECT volunteer_id, " + hours + " FROM sign_ins GROUP BY 1"));
    ratios.emplace_back("pivot",
                        ask({"query", "hours", "--by", "volunteer", "--by", "month", "--format", "csv"},
                            "SELECT volunteer_id, substr(sign_in, 1, 7), " + hours + " FROM sign_ins GROUP BY 1, 2"));
    return ratios;
  }

  bool compare(const std::string& table, const Numbers& found, double may_grow) const {
    const toml::parse_result kept = toml::parse_file(options_.baseline);
    bool good = true;
    for (const auto& [name, value] : found) {
      const std::optional<double> before = kept[table][name].value<double>();
      if (!before) {
        fmt::print("{:<12} {:<12} {:>14}   not kept\n", table, name, text(value));
        good = false;
        continue;
      }
      const double change = value / *before - 1;
      const char* verdict = change > may_grow ? "COSTS MORE" : change < -may_grow ? "costs less: renew to keep it" : "";
      fmt::print("{:<12} {:<12} {:>14} {:>14} {:>+7.1f} %  {}\n", table, name, text(value), text(*before), change * 100,
                 verdict);
      if (change > may_grow) good = false;
    }
    return good;
  }

  // Ratios that were not measured now stay as they were kept.
  int renew(const Numbers& counts, Numbers ratios) const {
    if (!options_.ratios && fs::exists(options_.baseline)) {
      const toml::parse_result kept = toml::parse_file(options_.baseline);
      if (const toml::table* table = kept["ratios"].as_table()) {
        for (const auto& [name, value] : *table) {
          ratios.emplace_back(std::string(name.str()), value.value<double>().value_or(0));
        }
      }
    }
    std::string text = fmt::format(
        "# What each job may cost; tests/bench/run --check fails where it is {:.0f} % more.\n"
        "# Renewed by tests/bench/run --check --renew, the ratios only with --ratios beside it.\n"
        "# gcc {}.{}.{}, {}.\n\n"
        "# Instructions, on a city of 20,000 sign-ins.\n[instructions]\n",
        counts_may_grow * 100, __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__,
        first_line_of({"valgrind", "--version"}).value_or(""));
    for (const auto& [name, value] : counts) text += fmt::format("{} = {:.0f}\n", name, value);
    text += fmt::format(
        "\n# Processor time over that of sqlite3 with the same file, 200,000 sign-ins; compared on demand (--ratios, "
        "on a\n"
        "# quiet machine), and only {:.0f} % more is a failure.\n[ratios]\n",
        ratios_may_grow * 100);
    for (const auto& [name, value] : ratios) text += fmt::format("{} = {:.3f}\n", name, value);
    std::ofstream(options_.baseline) << text;
    fmt::print("{}", text);
    return 0;
  }

  const Options& options_;
  fs::path folder_;
};

}  // namespace

int check(const Options& options) { return Check(options)(); }

}  // namespace starhours::bench
