#include "shown.h"

#include <doctest/doctest.h>

using namespace starhours;

namespace {

std::string ladder(std::string_view keys) { return fmt::format("[[ladder]]\nid = \"star\"\nname = \"星\"\n{}", keys); }

}  // namespace

TEST_CASE("a ladder, whole") {
  const Rulebook rulebook = rulebook_of(R"toml(
[[ladder]]
id = "p"
name = { zh = "积分", en = "Points" }
by = "points"
window = "year"
levels = [{ name = { zh = "一" }, points = 1.5 }, { name = "二", points = 2_000 }])toml");
  REQUIRE(rulebook.ladders.size() == 1);
  CHECK(rulebook.ladders[0] == Ladder{"p",
                                      {"积分", "Points"},
                                      Metric::points,
                                      Grain::year,
                                      {{{"一", ""}, 1'500'000}, {{"二", "二"}, 2'000'000'000}}});
}

TEST_CASE("hours of levels are numbers or durations, and kept in minutes") {
  const Rulebook rulebook = rulebook_of(ladder(
      R"(levels = [{ name = "a", hours = 0.5 }, { name = "b", hours = "1h30m" }, { name = "c", hours = 100 }])"));
  REQUIRE(rulebook.ladders.size() == 1);
  CHECK(rulebook.ladders[0].by == Metric::hours);
  CHECK(rulebook.ladders[0].window == Grain::all);
  CHECK(rulebook.ladders[0].levels[0].threshold == 30);
  CHECK(rulebook.ladders[0].levels[1].threshold == 90);
  CHECK(rulebook.ladders[0].levels[2].threshold == 6000);
}

TEST_CASE("every metric and window of a ladder") {
  for (const char* metric : {"hours", "points", "entries", "days", "activities"}) {
    for (const char* window : {"lifetime", "day", "week", "month", "quarter", "half", "year"}) {
      const std::string toml = ladder(fmt::format(
          "by = \"{0}\"\nwindow = \"{1}\"\nlevels = [{{ name = \"a\", {0} = 1 }}, {{ name = \"b\", {0} = 2 }}]", metric,
          window));
      CAPTURE(toml);
      CHECK(mistakes_of(toml) == "");
    }
  }
}

TEST_CASE("without a [[ladder]] the built-in stars hold; an empty list is none") {
  CHECK(rulebook_of("").ladders == default_rulebook().ladders);
  CHECK(rulebook_of("ladder = []").ladders.empty());
}

TEST_CASE("levels that do not rise") {
  CHECK(mistakes_of(ladder(R"(levels = [{ name = "a", hours = 300 }, { name = "b", hours = 300 }])")) ==
        "r.toml:4:62: level '300' is not above the level before it [contradiction]\n"
        "  > 300\n"
        "  hint: write the levels from the lowest to the highest\n");
}

TEST_CASE("levels of another metric than the ladder's") {
  CHECK(mistakes_of(ladder(R"(levels = [{ name = "a", points = 300 }])")) ==
        "r.toml:4:34: a level of 'points' on a ladder by 'hours' [contradiction]\n"
        "  > 300\n"
        "  hint: write by = \"points\", or the level's threshold in hours\n");
}

TEST_CASE("levels that are wrong in themselves") {
  CHECK(mistakes_of(ladder(R"(levels = [{ name = "a" }, { hours = 1 }, { name = "c", hours = 1, days = 1 }, 5])")) ==
        "r.toml:4:11: missing threshold in a level [wrong-value]\n"
        "  > { name = \"a\" }\n"
        "  hint: write levels = [{ name = \"一星级\", hours = 100 }]\n"
        "r.toml:4:27: missing 'name' in a level [wrong-value]\n"
        "  > { hours = 1 }\n"
        "  hint: add name = \"一星级\"\n"
        "r.toml:4:74: a level with two thresholds [contradiction]\n"
        "  > 1\n"
        "  hint: give each level one, and write a second [[ladder]] for the other\n"
        "r.toml:4:79: '5' is a number, expected a table [wrong-type]\n"
        "  > 5\n"
        "  hint: write levels = [{ name = \"一星级\", hours = 100 }]\n");
  CHECK(mistakes_of(ladder("levels = []")) ==
        "r.toml:4:10: levels '[]', expected at least one level [wrong-value]\n"
        "  > []\n"
        "  hint: write levels = [{ name = \"一星级\", hours = 100 }]\n");
  CHECK(mistakes_of(ladder(R"(levels = [{ name = "a", hours = 0 }])")).find("hours '0', expected more than 0") !=
        std::string::npos);
  CHECK(mistakes_of(ladder("by = \"days\"\nlevels = [{ name = \"a\", days = 1.5 }]"))
            .find("'1.5' is a decimal number, expected a whole number [wrong-type]") != std::string::npos);
}

TEST_CASE("a ladder without what it needs") {
  CHECK(mistakes_of("[[ladder]]") ==
        "r.toml:1:1: missing 'id' in [[ladder]] [wrong-value]\n"
        "  > [[ladder]]\n"
        "  hint: add id = \"star\"\n"
        "r.toml:1:1: missing 'name' in [[ladder]] [wrong-value]\n"
        "  > [[ladder]]\n"
        "  hint: add name = { zh = \"星级志愿者\", en = \"Star rating\" }\n"
        "r.toml:1:1: missing 'levels' in [[ladder]] [wrong-value]\n"
        "  > [[ladder]]\n"
        "  hint: add levels = [{ name = \"一星级\", hours = 100 }]\n");
  CHECK(mistakes_of("[ladder]") ==
        "r.toml:1:1: '[ladder]' is no list of ladders [wrong-type]\n"
        "  > [ladder]\n"
        "  hint: write [[ladder]] with double brackets, once for each\n");
}

TEST_CASE("two ladders of one id") {
  const std::string one = ladder("levels = [{ name = \"a\", hours = 1 }]\n");
  CHECK(mistakes_of(one + one) ==
        "r.toml:6:6: duplicate ladder 'star' [contradiction]\n"
        "  > \"star\"\n"
        "  hint: give each ladder an id of its own\n");
}
