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

void make_version(int version, const std::string& path) {
  const std::string file = "tests/unit/store/data/book_" + std::to_string(version) + ".sql";
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec(text_of(std::filesystem::path(STARHOURS_ROOT) / file));
}

TEST_CASE("a book of version 1 is taken forward by the first to write, and loses nothing") {
  const Scratch scratch;
  make_version(1, scratch.path());
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
  CHECK(team_days_told(book) == team_days_summed(book));
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

TEST_CASE("the entries of a book of version 2 are packed, and are what they were") {
  const Scratch scratch;
  make_version(2, scratch.path());
  const std::string looked_at =
      "SELECT day, volunteer, activity, start_utc, end_utc, basis, claimed, worked, credited, sheet, row FROM "
      "v_entries "
      "ORDER BY 1, 2, row, start_utc";
  const std::string months = "SELECT month, volunteer, minutes, entries, days FROM v_volunteer_month ORDER BY 1, 2";
  const std::vector<std::string> before = rows_of(scratch.path(), looked_at);
  const std::vector<std::string> months_before = rows_of(scratch.path(), months);
  REQUIRE(before.size() == 5);
  {
    Book book = old_book(scratch.path());
    const std::vector<Entry> entries = journal(book);
    REQUIRE(entries.size() == 5);
    CHECK(entries[1].worked == 60);
    CHECK(entries[1].credited == 30);
    CHECK(!entries[2].stretch.timed());
    CHECK(entries[2].stretch.volunteer == VolunteerNo{5000});
    CHECK(entries[3].stretch.after == 150);
    CHECK(entries[4].stretch.follows);
    CHECK(entries[4].stretch.start == entries[3].stretch.start + Minutes{330});
    std::int64_t minutes = 0;
    value(book.each_total(representable_days, Book::Stride::months,
                          [&minutes](DaySpan, std::span<const VolunteerTotal> totals) {
                            for (const VolunteerTotal& total : totals) minutes += total.minutes;
                          }));
    CHECK(minutes == 90 + 30 + 45 + 60 + 70);
    CHECK(team_days_told(book) == team_days_summed(book));
  }
  CHECK(rows_of(scratch.path(), looked_at) == before);
  CHECK(rows_of(scratch.path(), months) == months_before);
}

TEST_CASE("the volunteers of a book of version 3 are told in packs, and are who they were") {
  const Scratch scratch;
  make_version(3, scratch.path());
  const std::string looked_at =
      "SELECT no || '|' || id || '|' || name || '|' || coalesce(team, 0) || '|' || coalesce(registered, '') || '|' || "
      "known FROM volunteers ORDER BY no";
  const std::vector<std::string> before = rows_of(scratch.path(), looked_at);
  REQUIRE(before.size() == 7);
  {
    Book book = old_book(scratch.path());
    CHECK(lines_told(book) == before);
    CHECK(volunteers_told(book) == before);
    CHECK(lines_told(book, {1024, 5001}) == std::vector<std::string>(before.begin() + 3, before.begin() + 6));
  }
  CHECK(rows_of(scratch.path(), "SELECT block FROM volunteer_packs ORDER BY block") ==
        std::vector<std::string>{"0", "1", "4", "390"});
}

TEST_CASE("what teams did in a book of version 3 is summed day by day, and can be gone on with") {
  const Scratch scratch;
  make_version(3, scratch.path());
  Book book = old_book(scratch.path());
  CHECK(team_days_told(book) ==
        std::vector<std::string>{"20150|0|15|1", "20150|1|110|3", "20150|130|200|1", "20151|130|45|1"});
  CHECK(team_days_told(book) == team_days_summed(book));
  Posting posting;
  posting.removed = journal(book);
  value(book.post(posting));
  CHECK(team_days_told(book).empty());
}

TEST_CASE("what volunteers did by years in a book of any version is summed, and can be gone on with") {
  for (const int version : {1, 2, 3, 4, 5, 6}) {
    const Scratch scratch;
    make_version(version, scratch.path());
    Book book = old_book(scratch.path());
    const auto told = [&book] { return totals_told(book, representable_days, Book::Stride::years); };
    CHECK(!told().empty());
    CHECK(told() == totals_summed(book, representable_days, Book::Stride::years));
    if (version >= 4) {
      CHECK(told() == std::vector<std::string>{"2024-01-01|1|45|1|1", "2025-01-01|1|215|4|3", "2025-01-01|2|200|1|1",
                                               "2025-01-01|5000|45|2|2"});
    }
    Posting posting;
    posting.removed = journal(book);
    value(book.post(posting));
    CHECK(told().empty());
    CHECK(rows_of(scratch.path(), "SELECT year FROM year_totals").empty());
  }
}

TEST_CASE("the activities of a book of version 5 are found by what sheets write") {
  const Scratch scratch;
  make_version(5, scratch.path());
  Book book = old_book(scratch.path());
  REQUIRE(value(book.activities_like("扫雪")).size() == 1);
  CHECK(value(book.activities_like("扫雪")).front().id == "A1");
  CHECK(value(book.activities_like("巡河")).front().known == Known::by_name);
}

TEST_CASE("a book taken forward and a new one are of one make") {
  for (const int version : {1, 2, 3, 4, 5, 6}) {
    const Scratch scratch;
    make_version(version, scratch.path("old.db"));
    { old_book(scratch.path("old.db")); }
    { new_book(scratch.path("new.db")); }
    for (const std::string sql :
         {"SELECT type, name, tbl_name FROM sqlite_schema ORDER BY 1, 2, 3",
          "SELECT m.name, p.cid, p.name, p.type, p.\"notnull\", p.dflt_value, p.pk FROM sqlite_schema m, "
          "pragma_table_info(m.name) p WHERE m.type IN ('table', 'view') ORDER BY 1, 2",
          "SELECT sql FROM sqlite_schema WHERE type = 'view' ORDER BY name", "PRAGMA user_version"}) {
      CHECK(rows_of(scratch.path("old.db"), sql) == rows_of(scratch.path("new.db"), sql));
    }
    if (version == 1) {
      CHECK(rows_of(scratch.path("old.db"), "SELECT sheet, row, worksheet, kind FROM v_suspense") ==
            std::vector<std::string>{"march.csv|3||bad-date"});
    }
  }
}

}  // namespace
}  // namespace starhours
