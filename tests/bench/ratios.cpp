// The jobs that have a target. A ratio is wall time over the reference's wall time, the two run turn about.
#include "formats.h"
#include "options.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace starhours::bench {

namespace {

namespace fs = std::filesystem;

constexpr double megabyte = 1e6;
constexpr double mebibyte = 1024 * 1024;

class Table {
 public:
  Table() {
    fmt::print("{:<42} {:>8} {:>8} {:>8} {:>8} {:>9} {:>9} {:>7} {:>8}\n", "", "wall s", "cpu s", "ref wall", "ref cpu",
               "measured", "target", "", "peak MiB");
  }
  void ratio(const std::string& name, const Pair& pair, double target) {
    const double value = pair.ours.wall / pair.reference.wall;
    line(name, pair.ours, fmt::format("{:8.3f}", pair.reference.wall), fmt::format("{:8.3f}", pair.reference.cpu),
         fmt::format("{:.2f} x", value), fmt::format("{:.2f} x", target), value <= target);
    if (pair.reference.exit != 0) fail("reference of " + name, pair.reference.exit);
  }
  void milliseconds(const std::string& name, const Measure& ours, double seconds, double target) {
    line(name, ours, "", "", fmt::format("{:.1f} ms", seconds * 1000), fmt::format("{:.0f} ms", target * 1000),
         seconds <= target);
  }
  void amount(const std::string& name, double value, double target, const char* unit) {
    fmt::print("{:<42} {:>8} {:>8} {:>8} {:>8} {:>9} {:>9} {:>7}\n", name, "", "", "", "",
               fmt::format("{:.2f} {}", value, unit), fmt::format("{:.2f} {}", target, unit), verdict(value <= target));
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  static const char* verdict(bool met) { return met ? "met" : "MISSED"; }
  void fail(const std::string& what, int exit) {
    fmt::print("{}: FAILED with exit code {}\n", what, exit);
    failed_ = true;
  }
  void line(const std::string& name, const Measure& ours, const std::string& wall, const std::string& cpu,
            const std::string& value, const std::string& target, bool met) {
    fmt::print("{:<42} {:>8.3f} {:>8.3f} {:>8} {:>8} {:>9} {:>9} {:>7} {:>8.0f}\n", name, ours.wall, ours.cpu, wall,
               cpu, value, target, verdict(met), ours.peak);
    std::fflush(stdout);
    if (ours.exit != 0) fail(name, ours.exit);
  }
  bool failed_ = false;
};

// A copy that is already on the disk, so that its first commit does not pay for it.
void copy_settled(const fs::path& from, const fs::path& to) {
  remove_database(to);
  fs::copy_file(from, to);
  const int file = open(to.c_str(), O_RDONLY);
  fsync(file);
  close(file);
}

// The questions that the references answer: plain sums without rules, names or order, which starhours does give.
class Questions {
 public:
  explicit Questions(bool duckdb) {
    hours_ = duckdb ? "sum(date_diff('minute', sign_in, sign_out)) / 60.0"
                    : "sum((julianday(sign_out) - julianday(sign_in)) * 24)";
    month_ = duckdb ? "date_trunc('month', sign_in)" : "substr(sign_in, 1, 7)";
  }
  // An award says the stars of everybody in it, so the sums are those of the period and of all they ever served.
  [[nodiscard]] std::string award(const std::string& from, const std::string& until) const {
    return fmt::format(
        "SELECT * FROM (SELECT volunteer_id, {} h FROM sign_ins WHERE sign_in >= '{}' AND sign_in < '{}' GROUP BY "
        "volunteer_id) JOIN (SELECT volunteer_id, {} life FROM sign_ins WHERE sign_in < '{}' GROUP BY volunteer_id) "
        "USING (volunteer_id)",
        hours_, from, until, hours_, until);
  }
  [[nodiscard]] std::string stars(const std::string& until) const {
    return fmt::format("SELECT volunteer_id, {} FROM sign_ins WHERE sign_in < '{}' GROUP BY volunteer_id", hours_,
                       until);
  }
  [[nodiscard]] std::string pivot() const {
    return fmt::format("SELECT volunteer_id, {} m, {} FROM sign_ins GROUP BY 1, 2", month_, hours_);
  }

