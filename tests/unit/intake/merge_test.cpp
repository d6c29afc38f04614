// Who is who, as somebody said.
#include "books.h"

using namespace starhours;
using namespace starhours::test;

namespace {

const std::string header = "volunteer_id,name,phone,activity,sign_in,sign_out\n";

void merge_well(Book& book, const std::string& to, const std::string& from) {
  const auto merged = merge(book, to, from, test_today);
  REQUIRE_MESSAGE(merged, (merged ? "" : merged.error().message));
}

std::int64_t minutes_of(Book& book, const std::string& id) {
  const auto volunteer = book.volunteer(id);
  REQUIRE(volunteer);
  if (!*volunteer) return 0;
  std::int64_t minutes = 0;
  const auto visited = book.each_service_day(representable_days, (*volunteer)->no, [&](std::span<const Entry> entries) {
    for (const Entry& entry : entries) minutes += entry.credited;
    return true;
  });
  REQUIRE(visited);
  return minutes;
}

}  // namespace

TEST_CASE("rows of one volunteer are another's, before and after it was said, and no time counts twice") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", header + "V1,王芳,,清洁,2025-03-05 09:00,2025-03-05 11:00\n"});
  import_well(book, {"b.csv", header + "V2,王方,,巡逻,2025-03-05 10:00,2025-03-05 12:00\n"});
  CHECK(credited_minutes(book) == 240);
  const std::vector<std::string> apart = facts(book);
  merge_well(book, "V1", "V2");
  CHECK(minutes_of(book, "V1") == 180);
  CHECK(minutes_of(book, "V2") == 0);
  CHECK(book.history()->back().note == "V2 -> V1");
  import_well(book, {"c.csv", header + "V2,王方,,巡逻,2025-03-06 10:00,2025-03-06 12:00\n"});
  CHECK(minutes_of(book, "V1") == 300);
  // Counting again finds the same.
  const std::vector<std::string> merged = facts(book);
  REQUIRE(adopt_rulebook(book, "title = \"same\"\n", test_today));
  CHECK(facts(book) == merged);

  const std::vector<SheetNo> last{book.sheets()->back().no};
  REQUIRE(undo(book, last, test_today));
  REQUIRE(unmerge(book, "V1", "V2", test_today));
  CHECK(facts(book) == apart);
}

TEST_CASE("a name that two bore who are one is ambiguous no more") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"r.csv",
                     "volunteer_id,name,phone,registered\nV1,王芳,19900000001,2024-01-01\n"
                     "V2,王芳,19900000002,2024-01-01\n"});
  import_well(book, {"a.csv", "name,activity,date,sign_in,sign_out\n王芳,清洁,2025-03-05,9:00,10:00\n"});
  CHECK(book.suspense()->size() == 1);
  merge_well(book, "V1", "V2");
  CHECK(book.suspense()->empty());
  CHECK(minutes_of(book, "V1") == 60);
  REQUIRE(unmerge(book, "V1", "V2", test_today));
  CHECK(book.suspense()->size() == 1);
  CHECK(credited_minutes(book) == 0);
}

TEST_CASE("mergers are followed to their end, and contradictions refused") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", header + "V1,王芳,,清洁,2025-03-05 09:00,2025-03-05 10:00\n"
                                       "V2,王方,,清洁,2025-03-06 09:00,2025-03-06 10:00\n"
                                       "V3,汪芳,,清洁,2025-03-07 09:00,2025-03-07 10:00\n"});
  merge_well(book, "V2", "V3");
  merge_well(book, "V1", "V2");
  CHECK(minutes_of(book, "V1") == 180);
  const auto twice = merge(book, "V1", "V3", test_today);
  REQUIRE_FALSE(twice);
  CHECK(twice.error().message == "'V3' is 'V2' already");
  const auto circle = merge(book, "V3", "V1", test_today);
  REQUIRE_FALSE(circle);
  CHECK(circle.error().message == "'V3' and 'V1' are one person already");
  CHECK(merge(book, "V1", "V9", test_today).error().kind == Kind::no_volunteer);
  CHECK_FALSE(unmerge(book, "V1", "V3", test_today));
  REQUIRE(unmerge(book, "V1", "V2", test_today));
  CHECK(minutes_of(book, "V2") == 120);
}

TEST_CASE("a person who goes and comes again is whom others are said to be") {
  BookFolder folder;
  Book book = folder.open("book.db");
  const TestSheet first{"a.csv",
                        "name,phone,activity,sign_in,sign_out\n"
                        "王芳,19900000001,清洁,2025-03-05 09:00,2025-03-05 10:00\n"};
  const TestSheet second{"b.csv",
                         "name,phone,activity,sign_in,sign_out\n"
                         "王芳,19900000002,清洁,2025-03-06 09:00,2025-03-06 10:00\n"};
  import_well(book, first);
  const std::string to = book.volunteers()->front().id;
  import_well(book, second);
  const std::string from = book.volunteers()->back().id;
  merge_well(book, to, from);
  const std::vector<std::string> merged = facts(book);
  const std::vector<SheetNo> sheet{book.sheets()->front().no};
  REQUIRE(undo(book, sheet, test_today));
  CHECK(minutes_of(book, from) == 60);
  const Receipt receipt = import_well(book, first);
  CHECK(minutes_of(book, to) == 120);
  CHECK(receipt.minutes_added == 60);
  CHECK(facts(book) == merged);
}

