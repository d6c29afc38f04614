// A sheet taken out is as if it had never come, and one put in another's place changes what differs.
#include "books.h"

using namespace starhours;
using namespace starhours::test;

namespace {

const std::string header = "volunteer_id,name,team,activity,sign_in,sign_out\n";
const std::string registry = "volunteer_id,name,phone,team,registered\nV1,张三,19900000001,甲队,2024-01-01\n";

Withdrawal undo_well(Book& book, const std::vector<std::string>& names) {
  std::vector<SheetNo> numbers;
  for (const std::string& name : names) numbers.push_back(number_of(book, name));
  auto withdrawal = undo(book, numbers, test_today);
  REQUIRE_MESSAGE(withdrawal, (withdrawal ? "" : withdrawal.error().message));
  return std::move(*withdrawal);
}

std::string changes_text(const Receipt& receipt) {
  std::string text;
  for (const JournalChange& change : receipt.changes) {
    const JournalLine& line = change.after ? *change.after : *change.before;
    text += fmt::format("{} {} {} {} {}", change.before ? (change.after ? '~' : '-') : '+', to_string(line.day),
                        line.volunteer, line.activity, line.credited);
    if (change.before && change.after) text += fmt::format(" (was {})", change.before->credited);
    text += fmt::format(" {}:{}\n", line.sheet, line.row);
  }
  return text;
}

std::vector<std::string> history(Book& book) {
  std::vector<std::string> lines;
  const auto events = book.history();
  REQUIRE(events);
  for (const Event& event : *events) lines.push_back(event.what + " " + event.sheet + " " + event.note);
  return lines;
}

}  // namespace

TEST_CASE("a sheet of registered volunteers is lifted out, and what repeated it counts") {
  BookFolder folder;
  Book book = folder.open("book.db");
  Book without = folder.open("without.db");
  const std::string row = "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n";
  const TestSheet second{"b.csv", header + row + "V1,张三,甲队,巡逻,2025-03-05 11:00,2025-03-05 12:00\n"};
  import_well(book, {"r.csv", registry});
  import_well(book, {"a.csv", header + row + "V1,张三,甲队,宣传,2025-03-06 09:00,2025-03-06 10:00\n"});
  import_well(book, second);
  import_well(without, {"r.csv", registry});
  import_well(without, second);
  CHECK(credited_minutes(book) == 240);
  const Withdrawal withdrawal = undo_well(book, {"a.csv"});
  CHECK(withdrawal.minutes_added == -60);
  CHECK(withdrawal.sheets.front().posted == 2);
  CHECK(facts(book) == facts(without));
  CHECK(book.activities()->size() == 2);
  CHECK((*book.sheets())[1].posted == 2);
  CHECK(history(book) == std::vector<std::string>{"import r.csv ", "import a.csv ", "import b.csv ", "undo a.csv "});
}

TEST_CASE("what only the sheet knew of people goes with it, and a registry takes its names along") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const TestSheet named{"a.csv", "name,activity,date,sign_in,sign_out\n张三,清洁,2025-03-05,9:00,10:00\n"};
  import_well(book, named);
  const std::vector<std::string> before = facts(book);
  import_well(book, {"b.csv", header + "V2,李四,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n"});
  import_well(book, {"r.csv", registry + "V3,张三,19900000002,甲队,2024-01-01\n"});
  CHECK(book.suspense()->size() == 1);
  CHECK(undo_well(book, {"b.csv", "r.csv"}).minutes_added == -90);
  CHECK(facts(book) == before);
  CHECK(import_well(book, {"r.csv", registry}).already_known == false);
}

TEST_CASE("a dry undo changes nothing") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", header + "V2,李四,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n"});
  const std::vector<std::string> before = facts(book);
  const std::vector<SheetNo> numbers{number_of(book, "a.csv")};
  const auto withdrawal = undo(book, numbers, test_today, true);
  REQUIRE(withdrawal);
  CHECK(withdrawal->minutes_added == -150);
  CHECK(facts(book) == before);
}

TEST_CASE("no sheet at all may be undone, and one said twice goes once") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", header + "V2,李四,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n"});
  CHECK(undo_well(book, {}).sheets.empty());
  CHECK(undo_well(book, {"a.csv", "a.csv"}).sheets.size() == 1);
  CHECK(history(book) == std::vector<std::string>{"import a.csv ", "undo a.csv "});
}

TEST_CASE("a corrected sheet takes the place of an earlier one, and tells line by line what changed") {
  for (const bool registered : {true, false}) {
    CAPTURE(registered);
    BookFolder folder;
    Book book = folder.open("book.db");
    if (registered) import_well(book, {"r.csv", registry + "V2,李四,19900000002,甲队,2024-01-01\n"});
    const std::string kept = "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n";
    import_well(book, {"other.csv", header + "V1,张三,甲队,巡逻,2025-03-06 08:00,2025-03-06 09:00\n"});
    import_well(book, {"a.csv", header + "V2,李四,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n" + kept +
                                    "V1,张三,甲队,宣传,2025-03-06 09:00,2025-03-06 10:00\n"});
    const TestSheet corrected{"a.csv", header + kept + "V1,张三,甲队,宣传,2025-03-06 08:30,2025-03-06 10:30\n" +
                                           "V2,李四,甲队,清洁,2025-03-07 09:00,2025-03-07 10:00\n"};
    const Receipt receipt = replace_well(book, "a.csv", corrected);
    CHECK(changes_text(receipt) ==
          "- 2025-03-05 V2 清洁 150 a.csv:2\n"
          "~ 2025-03-06 V1 宣传 90 (was 60) a.csv:3\n"
          "+ 2025-03-07 V2 清洁 60 a.csv:4\n");
    CHECK(receipt.minutes_added == -60);
    CHECK(receipt.replaced->posted == 3);
    CHECK(book.sheets()->size() == (registered ? 3 : 2));
    Book fresh = folder.open("fresh.db");
    if (registered) import_well(fresh, {"r.csv", registry + "V2,李四,19900000002,甲队,2024-01-01\n"});
    import_well(fresh, {"other.csv", header + "V1,张三,甲队,巡逻,2025-03-06 08:00,2025-03-06 09:00\n"});
    import_well(fresh, corrected);
    CHECK(facts(book) == facts(fresh));
    CHECK(history(book).back().starts_with("replace a.csv a.csv "));

    const Receipt again = replace_well(book, "a.csv", corrected);
    CHECK(again.already_known);
    CHECK(facts(book) == facts(fresh));
  }
}

TEST_CASE("sheets read by an earlier reading are read again by the next intake") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", header + "V1,张三,甲队,清洁,2025-03-05 09:00,2025-03-05 11:30\n"});
  const std::vector<std::string> expected = facts(book);
  const SuspenseRow wrong{SheetNo{1}, 3, 3, 0, Kind::bad_date, "m", "", ""};
  REQUIRE(book.add_suspense({&wrong, 1}));
  REQUIRE(book.set_reading_version(1));
  import_well(book, {"b.csv", header + "V1,张三,甲队,清洁,2025-03-06 09:00,2025-03-06 11:30\n"});
  CHECK(book.suspense()->empty());
  undo_well(book, {"b.csv"});
  CHECK(facts(book) == expected);
}
