#include "shown.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace starhours;

TEST_CASE("ten mistakes are ten problems, in the order of the text") {
  CHECK(mistakes_of(R"toml(titel = "兴神路社区"
zone = "Asia/Shanghi"
[count]
round = "dwn"
step = 30
max_perday = "8h"
break = { after = "6h" }
[[award]]
id = "trend-month"
name = "月时尚达人"
every = "fortnight"
by = "wins:trend-week"
eligible = { min_hours = -4, not_in_groups = "staff" }
)toml") ==
        "r.toml:1:1: unknown key 'titel' in a rulebook [unknown-key]\n"
        "  > titel\n"
        "  hint: did you mean 'title'?\n"
        "r.toml:2:8: unknown time zone 'Asia/Shanghi' [wrong-value]\n"
        "  > \"Asia/Shanghi\"\n"
        "  hint: did you mean 'Asia/Shanghai'?\n"
        "r.toml:4:9: unknown round 'dwn' [wrong-value]\n"
        "  > \"dwn\"\n"
        "  hint: did you mean 'down'?\n"
        "r.toml:5:8: '30' is a number, expected a duration in quotes [wrong-type]\n"
        "  > 30\n"
        "  hint: write step = \"30m\"\n"
        "r.toml:6:1: unknown key 'max_perday' in [count] [unknown-key]\n"
        "  > max_perday\n"
        "  hint: did you mean 'max_per_day'?\n"
        "r.toml:7:19: break with 'after' but without 'take' [contradiction]\n"
        "  > \"6h\"\n"
        "  hint: write break = { after = \"6h\", take = \"30m\" }\n"
        "r.toml:11:9: unknown every 'fortnight' [wrong-value]\n"
        "  > \"fortnight\"\n"
        "  hint: write one of day, week, month, quarter, half, year\n"
        "r.toml:12:6: wins of the unknown award 'trend-week' [contradiction]\n"
        "  > \"wins:trend-week\"\n"
        "  hint: add an [[award]] with this id\n"
        "r.toml:13:26: min_hours '-4', expected 0 to 1000000 with at most 6 decimals [wrong-value]\n"
        "  > -4\n"
        "  hint: write min_hours = 1.5\n"
        "r.toml:13:46: '\"staff\"' is a text, expected a list [wrong-type]\n"
        "  > \"staff\"\n"
        "  hint: write not_in_groups = [\"staff\"]\n");
}

TEST_CASE("what was wrong holds its default, the rest is read") {
  const Rulebook rulebook =
      read_rulebook("zone = \"Mars\"\n[count]\nround = \"dwn\"\nstep = \"30m\"\nmax_per_day = \"8h\"\nmin = 3",
                    "r.toml")
          .value;
  CHECK(rulebook.zone == "Asia/Shanghai");
  CHECK(rulebook.count.round == Rounding::none);
  CHECK(rulebook.count.step == Minutes{0});
  CHECK(rulebook.count.max_per_day == Minutes{480});
  CHECK(rulebook.count.min == Minutes{0});
}

TEST_CASE("a key in the wrong section is told where it belongs") {
  CHECK(mistakes_of("round = \"down\"\n[count]\ntitle = \"a\"\nwinners = 5\nmin_hours = 4\nfrobnicate = 1") ==
        "r.toml:1:1: unknown key 'round' in a rulebook [unknown-key]\n"
        "  > round\n"
        "  hint: 'round' belongs in [count]\n"
        "r.toml:3:1: unknown key 'title' in [count] [unknown-key]\n"
        "  > title\n"
        "  hint: 'title' belongs at the top, before the first [section]\n"
        "r.toml:4:1: unknown key 'winners' in [count] [unknown-key]\n"
        "  > winners\n"
        "  hint: 'winners' belongs in [[award]]\n"
        "r.toml:5:1: unknown key 'min_hours' in [count] [unknown-key]\n"
        "  > min_hours\n"
        "  hint: 'min_hours' belongs in eligible = { … } of an [[award]]\n"
        "r.toml:6:1: unknown key 'frobnicate' in [count] [unknown-key]\n"
        "  > frobnicate\n"
        "  hint: [count] takes round, step, scope, min, at_least, break, max_per_entry, max_per_activity_day, "
        "max_per_day, max_session, overnight_max, stated, missing_sign_out, missing_sign_in, day_starts, week_starts, "
        "year_starts, trim, unknown_volunteer, lumps\n");
}

TEST_CASE("title and zone") {
  CHECK(rulebook_of("title = \"办法\"\nzone = \"America/New_York\"").title == "办法");
  CHECK(rulebook_of("zone = \"America/New_York\"").zone == "America/New_York");
  CHECK(mistakes_of("title = 5") ==
        "r.toml:1:9: '5' is a number, expected a text [wrong-type]\n"
        "  > 5\n"
        "  hint: write title = \"…\"\n");
  CHECK(mistakes_of("zone = true").find("expected the name of a time zone [wrong-type]") != std::string::npos);
}

TEST_CASE("the built-in rulebook has no mistake and says what an empty one means") {
  CHECK(mistakes_of(default_rulebook_text()) == "");
  Rulebook empty = rulebook_of("");
  empty.title = default_rulebook().title;
  CHECK(empty == default_rulebook());
  CHECK(default_rulebook().count == CountRule{});
  CHECK(default_rulebook().points == PointsRule{});
  REQUIRE(default_rulebook().ladders.size() == 1);
  std::vector<std::int64_t> hours;
  for (const Level& level : default_rulebook().ladders[0].levels) hours.push_back(level.threshold / 60);
  CHECK(hours == std::vector<std::int64_t>{100, 300, 600, 1000, 1500});
  std::vector<std::string> ids;
  for (const AwardRule& award : default_rulebook().awards) ids.push_back(award.id);
  CHECK(ids == std::vector<std::string>{"trend-week", "trend-month", "trend-quarter", "trend-year", "team-month",
                                        "team-year"});
}

TEST_CASE("what the built-in rulebook keeps in comments can be used as it stands") {
  std::string text;
  std::string_view rest = default_rulebook_text();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    std::string_view line = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    // "# key = value": a key is one word.
    const std::size_t equals = line.find(" = ");
    if (line.substr(0, 2) == "# " && equals != std::string_view::npos && line.find(' ', 2) == equals)
      line.remove_prefix(2);
    text += line;
  }
  CHECK(text.find("\nmax_per_day = ") != std::string::npos);
  CHECK(text.find("\nweight = ") != std::string::npos);
  CHECK(mistakes_of(text) == "");
}

TEST_CASE("the example rulebooks have no mistake") {
  int rulebooks = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(STARHOURS_ROOT "/examples")) {
    // Maps of columns are no rulebooks.
    if (file.path().extension() != ".toml" || file.path().parent_path().filename() == "maps") continue;
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    CAPTURE(file.path());
    CHECK(mistakes_of(text) == "");
    ++rulebooks;
  }
  CHECK(rulebooks >= 2);
}
