#include "intake/recount.h"

#include "intake/sheets_in_hand.h"

namespace starhours {

namespace {

// Registries in their order, each by itself.
Result<void> take_registry_again(Desk& desk, const Sheet& sheet) {
  auto names = TextNames::load(desk.book);
  if (!names) return fail(names.error());
  SheetsInHand hand(desk, std::move(*names), false);
  if (auto brought = hand.bring_again(sheet, false); !brought) return brought;
  if (auto taken = hand.take_registry(); !taken) return taken;
  if (auto outcome = hand.post(); !outcome) return fail(outcome.error());
  return {};
}

}  // namespace

Result<void> count_again(Desk& desk) {
  auto sheets = desk.book.sheets();
  if (!sheets) return fail(sheets.error());
  if (auto cleared = desk.book.clear_derived(); !cleared) return cleared;
  if (sheets->empty()) return desk.book.set_reading_version(reading_version);
  for (Sheet& sheet : *sheets) {
    sheet.posted = sheet.duplicates = 0;
    Result<void> done =
        sheet.kind == SheetKind::sign_ins ? desk.book.update_sheet(sheet) : take_registry_again(desk, sheet);
    if (!done) return done;
  }
  // Then all sign-ins together, so that each is told apart once and for good.
  auto names = TextNames::load(desk.book);
  if (!names) return fail(names.error());
  SheetsInHand hand(desk, std::move(*names), false);
  for (const Sheet& sheet : *sheets) {
    if (sheet.kind != SheetKind::sign_ins) continue;
    if (auto brought = hand.bring_again(sheet, false); !brought) return brought;
  }
  if (!hand.empty()) {
    if (auto resolved = hand.resolve(); !resolved) return resolved;
    if (auto outcome = hand.post(); !outcome) return fail(outcome.error());
  }
  return desk.book.set_reading_version(reading_version);
}

Result<void> count_again_if_outdated(Desk& desk) {
  auto version = desk.book.reading_version();
  if (!version) return fail(version.error());
  if (*version == reading_version) return {};
  // A book without sheets is new.
  return *version == 0 ? desk.book.set_reading_version(reading_version) : count_again(desk);
}

Result<std::int64_t> credited_minutes(Book& book) {
  std::int64_t minutes = 0;
  auto read =
      book.each_total(representable_days, Book::Stride::years, [&](DaySpan, std::span<const VolunteerTotal> totals) {
        for (const VolunteerTotal& total : totals) minutes += total.minutes;
      });
  if (!read) return fail(read.error());
  // Month by month: they may be many.
  Day from = representable_days.first;
  while (true) {
    const auto next = book.group_day_from(from);
    if (!next) return fail(next.error());
    if (!*next) return minutes;
    from = **next + date::days{31};
    const auto groups = book.group_entries({**next, from});
    if (!groups) return fail(groups.error());
    for (const GroupEntry& group : *groups) minutes += group.counts() ? group.minutes : 0;
  }
}

}  // namespace starhours
