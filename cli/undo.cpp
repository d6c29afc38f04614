#include "commands.h"
#include "receipts.h"

#include <starhours/answers.h>
#include <starhours/intake.h>

#include <algorithm>
#include <memory>

namespace starhours {
namespace {

struct UndoOptions {
  std::vector<std::string> sheets;
  bool dry_run = false;
};

int take_out(Session& session, const UndoOptions& options) {
  Result<Book> book = session.open_book(Book::Access::write);
  if (!book) return session.fail_with(book.error());
  const Result<Rulebook> rulebook = rulebook_of(*book);
  if (!rulebook) return session.fail_with(rulebook.error());
  const Result<Day> today = session.today(*rulebook);
  if (!today) return session.fail_with(today.error());
  std::vector<SheetNo> numbers;
  for (const std::string& text : options.sheets) {
    const Result<Sheet> sheet = sheet_called(*book, text);
    if (!sheet) return session.fail_with(sheet.error());
    if (std::find(numbers.begin(), numbers.end(), sheet->no) == numbers.end()) numbers.push_back(sheet->no);
  }
  const Result<Withdrawal> withdrawal = undo(*book, numbers, *today, options.dry_run);
  if (!withdrawal) return session.fail_with(withdrawal.error());
  for (const std::string& line : withdrawal_lines(*withdrawal, options.dry_run, session.options.language)) {
    session.say(line);
  }
  return exit_code::done;
}

}  // namespace

void add_undo(Command& parent, Session& session) {
  Command command =
      parent.add("undo", "Take imported sheets out of the book again, as if they had never come",
                 {"starhours undo march.csv", "starhours undo 3 4", "starhours undo march.csv --dry-run"});
  const auto options = std::make_shared<UndoOptions>();
  command.arguments("SHEET", options->sheets, "name, number or SHA-256 (eight digits or more) of a sheet");
  command.flag("--dry-run", options->dry_run, "do everything but keep it");
  command.runs([&session, options] { return take_out(session, *options); });
}

}  // namespace starhours
