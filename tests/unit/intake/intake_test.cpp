#include "books.h"

#include <starhours/rules_file.h>

#include <algorithm>
#include <map>
#include <random>

using namespace starhours;
using namespace starhours::test;

namespace {

const std::string header = "volunteer_id,name,team,activity,sign_in,sign_out\n";

std::vector<std::string> kinds_of(const Problems& problems) {
  std::vector<std::string> kinds;
  for (const Problem& problem : problems) kinds.emplace_back(name_of(problem.kind));
  return kinds;
}

std::int64_t minutes_of(Book& book, const std::string& id) {
  const auto volunteer = book.volunteer(id);
  REQUIRE((volunteer && *volunteer));
  std::int64_t minutes = 0;
  REQUIRE(
      book.each_total(representable_days, Book::Stride::months, [&](DaySpan, std::span<const VolunteerTotal> totals) {
        for (const VolunteerTotal& total : totals) minutes += total.volunteer == (*volunteer)->no ? total.minutes : 0;
      }));
  return minutes;
}

}  // namespace

TEST_CASE("a sheet is posted, its bytes are kept, and a second time nothing happens") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const TestSheet sheet{"march.csv", header + "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n"};
  const Receipt receipt = import_well(book, sheet);
  CHECK(receipt.sheet.rows == 2);
  CHECK(receipt.sheet.posted == 1);
  CHECK(receipt.sheet.skipped == 1);
  CHECK(receipt.minutes_added == 150);
  CHECK(receipt.volunteers == 1);
  CHECK(receipt.enrolled == 1);
  CHECK(receipt.sheet.sha256.size() == 64);

  auto bytes = book.evidence(receipt.sheet.no);
  REQUIRE(bytes);
  std::string kept(10000, '\0');
  auto count = (*bytes)->read(kept);
  REQUIRE(count);
  kept.resize(*count);
  CHECK(kept == sheet.text);

  const Receipt again = import_well(book, {"copy.csv", sheet.text});
  CHECK(again.already_known);
  CHECK(again.sheet.options.source == "march.csv");
  CHECK(book.sheets()->size() == 1);
}

TEST_CASE("a row already known counts once; the sheet tells it as a duplicate") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const std::string row = "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n";
  import_well(book, {"a.csv", header + row + row});
  const Receipt second =
      import_well(book, {"b.csv", header + row + "V1,张三,甲队,巡逻,2025-03-05 11:00,2025-03-05 12:00\n"});
  CHECK(second.sheet.duplicates == 1);
  CHECK(second.sheet.posted == 1);
  CHECK(second.minutes_added == 30);
  CHECK(credited_minutes(book) == 180);
  CHECK((*book.sheets())[0].duplicates == 1);
}

TEST_CASE("hours-only rows: the k-th of one sheet repeats the k-th of another") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const std::string head = "volunteer_id,name,activity,date,hours\n";
  const std::string row = "V1,张三,整理,2025-03-05,2\n";
  const Receipt first = import_well(book, {"a.csv", head + row + row});
  CHECK(first.minutes_added == 240);
  CHECK(kinds_of(first.problems) == std::vector<std::string>{"equal-rows"});
  CHECK(first.problems.front().place.line == 3);
  const Receipt second = import_well(book, {"b.csv", head + row + row + row});
  CHECK(second.sheet.duplicates == 2);
  CHECK(second.minutes_added == 120);
}

TEST_CASE("two of one name wait in suspense until the sheet says which") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const Receipt named =
      import_well(book, {"a.csv", "name,activity,date,sign_in,sign_out\n张三,清洁,2025-03-05,9:00,10:00\n"});
  CHECK(named.sheet.posted == 1);
  // The registry names two of them: the row of the earlier sheet can be neither's any more.
  const Receipt registry = import_well(
      book, {"r.csv",
             "volunteer_id,name,phone,registered\nV1,张三,19900000001,2024-01-01\nV2,张三,19900000002,2024-01-01\n"});
  CHECK(registry.reread == 1);
  CHECK(registry.minutes_added == -60);
  const auto waiting = book.suspense();
  REQUIRE(waiting);
  REQUIRE(waiting->size() == 1);
  CHECK(waiting->front().kind == Kind::ambiguous_volunteer);
  CHECK(waiting->front().row == 2);
  CHECK(waiting->front().text == "张三,清洁,2025-03-05,9:00,10:00");
  CHECK(waiting->front().message == "'张三' may be any of 2 volunteers (V1, V2)");
  CHECK((*book.sheets())[0].suspense == 1);
  CHECK((*book.sheets())[0].posted == 0);
}

