// The benchmark: what starhours costs beside the plainest thing one could do with the same file, in the same run.
//
//   starhours_bench [--rows N] [--seed N] [--runs N] [--shuffled] [--keep FOLDER]
//
// Reference of the import: `sqlite3 .import` into a bare text table. Reference of the questions: the same GROUP BY over
// that table.
#include "city.h"
#include "measure.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using starhours::bench::City;
using starhours::bench::Measure;
using starhours::bench::median_of;
namespace fs = std::filesystem;

struct Options {
  City city;
  int runs = 3;
  fs::path folder = fs::temp_directory_path() / "starhours-bench";
};

Options read_options(int count, char** arguments) {
  Options options;
  for (int at = 1; at < count; ++at) {
    const std::string option = arguments[at];
    const auto value = [&]() -> std::string {
      if (at + 1 >= count) {
        fmt::print(stderr, "error: expected a value after {}\n", option);
        std::exit(2);
      }
      return arguments[++at];
    };
    if (option == "--rows") {
      options.city.sign_ins = static_cast<std::uint32_t>(std::stoul(value()));
    } else if (option == "--seed") {
      options.city.seed = std::stoull(value());
    } else if (option == "--volunteers") {
      options.city.volunteers = static_cast<std::uint32_t>(std::stoul(value()));
    } else if (option == "--runs") {
      options.runs = std::stoi(value());
    } else if (option == "--shuffled") {
      options.city.shuffled = true;
    } else if (option == "--keep") {
      options.folder = value();
    } else {
      fmt::print(stderr, "error: unknown option {}\n", option);
      std::exit(2);
    }
  }
  return options;
}

void line(std::string_view name, const Measure& ours, const Measure& reference, double target) {
  fmt::print("{:<28} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.2f} {:>8.2f} {:>8.0f}{}\n", name, ours.wall, ours.cpu,
             reference.wall, reference.cpu, ours.wall / reference.wall, target, ours.peak,
             ours.exit == 0 && reference.exit == 0 ? "" : fmt::format("  FAILED ({} / {})", ours.exit, reference.exit));
}

double mib(const fs::path& path) {
  std::error_code missing;
  const auto size = fs::file_size(path, missing);
  return missing ? 0 : static_cast<double>(size) / (1024 * 1024);
}

}  // namespace

int main(int count, char** arguments) {
  const Options options = read_options(count, arguments);
  fs::create_directories(options.folder);
  const std::string sheet = options.folder / "city.csv";
  const std::string bare = options.folder / "bare.db";
  const std::string book = options.folder / "book.db";
  {
    std::ofstream file(sheet, std::ios::binary);
    starhours::bench::write_sheet(options.city, [&](std::string_view bytes) {
      file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
  }
  const auto remove = [](const std::string& path) {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path + suffix);
  };
  const auto nothing = [] {};
  const std::string starhours = STARHOURS_COMMAND;
  const auto ask = [&](std::vector<std::string> question) {
    std::vector<std::string> command{starhours, "-b", book, "--today", "2025-06-30"};
    command.insert(command.end(), question.begin(), question.end());
    return median_of(options.runs, command, nothing);
  };
  const auto sql = [&](const std::string& text) { return median_of(options.runs, {"sqlite3", bare, text}, nothing); };

  fmt::print("{} sign-ins of {} volunteers, seed {}, {}; sheet {:.1f} MiB; median of {} runs\n", options.city.sign_ins,
             options.city.volunteers, options.city.seed, options.city.shuffled ? "shuffled" : "in order of day",
             mib(sheet), options.runs);
  fmt::print("{:<28} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "", "wall s", "cpu s", "ref wall", "ref cpu",
             "ratio", "target", "peak MiB");

  const Measure bare_import = median_of(
      options.runs, {"sqlite3", bare, ".mode csv", ".import '" + sheet + "' sign_ins"}, [&] { remove(bare); });
  const Measure import = median_of(
      options.runs, {starhours, "-q", "-b", book, "--today", "2025-06-30", "import", sheet}, [&] { remove(book); });
  line("import", import, bare_import, 1.0);
  const Measure again = ask({"-q", "import", sheet});
  line("import again", again, bare_import, 1.0);

  const std::string hours = "sum((julianday(sign_out) - julianday(sign_in)) * 24)";
  const Measure month_sql = sql("SELECT volunteer_id, name, team, " + hours +
                                " h FROM sign_ins WHERE sign_in >= '2024-03-01' AND sign_in < '2024-04-01' "
                                "GROUP BY volunteer_id ORDER BY h DESC LIMIT 5");
  // The award also says how many stars each winner has by then, so the same answer in SQL sums all they ever served.
  const Measure award = ask({"report", "awards", "--period", "2024-03", "--format", "json"});
  const Measure award_sql =
      sql("SELECT m.volunteer_id, name, team, h, life FROM (SELECT volunteer_id, name, team, " + hours +
          " h FROM sign_ins WHERE sign_in >= '2024-03-01' AND sign_in < '2024-04-01' GROUP BY volunteer_id) m "
          "JOIN (SELECT volunteer_id, " +
          hours +
          " life FROM sign_ins WHERE sign_in < '2024-04-01' GROUP BY "
          "volunteer_id) USING (volunteer_id) ORDER BY h DESC LIMIT 5");
  line("month's award with stars", award, award_sql, 0.2);
  line("… / the month's sums alone", award, month_sql, 0.2);
  const Measure pivot_sql =
      sql("SELECT volunteer_id, substr(sign_in, 1, 7) m, " + hours + " FROM sign_ins GROUP BY 1, 2");
  line("volunteer x month pivot", ask({"query", "hours", "--by", "volunteer", "--by", "month", "--format", "csv"}),
       pivot_sql, 1.0);
  const Measure stars_sql = sql("SELECT volunteer_id, " + hours + " h FROM sign_ins GROUP BY 1 HAVING h >= 100");
  line("stars of everybody", ask({"report", "stars", "--as-of", "2024-12-31", "--format", "json"}), stars_sql, 1.0);

  fmt::print("book {:.1f} MiB = {:.2f} x the sheet, evidence included; bare table {:.1f} MiB\n", mib(book),
             mib(book) / mib(sheet), mib(bare));
  return import.exit == 0 ? 0 : 1;
}
