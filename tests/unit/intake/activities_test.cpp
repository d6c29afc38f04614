// What sheets mean by the names of activities, of which only those that a sheet names are looked at.
#include "books.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace starhours::test {
namespace {

// The facts of a book with these sheets, in this order.
std::vector<std::string> facts_after(const std::vector<TestSheet>& sheets, const std::string& rules = "") {
  BookFolder folder;
  Book book = folder.open("book.db");
  if (!rules.empty()) REQUIRE(adopt_rulebook(book, rules, test_today));
  for (const TestSheet& sheet : sheets) import_well(book, sheet);
  return facts(book);
}

const TestSheet registry{"r.csv", "活动编号,活动名称,开始时间,结束时间\nA1,清洁,9:00,10:00\nA2,巡逻,9:00,11:00\n"};
const TestSheet cleaning{"a.csv", "姓名,活动,日期,签到,签退\n张三,清洁,2025-03-05,8:00,12:00\n"};
const TestSheet patrol{"b.csv", "姓名,活动,日期,签到,签退\n张三,巡逻,2025-03-05,9:30,10:30\n"};

TEST_CASE("the window of an activity that another sheet names still counts on a service day in hand") {
  const std::string trimming = "[count]\ntrim = true\n";
  BookFolder folder;
  Book book = folder.open("book.db");
  REQUIRE(adopt_rulebook(book, trimming, test_today));
  import_well(book, registry);
  CHECK(import_well(book, cleaning).minutes_added == 60);
  CHECK(import_well(book, patrol).minutes_added == 30);
  CHECK(facts(book) == facts_after({registry, patrol, cleaning}, trimming));
  CHECK(facts(book) == facts_after({patrol, cleaning, registry}, trimming));
}

TEST_CASE("what a registry says of an activity by its id alone holds for sheets that write its name") {
  const std::string trimming = "[count]\ntrim = true\n";
  const TestSheet later{"r2.csv", "活动编号,活动名称,开始时间,结束时间\nA1,,8:30,10:00\n"};
  BookFolder folder;
  Book book = folder.open("book.db");
  REQUIRE(adopt_rulebook(book, trimming, test_today));
  for (const TestSheet& sheet : {registry, cleaning}) import_well(book, sheet);
  const Receipt receipt = import_well(book, later);
  CHECK(receipt.reread == 1);
  CHECK(receipt.minutes_added == 30);
  CHECK(facts(book) == facts_after({registry, later, cleaning}, trimming));
}

TEST_CASE("a registry that renames a team or an activity takes the old name from it, whenever it comes") {
  const TestSheet renaming{"r2.csv", "活动编号,活动名称,开始时间,结束时间\nA1,大扫除,9:00,10:00\n"};
  CHECK(facts_after({registry, cleaning, renaming}) == facts_after({registry, renaming, cleaning}));

  const TestSheet teams{"t.csv", "队伍编号,队伍名称,类型\nT1,甲队,队\n"};
  const TestSheet renamed{"t2.csv", "队伍编号,队伍名称,类型\nT1,乙队,队\n"};
  const TestSheet of_team{"c.csv", "姓名,队伍,日期,签到,签退\n张三,甲队,2025-03-05,8:00,12:00\n"};
  CHECK(facts_after({teams, of_team, renamed}) == facts_after({teams, renamed, of_team}));
}

TEST_CASE("a name that many registered activities bear is none of theirs") {
  TestSheet many{"r.csv", "活动编号,活动名称\n"};
  for (int no = 1; no <= 50; ++no) many.text += fmt::format("A{},清洁\n", no);
  const std::vector<std::string> known = facts_after({many, cleaning});
  CHECK(std::find(known.begin(), known.end(), "activity 清洁 清洁  4") != known.end());
  CHECK(known == facts_after({cleaning, many}));
}

}  // namespace
}  // namespace starhours::test