TEST_CASE("of two identity numbers of one name, the registry's one of that name is neither until it says so") {
  const TestSheet registry{"r.csv", "id,name,registered\nV001,王芳,2024-01-01\n"};
  const std::string head = "name,id number,activity,date,sign_in,sign_out\n";
  const TestSheet first{"a.csv", head + "王芳,610881190102020017,清洁,2025-03-05,9:00,11:00\n"};
  const TestSheet second{"b.csv", head + "王芳,610881190011110105,清洁,2025-03-06,9:00,12:00\n"};
  const auto waiting = [](Book& book) {
    const auto suspense = book.suspense();
    REQUIRE(suspense);
    for (const SuspenseRow& row : *suspense) CHECK(row.kind == Kind::ambiguous_volunteer);
    return suspense->size();
  };
  std::vector<const TestSheet*> order{&registry, &first, &second};
  std::sort(order.begin(), order.end());
  do {
    BookFolder folder;
    Book book = folder.open("book.db");
    for (const TestSheet* const sheet : order) import_well(book, *sheet);
    CHECK(waiting(book) == 2);
    // Alone, each is V001; the other again, and both wait again.
    const std::vector<SheetNo> out{number_of(book, "b.csv")};
    REQUIRE(undo(book, out, test_today));
    CHECK(waiting(book) == 0);
    CHECK(minutes_of(book, "V001") == 120);
    import_well(book, second);
    CHECK(waiting(book) == 2);
    import_well(book, {"number.csv", "id,name,id number\nV001,王芳,610881190011110105\n"});
    CHECK(waiting(book) == 0);
    CHECK(minutes_of(book, "V001") == 180);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("a registry that comes later names who a row meant") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", "name,activity,date,sign_in,sign_out\n张三,清洁,2025-03-05,9:00,10:00\n"});
  const Receipt registry = import_well(book, {"r.csv", "volunteer_id,name,registered\nV1,张三,2024-01-01\n"});
  CHECK(registry.reread == 1);
  CHECK(registry.minutes_added == 0);
  const auto volunteers = book.volunteers();
  REQUIRE(volunteers);
  REQUIRE(volunteers->size() == 1);
  CHECK(volunteers->front().id == "V1");
}

TEST_CASE("somebody who turns out to be another keeps no row waiting, and nobody is a newcomer twice") {
  const std::string header = "name,volunteer_id,id number,activity,date,sign_in,sign_out\n";
  const TestSheet numbered{"a.csv", header +
                                        "王芳,V2,610881190103050015,清洁,2025-03-05,9:00,10:00\n"
                                        "王芳,,610881190207160120,清洁,2025-03-05,9:00,10:00\n"};
  const TestSheet named{"b.csv", "name,activity,date,sign_in,sign_out\n王芳,清洁,2025-03-06,9:00,10:00\n"};
  const TestSheet telling{"c.csv", header + "张三,V1,610881190207160120,清洁,2025-03-07,9:00,10:00\n"};
  BookFolder folder;
  Book book = folder.open("book.db");
  CHECK(import_well(book, numbered).enrolled == 2);
  CHECK(import_well(book, named).sheet.suspense == 1);
  const Receipt receipt = import_well(book, telling);
  CHECK(receipt.reread == 2);
  CHECK(receipt.enrolled == 1);
  CHECK(book.suspense()->empty());
  Book other = folder.open("other.db");
  for (const TestSheet& sheet : {telling, numbered, named}) import_well(other, sheet);
  CHECK(facts(book) == facts(other));
}

TEST_CASE("unknown volunteers wait where the rulebook says so, and are posted once registered") {
  BookFolder folder;
  Book book = folder.open("book.db");
  REQUIRE(adopt_rulebook(book, "[count]\nunknown_volunteer = \"suspense\"\n", test_today));
  const Receipt sheet = import_well(book, {"a.csv", header + "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n"});
  CHECK(sheet.sheet.suspense == 1);
  CHECK(kinds_of(sheet.problems) == std::vector<std::string>{"unknown-volunteer"});
  const Receipt registry = import_well(book, {"r.csv", "volunteer_id,name,registered\nV1,张三,2024-01-01\n"});
  CHECK(registry.reread == 1);
  CHECK(registry.minutes_added == 150);
  CHECK(book.suspense()->empty());
}

TEST_CASE("strict takes all or nothing; a dry run shows all and takes nothing") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const std::string text =
      header + "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\nV2,李四,甲队,清洁,2025-03-05 09:00,\n";
  IntakeOptions options;
  options.reading.source = "a.csv";
  options.today = test_today;
  for (const bool strict : {true, false}) {
    options.strict = strict;
    options.dry_run = !strict;
    const auto source = source_of(text);
    const auto receipt = take_in(book, *source, options);
    REQUIRE(receipt);
    CHECK(receipt->refused == strict);
    CHECK(receipt->minutes_added == 150);
    CHECK(kinds_of(receipt->problems) == std::vector<std::string>{"missing-sign-out"});
    CHECK(book.sheets()->empty());
    CHECK(book.volunteers()->empty());
    CHECK(credited_minutes(book) == 0);
  }
}

