// Rows that mend rows in suspense.
#include "books.h"

using namespace starhours;
using namespace starhours::test;

namespace {

const std::string header = "name,activity,date,sign_in,sign_out\n";
const std::string worklist = "name,activity,date,sign_in,sign_out,dismiss,suspense_sheet,suspense_row\n";
const TestSheet march{"march.csv", header +
                                       "王芳,清洁,2025-03-05,13:00,09:15\n"
                                       "张三,清洁,2025-03-05,,09:15\n"
                                       "李四,清洁,2025-03-05,09:00,\n"
                                       "赵六,清洁,2025-03-05,09:00,10:00\n"};

std::vector<std::uint32_t> rows_waiting(Book& book) {
  std::vector<std::uint32_t> rows;
  const auto suspense = book.suspense();
  REQUIRE(suspense);
  for (const SuspenseRow& row : *suspense) rows.push_back(row.row);
  return rows;
}

}  // namespace

TEST_CASE("a row that counts takes the one it mends out of suspense, a dismissed one too; undone, both wait again") {
  for (const bool original_first : {true, false}) {
    CAPTURE(original_first);
    BookFolder folder;
    Book book = folder.open("book.db");
    Receipt original;
    original = import_well(book, march);
    CHECK(rows_waiting(book) == std::vector<std::uint32_t>{2, 3, 4});
    const std::string by = original_first ? "march.csv" : original.sheet.sha256.substr(0, 12);
    const TestSheet mended{"mended.csv", worklist + "王芳,清洁,2025-03-05,13:00,15:15,," + by + ",2\n" +
                                             "张三,清洁,2025-03-05,,,was not there," + by + ",3\n" +
                                             "李四,清洁,2025-03-05,09:00,,," + by + ",4\n"};
    const Receipt receipt = import_well(book, mended);
    CHECK(receipt.sheet.posted == 1);
    CHECK(receipt.sheet.skipped == 2);
    CHECK(receipt.sheet.suspense == 1);
    // 李四's still lacks its end, here as there.
    CHECK(rows_waiting(book) == std::vector<std::uint32_t>{4, 4});
    CHECK((*book.sheets())[0].settled == 2);
    CHECK(credited_minutes(book) == 195);
    const std::vector<std::string> expected = facts(book);
    REQUIRE(adopt_rulebook(book, "title = \"the same rules\"\n", test_today));
    CHECK(facts(book) == expected);
    const std::vector<SheetNo> last{book.sheets()->back().no};
    REQUIRE(undo(book, last, test_today));
    CHECK(rows_waiting(book) == std::vector<std::uint32_t>{2, 3, 4});
  }
}

TEST_CASE("a row that names nothing in the book is told, and counts as any other") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const Receipt receipt =
      import_well(book, {"mended.csv", worklist + "王芳,清洁,2025-03-05,13:00,15:15,,march.csv,2\n" +
                                           "王芳,清洁,2025-03-06,13:00,15:15,,mended.csv,x\n"});
  CHECK(receipt.sheet.posted == 2);
  REQUIRE(receipt.problems.size() == 2);
  CHECK(receipt.problems[0].message ==
        "'march.csv' row '2' is no row of a sheet in the book, so nothing leaves suspense for this one");
}

TEST_CASE("what a row mends is found once for all: a later sheet of the same name changes nothing") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, march);
  import_well(book, {"mended.csv", worklist + "王芳,清洁,2025-03-05,13:00,15:15,,march.csv,2\n" +
                                       "张三,清洁,2025-03-05,,,was not there,march.csv,3\n"});
  CHECK(rows_waiting(book) == std::vector<std::uint32_t>{4});
  // The next month's file has the name of the last one's, and a row of it waits where one of that did.
  const TestSheet april{"march.csv", header + "王芳,清洁,2025-04-05,13:00,09:15\n"};
  import_well(book, april);
  CHECK(rows_waiting(book) == std::vector<std::uint32_t>{4, 2});
  REQUIRE(adopt_rulebook(book, "title = \"the same rules\"\n", test_today));
  CHECK(rows_waiting(book) == std::vector<std::uint32_t>{4, 2});

  // Taken out and put back it is still the one that was meant.
  const std::vector<SheetNo> first{book.sheets()->front().no};
  REQUIRE(undo(book, first, test_today));
  CHECK(rows_waiting(book) == std::vector<std::uint32_t>{2});
  REQUIRE(adopt_rulebook(book, "title = \"again\"\n", test_today));
  import_well(book, march);
  CHECK(rows_waiting(book) == std::vector<std::uint32_t>{2, 4});
}

TEST_CASE("rows that mend a sheet which is not there yet wait for it") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const Receipt receipt =
      import_well(book, {"mended.csv", worklist + "王芳,清洁,2025-03-05,13:00,15:15,,march.csv,2\n" +
                                           "张三,清洁,2025-03-05,,,was not there,march.csv,3\n" +
                                           "张三,清洁,2025-03-05,,,was not there,march.csv,three\n"});
  CHECK(receipt.problems.size() == 3);
  REQUIRE(adopt_rulebook(book, "title = \"the same rules\"\n", test_today));
  import_well(book, {"april.csv", header + "王芳,清洁,2025-04-05,13:00,09:15\n"});
  CHECK(rows_waiting(book) == std::vector<std::uint32_t>{2});
  import_well(book, march);
  CHECK(rows_waiting(book) == std::vector<std::uint32_t>{2, 4});
  CHECK((*book.sheets())[2].settled == 2);
  const auto awaited = book.awaited();
  REQUIRE(awaited);
  REQUIRE(awaited->size() == 1);
  CHECK(awaited->front().of_row == "three");
  const std::vector<SheetNo> mended{number_of(book, "mended.csv")};
  REQUIRE(undo(book, mended, test_today));
  CHECK(rows_waiting(book) == std::vector<std::uint32_t>{2, 2, 3, 4});
  CHECK(book.awaited()->empty());
}
