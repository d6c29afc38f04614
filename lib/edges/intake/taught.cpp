#include "intake/taught.h"

#include "intake/persons.h"
#include "intake/recount.h"

#include <algorithm>

namespace starhours {

namespace {

// So many rows are soon read again, be they all of the book.
constexpr std::int64_t few_rows = 100'000;

bool owes_nothing_to_rows(const Volunteer& volunteer) {
  return volunteer.known == Known::by_registry && volunteer.from_rows == 0;
}

// Whether that many rows are more than half of the book's.
Result<bool> is_most_of_the_book(Book& book, const std::set<SheetNo>& chosen) {
  const auto sheets = book.sheets();
  if (!sheets) return fail(sheets.error());
  std::int64_t rows = 0;
  std::int64_t of_chosen = 0;
  for (const Sheet& sheet : *sheets) {
    rows += sheet.rows;
    if (chosen.contains(sheet.no)) of_chosen += sheet.rows;
  }
  return of_chosen > few_rows && of_chosen > rows / 2;
}

// Whether all that the sheets taught was taught by rows of sign-ins as they are read now.
Result<bool> can_be_told(Book& book, std::span<const Sheet> sheets) {
  const auto version = book.reading_version();
  if (!version) return fail(version.error());
  return *version == reading_version && std::all_of(sheets.begin(), sheets.end(), [](const Sheet& sheet) {
    return sheet.kind == SheetKind::sign_ins;
  });
}

}  // namespace

Result<std::optional<Taught>> taught_by(Desk& desk, std::span<const Sheet> sheets) {
  const auto can_be = can_be_told(desk.book, sheets);
  if (!can_be) return fail(can_be.error());
  if (!*can_be) return std::nullopt;
  std::set<SheetNo> touched;
  for (const Sheet& sheet : sheets) touched.insert(sheet.no);
  auto most = is_most_of_the_book(desk.book, touched);
  if (!most) return fail(most.error());
  if (*most) return std::nullopt;
  const auto persons = Persons::load(desk.book);
  if (!persons) return fail(persons.error());
  Taught taught;
  std::set<VolunteerNo> meant;
  for (const Sheet& sheet : sheets) {
    const auto days = desk.book.service_days_of(sheet.no, sheet.days);
    if (!days) return fail(days.error());
    for (const ServiceDayKey& day : *days) meant.insert(day.volunteer);
    auto mentions = desk.book.mentions_in(sheet.no);
    if (!mentions) return fail(mentions.error());
    for (LooseMention& mention : *mentions) {
      if (mention.volunteer != VolunteerNo::none) meant.insert(mention.volunteer);
      taught.mentions.push_back(std::move(mention));
    }
  }
  std::vector<VolunteerNo> by_ids;
  for (const VolunteerNo no : meant) {
    if (persons->is_of_others(no) || persons->person(no) != no) return std::nullopt;
    auto volunteer = desk.book.volunteer(no);
    if (!volunteer) return fail(volunteer.error());
    if (!*volunteer || owes_nothing_to_rows(**volunteer)) continue;
    if ((*volunteer)->known >= Known::by_number) {
      taught.by_mentions.push_back(**std::move(volunteer));
    } else {
      by_ids.push_back(no);
      taught.by_ids.push_back(**std::move(volunteer));
    }
  }
  auto teachers = desk.book.sheets_about(by_ids);
  if (!teachers) return fail(teachers.error());
  for (const SheetNo no : *teachers) {
    if (touched.insert(no).second) taught.teachers.insert(no);
  }
  most = is_most_of_the_book(desk.book, touched);
  if (!most) return fail(most.error());
  if (*most) return std::nullopt;
  return taught;
}

}  // namespace starhours
