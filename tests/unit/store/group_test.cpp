// Service of groups, beside the journal.
#include "scratch.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace starhours {
namespace {

GroupEntry group_of(int day, std::uint32_t sheet, std::uint32_t row, std::int64_t minutes = 600) {
  GroupEntry group;
  group.day = day_at(day);
  group.sheet = SheetNo{sheet};
  group.row = row;
  group.people = 10;
  group.minutes = minutes;
  group.team = TeamNo{3};
  return group;
}

std::vector<std::int64_t> minutes_of(const std::vector<GroupEntry>& groups) {
  std::vector<std::int64_t> minutes;
  for (const GroupEntry& group : groups) minutes.push_back(group.minutes);
  return minutes;
}

TEST_CASE("groups come back as they were posted") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  GroupEntry clocked = group_of(1, 2, 7, 1200);
  clocked.activity = ActivityNo{4};
  clocked.basis = Basis::estimated;
  clocked.start = Instant{Minutes{(20089 + 1) * 1440 - 480}};
  clocked.length = 120;
  clocked.before = 5;
  clocked.after = 60;
  clocked.follows = true;
  clocked.nth = 2;
  clocked.of_sheet = SheetNo{1};
  clocked.of_row = 9;
  value(book.post_groups(day_at(1), std::vector<GroupEntry>{group_of(1, 1, 9), clocked}));
  const std::vector<GroupEntry> found = value(book.group_entries({day_at(1), day_at(2)}));
  REQUIRE(found.size() == 2);
  CHECK(found[0].counts());
  CHECK(found[0].people == 10);
  CHECK(found[0].team == TeamNo{3});
  CHECK(found[0].basis == Basis::stated);
  const GroupEntry& again = found[1];
  CHECK(again.sheet == SheetNo{2});
  CHECK(again.row == 7);
  CHECK(again.minutes == 1200);
  CHECK(again.activity == ActivityNo{4});
  CHECK(again.basis == Basis::estimated);
  CHECK(again.start == clocked.start);
  CHECK(again.length == 120);
  CHECK(again.before == 5);
  CHECK(again.after == 60);
  CHECK(again.follows);
  CHECK(again.nth == 2);
  CHECK(again.of_sheet == SheetNo{1});
  CHECK(again.of_row == 9);
}

TEST_CASE("a day is replaced whole, and days are found") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  CHECK(value(book.group_day_from(day_at(0))) == std::nullopt);
  CHECK(value(book.journal_days()).empty());
  // Two parts of one row.
  value(book.post_groups(day_at(3), std::vector<GroupEntry>{group_of(3, 1, 2, 60), group_of(3, 1, 2, 90)}));
  value(book.post_groups(day_at(9), std::vector<GroupEntry>{group_of(9, 1, 3), group_of(9, 2, 3)}));
  CHECK(value(book.journal_days()).first == day_at(3));
  CHECK(value(book.journal_days()).end == day_at(10));
  CHECK(value(book.group_day_from(day_at(4))) == day_at(9));
  CHECK(value(book.group_days_of(SheetNo{1})) == std::vector<Day>{day_at(3), day_at(9)});
  CHECK(value(book.group_days_of(SheetNo{2})) == std::vector<Day>{day_at(9)});
  CHECK(minutes_of(value(book.group_entries({day_at(0), day_at(9)}))) == std::vector<std::int64_t>{60, 90});

  value(book.post_groups(day_at(9), std::vector<GroupEntry>{group_of(9, 2, 3, 30)}));
  CHECK(minutes_of(value(book.group_entries({day_at(9), day_at(10)}))) == std::vector<std::int64_t>{30});
  value(book.post_groups(day_at(3), {}));
  CHECK(value(book.group_days_of(SheetNo{1})).empty());
  value(book.clear_derived());
  CHECK(value(book.group_day_from(day_at(0))) == std::nullopt);
}

TEST_CASE("a value out of range is told, and the view gives what counts") {
  const Scratch scratch;
  {
    Book book = new_book(scratch.path());
    GroupEntry repeated = group_of(1, 1, 3);
    repeated.of_sheet = SheetNo{1};
    repeated.of_row = 2;
    value(book.post_groups(day_at(1), std::vector<GroupEntry>{group_of(1, 1, 2), repeated}));
  }
  SQLite::Database database(scratch.path(), SQLite::OPEN_READWRITE);
  CHECK(database
            .execAndGet("SELECT group_concat(day || ' ' || people || ' ' || minutes || ' ' || basis || ' ' || row)"
                        " FROM v_group_entries")
            .getString() == "2025-01-02 10 600 stated 2");
  database.exec("UPDATE group_entries SET basis = 9");
  Book book = old_book(scratch.path());
  CHECK(problem(book.group_entries({day_at(0), day_at(9)})) == Kind::broken_book);
}

}  // namespace
}  // namespace starhours
