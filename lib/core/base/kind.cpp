#include <starhours/kind.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

namespace starhours {
namespace {

constexpr auto catalogue = std::to_array<KindEntry>({
    {Kind::missing_volunteer, "missing-volunteer", "the row names no volunteer"},
    {Kind::missing_date, "missing-date", "the row has no date, and nothing above it or beside the sheet gives one"},
    {Kind::missing_sign_in, "missing-sign-in", "the row has a sign-out time but no sign-in time"},
    {Kind::missing_sign_out, "missing-sign-out", "the row has a sign-in time but no sign-out time"},
    {Kind::missing_hours, "missing-hours", "the row has neither times nor hours"},
    {Kind::bad_date, "bad-date", "the date cannot be read, does not exist or is out of range"},
    {Kind::bad_time, "bad-time", "the time of day cannot be read"},
    {Kind::bad_hours, "bad-hours", "the hours cannot be read, are negative or more than can be served"},
    {Kind::ambiguous_date, "ambiguous-date",
     "the date can be read in more than one way, and the sheet does not tell which"},
    {Kind::time_order, "time-order", "the sign-out is before the sign-in and cannot be on the next day"},
    {Kind::zero_length, "zero-length", "the sign-in and the sign-out are the same minute"},
    {Kind::too_long, "too-long", "the service is longer than the rulebook lets one sign-in be"},
    {Kind::future_day, "future-day", "the service is on a day that has not come yet"},
    {Kind::ambiguous_volunteer, "ambiguous-volunteer", "more than one volunteer fits what the row says"},
    {Kind::unknown_volunteer, "unknown-volunteer", "no registered volunteer fits, and the rulebook wants one"},
    {Kind::broken_quote, "broken-quote", "a quoted cell is not closed, or has text after its closing quote"},
    {Kind::not_final, "not-final", "the sheet itself says that the row is not approved or completed"},
    {Kind::missing_id, "missing-id", "the row has neither the id nor the name it would be known by"},
    {Kind::bad_value, "bad-value", "a cell holds something its column cannot mean"},
    {Kind::absent, "absent", "the row marks somebody as absent or on leave and is no sign-in"},
    {Kind::time_twice, "time-twice", "the clocks were put back, and the time happened twice"},
    {Kind::time_never, "time-never", "the clocks were put forward, and the time never happened"},
    {Kind::stated_differs, "stated-differs", "the hours written beside the times are not the hours between them"},
    {Kind::stated_beside_clocked, "stated-beside-clocked",
     "hours without times stand beside times for the same activity and day, and only what exceeds them counts"},
    {Kind::equal_rows, "equal-rows", "two rows with hours but no times are equal in one sheet, and both count"},
    {Kind::duplicate_differs, "duplicate-differs",
     "the row repeats a known sign-in but differs from it in another cell"},
    {Kind::name_differs, "name-differs", "the id is known under another name"},
    {Kind::bad_id_number, "bad-id-number", "the identity number has a wrong length, date or check digit"},
    {Kind::ambiguous_team, "ambiguous-team", "more than one team has this name"},
    {Kind::team_cycle, "team-cycle", "the team would be a part of itself"},
    {Kind::likely_same, "likely-same", "two volunteers may be one person"},
    {Kind::estimated_time, "estimated-time", "a missing time was filled in by the rulebook's policy"},
    {Kind::missing_file, "missing-file", "there is no such file"},
    {Kind::unreadable_file, "unreadable-file", "the file is there but cannot be read"},
    {Kind::empty_file, "empty-file", "the file has no rows"},
    {Kind::not_text, "not-text", "the file is not text in an encoding that can be read"},
    {Kind::encrypted_file, "encrypted-file", "the workbook is behind a password"},
    {Kind::damaged_file, "damaged-file", "the file is cut off or damaged, and nothing of it can be trusted"},
    {Kind::too_large, "too-large", "the file unpacks to more than a sheet can be"},
    {Kind::unsupported_file, "unsupported-file", "the file is of a form that is not read"},
    {Kind::no_header, "no-header", "no row of the sheet can be recognised as its header"},
    {Kind::no_sheets, "no-sheets", "the folder or workbook holds no sheet that can be read"},
    {Kind::unwritable_file, "unwritable-file", "the file cannot be written"},
    {Kind::missing_book, "missing-book", "there is no book yet"},
    {Kind::not_a_book, "not-a-book", "the file is not a book of this program"},
    {Kind::newer_book, "newer-book", "the book was written by a newer version"},
    {Kind::busy_book, "busy-book", "another program is writing to the book"},
    {Kind::read_only_book, "read-only-book", "the book or its folder cannot be written to"},
    {Kind::disk_full, "disk-full", "the disk has no room left"},
    {Kind::broken_book, "broken-book", "the book is damaged"},
    {Kind::toml_syntax, "toml-syntax", "the rulebook is not well-formed TOML"},
    {Kind::unknown_key, "unknown-key", "the rulebook has a key that means nothing at this place"},
    {Kind::wrong_type, "wrong-type", "a key of the rulebook has a value of another type than it takes"},
    {Kind::wrong_value, "wrong-value", "a value is of the right type but not one that can be used"},
    {Kind::contradiction, "contradiction", "two parts of the rulebook cannot both hold"},
    {Kind::usage, "usage", "the command line cannot be understood"},
    {Kind::bad_period, "bad-period", "the text names no period"},
    {Kind::no_volunteer, "no-volunteer", "the book knows no such volunteer"},
    {Kind::no_team, "no-team", "the book knows no such team"},
    {Kind::no_activity, "no-activity", "the book knows no such activity"},
    {Kind::no_award, "no-award", "the rulebook has no such award or ladder"},
});

constexpr bool in_order() {
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    if (static_cast<std::size_t>(catalogue[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_order(), "the catalogue follows the enumeration, so that a kind is its own index");
static_assert(catalogue.back().kind == Kind::no_award, "the last kind has its line");

}  // namespace

std::span<const KindEntry> kinds() { return catalogue; }

std::string_view name_of(Kind kind) {
  const auto index = static_cast<std::size_t>(kind);
  assert(index < catalogue.size());
  return catalogue[index].name;
}

std::optional<Kind> kind_named(std::string_view name) {
  const auto found =
      std::find_if(catalogue.begin(), catalogue.end(), [name](const KindEntry& entry) { return entry.name == name; });
  if (found == catalogue.end()) return std::nullopt;
  return found->kind;
}

}  // namespace starhours
