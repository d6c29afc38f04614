#include <doctest/doctest.h>
#include <rules_file/values.h>

using starhours::Decimal;
using starhours::Minutes;
using starhours::parse_clock;
using starhours::parse_decimal;

TEST_CASE("decimals are read exactly, to millionths") {
  CHECK(parse_decimal("1.5") == Decimal{1'500'000});
  CHECK(parse_decimal("0.1") == Decimal{100'000});
  CHECK(parse_decimal("0.000001") == Decimal{1});
  CHECK(parse_decimal("1.100000000") == Decimal{1'100'000});
  CHECK(parse_decimal("-2.25") == Decimal{-2'250'000});
  CHECK(parse_decimal("+1_000.5") == Decimal{1'000'500'000});
  CHECK(parse_decimal("1e3") == Decimal{1'000'000'000});
  CHECK(parse_decimal("15e-1") == Decimal{1'500'000});
  CHECK(parse_decimal("0.0") == Decimal{0});
  CHECK(parse_decimal("0e99") == Decimal{0});
  CHECK(parse_decimal("999999999999.0") == Decimal{999'999'999'999'000'000});
}

TEST_CASE("what is no decimal, too fine or too large is none") {
  for (const char* text :
       {"", "+", "-", ".", "e5", "inf", "1.5.5", "1.0000001", "1e-7", "1e12", "1e999", "1e99999999999",
        "1000000000000.0", "1.00000000000000000000000000000000000000000000000000000000000000000000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text).has_value());
  }
}

TEST_CASE("times of day") {
  CHECK(parse_clock("00:00", false) == Minutes{0});
  CHECK(parse_clock("4:05", false) == Minutes{245});
  CHECK(parse_clock("23:59", false) == Minutes{1439});
  CHECK(parse_clock("24:00", true) == Minutes{1440});
  for (const char* text : {"", "4", "4:5", "04:60", "24:01", "25:00", "-4:00", "04:00:00", " 4:00", "04-00", "ab:cd"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_clock(text, true).has_value());
  }
  CHECK_FALSE(parse_clock("24:00", false).has_value());
}
