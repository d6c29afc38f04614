// A tour of the library: from a folder of sheets to the month's achievers, in five steps.
//
//   library_tour FOLDER      (a community as in examples/xingshenlu)
#include <starhours/answers.h>
#include <starhours/intake.h>
#include <starhours/render.h>
#include <starhours/rules_file.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace starhours;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Nothing throws across the library's headers; a failed operation carries the problem that says why.
[[noreturn]] void give_up(const Problem& problem) {
  std::cerr << render(problem, RenderStyle{});
  std::exit(1);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: library_tour FOLDER\n";
    return 2;
  }
  const fs::path community = arguments[1];
  const Day today{date::local_days{date::year{2025} / 4 / 1}};  // the library never asks a clock

  // 1. A book, here a throw-away one. It is one SQLite file.
  const fs::path path = fs::temp_directory_path() / "starhours-library-tour.db";
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path.string() + suffix);
  auto book = Book::open(path.string(), Book::Access::create);
  if (!book) give_up(book.error());

  // 2. Its rulebook. Mistakes come all at once, as values.
  const std::string toml = bytes_of(community / "rulebook.toml");
  const Checked<Rulebook> rulebook = read_rulebook(toml, "rulebook.toml");
  if (has_errors(rulebook.problems)) give_up(rulebook.problems.front());
  if (const auto adopted = adopt_rulebook(*book, toml, today); !adopted) give_up(adopted.error());

  // 3. Sheets, in whatever order: the result is the same.
  std::vector<fs::path> sheets;
  for (const auto& file : fs::recursive_directory_iterator(community)) {
    if (file.is_regular_file() && file.path().extension() != ".toml") sheets.push_back(file.path());
  }
  std::sort(sheets.rbegin(), sheets.rend());
  std::int64_t posted = 0;
  std::int64_t waiting = 0;
  for (const fs::path& sheet : sheets) {
    const std::string bytes = bytes_of(sheet);
    const auto source = source_of(bytes);
    IntakeOptions options;
    options.reading.source = sheet.filename().string();
    options.today = today;
    const auto receipt = take_in(*book, *source, options);
    if (!receipt) give_up(receipt.error());
    posted += receipt->sheet.posted;
  }
  const auto suspense = book->suspense();
  if (!suspense) give_up(suspense.error());
  waiting = static_cast<std::int64_t>(suspense->size());
  std::cout << sheets.size() << " sheets, " << posted << " rows posted, " << waiting << " waiting in suspense\n";

  // 4. A question. Answers are rows of plain values; a Report keeps them.
  const Asking asking{*book, rulebook.value, false, today, Language::en};
  const auto march = parse_period("2025-03", rulebook.value.calendar, today);
  if (!march) give_up(march.error());
  Report total;
  Filter filter;
  filter.period = *march;
  if (const auto answered = answer_hours(asking, filter, {}, Cut{}, total); !answered) give_up(answered.error());
  std::cout << "2025-03: " << hours_text(std::get<std::int64_t>(total.at(0, "minutes"))) << " h\n";

  // 5. The achievers, straight into a renderer.
  class Terminal final : public ByteSink {
   public:
    bool write(std::string_view text) override { return static_cast<bool>(std::cout << text); }
  } terminal;
  RenderStyle style;
  style.language = Language::en;
  const auto table = renderer(Format::table, terminal, style);
  AwardsQuestion question;
  question.period = *march;
  if (const auto answered = answer_awards(asking, question, *table); !answered) give_up(answered.error());
}
