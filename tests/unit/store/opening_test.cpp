#include "../../../lib/edges/store/migration.h"
#include "../../../lib/edges/store/trouble.h"
#include "scratch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>

namespace starhours {
namespace {

using Access = Book::Access;

void write_file(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

int mode_of(const std::string& path) {
  struct stat file {};
  REQUIRE(stat(path.c_str(), &file) == 0);
  return static_cast<int>(file.st_mode & 0777);
}

TEST_CASE("a book is made only by create, for its owner alone") {
  const Scratch scratch;
  CHECK(problem(Book::open(scratch.path(), Access::read)) == Kind::missing_book);
  CHECK(problem(Book::open(scratch.path(), Access::write)) == Kind::missing_book);
  CHECK_FALSE(std::filesystem::exists(scratch.path()));
  const mode_t before = umask(0);
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
  value(book.post(posting_of({entry_of(2, 1, 0, 10)})));
  umask(before);
  CHECK(mode_of(scratch.path()) == 0600);
  CHECK(mode_of(scratch.path("book.db-wal")) == 0600);
  CHECK(mode_of(scratch.path("book.db-shm")) == 0600);
}

TEST_CASE("a closed book is one file, also after reading") {
  const Scratch scratch;
  { value(new_book(scratch.path()).post(posting_of({entry_of(1, 1, 0, 10)}))); }
  { value(old_book(scratch.path()).post(posting_of({entry_of(2, 1, 0, 10)}))); }
  {
    Book book = read_book(scratch.path());
    CHECK(journal(book).size() == 2);
    CHECK(problem(book.set_rulebook_text("x")) == Kind::read_only_book);
  }
  CHECK_FALSE(std::filesystem::exists(scratch.path("book.db-wal")));
  CHECK_FALSE(std::filesystem::exists(scratch.path("book.db-shm")));
}

TEST_CASE("what is no book is left alone") {
  const Scratch scratch;
  const std::string text = scratch.path("march.csv");
  write_file(text, std::string(5000, 'x'));
  const std::string other = scratch.path("other.db");
  run_sql(other, "CREATE TABLE t (x)");
  const std::string empty = scratch.path("empty.db");
  write_file(empty, "");
  for (const Access access : {Access::read, Access::write, Access::create}) {
    CHECK(problem(Book::open(text, access)) == Kind::not_a_book);
    CHECK(problem(Book::open(other, access)) == Kind::not_a_book);
    CHECK(problem(Book::open(scratch.folder(), access)) == Kind::not_a_book);
    CHECK(problem(Book::open("/dev/null", access)) == Kind::not_a_book);
    CHECK(problem(Book::open("", access)) == Kind::missing_book);
    CHECK(problem(Book::open(std::string("a\0b", 3), access)) == Kind::missing_book);
    CHECK(problem(Book::open(scratch.path("none/book.db"), access)) == Kind::missing_book);
  }
  CHECK(std::filesystem::file_size(text) == 5000);
  CHECK(problem(Book::open(empty, Access::read)) == Kind::not_a_book);
  CHECK(problem(Book::open(empty, Access::write)) == Kind::missing_book);  // somebody may be making it
  value(Book::open(empty, Access::create));                                // as a killed create leaves it

  const Problem told = Book::open(text, Access::read).error();
  CHECK(told.place.source == text);
  CHECK(told.message == "'" + text + "' is another kind of file, expected a book of starhours");
}

TEST_CASE("names that mean something to SQLite are file names") {
  const Scratch scratch;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(scratch.folder());
  for (const char* const name : {":memory:", "file:x?mode=memory", "a b%20c#.db", "-x"}) {
    { value(new_book(name).set_rulebook_text("kept")); }
    CHECK(std::filesystem::exists(name));
    CHECK(value(read_book(name).rulebook_text()) == "kept");
  }
  std::filesystem::current_path(before);
}

TEST_CASE("a newer book is refused, whole") {
  const Scratch scratch;
  { new_book(scratch.path()); }
  run_sql(scratch.path(), "PRAGMA user_version = 77");
  for (const Access access : {Access::read, Access::write, Access::create}) {
    CHECK(problem(Book::open(scratch.path(), access)) == Kind::newer_book);
  }
}

TEST_CASE("a book cut off or overwritten is broken, not a crash") {
  const Scratch scratch;
  {
    Book book = new_book(scratch.path());
    Posting posting;
    for (std::uint32_t volunteer = 1; volunteer < 5000; ++volunteer) {
      posting.entries.push_back(entry_of(1, volunteer, 0, 10));
    }
    value(book.post(posting));
  }
  const auto size = std::filesystem::file_size(scratch.path());
  for (std::uintmax_t at = 4096; at < size; at += 4096) {
    std::fstream file(scratch.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(at));
    file << std::string(300, '\x5a');
  }
  Result<Book> book = Book::open(scratch.path(), Access::read);
  if (book) {
    CHECK(problem(book->each_service_day(representable_days, std::nullopt, [](auto) { return true; })) ==
          Kind::broken_book);
  } else {
    CHECK(book.error().kind == Kind::broken_book);
  }
}

TEST_CASE("values out of range are broken, not handed on") {
  const Scratch scratch;
  {
    Book book = new_book(scratch.path());
    value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
  }
  for (const char* const change : {"volunteer = 4000000000",
                                   "volunteer = 5000",
                                   "length = -1",
                                   "length = 70000",
                                   "activity = 1 << 40",
                                   "key = 90000000 << 15",
                                   "start = 99999",
                                   "sheet = -5",
                                   "row = -1",
                                   "count = 0",
                                   "count = -1",
                                   "count = 2",
                                   "count = 1 << 40",
                                   "layout = 1",
                                   "layout = -1",
                                   "layout = 5",
                                   "other = 1",
                                   "other = -1",
                                   "records = x''",
                                   "records = x'01'",
                                   "records = x'0700000000000000000000'",
                                   "records = x'FFFFFFFFFFFFFF00000000'"}) {
    run_sql(scratch.path(), std::string("UPDATE entries SET ") + change);
    Book book = read_book(scratch.path());
    CHECK_MESSAGE(problem(book.each_service_day(DaySpan{Day{date::days{-100'000'000}}, Day{date::days{100'000'000}}},
                                                std::nullopt, [](auto) { return true; })) == Kind::broken_book,
                  change);
    run_sql(scratch.path(),
            "UPDATE entries SET key = 20090 << 15, count = 1, layout = 0, volunteer = 1, other = 0, start = 0, "
            "length = 10, activity = 1, sheet = 1, row = 2, records = x'0000000000000000000000'");
  }
}

TEST_CASE("a book or folder that cannot be written says so") {
  if (geteuid() == 0) {
    MESSAGE("left out: permissions do not bind the super-user");
    return;
  }
  const Scratch scratch;
  { value(new_book(scratch.path()).post(posting_of({entry_of(1, 1, 0, 10)}))); }
  chmod(scratch.path().c_str(), 0400);
  CHECK(problem(Book::open(scratch.path(), Access::write)) == Kind::read_only_book);
  {
    Book book = read_book(scratch.path());
    CHECK(journal(book).size() == 1);
  }
  chmod(scratch.path().c_str(), 0);
  CHECK(problem(Book::open(scratch.path(), Access::read)) == Kind::unreadable_file);
  chmod(scratch.path().c_str(), 0600);
  std::filesystem::remove(scratch.path("book.db-wal"));
  std::filesystem::remove(scratch.path("book.db-shm"));
  chmod(scratch.folder().c_str(), 0500);
  CHECK(problem(Book::open(scratch.path(), Access::read)) == Kind::read_only_book);
  CHECK(problem(Book::open(scratch.path("new.db"), Access::create)) == Kind::read_only_book);
  chmod(scratch.folder().c_str(), 0700);
}

TEST_CASE("result codes of SQLite become problems") {
  const auto kind = [](int code) { return store::problem_of("b.db", code, "w").kind; };
  CHECK(kind(SQLITE_NOTADB) == Kind::not_a_book);
  CHECK(kind(SQLITE_BUSY) == Kind::busy_book);
  CHECK(kind(SQLITE_BUSY_SNAPSHOT) == Kind::busy_book);
  CHECK(kind(SQLITE_READONLY_DBMOVED) == Kind::read_only_book);
  CHECK(kind(SQLITE_FULL) == Kind::disk_full);
  CHECK(kind(SQLITE_IOERR_WRITE) == Kind::disk_full);
  CHECK(kind(SQLITE_IOERR_READ) == Kind::broken_book);
  CHECK(kind(SQLITE_CORRUPT) == Kind::broken_book);
  CHECK(store::problem_of("b.db", SQLITE_CORRUPT, "database disk image is malformed").message ==
        "'b.db' is broken: database disk image is malformed");
}

TEST_CASE("a book of an earlier version is taken forward step by step, or not at all") {
  const Scratch scratch;
  const auto open = [&] { return SQLite::Database(scratch.path(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE); };
  run_sql(scratch.path(), "CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA user_version = 1");
  const std::vector<store::Migration> steps = {{1, "ALTER TABLE t ADD COLUMN b; UPDATE t SET b = a + 1"},
                                               {2, "UPDATE t SET b = b * 10"}};
  {
    SQLite::Database database = open();
    std::vector<store::Migration> failing = steps;
    failing[1].sql = "UPDATE t SET b = 5; UPDATE nothing SET x = 1";
    CHECK_THROWS_AS(store::migrate(database, failing, 3), SQLite::Exception);
    CHECK(store::version_of(database) == 1);
    CHECK_THROWS_AS(database.exec("SELECT b FROM t"), SQLite::Exception);
    CHECK_THROWS_AS(store::migrate(database, steps, 4), store::Broken);
    CHECK(store::version_of(database) == 1);
  }
  SQLite::Database database = open();
  store::migrate(database, steps, 3);
  CHECK(store::version_of(database) == 3);
  CHECK(database.execAndGet("SELECT b FROM t").getInt() == 20);
  store::migrate(database, steps, 3);
  CHECK(database.execAndGet("SELECT b FROM t").getInt() == 20);
}

TEST_CASE("the steps lead from each version to the next") {
  int version = 1;
  for (const store::Migration& step : store::migrations()) {
    CHECK(step.from == version++);
  }
}

TEST_CASE("any SQLite program can read a book through its views") {
  const Scratch scratch;
  {
    Book book = new_book(scratch.path());
    const SheetNo sheet = add_sheet(book, "march");
    Volunteer volunteer;
    volunteer.id = "V1";
    volunteer.name = "张三";
    value(book.put_volunteer(volunteer));
    Team team;
    team.id = "T1";
    team.name = "第一队";
    value(book.put_team(team));
    Activity activity;
    activity.id = "A1";
    activity.name = "食品银行";
    value(book.put_activity(activity));
    Entry first = entry_of(59, 1, -60, 120);
    first.stretch.team = TeamNo{1};
    first.worked = 100;
    first.credited = 90;
    Entry second = entry_of(59, 1, 0, 30);
    second.stretch.basis = Basis::stated;
    second.stretch.team = TeamNo::none;
    value(book.post(posting_of({first, second})));
    const SuspenseRow row{sheet, 7, 7, 3, Kind::bad_date, "m", "h", "t"};
    value(book.add_suspense({&row, 1}));
  }
  SQLite::Database database(scratch.path());
  const auto rows = [&](const std::string& sql) {
    std::string text;
    SQLite::Statement query(database, sql);
    while (query.executeStep()) {
      for (int i = 0; i < query.getColumnCount(); ++i) {
        text += query.getColumn(i).getString() + "|";
      }
    }
    return text;
  };
  CHECK(rows("SELECT * FROM v_entries") ==
        "2025-03-01|V1|张三|第一队|食品银行|2025-02-28T23:00Z|2025-03-01T01:00Z|clocked|120|100|90|march.csv|2||"
        "2025-03-01|V1|张三||食品银行|||stated|30|30|30|march.csv|2||");
  CHECK(rows("SELECT * FROM v_volunteer_month") == "2025-03|V1|120|1|1|");
  CHECK(rows("SELECT * FROM v_suspense") == "march.csv|7|7|3|bad-date|m|h|t||");
  CHECK(rows("SELECT sheet, sha256, kind, imported, rows, first_day FROM v_sheets") ==
        "march.csv|march|sign-ins|1970-01-01|0||");
  CHECK(rows("PRAGMA integrity_check") == "ok|");
  CHECK(rows("PRAGMA foreign_key_check") == "");
}

}  // namespace
}  // namespace starhours
