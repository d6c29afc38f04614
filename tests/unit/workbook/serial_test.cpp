#include <doctest/doctest.h>
#include <workbook/moment_text.h>
#include <workbook/serial.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <limits>
#include <string>

namespace starhours::workbook {
namespace {

std::string said(double number, Format format, bool from_1904 = false) {
  constexpr std::string_view names[] = {"text", "number", "day", "clock", "stamp", "length"};
  std::string text;
  const CellKind kind = append_serial(text, number, format, from_1904);
  return std::string(names[static_cast<int>(kind)]) + ' ' + text;
}

std::string number_text(double number) {
  std::string text;
  append_number(text, number);
  return text;
}

TEST_CASE("numbers are the shortest decimal of 15 digits at most") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(2.5) == "2.5");
  CHECK(number_text(0.1 + 0.2) == "0.3");
  CHECK(number_text(-20.3333333333333333) == "-20.3333333333333");
  CHECK(number_text(0.479166666666666699997) == "0.479166666666667");
  CHECK(number_text(19900001000) == "19900001000");
  CHECK(number_text(123456789012345) == "123456789012345");
  CHECK(number_text(999999999999999.9) == "1E+15");
  CHECK(number_text(6.1088119010101e17) == "6.1088119010101E+17");
  CHECK(number_text(1e15) == "1E+15");
  CHECK(number_text(-1e300) == "-1E+300");
  CHECK(number_text(0.00000015) == "0.00000015");
  CHECK(number_text(5e-324) == "4.94065645841247E-324");
  CHECK(number_text(std::numeric_limits<double>::max()) == "1.79769313486232E+308");
}

TEST_CASE("a serial is a day, a stamp, a clock or a length, as its format shows it") {
  CHECK(said(45721, Format::day) == "day 2025-03-05");
  CHECK(said(45721.375, Format::day) == "stamp 2025-03-05T09:00:00");
  CHECK(said(45721, Format::stamp) == "stamp 2025-03-05T00:00:00");
  CHECK(said(45721.7225694444, Format::stamp) == "stamp 2025-03-05T17:20:30");
  CHECK(said(45720.999999999, Format::day) == "day 2025-03-05");
  CHECK(said(45721.000497685185, Format::day) == "stamp 2025-03-05T00:00:43");
  CHECK(said(0.375, Format::clock) == "clock 09:00:00");
  CHECK(said(0, Format::clock) == "clock 00:00:00");
  CHECK(said(45721.375, Format::clock) == "stamp 2025-03-05T09:00:00");
  CHECK(said(1, Format::clock) == "length 24:00:00");
  CHECK(said(0.9999999, Format::clock) == "length 24:00:00");
  CHECK(said(60.5, Format::clock) == "length 1452:00:00");
  CHECK(said(1.25, Format::length) == "length 30:00:00");
  CHECK(said(-20.3333333333333 / 24, Format::length) == "length -20:20:00");
  CHECK(said(2.5, Format::number) == "number 2.5");
}

TEST_CASE("what can be no day or time stays a number") {
  CHECK(said(60, Format::day) == "number 60");
  CHECK(said(60.99, Format::stamp) == "number 60.99");
  CHECK(said(61, Format::day) == "day 1900-03-01");
  CHECK(said(-3, Format::day) == "number -3");
  CHECK(said(-0.25, Format::clock) == "number -0.25");
  CHECK(said(2958465, Format::day) == "day 9999-12-31");
  CHECK(said(2958466, Format::day) == "number 2958466");
  CHECK(said(2958465.9999999, Format::stamp) == "number 2958465.9999999");
  CHECK(said(1e300, Format::length) == "number 1E+300");
}

TEST_CASE("days of the 1904 system") {
  CHECK(said(44259, Format::day, true) == "day 2025-03-05");
  CHECK(said(44259.875, Format::clock, true) == "stamp 2025-03-05T21:00:00");
  CHECK(said(1, Format::day, true) == "day 1904-01-02");
  CHECK(said(0.375, Format::stamp, true) == "number 0.375");
  CHECK(said(0.375, Format::clock, true) == "clock 09:00:00");
  CHECK(said(2958465, Format::day, true) == "number 2958465");
}

TEST_CASE("every minute comes back from what programs write of it, with 15, 17 and 21 digits") {
  for (const int day : {61, 36526, 45721, 73050}) {
    for (int minute = 0; minute < 1440; ++minute) {
      for (const int second : {0, 1, 30, 59}) {
        const int of_day = minute * 60 + second;
        const long double exact = day + static_cast<long double>(of_day) / 86'400;
        std::array<char, 32> clock{};
        std::snprintf(clock.data(), clock.size(), "%02d:%02d:%02d", minute / 60, minute % 60, second);
        for (const int digits : {15, 17, 21}) {
          std::array<char, 64> written{};
          const int size = std::snprintf(written.data(), written.size(), "%.*Lg", digits, exact);
          double number = 0;
          std::from_chars(written.data(), written.data() + size, number);
          std::string text;
          const CellKind kind = append_serial(text, number, Format::stamp, false);
          if (kind != CellKind::stamp || text.substr(11) != clock.data()) FAIL(written.data() << " gave " << text);
          const int alone = std::snprintf(written.data(), written.size(), "%.*Lg", digits, exact - day);
          std::from_chars(written.data(), written.data() + alone, number);
          text.clear();
          if (append_serial(text, number, Format::clock, false) != CellKind::clock || text != clock.data())
            FAIL(written.data() << " gave " << text);
        }
      }
    }
  }
}

TEST_CASE("ISO texts") {
  const auto iso = [](std::string_view text, Format format = Format::number) {
    std::string out;
    const auto kind = append_iso(out, text, format);
    return kind ? std::to_string(static_cast<int>(*kind)) + ' ' + out : "none";
  };
  CHECK(iso("2025-03-05") == "2 2025-03-05");
  CHECK(iso("2025-03-05T00:00:00") == "2 2025-03-05");
  CHECK(iso("2025-03-05T00:00:00", Format::stamp) == "4 2025-03-05T00:00:00");
  CHECK(iso("2025-03-05T09:00:00.000Z") == "4 2025-03-05T09:00:00");
  CHECK(iso("2025-03-05T09:00:29.9996Z") == "4 2025-03-05T09:00:30");
  CHECK(iso("2025-03-05T23:59:59.9") == "2 2025-03-06");
  CHECK(iso("2025-03-05T09:00:00+08:00") == "4 2025-03-05T09:00:00");
  CHECK(iso("2025-03-05 09:00") == "4 2025-03-05T09:00:00");
  CHECK(iso("09:00:30") == "3 09:00:30");
  CHECK(iso("1899-12-30T08:30:00", Format::clock) == "3 08:30:00");
  CHECK(iso("1899-12-30T08:30:00", Format::day) == "none");
  CHECK(iso("2025-02-30") == "none");
  CHECK(iso("2025-03-05T25:00:00") == "none");
  CHECK(iso("2025-03-05T09:00:00 or so") == "none");
  CHECK(iso("") == "none");
  CHECK(iso_length("PT09H30M00S") == 34'200);
  CHECK(iso_length("PT26H30M00.5S") == 95'401);
  CHECK(iso_length("-PT20H20M00S") == -73'200);
  CHECK(iso_length("P1DT2H") == 93'600);
  CHECK(!iso_length("PT"));
  CHECK(!iso_length("P1Y"));
  CHECK(!iso_length("PT99999999999999999999H"));
}

}  // namespace
}  // namespace starhours::workbook
