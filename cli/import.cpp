#include "commands.h"
#include "explain.h"
#include "inputs.h"
#include "opening.h"
#include "output_options.h"
#include "reading_flags.h"
#include "receipts.h"
#include "rulebook_source.h"

#include <starhours/answers.h>
#include <starhours/intake.h>

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace starhours {
namespace {

// What --replace without a sheet stands for.
const std::string of_same_name = "*";

struct ImportOptions {
  std::vector<std::string> files;
  ReadingFlags reading;
  std::string replace;  // empty: not asked for
  bool dry_run = false;
  bool strict = false;
  bool explain = false;
  OutputOptions output;
};

// One run of the command: its sheets one after another into a book that is opened, or made, for the first that can be
// read.
class Import {
 public:
  Import(Session& session, const ImportOptions& options, ReadingOptions reading)
      : session_(session), options_(options), reading_(std::move(reading)) {}

  int run();

 private:
  // False when there is no use in going on with the next sheet.
  bool take(Opening& opening);
  bool fail_sheet(const Input& input, Problem problem);
  void tell(const SheetOutcome& outcome);
  // So many sheets that their receipts are one table.
  [[nodiscard]] bool many() const { return sheets_ > 10 && !session_.options.verbose; }
  // The sheet that the input takes the place of.
  [[nodiscard]] Result<SheetNo> replaced_by(const Input& input);
  [[nodiscard]] int write_results();
  bool open_book();
  // One transaction around all sheets, where it is all or nothing.
  bool begin_whole();
  // Of a dry run: what the book says before, and what it would say after.
  bool note_hours(std::optional<CreditedHours>& hours);
  void end_whole();
  void note(int code) { code_ = std::max(code_, code); }
  bool stop_with(const Problem& problem);

  Session& session_;
  const ImportOptions& options_;
  ReadingOptions reading_;
  std::string zone_;                   // of the book
  std::optional<RulebookText> rules_;  // of --rules
  std::optional<Book> book_;
  std::optional<Book::Transaction> whole_;  // goes before the book
  std::optional<CreditedHours> before_;     // of a dry run
  std::optional<CreditedHours> after_;
  Day today_{};
  std::size_t sheets_ = 0;
  std::vector<SheetOutcome> outcomes_;
  std::size_t told_ = 0;    // problems of rows, where there are many sheets
  std::size_t untold_ = 0;  // … and those that were too many
  int code_ = exit_code::done;
};

int Import::run() {
  Environment& environment = session_.environment();
  if (!session_.options.rules.empty()) {
    rules_ = load_rulebook(session_, session_.options.rules);
    if (!rules_) return exit_code::trouble;
  }
  environment.catch_interrupts();
  const Checked<std::vector<Input>> inputs = inputs_of(options_.files, environment);
  session_.tell(inputs.problems);
  if (!inputs.problems.empty()) note(exit_code::trouble);
  sheets_ = inputs.value.size();
  Openings openings(inputs.value, reading_, environment, environment.err_is_terminal() && !session_.options.quiet);
  while (const std::unique_ptr<Opening> opening = openings.next()) {
    if (!take(*opening)) break;
  }
  if (untold_ > 0) session_.say(fmt::format("… and {} more", untold_));
  if (many() && !session_.options.quiet) {
    const auto table = renderer(Format::table, environment.err(), session_.err_style());
    write_receipt_table(outcomes_, session_.options.language, *table);
  }
  if (const std::optional<std::string> total = total_line(outcomes_, session_.options.language)) session_.say(*total);
  end_whole();
  if (environment.interrupted()) {
    session_.say("interrupted");
    note(exit_code::interrupted);
  }
  note(write_results());
  return code_;
}

// What would be, and the difference that replacements made, is what was asked for; receipts are told anyhow.
int Import::write_results() {
  if (!options_.replace.empty()) {
    if (!book_) return code_;
    std::vector<JournalChange> changes;
    for (SheetOutcome& outcome : outcomes_) {
      if (!outcome.receipt || outcome.receipt->refused) continue;
      std::vector<JournalChange>& of_sheet = outcome.receipt->changes;
      changes.insert(changes.end(), std::make_move_iterator(of_sheet.begin()), std::make_move_iterator(of_sheet.end()));
    }
    return write_answer(session_, options_.output, [&](RowSink& sink) { return write_changes(changes, zone_, sink); });
  }
  if (options_.dry_run) {
    if (!before_ || !after_) return code_;
    return write_answer(session_, options_.output, [this](RowSink& sink) -> Result<void> {
      write_added_hours(*before_, *after_, sink);
      return {};
    });
  }
  if (!options_.output.format && options_.output.file.empty()) return exit_code::done;
  return write_answer(session_, options_.output, [this](RowSink& sink) -> Result<void> {
    write_receipts(outcomes_, sink);
    return {};
  });
}

Result<SheetNo> Import::replaced_by(const Input& input) {
  if (options_.replace != of_same_name) {
    return sheet_called(*book_, options_.replace).map([](const Sheet& sheet) { return sheet.no; });
  }
  const auto sheets = book_->sheets();
  if (!sheets) return fail(sheets.error());
  std::vector<const Sheet*> namesakes;
  for (const Sheet& sheet : *sheets) {
    if (sheet.options.source == input.name) namesakes.push_back(&sheet);
  }
  if (namesakes.size() == 1) return namesakes.front()->no;
  if (namesakes.empty()) {
    return fail(error(Kind::usage, fmt::format("no sheet of the book is called '{}'", input.name),
                      "name the sheet that goes, as in --replace=march.csv; query sheets lists them"));
  }
  return fail(error(Kind::usage, fmt::format("{} sheets of the book are called '{}'", namesakes.size(), input.name),
                    fmt::format("say which goes: --replace={}", namesakes.back()->sha256.substr(0, 12))));
}

bool Import::take(Opening& opening) {
  const Input& input = opening.input;
  if (session_.environment().interrupted()) return false;
  // What is no sheet shall not make a book.
  if (!opening.sheet) return fail_sheet(input, opening.sheet.error());
  if (!book_ && (!open_book() || !begin_whole())) return false;
  IntakeOptions intake;
  intake.reading = reading_;
  intake.reading.source = input.path;
  intake.name = input.name;
  intake.today = today_;
  intake.strict = options_.strict;
  if (!options_.replace.empty()) {
    const Result<SheetNo> replaced = replaced_by(input);
    if (!replaced) return fail_sheet(input, replaced.error());
    intake.replaces = *replaced;
  }
  opening.progress->begin();
  Result<Receipt> receipt = take_in(*book_, *std::move(opening.sheet), intake);
  opening.progress->end();
  if (!receipt) return fail_sheet(input, receipt.error());
  if (receipt->refused) note(exit_code::bad_data);
  outcomes_.push_back({input.path, *std::move(receipt), options_.dry_run});
  tell(outcomes_.back());
  return true;
}

void Import::tell(const SheetOutcome& outcome) {
  const Receipt& receipt = *outcome.receipt;
  if (many()) {
    // As many problems as of one sheet are told of all together.
    constexpr std::size_t most = 50;
    const std::size_t told = std::min(receipt.problems.size(), most - told_);
    session_.tell(Problems(receipt.problems.begin(), receipt.problems.begin() + static_cast<std::ptrdiff_t>(told)));
    told_ += told;
    untold_ += receipt.problems.size() - told + static_cast<std::size_t>(receipt.more_problems);
    return;
  }
  session_.tell(receipt.problems);
  if (receipt.more_problems > 0) session_.say(fmt::format("… and {} more", receipt.more_problems));
  session_.say(receipt_line(outcome, session_.options.language));
  for (const std::string& finding : receipt.findings) session_.say("  " + printable(finding));
}

bool Import::fail_sheet(const Input& input, Problem problem) {
  outcomes_.push_back({input.path, std::nullopt, options_.dry_run});
  if (session_.environment().interrupted()) return false;
  problem = session_.of_book(std::move(problem));
  const bool about_book = problem.place.source == session_.book_name();
  if (problem.place.source.empty()) problem.place.source = input.path;
  if (about_book) return stop_with(problem);
  session_.tell(problem);
  note(exit_code_of(problem.kind));
  return true;
}

bool Import::begin_whole() {
  if (!options_.strict && !options_.dry_run) return true;
  Result<Book::Transaction> begun = book_->begin();
  if (!begun) return stop_with(begun.error());
  whole_.emplace(*std::move(begun));
  return !options_.dry_run || note_hours(before_);
}

bool Import::note_hours(std::optional<CreditedHours>& hours) {
  Result<CreditedHours> noted = credited_hours(*book_);
  if (!noted) return stop_with(noted.error());
  hours = *std::move(noted);
  return true;
}

// A dry run keeps nothing; --strict keeps all or nothing.
void Import::end_whole() {
  if (!whole_) return;
  if (options_.dry_run && !session_.environment().interrupted()) (void)note_hours(after_);
  const bool keep = !options_.dry_run && code_ == exit_code::done && !session_.environment().interrupted();
  if (keep) {
    if (const Result<void> kept = whole_->commit(); !kept) stop_with(kept.error());
  } else if (!options_.dry_run) {
    session_.say(session_.options.language == Language::zh ? "没有导入任何内容（--strict）"
                                                           : "nothing was imported (--strict)");
  }
  whole_.reset();
}

bool Import::stop_with(const Problem& problem) {
  note(session_.fail_with(problem));
  return false;
}

bool Import::open_book() {
  Result<Book> book = session_.open_book(Book::Access::write);
  const bool missing = !book && book.error().kind == Kind::missing_book;
  if (missing && options_.dry_run) {
    const Result<std::string> scratch = session_.environment().scratch_book();
    if (!scratch) return stop_with(scratch.error());
    book = Book::open(*scratch, Book::Access::create);
  } else if (missing) {
    book = session_.open_book(Book::Access::create);
  }
  if (!book) return stop_with(book.error());
  if (rules_ && !missing) {
    return stop_with(usage_problem("--rules", fmt::format("the book '{}' has a rulebook already", session_.book_name()),
                                   fmt::format("change it with 'starhours rules set {}'", session_.options.rules)));
  }
  const Result<Rulebook> rulebook = rules_ ? Result<Rulebook>(rules_->rulebook) : rulebook_of(*book);
  if (!rulebook) return stop_with(rulebook.error());
  const Result<Day> today = session_.today(*rulebook);
  if (!today) return stop_with(today.error());
  if (rules_) {
    if (const Result<void> adopted = adopt_rulebook(*book, rules_->toml, *today); !adopted)
      return stop_with(adopted.error());
  }
  today_ = *today;
  zone_ = rulebook->zone;
  book_ = *std::move(book);
  return true;
}

int import_sheets(Session& session, const ImportOptions& options) {
  const bool names_one = !options.replace.empty() && options.replace != of_same_name;
  if (names_one && options.files.size() != 1) {
    return session.fail_with(usage_problem("--replace", "expected one FILE in the place of one sheet",
                                           "write --replace alone: each takes the place of the sheet of its name"));
  }
  std::optional<ReadingOptions> reading = options.reading.read(session);
  if (!reading) return exit_code::trouble;
  if (options.explain) return explain_sheet(session, options.files, std::move(*reading), options.output.file);
  return Import(session, options, std::move(*reading)).run();
}

}  // namespace

void add_import(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<ImportOptions>();
    command.arguments("FILE", options->files,
                      "CSV, TSV, XLSX, XLS or ODS; a folder stands for all in it, - for standard input");
    options->reading.add_to(command);
    command.flag("--dry-run", options->dry_run,
                 "do everything but keep it; prints the hours that each volunteer would gain");
    command.flag("--strict", options->strict, "any error in any sheet, and nothing at all is imported (exit code 1)");
    command.flag_or_text("--replace", of_same_name, options->replace,
                         "in the place of the earlier sheet of its name, or of --replace=SHEET; prints what changed");
    command.flag("--explain", options->explain,
                 "import nothing; print how the sheet would be read, as a file for --map");
    options->output.add_to(command);
    command.runs([&session, options] { return import_sheets(session, *options); });
  };
  parent.add(
      "import", "Take sign-in sheets and registries into the book",
      {"starhours import march.csv", "starhours import sheets/ --strict",
       "starhours import volunteers.csv --as volunteers",
       "starhours import - --team 第一分队 --date 2025-03-05 < sheet.csv", "starhours import march.csv --dry-run",
       "starhours import march.csv --replace          # corrected: prints what changed",
       "starhours import odd.csv --explain -o odd.toml    # edit it, then: import odd.csv --map odd.toml"},
      tell);
}

}  // namespace starhours
