// Rows that settle rows in suspense, worksheets, and what else a book keeps beside its journal.
#include "scratch.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <random>

namespace starhours {
namespace {

SuspenseRow waiting(SheetNo sheet, std::uint32_t row) { return {sheet, row, row, 0, Kind::bad_date, "m", "h", "t"}; }

std::vector<std::uint32_t> rows_waiting(Book& book, SheetNo sheet) {
  std::vector<std::uint32_t> rows;
  for (const SuspenseRow& row : value(book.suspense())) {
    if (row.sheet == sheet) {
      rows.push_back(row.row);
    }
  }
  return rows;
}

TEST_CASE("a row settles another unless it waits itself") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const SheetNo first = add_sheet(book, "a");
  const SheetNo second = add_sheet(book, "b");
  value(book.add_suspense(std::vector{waiting(first, 3), waiting(first, 4), waiting(first, 5), waiting(second, 3)}));
  value(book.add_settlements(
      std::vector<Settlement>{{second, 2, "a", 3, ""}, {second, 3, "a", 4, ""}, {second, 4, "a", 9, ""}}));
  CHECK(rows_waiting(book, first) == std::vector<std::uint32_t>{4, 5});
  CHECK(value(book.sheets())[0].settled == 1);
  CHECK(value(book.sheet_of_bytes("a")).value().settled == 1);

  // What waits and settles another is settled by a third; a reason settles in any case.
  const SheetNo third = add_sheet(book, "c");
  value(book.add_suspense(std::vector{waiting(third, 8)}));
  value(book.add_settlements(std::vector<Settlement>{{third, 2, "b", 3, ""}, {third, 8, "a", 5, "twice"}}));
  CHECK(rows_waiting(book, first).empty());
  CHECK(rows_waiting(book, second).empty());
  CHECK(value(book.settled()).size() == 4);
  {
    SQLite::Database database(scratch.path());
    CHECK(database.execAndGet("SELECT count(*) FROM v_settled").getInt() == 4);
    CHECK(database.execAndGet("SELECT count(*) FROM v_suspense").getInt() == 1);
  }

  value(book.remove_sheet(third));
  CHECK(rows_waiting(book, first) == std::vector<std::uint32_t>{4, 5});
  // To be read again, it still settles; gone, it does not.
  value(book.forget_reading(second));
  CHECK(rows_waiting(book, first) == std::vector<std::uint32_t>{5});
  value(book.remove_sheet(second));
  CHECK(rows_waiting(book, first) == std::vector<std::uint32_t>{3, 4, 5});
}

TEST_CASE("rows that settle one another in a circle come to an end") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const SheetNo first = add_sheet(book, "a");
  const SheetNo second = add_sheet(book, "b");
  value(book.add_suspense(std::vector{waiting(first, 2), waiting(second, 2)}));
  value(book.add_settlements(std::vector<Settlement>{{first, 2, "b", 2, ""}, {second, 2, "a", 2, ""}}));
  CHECK(value(book.suspense()).size() == 2);
}

TEST_CASE("of one sheet as many rows are settled as when all are asked") {
  std::mt19937 random(11);
  const auto below = [&random](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  for (int round = 0; round < 20; ++round) {
    CAPTURE(round);
    const Scratch scratch;
    Book book = new_book(scratch.path());
    CHECK_FALSE(value(book.has_sheets()));
    std::vector<SheetNo> sheets;
    for (const std::string sha256 : {"a", "b", "c", "d", "e"}) sheets.push_back(add_sheet(book, sha256));
    CHECK(value(book.has_sheets()));
    std::vector<SuspenseRow> suspense;
    std::vector<Settlement> settlements;
    for (int nth = 0; nth < 30; ++nth) suspense.push_back(waiting(sheets[below(5)], 1 + below(8)));
    // Some are of a sheet that is not there.
    for (int nth = 0; nth < 25; ++nth) {
      settlements.push_back({sheets[below(5)], 1 + below(8), std::string(1, static_cast<char>('a' + below(6))),
                             1 + below(8), below(8) == 0 ? "no service" : ""});
    }
    value(book.add_suspense(suspense));
    value(book.add_settlements(settlements));
    std::int64_t settled = 0;
    for (const Sheet& sheet : value(book.sheets())) {
      CHECK(value(book.sheet(sheet.no)).value().settled == sheet.settled);
      settled += sheet.settled;
    }
    CHECK(settled > 0);
    CHECK_FALSE(value(book.sheet(SheetNo{99})));
  }
}

TEST_CASE("rows of a workbook are shown as the spreadsheet does") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  Sheet sheet;
  sheet.sha256 = "a";
  CHECK(sheet.shown(7).worksheet.empty());
  CHECK(sheet.shown(7).row == 7);
  sheet.worksheets = {{"说明", 0}, {"空", 3}, {"三月", 3}, {"四月", 10}};
  sheet.no = value(book.add_sheet(sheet));
  add_sheet(book, "b");
  const Sheet kept = value(book.sheets())[0];
  REQUIRE(kept.worksheets.size() == 4);
  CHECK(kept.shown(3).worksheet == "说明");
  CHECK(kept.shown(3).row == 3);
  CHECK(kept.shown(4).worksheet == "三月");
  CHECK(kept.shown(4).row == 1);
  CHECK(kept.shown(10).row == 7);
  CHECK(kept.shown(11).worksheet == "四月");
  CHECK(value(book.sheet_of_bytes("a")).value().worksheets.size() == 4);
  CHECK(value(book.sheet(sheet.no)).value().worksheets.size() == 4);

  value(book.add_suspense(std::vector{waiting(sheet.no, 12), waiting(sheet.no, 4)}));
  value(book.post(posting_of({entry_of(1, 1, 0, 10, 1, 5)})));
  {
    SQLite::Database database(scratch.path());
    CHECK(database.execAndGet("SELECT group_concat(worksheet || row, ' ') FROM v_suspense").getString() ==
          "三月1 四月2");
    CHECK(database.execAndGet("SELECT worksheet || row FROM v_entries").getString() == "三月2");
  }
  sheet.worksheets.pop_back();
  value(book.update_sheet(sheet));
  CHECK(value(book.sheets())[0].worksheets.size() == 3);
}

TEST_CASE("merges and history are kept") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  CHECK(value(book.reading_version()) == 0);
  value(book.set_reading_version(2));
  CHECK(value(book.reading_version()) == 2);
  value(book.add_merge({"V2", "V1"}));
  value(book.add_merge({"V0", "V2"}));
  value(book.clear_derived());
  REQUIRE(value(book.merges()).size() == 2);
  CHECK(value(book.merges())[0].from_id == "V0");
  value(book.remove_merge("V0"));
  CHECK(value(book.merges()).size() == 1);
  value(book.add_event({day_at(1), "undo", "a.csv", "aa", "again"}));
  value(book.add_event({day_at(1), "rules", "", "", ""}));
  REQUIRE(value(book.history()).size() == 2);
  CHECK(value(book.history())[0].note == "again");
}

}  // namespace
}  // namespace starhours