 private:
  std::string hours_, month_;
};

class Ratios {
 public:
  explicit Ratios(const Options& options)
      : options_(options), duckdb_(options), sheet_(options.folder / "city.csv"), book_(options.folder / "book.db") {}

  int print() {
    apart([&] { write_sheet(options_.city, sheet_); });
    print_head();
    Table table;
    imports(table);
    tenth_of_city(table);
    one_day(table);
    awards(table);
    months_beside(table);
    shapes(table);
    small(table);
    long_answers();
    sizes(table);
    return table.failed() ? 1 : 0;
  }

 private:
  void print_head() const {
    const City& city = options_.city;
    fmt::print("{} sign-ins of {} volunteers, seed {}, {}{}{}; sheet {:.1f} MiB; fastest of {} runs\n", city.sign_ins,
               volunteers_of(city), city.seed, city.shuffled ? "shuffled" : "in order of day",
               city.quoted ? ", quoted" : "", city.long_ids ? ", long ids" : "", size_of(sheet_) / mebibyte,
               options_.runs);
    fmt::print(
        "SQLite {} is linked; the shell is {}; DuckDB {}\n", sqlite3_libversion(),
        first_line_of({"sqlite3", "--version"}).value_or("not there").substr(0, 6),
        duckdb_.version().value_or("not there, its lines fall back to SQLite (tests/bench/peers-setup brings it)"));
    if (duckdb_.version()) {
      // Its start is part of every measure below, as ours is.
      const Measure start = fastest_of(options_.runs, duckdb_.command(":memory:", {"SELECT 1"}));
      fmt::print("DuckDB's own start: {:.3f} s wall\n", start.wall);
    }
  }

  static double size_of(const fs::path& file) {
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    return missing ? 0 : static_cast<double>(size);
  }

  Command import_of(const fs::path& book, const fs::path& sheet) const { return starhours(book, {"import", sheet}); }

  void imports(Table& table) {
    const fs::path bare = options_.folder / "bare.db";
    const Command bare_import{"sqlite3", bare, ".mode csv", ".import '" + sheet_.string() + "' sign_ins"};
    const auto fresh = [this] { remove_database(book_); };
    const Pair plain =
        fastest_of_both(options_.runs, import_of(book_, sheet_), fresh, bare_import, [&] { remove_database(bare); });
    table.ratio("import / sqlite3 .import", plain, 0.45);
    import_ = plain.ours;
    reference_database_ = bare;
    if (!duckdb_.version()) return;
    remove_database(bare);
    const fs::path typed = options_.folder / "typed.db";
    const Pair other = fastest_of_both(options_.runs, import_of(book_, sheet_), fresh,
                                       duckdb_.command(typed, {DuckDb::load(sheet_)}), [&] { remove_database(typed); });
    table.ratio("import / DuckDB's typed load", other, 0.5);
    reference_database_ = typed;
  }

  // A city of a tenth of the people, who do as much; in turns, since a machine is not always as fast.
  void tenth_of_city(Table& table) {
    const fs::path sheet = options_.folder / "less.csv", book = options_.folder / "less.db";
    City less = options_.city;
    less.volunteers = volunteers_of(options_.city) / 10;
    less.sign_ins /= 10;
    apart([&] { write_sheet(less, sheet); });
    table.ratio("import / that of a tenth of the city",
                fastest_of_both(
                    options_.runs, import_of(book_, sheet_), [this] { remove_database(book_); }, import_of(book, sheet),
                    [&] { remove_database(book); }),
                11);
    remove_database(book);
    fs::remove(sheet);
  }

