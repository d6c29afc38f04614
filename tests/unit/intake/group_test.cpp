// Rows for several unnamed people.
#include "books.h"

#include <string>
#include <vector>

using namespace starhours;
using namespace starhours::test;

namespace {

// "day people minutes basis row", duplicates with "=", in order of day, sheet and row.
std::vector<std::string> groups_of(Book& book) {
  const auto groups = book.group_entries(representable_days);
  REQUIRE(groups);
  std::vector<std::string> lines;
  for (const GroupEntry& group : *groups) {
    lines.push_back(fmt::format("{} {} {} {} {}{}", to_string(group.day), group.people, group.minutes,
                                name_of(group.basis), group.row, group.counts() ? "" : "="));
  }
  return lines;
}

std::vector<std::string> problems_of(const Receipt& receipt) {
  std::vector<std::string> lines;
  for (const Problem& problem : receipt.problems) {
    lines.push_back(fmt::format("{} {} {}", problem.place.line, name_of(problem.kind), problem.message));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("hours of each, hours of all together, and times") {
  const BookFolder folder;
  Book book = folder.open("a.db");
  const Receipt each = import_well(book, {"each.csv",
                                          "活动名称,服务队,日期,人数,时长\n"
                                          "清洁家园,第一队,2025-03-05,20,1.33\n"
                                          "清洁家园,第一队,2025-03-06,1人,2\n"});
  CHECK(each.sheet.posted == 2);
  CHECK(each.minutes_added == 79 * 20 + 120);
  CHECK(each.volunteers == 0);
  CHECK(each.enrolled == 0);
  const Receipt together = import_well(book, {"together.csv",
                                              "活动名称,服务队,日期,人数,总时长\n"
                                              "敬老,第一队,2025-03-07,300,0.667\n"
                                              "敬老,第一队,2025-03-08,3000,30000\n"});
  CHECK(together.minutes_added == 40 + 1'800'000);
  const Receipt timed = import_well(book, {"timed.csv",
                                           "活动名称,日期,人数,签到,签退\n"
                                           "巡逻,2025-03-09,10,22:00,01:30\n"});
  CHECK(timed.minutes_added == 2100);
  CHECK(timed.sheet.posted == 1);
  CHECK(groups_of(book) == Lines{"2025-03-05 20 1580 stated 2", "2025-03-06 1 120 stated 3",
                                 "2025-03-07 300 40 stated 2", "2025-03-08 3000 1800000 stated 3",
                                 "2025-03-09 10 1200 clocked 2", "2025-03-10 10 900 clocked 2"});
  const auto volunteers = book.volunteers();
  REQUIRE(volunteers);
  CHECK(volunteers->empty());
  CHECK(credited_minutes(book) == 0);
}

TEST_CASE("each of a group is admitted as one is") {
  const BookFolder folder;
  Book book = folder.open("a.db");
  const Receipt receipt = import_well(book, {"m.csv",
                                             "活动名称,日期,人数,总时长\n"
                                             "甲,2025-03-05,2,33\n"  // 16.5 h each
                                             "甲,2025-03-05,3,0\n"
                                             "甲,2025-04-02,3,6\n"  // tomorrow
                                             "甲,2025-03-05,,6\n"
                                             "甲,2025-03-05,约20人,6\n"
                                             "甲,2025-03-05,0,6\n"
                                             "甲,2025-03-05,0,0\n"  // nobody came
                                             "甲,2025-03-05,0,\n"
                                             "甲,2025-03-05,5,\n"
                                             "甲,2025-03-05,2,32\n"});
  CHECK(problems_of(receipt) == Lines{"2 too-long stated hours 16.5 are more than 16h",
                                      "3 zero-length stated hours are 0",
                                      "4 future-day day 2025-04-02 is after today, 2025-04-01",
                                      "5 missing-volunteer missing number of people: the row names nobody",
                                      "6 missing-volunteer \"约20人\" is not a number of people who served",
                                      "7 missing-volunteer \"0\" is not a number of people who served",
                                      "10 missing-hours missing times and hours"});
  CHECK(receipt.sheet.posted == 1);
  CHECK(receipt.sheet.absent == 2);
  CHECK(receipt.sheet.suspense == 7);
}

TEST_CASE("times beside hours of all together are compared for each") {
  const BookFolder folder;
  Book book = folder.open("a.db");
  const Receipt receipt = import_well(book, {"m.csv",
                                             "活动名称,日期,人数,签到,签退,总时长\n"
                                             "甲,2025-03-05,20,09:00,11:00,40\n"
                                             "甲,2025-03-06,20,09:00,11:00,30\n"});
  CHECK(problems_of(receipt) ==
        Lines{"3 stated-differs the stated hours differ from the times; the rulebook's `stated` decides"});
  CHECK(groups_of(book) == Lines{"2025-03-05 20 2400 clocked 2", "2025-03-06 20 2400 clocked 3"});
}

TEST_CASE("the same group row in two sheets counts once, whatever came first") {
  const TestSheet one{"one.csv",
                      "活动名称,服务队,日期,人数,时长\n"
                      "清洁,第一队,2025-03-05,20,2\n清洁,第一队,2025-03-05,20,2\n巡逻,第一队,2025-03-05,4,1\n"};
  const TestSheet two{"two.csv",
                      "活动名称,服务队,日期,人数,时长\n"
                      "清洁,第一队,2025-03-05,20,2\n清洁,第二队,2025-03-05,20,2\n清洁,第一队,2025-03-05,21,2\n"};
  const BookFolder folder;
  Book forth = folder.open("forth.db");
  const Receipt first = import_well(forth, one);
  CHECK(problems_of(first) ==
        Lines{"3 equal-rows the same group, activity, day and hours stand in an earlier row of this sheet; all count"});
  CHECK(first.sheet.posted == 3);
  const Receipt second = import_well(forth, two);
  CHECK(second.sheet.posted == 2);
  CHECK(second.sheet.duplicates == 1);
  CHECK(second.minutes_added == 40 * 60 + 42 * 60);
  Book back = folder.open("back.db");
  import_well(back, two);
  const Receipt last = import_well(back, one);
  CHECK(last.sheet.duplicates == 1);
  CHECK(last.minutes_added == 40 * 60 + 4 * 60);
  CHECK(facts(forth) == facts(back));
}

TEST_CASE("groups are read again with their sheet") {
  const BookFolder folder;
  Book book = folder.open("a.db");
  import_well(book, {"m.csv", "活动名称,服务队,日期,人数,时长\n清洁,甲队,2025-03-05,20,2\n"});
  const Receipt teams = import_well(book, {"t.csv", "team_id,name,parent,kind\nT1,甲队,,服务队\n"});
  CHECK(teams.reread == 1);
  CHECK(teams.minutes_added == 0);
  CHECK(groups_of(book) == Lines{"2025-03-05 20 2400 stated 2"});
  const auto all = book.teams();
  REQUIRE(all);
  REQUIRE(all->size() == 1);
  const auto groups = book.group_entries(representable_days);
  REQUIRE(groups);
  CHECK(groups->front().team == all->front().no);
  const auto sheets = book.sheets();
  REQUIRE(sheets);
  CHECK(sheets->front().posted == 1);
  CHECK(sheets->front().days.first == groups->front().day);
}

TEST_CASE("a name in a row with a number of people is somebody") {
  const BookFolder folder;
  Book book = folder.open("a.db");
  import_well(
      book,
      {"m.csv", "姓名,活动,日期,时长,人数\n张三,清洁,2025-03-05,2,20\n,清洁,2025-03-05,2,1\n,清洁,2025-03-05,2,9\n"});
  CHECK(groups_of(book) == Lines{"2025-03-05 9 1080 stated 4"});
  CHECK(credited_minutes(book) == 120);
}

TEST_CASE("groups go with their sheet, and what repeated them counts") {
  // A registry and nobody else in the sheet: it is lifted out. With somebody told by name all is counted again.
  for (const bool named : {false, true}) {
    CAPTURE(named);
    const BookFolder folder;
    Book book = folder.open("book.db");
    Book without = folder.open("without.db");
    const std::string header = "姓名,活动,服务队,日期,人数,时长\n";
    const std::string row = ",清洁,甲队,2025-03-05,20,2\n";
    const TestSheet first{
        "a.csv", header + row + ",巡逻,甲队,2025-03-06,4,1\n" + (named ? "张三,清洁,甲队,2025-03-05,,2\n" : "")};
    const TestSheet second{"b.csv", header + row + ",敬老,甲队,2025-03-07,5,1\n"};
    import_well(book, first);
    CHECK(import_well(book, second).sheet.duplicates == 1);
    import_well(without, second);
    const std::vector<SheetNo> numbers{number_of(book, "a.csv")};
    const auto withdrawal = undo(book, numbers, test_today);
    REQUIRE(withdrawal);
    CHECK(withdrawal->minutes_added == (named ? -360 : -240));
    CHECK(facts(book) == facts(without));
    CHECK(book.sheets()->front().posted == 2);
    CHECK(book.sheets()->front().duplicates == 0);
  }
}

TEST_CASE("a replaced sheet tells what changed of its groups") {
  for (const bool named : {false, true}) {
    CAPTURE(named);
    const BookFolder folder;
    Book book = folder.open("book.db");
    const std::string header = "姓名,活动,服务队,日期,人数,时长\n";
    const std::string somebody = named ? "张三,清洁,甲队,2025-03-05,,2\n" : "";
    import_well(book, {"a.csv", header + ",清洁,甲队,2025-03-05,20,2\n,巡逻,甲队,2025-03-06,4,1\n" + somebody});
    const std::string corrected = header + ",清洁,甲队,2025-03-05,20,3\n,敬老,甲队,2025-03-07,5,1\n" + somebody;
    const auto source = source_of(corrected);
    IntakeOptions options;
    options.reading.source = "a.csv";
    options.today = test_today;
    options.replaces = number_of(book, "a.csv");
    const auto receipt = take_in(book, *source, options);
    REQUIRE(receipt);
    CHECK(receipt->minutes_added == 1200 - 240 + 300);
    std::vector<std::string> lines;
    for (const JournalChange& change : receipt->changes) {
      const JournalLine& line = change.after ? *change.after : *change.before;
      lines.push_back(fmt::format("{} {} '{}' {} {}", change.before ? (change.after ? '~' : '-') : '+',
                                  to_string(line.day), line.volunteer, line.activity, line.credited));
    }
    CHECK(lines == Lines{"~ 2025-03-05 '' 清洁 3600", "- 2025-03-06 '' 巡逻 240", "+ 2025-03-07 '' 敬老 300"});
  }
}

}  // namespace