TEST_CASE("what cannot be read at all changes nothing") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const std::vector<std::pair<std::string, Kind>> cases{
      {"", Kind::empty_file}, {std::string("a\0b\n", 4), Kind::not_text}, {"1,2,3\n4,5,6\n", Kind::no_header}};
  for (const auto& [text, kind] : cases) {
    const auto receipt = import(book, {"bad.csv", text});
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().kind == kind);
    CHECK(book.sheets()->empty());
  }
}

TEST_CASE("a rulebook adopted later counts everything again") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", header + "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:45\n"});
  CHECK(credited_minutes(book) == 165);
  REQUIRE(adopt_rulebook(book, "[count]\nround = \"down\"\nstep = \"30m\"\n", test_today));
  CHECK(credited_minutes(book) == 150);
  const auto refused = adopt_rulebook(book, "[count]\nround = 3\n", test_today);
  CHECK_FALSE(refused);
  CHECK(credited_minutes(book) == 150);
}

TEST_CASE("rows that name no team serve for the home team, whenever it becomes known") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(
      book, {"a.csv", "volunteer_id,name,activity,sign_in,sign_out\nV1,张三,清洁,2025-03-05 09:00,2025-03-05 11:30\n"});
  import_well(book, {"r.csv", "volunteer_id,name,team,registered\nV1,张三,甲队,2024-01-01\n"});
  TeamNo team{};
  const auto visited = book.each_service_day(representable_days, std::nullopt, [&](std::span<const Entry> day) {
    team = day.front().stretch.team;
    return true;
  });
  REQUIRE(visited);
  REQUIRE(book.teams()->size() == 1);
  CHECK(team == book.teams()->front().no);
}

TEST_CASE("of two names for one id the one that is not kept is told, whichever stands first") {
  const std::string kept = "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n";
  const std::string other = "V1,李四,甲队,清洁,2025-03-06 09:00,2025-03-06 11:30\n";
  for (const bool kept_first : {true, false}) {
    BookFolder folder;
    Book book = folder.open("book.db");
    const Receipt receipt = import_well(book, {"a.csv", header + (kept_first ? kept + other : other + kept)});
    REQUIRE(kinds_of(receipt.problems) == std::vector<std::string>{"name-differs"});
    CHECK(receipt.problems.front().place.row == (kept_first ? 3 : 2));
    CHECK(book.volunteer("V1")->value().name == "张三");
  }
}

TEST_CASE("thousands of rows wait, each once, and are told up to the thousandth") {
  BookFolder folder;
  Book book = folder.open("book.db");
  REQUIRE(adopt_rulebook(book, "title = \"t\"\n[count]\nunknown_volunteer = \"suspense\"\n", test_today));
  std::string text = header;
  constexpr std::uint32_t rows = 10000;
  for (std::uint32_t row = 0; row < rows; ++row) {
    text += fmt::format("V{},张三,,清洁,2025-03-05 {},2025-03-05 10:00\n", row, row % 2 == 0 ? "09:00" : "neun");
  }
  const Receipt receipt = import_well(book, {"a.csv", text});
  CHECK(receipt.sheet.suspense == rows);
  CHECK(receipt.problems.size() == 1000);
  CHECK(receipt.more_problems == rows - 1000);
  const auto suspense = book.suspense();
  REQUIRE(suspense);
  REQUIRE(suspense->size() == rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    const SuspenseRow& waiting = (*suspense)[row];
    CHECK(waiting.row == row + 2);
    CHECK(waiting.kind == (row % 2 == 0 ? Kind::unknown_volunteer : Kind::bad_time));
    CHECK(waiting.text.starts_with(fmt::format("V{},", row)));
  }
}

