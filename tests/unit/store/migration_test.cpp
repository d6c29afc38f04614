// Books of every released version open as books of this one.
#include "scratch.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <iterator>

namespace starhours {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

void make_version_1(const std::string& path) {
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec(text_of(std::filesystem::path(STARHOURS_ROOT) / "tests/unit/store/data/book_1.sql"));
}

std::vector<std::string> rows_of(const std::string& path, const std::string& sql) {
  SQLite::Database database(path);
  SQLite::Statement query(database, sql);
  std::vector<std::string> rows;
  while (query.executeStep()) {
    std::string row;
    for (int i = 0; i < query.getColumnCount(); ++i) {
      row += query.getColumn(i).getString() + "|";
    }
    rows.push_back(row);
  }
  return rows;
}

TEST_CASE("a book of version 1 is taken forward by the first to write, and loses nothing") {
  const Scratch scratch;
  make_version_1(scratch.path());
  CHECK(Book::open(scratch.path(), Book::Access::read).error().message.find("version 1") != std::string::npos);

  Book book = old_book(scratch.path());
  CHECK(value(book.rulebook_text()) == "title = \"旧规则\"");
  const std::vector<Sheet> sheets = value(book.sheets());
  REQUIRE(sheets.size() == 1);
  ReadingOptions as_read;
  as_read.source = "march.csv";
  as_read.team = "第一队";
  as_read.date = Day{date::days{20150}};
  CHECK(sheets[0].options == as_read);
  CHECK(sheets[0].rows == 3);
  CHECK(sheets[0].worksheets.empty());
  CHECK(journal(book).size() == 1);
  CHECK(value(book.suspense()).size() == 1);
  CHECK(value(book.merges()).empty());
  // Its sheets were read by an earlier reading.
  CHECK(value(book.reading_version()) == 1);
  const std::vector<Event> history = value(book.history());
  REQUIRE(history.size() == 1);
  CHECK(history[0].what == "import");
  CHECK(history[0].sheet == "march.csv");
  CHECK(history[0].sha256 == "aa");
  CHECK(to_string(history[0].day) == "2025-04-01");
}

TEST_CASE("a book taken forward and a new one are of one make") {
  const Scratch scratch;
  make_version_1(scratch.path("old.db"));
  { old_book(scratch.path("old.db")); }
  { new_book(scratch.path("new.db")); }
  for (const std::string sql :
       {"SELECT type, name, tbl_name FROM sqlite_schema ORDER BY 1, 2, 3",
        "SELECT m.name, p.cid, p.name, p.type, p.\"notnull\", p.dflt_value, p.pk FROM sqlite_schema m, "
        "pragma_table_info(m.name) p WHERE m.type IN ('table', 'view') ORDER BY 1, 2",
        "SELECT sql FROM sqlite_schema WHERE type = 'view' ORDER BY name", "PRAGMA user_version"}) {
    CHECK(rows_of(scratch.path("old.db"), sql) == rows_of(scratch.path("new.db"), sql));
  }
  CHECK(rows_of(scratch.path("old.db"), "SELECT sheet, row, worksheet, kind FROM v_suspense") ==
        std::vector<std::string>{"march.csv|3||bad-date|"});
}

}  // namespace
}  // namespace starhours
