#include "intake/persons.h"
#include "intake/recount.h"
#include "intake/sheets_in_hand.h"

#include <starhours/intake.h>

#include <set>

namespace starhours {

namespace {

// Puts all that the sheets said out of the book, but for the sheets themselves.
Result<void> withdraw(Desk& desk, std::span<const Sheet> sheets, const Taught& taught) {
  auto names = TextNames::load(desk.book);
  if (!names) return fail(names.error());
  SheetsInHand hand(desk, std::move(*names), true);
  if (auto withdrawn = hand.withdraw(sheets, taught); !withdrawn) return withdrawn;
  if (auto resolved = hand.resolve(); !resolved) return resolved;
  if (auto outcome = hand.post(); !outcome) return fail(outcome.error());
  const auto dropped = desk.book.drop_unused();
  return dropped ? Result<void>() : fail(dropped.error());
}

}  // namespace

Result<Withdrawal> undo(Book& book, std::span<const SheetNo> numbers, Day today, bool dry_run) {
  Withdrawal withdrawal;
  if (numbers.empty()) return withdrawal;
  auto change = begin_change(book);
  if (!change) return fail(change.error());
  Desk desk = change->desk(book);

  const auto before = credited_minutes(book);
  if (!before) return fail(before.error());
  const auto persons = Persons::load(book);
  if (!persons) return fail(persons.error());
  std::set<SheetNo> taken;
  for (const SheetNo no : numbers) {
    if (!taken.insert(no).second) continue;
    auto sheet = book.sheet(no);
    if (!sheet) return fail(sheet.error());
    if (!*sheet) return fail(error(Kind::usage, "no such sheet in the book"));
    withdrawal.sheets.push_back(**std::move(sheet));
  }
  const auto taught = taught_by(desk, withdrawal.sheets);
  if (!taught) return fail(taught.error());
  if (*taught) {
    if (auto withdrawn = withdraw(desk, withdrawal.sheets, **taught); !withdrawn) return fail(withdrawn.error());
  }
  for (const Sheet& sheet : withdrawal.sheets) {
    if (auto removed = book.remove_sheet(sheet.no); !removed) return fail(removed.error());
    const Event event{today, "undo", sheet.options.source, sheet.sha256, ""};
    if (auto kept = book.add_event(event); !kept) return fail(kept.error());
  }
  const auto other_persons = persons->have_changed(book);
  if (!other_persons) return fail(other_persons.error());
  if (!*taught || *other_persons) {
    if (auto counted = count_again(desk); !counted) return fail(counted.error());
  }
  const auto after = credited_minutes(book);
  if (!after) return fail(after.error());
  withdrawal.minutes_added = *after - *before;
  if (dry_run) return withdrawal;
  if (auto committed = change->transaction.commit(); !committed) return fail(committed.error());
  return withdrawal;
}

}  // namespace starhours