  // A later day of 10,000 rows, into this book and into one of the same volunteers with a tenth of the rows.
  void one_day(Table& table) {
    const fs::path day = options_.folder / "day.csv", tenth_sheet = options_.folder / "tenth.csv";
    const fs::path tenth = options_.folder / "tenth.db", large = options_.folder / "large.db",
                   small = options_.folder / "small.db";
    City one = options_.city;
    one.volunteers = volunteers_of(options_.city);
    City less = one;
    one.first = one.first + date::days{one.days + 30};
    one.days = 1;
    one.sign_ins = 10'000;
    one.seed += 1;
    less.sign_ins /= 10;
    apart([&] { write_sheet(one, day); });
    apart([&] { write_sheet(less, tenth_sheet); });
    if (run(import_of(tenth, tenth_sheet)).exit != 0) fmt::print("the book of a tenth: FAILED\n");
    const Pair pair = fastest_of_both(
        options_.runs, import_of(large, day), [&] { copy_settled(book_, large); }, import_of(small, day),
        [&] { copy_settled(tenth, small); });
    table.milliseconds("import of one day's 10,000 rows", pair.ours, pair.ours.wall, 0.5);
    table.ratio("… / the same into a tenth of the book", pair, 1.3);
    for (const fs::path& file : {tenth, large, small}) remove_database(file);
    fs::remove(tenth_sheet);
  }

  Pair ask(const Command& question, const std::string& sql) {
    const Command reference =
        duckdb_.version() ? duckdb_.command(reference_database_, {sql}) : Command{"sqlite3", reference_database_, sql};
    const Pair pair = fastest_of_both(options_.runs, starhours(book_, question), {}, reference, {});
    report_peak_ = std::max(report_peak_, pair.ours.peak);
    return pair;
  }

  void awards(Table& table) {
    const Questions sql(duckdb_.version().has_value());
    const std::string than = duckdb_.version() ? " / DuckDB" : " / SQLite";
    table.ratio("month's award, everybody's stars" + than,
                ask({"report", "awards", "--period", "2024-03", "--all", "--format", "json"},
                    sql.award("2024-03-01", "2024-04-01")),
                0.3);
    // Below a few hundredths of a second it takes more runs to meet an undisturbed one.
    const Measure winners = fastest_of(
        std::max(options_.runs, 9), starhours(book_, {"report", "awards", "--period", "2024-03", "--format", "json"}));
    table.milliseconds("month's winners alone", winners, winners.wall, 0.03);
    struct Period {
      const char *name, *period, *from, *until;
    };
    for (const Period& of : {Period{"week", "2024-W11", "2024-03-11", "2024-03-18"},
                             Period{"quarter", "2024-Q1", "2024-01-01", "2024-04-01"},
                             Period{"year", "2024", "2024-01-01", "2025-01-01"}}) {
      table.ratio(fmt::format("{}'s award", of.name) + than,
                  ask({"report", "awards", "--period", of.period, "--format", "json"}, sql.award(of.from, of.until)),
                  0.4);
    }
    table.ratio("stars of all at a day" + than,
                ask({"report", "stars", "--as-of", "2024-06-30", "--all", "--format", "json"}, sql.stars("2024-07-01")),
                0.4);
    table.ratio("volunteer x month pivot" + than,
                ask({"query", "hours", "--by", "volunteer", "--by", "month", "--format", "csv"}, sql.pivot()), 0.2);
  }

  // The same city, of which one book holds six months only.
  void months_beside(Table& table) {
    using namespace date::literals;
    const fs::path sheet = options_.folder / "half.csv", book = options_.folder / "half.db";
    City half = options_.city;
    half.from = date::sys_days{2024_y / 1 / 1};
    half.to = date::sys_days{2024_y / 6 / 30};
    apart([&] { write_sheet(half, sheet); });
    if (run(import_of(book, sheet)).exit != 0) fmt::print("the book of six months: FAILED\n");
    const auto beside = [&](const Command& question) {
      return fastest_of_both(std::max(options_.runs, 9), starhours(book_, question), {}, starhours(book, question), {});
    };
    table.ratio("month's award, 36 months / 6", beside({"report", "awards", "--period", "2024-03", "--format", "json"}),
                1.2);
    table.ratio("… everybody's stars, 36 months / 6",
                beside({"report", "awards", "--period", "2024-03", "--all", "--format", "json"}), 1.2);
    remove_database(book);
    fs::remove(sheet);
  }