TEST_CASE("others are the person whose sheet gave way to another that names them again") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", header + "V1,王芳,,清洁,2025-03-05 09:00,2025-03-05 11:00\n"});
  import_well(book, {"b.csv", header + "V2,王方,,巡逻,2025-03-05 10:00,2025-03-05 12:00\n"});
  merge_well(book, "V1", "V2");
  replace_well(book, "a.csv", {"c.csv", header + "V1,王芳,,清洁,2025-03-06 09:00,2025-03-06 11:00\n"});
  CHECK(minutes_of(book, "V1") == 240);
  CHECK(minutes_of(book, "V2") == 0);
}

TEST_CASE("who is in no sheet any more is nobody's person, though others were said to be them") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", header + ",王芳,,清洁,2025-03-05 09:00,2025-03-05 11:00\n"});
  import_well(book, {"b.csv", header + "V1,李四,,巡逻,2025-03-05 10:00,2025-03-05 12:00\n" +
                                  "V2,李四,,巡逻,2025-03-06 10:00,2025-03-06 12:00\n" +
                                  ",李四,,巡逻,2025-03-07 10:00,2025-03-07 12:00\n"});
  merge_well(book, "王芳", "V1");
  merge_well(book, "王芳", "V2");
  CHECK(minutes_of(book, "王芳") == 420);
  // The one 王芳 has an id: the person without goes, and 李四 may be either again.
  import_well(book, {"c.csv", header + "V3,王芳,,清洁,2025-03-08 09:00,2025-03-08 11:00\n"});
  CHECK(!*book.volunteer("王芳"));
  CHECK(minutes_of(book, "V1") == 120);
  CHECK(minutes_of(book, "V2") == 120);
  CHECK(minutes_of(book, "V3") == 240);
  CHECK(book.suspense()->size() == 1);
}

TEST_CASE("newcomers who may be somebody known are told, and nothing is decided by it") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"r.csv", "volunteer_id,name,phone,registered\nV1,王芳,19900000001,2024-01-01\n"});
  const Receipt receipt = import_well(book, {"a.csv",
                                             "name,phone,activity,sign_in,sign_out\n"
                                             "王芳,19900000010,清洁,2025-03-05 09:00,2025-03-05 10:00\n"
                                             "王芳,19912345678,清洁,2025-03-05 09:00,2025-03-05 10:00\n"
                                             "李四,19900000003,清洁,2025-03-05 09:00,2025-03-05 10:00\n"
                                             "李泗,19900000003,清洁,2025-03-05 09:00,2025-03-05 10:00\n"});
  CHECK(receipt.enrolled == 4);
  REQUIRE(receipt.problems.size() == 2);
  CHECK(receipt.problems[0].kind == Kind::likely_same);
  CHECK(receipt.problems[0].severity == Severity::note);
  CHECK(receipt.problems[0].message.find("one phone, and names that differ") != std::string::npos);
  CHECK(receipt.problems[1].hint.find("starhours merge 'V1' '王芳#") != std::string::npos);
  CHECK(book.merges()->empty());
}

TEST_CASE("a phone that more than a family gives tells nothing") {
  const std::string names[] = {"李一", "李二", "李三", "李四", "李五", "李六", "李七", "李八", "李九"};
  const auto notes_of = [&names](std::size_t people) {
    std::string text = "name,phone,activity,sign_in,sign_out\n";
    for (std::size_t at = 0; at < people; ++at) {
      text += names[at] + ",19900000001,清洁,2025-03-05 09:00,2025-03-05 10:00\n";
    }
    BookFolder folder;
    Book book = folder.open("book.db");
    return import_well(book, {"a.csv", text}).problems.size();
  };
  CHECK(notes_of(3) == 3);
  CHECK(notes_of(8) == 28);
  CHECK(notes_of(9) == 0);
}

TEST_CASE("phones that differ in one place are found among many of one name") {
  std::string text = "name,phone,activity,sign_in,sign_out\n";
  const auto add = [&text](const std::string& phone) {
    text += "志愿者," + phone + ",清洁,2025-03-05 09:00,2025-03-05 10:00\n";
  };
  for (int nth = 0; nth < 300; ++nth) add(fmt::format("199{0:04}{0:04}", nth * 33));
  add("19900330032");
  add("19912345678");
  add("19912345687");
  BookFolder folder;
  Book book = folder.open("book.db");
  const Receipt receipt = import_well(book, {"a.csv", text});
  CHECK(receipt.enrolled == 303);
  CHECK(receipt.problems.size() == 2);
}
