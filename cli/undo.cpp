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
  Result<BookInHand> in_hand = session.open_to_change();
  if (!in_hand) return session.fail_with(in_hand.error());
  Book& book = in_hand->book;
  std::vector<SheetNo> numbers;
  for (const std::string& text : options.sheets) {
    const Result<Sheet> sheet = sheet_called(book, text);
    if (!sheet) return session.fail_with(sheet.error());
    if (std::find(numbers.begin(), numbers.end(), sheet->no) == numbers.end()) numbers.push_back(sheet->no);
  }
  const Result<Withdrawal> withdrawal = undo(book, numbers, in_hand->today, options.dry_run);
  if (!withdrawal) return session.fail_with(withdrawal.error());
  for (const std::string& line : withdrawal_lines(*withdrawal, options.dry_run, session.options.language)) {
    session.say(line);
  }
  return exit_code::done;
}

}  // namespace

void add_undo(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<UndoOptions>();
    command.arguments("SHEET", options->sheets, "name, number or SHA-256 (eight digits or more) of a sheet");
    command.flag("--dry-run", options->dry_run, "do everything but keep it");
    command.runs([&session, options] { return take_out(session, *options); });
  };
  parent.add("undo", "Take imported sheets out of the book again, as if they had never come",
             {"starhours undo march.csv", "starhours undo 3 4", "starhours undo march.csv --dry-run"}, tell);
}

}  // namespace starhours