  // The same city, written otherwise: sheets that are quoted or out of order, and ids of 18 characters.
  void shapes(Table& table) {
    const fs::path sheet = options_.folder / "shape.csv", book = options_.folder / "shape.db",
                   bare = options_.folder / "shape-bare.db";
    struct Shape {
      const char* name;
      bool City::*property;
    };
    for (const Shape& shape :
         {Shape{"quoted", &City::quoted}, Shape{"long ids", &City::long_ids}, Shape{"shuffled", &City::shuffled}}) {
      City city = options_.city;
      city.*shape.property = true;
      apart([&] { write_sheet(city, sheet); });
      const Command reference{"sqlite3", bare, ".mode csv", ".import '" + sheet.string() + "' sign_ins"};
      table.ratio(fmt::format("import, {} / sqlite3 .import", shape.name),
                  fastest_of_both(
                      options_.runs, import_of(book, sheet), [&] { remove_database(book); }, reference,
                      [&] { remove_database(bare); }),
                  0.45);
    }
    for (const fs::path& file : {book, bare}) remove_database(file);
    fs::remove(sheet);
  }

  void small(Table& table) {
    const int runs = std::max(options_.runs, 15);
    const fs::path empty = options_.folder / "empty.db", header = options_.folder / "header.csv";
    City nobody = options_.city;
    nobody.to = date::sys_days::min();
    apart([&] { write_sheet(nobody, header); });
    if (run(import_of(empty, header)).exit != 0) fmt::print("the empty book: FAILED\n");
    const Measure version = fastest_of(runs, {STARHOURS_COMMAND, "--version"});
    table.milliseconds("--version", version, version.wall, 0.005);
    const Measure query = fastest_of(runs, starhours(empty, {"query", "hours"}));
    table.milliseconds("query on an empty book, cpu", query, query.cpu, 0.01);
    // The first volunteer serves nine days of ten: the longest statement there is.
    const Measure statement = fastest_of(runs, starhours(book_, {"report", "statement", id_of(options_.city, 0)}));
    report_peak_ = std::max(report_peak_, statement.peak);
    table.milliseconds("longest statement, cpu over --version", statement, statement.cpu - version.cpu, 0.015);
  }

  // Those with the most rows: they too must fit in memory.
  void long_answers() {
    for (const Command& question :
         {Command{"query", "hours", "--by", "volunteer", "--by", "activity", "--format", "csv"},
          Command{"query", "hours", "--by", "volunteer", "--by", "day", "--format", "csv"},
          Command{"query", "hours", "--by", "day", "--by", "volunteer", "--format", "csv"},
          Command{"query", "hours", "--by", "activity", "--by", "volunteer", "--format", "csv"},
          Command{"query", "entries", "--format", "csv"}, Command{"query", "suspense", "--format", "csv"},
          Command{"query", "suspense", "--worklist", "--format", "csv"}}) {
      const Measure answer = run(starhours(book_, question));
      if (answer.exit != 0) fmt::print("a long answer: FAILED\n");
      report_peak_ = std::max(report_peak_, answer.peak);
    }
  }

  void sizes(Table& table) const {
    const double rows = options_.city.sign_ins;
    table.amount("peak of any report", report_peak_ * mebibyte / megabyte, 100, "MB");
    table.amount("peak of the import", import_.peak * mebibyte / megabyte, 100 + 35 * rows / megabyte, "MB");
    table.amount("size of the book / the sheet", size_of(book_) / size_of(sheet_), 0.6, "x");
  }

  const Options& options_;
  DuckDb duckdb_;
  fs::path sheet_, book_, reference_database_;
  Measure import_;
  double report_peak_ = 0;
};

}  // namespace

int print_ratios(const Options& options) { return Ratios(options).print(); }

}  // namespace starhours::bench
