#include <starhours/problem.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace starhours;

TEST_CASE("problems carry their severity, and only errors are errors") {
  const Problem wrong = error(Kind::bad_date, "unknown date 'x'", "write 2025-03-05");
  CHECK(wrong.severity == Severity::error);
  CHECK(wrong.kind == Kind::bad_date);
  CHECK(wrong.message == "unknown date 'x'");
  CHECK(wrong.hint == "write 2025-03-05");
  CHECK(wrong.place.row == 0);
  const Problem odd = warning(Kind::equal_rows, "two equal rows");
  CHECK(odd.severity == Severity::warning);
  CHECK(odd.hint.empty());
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({odd}));
  CHECK(has_errors({odd, wrong}));
}

TEST_CASE("the nearest name is at most two edits away") {
  const std::vector<std::string> names{"volunteer", "activity", "team", "quarter", "half"};
  CHECK(nearest("volunter", names) == "volunteer");
  CHECK(nearest("volutneer", names) == "volunteer");
  CHECK(nearest("activty", names) == "activity");
  CHECK(nearest("Quarter", names) == "quarter");
  CHECK(nearest("volnter", names) == "volunteer");
  CHECK(nearest("volunt", names).empty());
  CHECK(nearest("taem", names) == "team");
  CHECK(nearest("", names).empty());
  CHECK(nearest("x", names).empty());
}

TEST_CASE("edits count code points, not bytes") {
  const std::vector<std::string> names{"签到时间", "签退时间", "姓名"};
  CHECK(nearest("签道时间", names) == "签到时间");
  CHECK(nearest("姓各", names) == "姓名");
  CHECK(nearest("志愿", names).empty());
}

TEST_CASE("short words are not replaced whole") {
  CHECK(nearest("ab", {"cd"}).empty());
  CHECK(nearest("day", {"may"}) == "may");
  CHECK(nearest("day", {"all"}).empty());
  CHECK(nearest("a", {"b"}).empty());
}

TEST_CASE("of equally near names the order of the list does not decide") {
  CHECK(nearest("tear", {"team", "teal"}) == "teal");
  CHECK(nearest("tear", {"teal", "team"}) == "teal");
}

TEST_CASE("any bytes may be asked for") {
  const std::vector<std::string> names{"team", std::string(200, 'x'), "\xff\xc3", ""};
  CHECK(nearest(std::string(1'000'000, 'x'), names).empty());
  CHECK(nearest("\xe5\xa7", names).empty());
  CHECK(nearest(std::string_view{"te\0m", 4}, names) == "team");
}