TEST_CASE("of many warnings those of the first rows are told, and the others counted") {
  BookFolder folder;
  Book book = folder.open("book.db");
  std::string text = "volunteer_id,name,activity,date,hours\n";
  constexpr std::size_t rows = 3500;
  // The days run backwards, and posting goes by day.
  for (std::size_t row = 0; row < rows; ++row) {
    text += fmt::format("V1,张三,清洁,2025-03-{:02},1\n", 28 - row / 150);
  }
  const Receipt receipt = import_well(book, {"a.csv", text});
  const std::size_t days = (rows + 149) / 150;
  REQUIRE(receipt.problems.size() == 1000);
  CHECK(receipt.more_problems == static_cast<std::int64_t>(rows - days - 1000));
  std::uint32_t before = 0;
  for (const Problem& problem : receipt.problems) {
    CHECK(problem.kind == Kind::equal_rows);
    CHECK(problem.place.row > before);
    before = problem.place.row;
  }
  // A row of each day is the first of its kind.
  CHECK(before == 1000 + 1 + (1000 + 148) / 149);
}

// Large sheets go other ways than small ones: rows are gathered and newcomers written beside the reading.
TEST_CASE("a large sheet counts as its rows would one by one") {
  constexpr int people = 6000, rows = 30000;
  std::mt19937 random(11);
  const auto below = [&random](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
  const auto id_of = [](int person) { return fmt::format("V{:05}", (person * 7919) % people); };
  struct Expected {
    std::string name;
    std::int64_t minutes = 0;
  };
  std::map<std::string, Expected> expected;
  std::int64_t refused = 0, duplicates = 0;
  const auto sheet_of = [&](const std::string& name, int first_day) {
    std::string text = header;
    for (int row = 0; row < rows; ++row) {
      // Each volunteer's rows lie hours apart.
      const int person = row % people, nth = row / people, minutes = 30 + below(200);
      const std::string id = id_of(person), spelling = below(4) == 0 ? "王芳" : "张三";
      const int day = first_day + nth * 2, hour = 8 + below(4);
      const std::string line =
          fmt::format("{},{},{},清洁,2025-03-{:02} {:02}:00,2025-03-{:02} {:02}:{:02}\n", id, spelling,
                      below(3) == 0 ? "" : "甲队", day, hour, day, hour + minutes / 60, minutes % 60);
      if (below(50) == 0) {
        text += fmt::format("{},{},,清洁,2025-03-{:02} 09:00,neun\n", id, spelling, day);
        ++refused;
        continue;
      }
      text += line;
      if (below(40) == 0) {
        text += line;
        ++duplicates;
      }
      Expected& known = expected[id];
      known.name = known.name.empty() ? spelling : std::min(known.name, spelling);
      known.minutes += minutes;
    }
    return TestSheet{name, text};
  };
  BookFolder folder;
  Book book = folder.open("book.db");
  Volunteer registered;
  registered.id = "V00007";
  registered.name = "Ann";
  REQUIRE(book.put_volunteer(registered));
  for (const bool again : {false, true}) {
    refused = duplicates = 0;
    const std::size_t known = expected.size();
    const TestSheet sheet = sheet_of(again ? "more.csv" : "first.csv", again ? 20 : 1);
    const Receipt receipt = import_well(book, sheet);
    CHECK(receipt.sheet.suspense == refused);
    CHECK(receipt.sheet.duplicates == duplicates);
    CHECK(receipt.sheet.posted == rows - refused);
    CHECK(receipt.enrolled == static_cast<std::int64_t>(expected.size() - known) - (again ? 0 : 1));
    std::map<VolunteerNo, std::int64_t> minutes;
    REQUIRE(
        book.each_total(representable_days, Book::Stride::months, [&](DaySpan, std::span<const VolunteerTotal> totals) {
          for (const VolunteerTotal& total : totals) minutes[total.volunteer] += total.minutes;
        }));
    const auto all = book.volunteers();
    REQUIRE(all);
    REQUIRE(all->size() == expected.size());
    for (const Volunteer& volunteer : *all) {
      const Expected& one = expected[volunteer.id];
      CHECK(volunteer.name == (volunteer.id == "V00007" ? "Ann" : one.name));
      CHECK(minutes[volunteer.no] == one.minutes);
    }
  }
}
