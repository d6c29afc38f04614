#include "intake/withdrawal.h"

#include "intake/persons.h"
#include "intake/recount.h"
#include "intake/sheets_in_hand.h"

#include <algorithm>
#include <set>

namespace starhours {

namespace {

bool owes_nothing_to_rows(const Volunteer& volunteer) {
  return volunteer.known == Known::by_registry && volunteer.from_rows == 0;
}

}  // namespace

Result<bool> can_be_lifted_out(Desk& desk, const Sheet& sheet) {
  if (sheet.kind != SheetKind::sign_ins) return false;
  auto version = desk.book.reading_version();
  if (!version) return fail(version.error());
  if (*version != reading_version) return false;
  // A number that fits somebody as well as another sheet's keeps that one waiting too.
  const auto waits = desk.book.has_waiting_number(sheet.no);
  if (!waits) return fail(waits.error());
  if (*waits) return false;
  auto keys = desk.book.service_days_of(sheet.no, sheet.days);
  if (!keys) return fail(keys.error());
  std::set<VolunteerNo> served;
  for (const ServiceDayKey& key : *keys) served.insert(key.volunteer);
  auto persons = Persons::load(desk.book);
  if (!persons) return fail(persons.error());
  for (const VolunteerNo no : served) {
    if (persons->is_of_others(no)) return false;
    auto volunteer = desk.book.volunteer(no);
    if (!volunteer) return fail(volunteer.error());
    if (!*volunteer || !owes_nothing_to_rows(**volunteer)) return false;
  }
  return true;
}

Result<void> lift_out(Desk& desk, const Sheet& sheet) {
  auto names = TextNames::load(desk.book);
  if (!names) return fail(names.error());
  SheetsInHand hand(desk, std::move(*names), false);
  if (auto withdrawn = hand.withdraw(sheet); !withdrawn) return withdrawn;
  if (auto outcome = hand.post(); !outcome) return fail(outcome.error());
  return desk.book.drop_unused();
}

Result<Withdrawal> undo(Book& book, std::span<const SheetNo> numbers, Day today, bool dry_run) {
  auto change = begin_change(book);
  if (!change) return fail(change.error());
  Desk desk = change->desk(book);

  Withdrawal withdrawal;
  const auto before = credited_minutes(book);
  if (!before) return fail(before.error());
  bool again = false;
  for (const SheetNo no : numbers) {
    auto sheet = book.sheet(no);
    if (!sheet) return fail(sheet.error());
    if (!*sheet) return fail(error(Kind::usage, "no such sheet in the book"));
    withdrawal.sheets.push_back(**sheet);
    if (!again) {
      const auto liftable = can_be_lifted_out(desk, **sheet);
      if (!liftable) return fail(liftable.error());
      again = !*liftable;
    }
    if (!again) {
      if (auto lifted = lift_out(desk, **sheet); !lifted) return fail(lifted.error());
    }
    if (auto removed = book.remove_sheet(no); !removed) return fail(removed.error());
    const Event event{today, "undo", (*sheet)->options.source, (*sheet)->sha256, ""};
    if (auto kept = book.add_event(event); !kept) return fail(kept.error());
  }
  if (again) {
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
