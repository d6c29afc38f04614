#include <starhours/moment.h>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>

using namespace starhours;
using namespace date::literals;

TEST_CASE("the representable days are the years 1900 to 2199") {
  CHECK(to_string(representable_days.first) == "1900-01-01");
  CHECK(to_string(representable_days.end) == "2200-01-01");
}

TEST_CASE("every representable day is written and read back") {
  for (Day day = representable_days.first; day < representable_days.end; day += date::days{1}) {
    if (parse_iso_day(to_string(day)) != day) FAIL(to_string(day), " does not read back");
  }
}

TEST_CASE("days outside the book still print") {
  CHECK(to_string(Day{-5_y / 3 / 1}) == "-0005-03-01");
  CHECK(to_string(Day{12345_y / 3 / 1}) == "12345-03-01");
}

TEST_CASE("nothing but an ISO day is an ISO day") {
  for (const char* text : {"", "2025-3-05", "2025-03-5", "2025/03/05", "2025-02-29", "2025-13-01", "2025-00-10",
                           "2025-01-00", "2025-01-32", "1899-12-31", "2200-01-01", "2025-03-051", "2025-03-0x",
                           "+025-03-05", "20250305", " 2025-03-5", "2025-03-05 "}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_day(text));
  }
  CHECK(parse_iso_day("2024-02-29") == Day{2024_y / 2 / 29});
}

TEST_CASE("wall times print to the minute") {
  CHECK(to_string(WallTime{Day{2025_y / 3 / 5}} + Minutes{9 * 60 + 7}) == "2025-03-05T09:07");
  CHECK(to_string(WallTime{Day{1900_y / 1 / 1}} + Minutes{23 * 60 + 59}) == "1900-01-01T23:59");
  CHECK(to_string(WallTime{Day{1969_y / 12 / 31}}) == "1969-12-31T00:00");
}

TEST_CASE("minutes as hours have two places at most, half up") {
  CHECK(hours_text(0) == "0");
  CHECK(hours_text(1) == "0.02");
  CHECK(hours_text(3) == "0.05");
  CHECK(hours_text(20) == "0.33");
  CHECK(hours_text(40) == "0.67");
  CHECK(hours_text(59) == "0.98");
  CHECK(hours_text(270) == "4.5");
  CHECK(hours_text(6000) == "100");
  CHECK(hours_text(6001) == "100.02");
  CHECK(hours_text(-20) == "-0.33");
  CHECK(hours_text(std::numeric_limits<std::int64_t>::max()) == "153722867280912930.12");
  CHECK(hours_text(std::numeric_limits<std::int64_t>::min()) == "-153722867280912930.13");
}

TEST_CASE("durations are written as the rulebook writes them") {
  CHECK(duration_text(Minutes{0}) == "0m");
  CHECK(duration_text(Minutes{30}) == "30m");
  CHECK(duration_text(Minutes{90}) == "1h30m");
  CHECK(duration_text(Minutes{480}) == "8h");
  CHECK(duration_text(Minutes{-90}) == "-1h30m");
  CHECK(duration_text(Minutes::min()) == "-35791394h8m");
}

TEST_CASE("durations are read in every form") {
  CHECK(parse_duration("8h") == Minutes{480});
  CHECK(parse_duration("30m") == Minutes{30});
  CHECK(parse_duration("1h30m") == Minutes{90});
  CHECK(parse_duration("90m") == Minutes{90});
  CHECK(parse_duration("0m") == Minutes{0});
  CHECK(parse_duration("0h") == Minutes{0});
  for (const char* text : {"", "8", "h", "m", "1h30", "1h60m", "-1h", "1.5h", "1 h", "30m1h", "1h1h", "8H", "35791395h",
                           "2147483648m", "99999999999999999999m"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_duration(text));
  }
}

TEST_CASE("a duration read from its own text is the same") {
  for (int minutes = 0; minutes < 3000; ++minutes) {
    REQUIRE(parse_duration(duration_text(Minutes{minutes})) == Minutes{minutes});
  }
}

TEST_CASE("a span includes its first day and not its end") {
  const DaySpan march{Day{2025_y / 3 / 1}, Day{2025_y / 4 / 1}};
  CHECK(march.contains(Day{2025_y / 3 / 1}));
  CHECK(march.contains(Day{2025_y / 3 / 31}));
  CHECK_FALSE(march.contains(Day{2025_y / 4 / 1}));
  CHECK_FALSE(march.empty());
  CHECK(DaySpan{}.empty());
}
