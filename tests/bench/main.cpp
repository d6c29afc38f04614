// The benchmark: what starhours costs beside what one would otherwise do with the same file, in the same run.
//
//   starhours_bench ratios [--rows N] [--runs N] [--duckdb LIBRARY]     jobs with targets, as ratios
//   starhours_bench check --baseline FILE [--renew] [--ratios]          against what was kept
//   starhours_bench peers [--rows N]... [--duckdb LIBRARY]              other programs, as a table in Markdown
//   starhours_bench city [--as FORMAT] -o FILE                          a made-up city: csv, ledger, hledger,
//   timewarrior, sql
//
// Of the city: --seed N, --volunteers N, --years N, --day DAY (all rows on it), --from DAY, --to DAY (only rows
// between),
// --shuffled, --quoted, --long-ids, --clean. Its files are kept where --keep FOLDER says.
#include "formats.h"
#include "options.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

int main(int count, char** arguments) {
  using namespace starhours::bench;
  const std::string command = count > 1 ? arguments[1] : "";
  const Options options = read_options({arguments + std::min(count, 2), arguments + count});
  if (command == "city") {
    if (!options.output.empty() && write_as(options.format, options.city, options.output)) return 0;
    fmt::print(stderr, "error: expected -o FILE and --as csv, ledger, hledger, timewarrior or sql\n");
    return 2;
  }
  int (*const work)(const Options&) = command == "ratios"  ? print_ratios
                                      : command == "peers" ? print_peers
                                      : command == "check" ? check
                                                           : nullptr;
  if (work == nullptr) {
    fmt::print(stderr, "error: expected ratios, check, peers or city, found '{}'\n", command);
    return 2;
  }
  std::filesystem::create_directories(options.folder);
  const int exit = work(options);
  if (!options.keep) std::filesystem::remove_all(options.folder);
  return exit;
}
