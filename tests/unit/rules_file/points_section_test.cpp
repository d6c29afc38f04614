#include "shown.h"

#include <doctest/doctest.h>

using namespace starhours;

namespace {

PointsRule points_of(std::string_view keys) { return rulebook_of(fmt::format("[points]\n{}", keys)).points; }
std::string mistake_of(std::string_view keys) { return mistakes_of(fmt::format("[points]\n{}", keys)); }
Day day(int year, unsigned month, unsigned number) {
  return Day{date::year{year} / date::month{month} / date::day{number}};
}

}  // namespace

TEST_CASE("every key of [points] is read") {
  CHECK(points_of("") == PointsRule{});
  CHECK(points_of("per_hour = 0.1").per_hour == Decimal{100'000});
  const PointsRule points = points_of(
      R"(weight = { category = { "邻里互助" = 1.5 }, project = { P1 = 0 }, weekday = { sat = 1.25, "周日" = 2 }, holiday = 3 }
holidays = [2025-10-03, "2025-10-01..2025-10-02", "2025-10-02"])");
  CHECK(points.category.at("邻里互助") == Decimal{1'500'000});
  CHECK(points.project.at("P1") == Decimal{0});
  CHECK(points.weekday == std::map<int, Decimal>{{6, {1'250'000}}, {7, {2'000'000}}});
  CHECK(points.holiday == Decimal{3'000'000});
  CHECK(points.holidays == std::vector{day(2025, 10, 1), day(2025, 10, 2), day(2025, 10, 3)});
}

TEST_CASE("weights that are none") {
  CHECK(mistake_of("per_hour = 1.0000001") ==
        "r.toml:2:12: per_hour '1.0000001', expected 0 to 1000 with at most 6 decimals [wrong-value]\n"
        "  > 1.0000001\n"
        "  hint: write per_hour = 1.5\n");
  for (const char* number : {"-1", "-0.5", "1001", "1e9", "inf", "nan", "-inf", "9223372036854775807"}) {
    CAPTURE(number);
    CHECK(mistake_of(fmt::format("per_hour = {}", number)).find("expected 0 to 1000") != std::string::npos);
  }
  CHECK(mistake_of("weight = 2") ==
        "r.toml:2:10: '2' is a number, expected a table [wrong-type]\n"
        "  > 2\n"
        "  hint: write weight = { category = { \"邻里互助\" = 1.5 }, holiday = 2 }\n");
  CHECK(mistake_of("weight = { category = { \"\" = 2, a = \"2\" } }") ==
        "r.toml:2:25: category '', expected a name [wrong-value]\n"
        "  > \"\"\n"
        "  hint: write category = { \"邻里互助\" = 1.5 }\n"
        "r.toml:2:37: '\"2\"' is a text, expected a number without quotes [wrong-type]\n"
        "  > \"2\"\n"
        "  hint: write weight = 1.5\n");
  CHECK(mistake_of("weight = { weekday = { mon = 1, monday = 2, funday = 3, x = 1 } }") ==
        "r.toml:2:33: duplicate weekday 'monday' [contradiction]\n"
        "  > monday\n"
        "  hint: name each day once\n"
        "r.toml:2:45: unknown weekday 'funday' [unknown-key]\n"
        "  > funday\n"
        "  hint: did you mean 'sunday'?\n"
        "r.toml:2:57: unknown weekday 'x' [unknown-key]\n"
        "  > x\n"
        "  hint: write monday to sunday, mon to sun or 周一 to 周日\n");
}

TEST_CASE("an hour is worth at most a thousand points") {
  CHECK(mistake_of("per_hour = 1000") == "");
  CHECK(mistake_of("per_hour = 500\nweight = { weekday = { sat = 2, sun = 0.5 }, category = { a = 0.5 } }") == "");
  CHECK(mistake_of("per_hour = 500\nweight = { weekday = { sat = 2 }, category = { a = 1.1 } }") ==
        "r.toml:3:10: the largest weights multiplied give more than 1000 points an hour [contradiction]\n"
        "  > { weekday = { sat = 2 }, category = { a = 1.1 } }\n"
        "  hint: write smaller weights, or a smaller per_hour\n");
  CHECK(
      mistake_of(
          "per_hour = 1000\nweight = { weekday = { sat = 1000 }, category = { a = 1000 }, project = { b = 1000 } }") !=
      "");
}

TEST_CASE("holidays that are no days") {
  CHECK(mistake_of(
            "holidays = [\"2025-02-30\", 2200-01-01, \"2025-10-07..2025-10-01\", \"2025-01-01..2026-01-02\", 3]") ==
        "r.toml:2:13: '2025-02-30' is no day from 1900 to 2199 [wrong-value]\n"
        "  > \"2025-02-30\"\n"
        "  hint: write \"2025-10-01\" or \"2025-10-01..2025-10-07\"\n"
        "r.toml:2:27: '2200-01-01' is no day from 1900 to 2199 [wrong-value]\n"
        "  > 2200-01-01\n"
        "  hint: write \"2025-10-01\" or \"2025-10-01..2025-10-07\"\n"
        "r.toml:2:39: holiday '2025-10-07..2025-10-01', its end is before its start [wrong-value]\n"
        "  > \"2025-10-07..2025-10-01\"\n"
        "  hint: write \"2025-10-01\" or \"2025-10-01..2025-10-07\"\n"
        "r.toml:2:65: holiday '2025-01-01..2026-01-02', expected at most 366 days [wrong-value]\n"
        "  > \"2025-01-01..2026-01-02\"\n"
        "  hint: write \"2025-10-01\" or \"2025-10-01..2025-10-07\"\n"
        "r.toml:2:91: '3' is a number, expected a day or a range of days [wrong-type]\n"
        "  > 3\n"
        "  hint: write holidays = [\"2025-10-01..2025-10-07\"]\n");
  CHECK(mistake_of("holidays = \"2025-10-01\"").find("is a text, expected a list [wrong-type]") != std::string::npos);
}
