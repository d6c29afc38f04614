#include "fixture.h"

#include <starhours/admit.h>

#include <doctest/doctest.h>

#include <string>

using namespace starhours;
using namespace starhours::fixture;

namespace {

struct Told {
  std::string message;
  std::string hint;
};

Told told(Kind kind, const SignIn& row, const CountRule& rule = {}) {
  const Problem problem = explain_refusal(kind, row, rule, day("2025-04-01"));
  CHECK(problem.kind == kind);
  CHECK(problem.severity == Severity::error);
  return {problem.message, problem.hint};
}

Told told(Kind kind, std::string_view on, std::string_view in, std::string_view out, int stated = -1) {
  SignIn row = sign_in(on, in, out);
  if (stated >= 0) row.stated = Minutes{stated};
  return told(kind, row);
}

}  // namespace

TEST_CASE("a sign-out before the sign-in") {
  Told t = told(Kind::time_order, "2025-03-04", "13:00", "09:15");
  CHECK(t.message == "sign-out 09:15 is before sign-in 13:00");
  CHECK(t.hint == "write 21:15, or give the sign-out its own date");

  t = told(Kind::time_order, "2025-03-04", "09:00", "08:30");
  CHECK(t.message == "sign-out 08:30 is before sign-in 09:00");
  CHECK(t.hint == "write 20:30, or give the sign-out its own date");

  t = told(Kind::time_order, "2025-03-04", "22:30", "10:15");
  CHECK(t.hint == "write a time after 22:30, or give the sign-out its own date");
  t = told(Kind::time_order, "2025-03-04", "14:00", "12:30");
  CHECK(t.hint == "write a time after 14:00, or give the sign-out its own date");

  t = told(Kind::time_order, "", "2025-03-04T13:00", "09:15");
  CHECK(t.message == "sign-out 09:15 is before sign-in 2025-03-04T13:00");
  CHECK(t.hint == "write 21:15, or give the sign-out its own date");

  t = told(Kind::time_order, "", "2025-03-04T13:00", "2025-03-04T09:15");
  CHECK(t.message == "sign-out 2025-03-04T09:15 is before sign-in 2025-03-04T13:00");
  CHECK(t.hint == "write 2025-03-04T21:15, or another sign-out after the sign-in");
  t = told(Kind::time_order, "", "2025-03-04T13:00", "2025-03-03T09:15");
  CHECK(t.hint == "write a sign-out after 2025-03-04T13:00");

  t = told(Kind::time_order, "2025-03-04", "26:00", "25:15");
  CHECK(t.message == "sign-out 01:15+1 is before sign-in 02:00+1");
  CHECK(t.hint == "write 13:15+1, or give the sign-out its own date");

  t = told(Kind::time_order, "", "2025-03-04T05:00Z", "2025-03-04T04:00Z");
  CHECK(t.message == "sign-out 2025-03-04T04:00Z is before sign-in 2025-03-04T05:00Z");
  CHECK(t.hint == "write a sign-out after 2025-03-04T05:00Z");
}

TEST_CASE("no minutes at all") {
  Told t = told(Kind::zero_length, "2025-03-04", "13:00", "13:00");
  CHECK(t.message == "sign-in and sign-out are both 13:00");
  CHECK(t.hint == "write the time of leaving as sign-out");
  t = told(Kind::zero_length, "2025-03-09", "02:15", "02:45");
  CHECK(t.message == "sign-in 02:15 and sign-out 02:45 are the same minute");
  t = told(Kind::zero_length, "2025-03-04", "", "", 0);
  CHECK(t.message == "stated hours are 0");
  CHECK(t.hint == "write the hours served, as in 2.5, or leave the row out");
}

TEST_CASE("more than a session") {
  Told t = told(Kind::too_long, "2025-03-04", "06:00", "22:30");
  CHECK(t.message == "sign-in 06:00 to sign-out 22:30 is more than 16h");
  CHECK(t.hint == "write one row a session, or set max_session in the rulebook");
  t = told(Kind::too_long, "2025-03-04", "", "", 512 * 60);
  CHECK(t.message == "stated hours 512 are more than 16h");
  CHECK(t.hint == "write one row a day, or set lumps = \"allow\" in the rulebook");

  SignIn row = sign_in("2025-03-04", "09:00", "10:00");
  row.stated = Minutes{17 * 60};
  CountRule rule;
  rule.stated = StatedBeside::replace;
  CHECK(told(Kind::too_long, row, rule).message == "stated hours 17 are more than 16h");

  row = sign_in("2025-03-04", "", "");
  row.stated = Minutes{70000};
  rule.lumps = Lumps::allow;
  CHECK(told(Kind::too_long, row, rule).hint == "write one row a day");
}

TEST_CASE("a day to come, and a day long past") {
  Told t = told(Kind::future_day, "2025-05-02", "09:00", "10:00");
  CHECK(t.message == "day 2025-05-02 is after today, 2025-04-01");
  CHECK(t.hint == "check the date, or import the sheet when the day has come");
  t = told(Kind::future_day, "2025-04-01", "22:00", "02:00");
  CHECK(t.message == "sign-out 02:00 is after today, 2025-04-01");
  t = told(Kind::future_day, "2025-04-01", "22:00", "2025-04-02T01:00");
  CHECK(t.message == "day 2025-04-02 is after today, 2025-04-01");
  SignIn row = sign_in("", "09:00", "10:00");
  row.day = representable_days.first - date::days{1};
  CHECK(told(Kind::bad_date, row).message == "day 1899-12-31 is before 1900-01-01");
}

TEST_CASE("something missing") {
  Told t = told(Kind::missing_date, "", "09:00", "10:00");
  CHECK(t.message == "missing date");
  CHECK(t.hint == "fill in the date, as in 2025-03-05, or give one for the whole sheet");
  t = told(Kind::missing_sign_out, "2025-03-04", "09:00", "");
  CHECK(t.message == "missing sign-out after sign-in 09:00");
  CHECK(t.hint == "fill in the sign-out, or set missing_sign_out in the rulebook");
  t = told(Kind::missing_sign_in, "2025-03-04", "", "09:00");
  CHECK(t.message == "missing sign-in before sign-out 09:00");
  CHECK(t.hint == "fill in the sign-in, or set missing_sign_in in the rulebook");
  CountRule rule;
  rule.missing_sign_in = {MissingSide::Kind::fixed, Minutes{0}};
  rule.missing_sign_out.kind = MissingSide::Kind::activity_bound;
  CHECK(told(Kind::missing_sign_in, sign_in("2025-03-04", "", "09:00"), rule).hint == "fill in the sign-in");
  CHECK(told(Kind::missing_sign_out, sign_in("2025-03-04", "09:00", ""), rule).hint ==
        "fill in the sign-out, or the times of the activity in its registry");
  t = told(Kind::missing_hours, "2025-03-04", "", "");
  CHECK(t.message == "missing times and hours");
  CHECK(t.hint == "write sign-in and sign-out, as in 09:00 and 11:30, or the hours served, as in 2.5");
}
