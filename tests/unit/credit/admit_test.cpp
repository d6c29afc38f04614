#include "fixture.h"

#include <starhours/admit.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using namespace starhours;
using namespace starhours::fixture;

namespace {

constexpr std::string_view shanghai = "Asia/Shanghai";
constexpr std::string_view new_york = "America/New_York";

// "2025-03-05T09:00+150" a piece in local time, with "<60" and ">60" for what lies before and after; the
// day is written only where it is not that of the start: "[2025-03-04]". Then what is not plain about the row.
std::string told(const Admission& admission, const Zone& zone) {
  if (admission.refused) {
    CHECK(admission.pieces.empty());
    return std::string(name_of(*admission.refused));
  }
  std::string text;
  for (const Piece& piece : admission.pieces) {
    if (!text.empty()) text += ' ';
    if (admission.basis == Basis::stated) {
      text += to_string(piece.day);
    } else {
      const WallTime start = zone.wall(piece.start);
      text += to_string(start);
      if (date::floor<date::days>(start) != piece.day) text += fmt::format("[{}]", to_string(piece.day));
    }
    text += fmt::format("+{}", piece.length);
    if (piece.before > 0) text += fmt::format("<{}", piece.before);
    if (piece.after > 0) text += fmt::format(">{}", piece.after);
  }
  if (admission.basis != Basis::clocked) text += fmt::format(" {}", name_of(admission.basis));
  if (admission.stated != Stretch::not_stated) text += fmt::format(" stated={}", admission.stated);
  if (admission.overnight) text += " overnight";
  if ((admission.warnings & warn_time_twice) != 0) text += " twice";
  if ((admission.warnings & warn_time_never) != 0) text += " never";
  if ((admission.warnings & warn_stated_differs) != 0) text += " differs";
  if ((admission.warnings & warn_estimated) != 0) text += " guessed";
  return text;
}

std::string admitted(const SignIn& row, const CountRule& rule = {}, std::string_view zone_name = shanghai,
                     const Activity* activity = nullptr, std::string_view today = "2025-12-31") {
  const Zone& where = zone(zone_name);
  Admitter admitter(rule, where, day(today));
  Admission admission;
  // Twice: what a row left behind must not show in the next.
  admitter.admit(sign_in("2024-02-29", "23:00", "01:00"), nullptr, admission);
  admitter.admit(row, activity, admission);
  const std::string first = told(admission, where);
  admitter.admit(row, activity, admission);
  CHECK(told(admission, where) == first);
  return first;
}

std::string times(std::string_view on, std::string_view in, std::string_view out, std::string_view zone_name = shanghai,
                  const CountRule& rule = {}) {
  return admitted(sign_in(on, in, out), rule, zone_name);
}

SignIn with_hours(SignIn row, int minutes) {
  row.stated = Minutes{minutes};
  return row;
}

}  // namespace

TEST_CASE("times in any mix of forms") {
  struct Case {
    std::string_view on, in, out, expected;
  };
  for (const Case& c : std::vector<Case>{
           {"2025-03-05", "09:00", "11:30", "2025-03-05T09:00+150"},
           {"2025-03-05", "00:00", "00:01", "2025-03-05T00:00+1"},
           {"", "2025-03-05T09:00", "2025-03-05T11:30", "2025-03-05T09:00+150"},
           {"2025-03-01", "2025-03-05T09:00", "2025-03-05T11:30", "2025-03-05T09:00+150"},
           {"", "2025-03-05T09:00", "11:30", "2025-03-05T09:00+150"},
           {"2025-03-01", "2025-03-05T09:00", "11:30", "2025-03-05T09:00+150"},
           {"2025-03-05", "09:00", "2025-03-05T11:30", "2025-03-05T09:00+150"},
           {"", "2025-03-05T01:00Z", "2025-03-05T03:30Z", "2025-03-05T09:00+150"},
           {"", "2025-03-05T01:00Z", "11:30", "2025-03-05T09:00+150"},
           {"", "2025-03-04T23:30Z", "08:00", "2025-03-05T07:30+30"},
           {"2025-03-05", "09:00", "2025-03-05T03:30Z", "2025-03-05T09:00+150"},
           {"", "2025-03-05T09:00", "2025-03-05T03:30Z", "2025-03-05T09:00+150"},
           {"", "09:00", "11:30", "missing-date"},
           {"", "09:00", "2025-03-05T11:30", "missing-date"},
           {"", "", "", "missing-hours"},
           {"2025-03-05", "", "", "missing-hours"},
           {"2025-03-05", "09:00", "", "missing-sign-out"},
           {"2025-03-05", "", "09:00", "missing-sign-in"},
       }) {
    CAPTURE(c.on);
    CAPTURE(c.in);
    CAPTURE(c.out);
    CHECK(times(c.on, c.in, c.out) == c.expected);
  }
}

TEST_CASE("24:00 is the midnight that ends the day") {
  CHECK(times("2025-03-05", "20:00", "24:00") == "2025-03-05T20:00+240");
  CHECK(times("2025-03-05", "24:00", "01:30") == "2025-03-06T00:00+90 overnight");
  CHECK(times("2025-03-05", "00:00", "24:00") == "too-long");
  CHECK(times("2025-03-05", "24:00", "24:00") == "zero-length");
  CHECK(times("2025-03-05", "24:00", "00:00") == "zero-length");
}

TEST_CASE("a clock past 24:00 is one of the day after") {
  CHECK(times("2025-03-05", "22:00", "26:00") == "2025-03-05T22:00+120>120 2025-03-06T00:00+120<120");
  CHECK(times("2025-03-05", "25:00", "27:30") == "2025-03-06T01:00+150");
  CHECK(times("2025-03-05", "25:00", "03:30") == "2025-03-06T01:00+150 overnight");
  CHECK(times("", "2025-03-05T22:00", "26:00") == "2025-03-05T22:00+120>120 2025-03-06T00:00+120<120");
  CHECK(times("2025-03-05", "40:00", "48:00") == "2025-03-06T16:00+480");
  // It has a day of its own: overnight_max is no limit to it, max_session is.
  CHECK(times("2025-03-05", "12:00", "26:00") == "2025-03-05T12:00+720>120 2025-03-06T00:00+120<720");
  CHECK(times("2025-03-05", "09:00", "26:00") == "too-long");
  CHECK(times("2025-03-05", "26:00", "25:00") == "time-order");
  CHECK(times("2025-03-05", "26:00", "02:00") == "zero-length");
  CHECK(times("2199-12-31", "22:00", "26:00") == "future-day");
}

TEST_CASE("a clock sign-out at or before the sign-in is tomorrow's up to overnight_max") {
  CHECK(times("2025-03-05", "22:00", "02:00") == "2025-03-05T22:00+120>120 2025-03-06T00:00+120<120 overnight");
  CHECK(times("2025-03-05", "13:00", "01:00") == "2025-03-05T13:00+660>60 2025-03-06T00:00+60<660 overnight");
  CHECK(times("2025-03-05", "13:00", "01:01") == "time-order");
  CHECK(times("2025-03-05", "13:00", "09:15") == "time-order");
  CHECK(times("", "2025-03-05T22:00", "00:00") == "2025-03-05T22:00+120 overnight");
  CHECK(times("2025-03-05", "09:00", "09:00") == "zero-length");
  CountRule rule;
  rule.overnight_max = Minutes{60};
  CHECK(times("2025-03-05", "23:30", "00:30", shanghai, rule) ==
        "2025-03-05T23:30+30>30 2025-03-06T00:00+30<30 overnight");
  CHECK(times("2025-03-05", "23:30", "00:31", shanghai, rule) == "time-order");
}

TEST_CASE("a sign-out with a date of its own is never moved") {
  CHECK(times("2025-03-05", "22:00", "2025-03-05T02:00") == "time-order");
  CHECK(times("2025-03-05", "22:00", "2025-03-05T22:00") == "zero-length");
  CHECK(times("2025-03-05", "22:00", "2025-03-04T23:00") == "time-order");
  CHECK(times("2025-03-05", "22:00", "2025-03-06T02:00") == "2025-03-05T22:00+120>120 2025-03-06T00:00+120<120");
  CHECK(times("", "2025-03-05T03:00Z", "2025-03-05T02:59Z") == "time-order");
  CHECK(times("", "2025-03-05T03:00Z", "2025-03-05T03:00Z") == "zero-length");
}

TEST_CASE("max_session") {
  CHECK(times("2025-03-05", "06:00", "22:00") == "2025-03-05T06:00+960");
  CHECK(times("2025-03-05", "06:00", "22:01") == "too-long");
  CountRule rule;
  rule.max_session = Minutes{100 * 60};
  CHECK(times("2025-03-05", "22:00", "2025-03-08T01:00", shanghai, rule) ==
        "2025-03-05T22:00+120>2940 2025-03-06T00:00+1440<120>1500 2025-03-07T00:00+1440<1560>60 "
        "2025-03-08T00:00+60<3000");
  rule.max_session = Minutes{5000 * 60};
  CHECK(times("2025-03-05", "00:00", "2025-04-19T12:14", shanghai, rule).size() > 20);
  CHECK(times("2025-03-05", "00:00", "2025-04-19T12:15", shanghai, rule) == "too-long");
}

TEST_CASE("a sign-in over the moment at which days begin is split there") {
  CountRule rule;
  rule.day_starts = Minutes{4 * 60};
  CHECK(times("2025-03-05", "22:00", "03:00", shanghai, rule) == "2025-03-05T22:00+300 overnight");
  CHECK(times("2025-03-05", "22:00", "04:00", shanghai, rule) == "2025-03-05T22:00+360 overnight");
  CHECK(times("2025-03-05", "22:00", "04:01", shanghai, rule) ==
        "2025-03-05T22:00+360>1 2025-03-06T04:00+1<360 overnight");
  CHECK(times("2025-03-05", "01:00", "03:00", shanghai, rule) == "2025-03-05T01:00[2025-03-04]+120");
  CHECK(times("2025-03-05", "03:00", "05:00", shanghai, rule) ==
        "2025-03-05T03:00[2025-03-04]+60>60 2025-03-05T04:00+60<60");
}

TEST_CASE("the night clocks are put forward") {
  // New York, 9 March 2025: 01:59 EST is followed by 03:00 EDT.
  CHECK(times("2025-03-08", "22:00", "06:00", new_york) ==
        "2025-03-08T22:00+120>300 2025-03-09T00:00+300<120 overnight");
  CHECK(times("2025-03-09", "01:30", "03:30", new_york) == "2025-03-09T01:30+60");
  CHECK(times("2025-03-09", "01:30", "02:15", new_york) == "2025-03-09T01:30+30 never");
  CHECK(times("2025-03-09", "02:15", "03:30", new_york) == "2025-03-09T03:00+30 never");
  CHECK(times("2025-03-09", "02:15", "02:45", new_york) == "zero-length");
  CHECK(times("2025-03-09", "02:15", "03:00", new_york) == "zero-length");
  CHECK(times("2025-03-09", "02:45", "02:15", new_york) == "time-order");
  CountRule rule;
  rule.day_starts = Minutes{2 * 60 + 30};
  CHECK(times("2025-03-09", "01:00", "04:00", new_york, rule) ==
        "2025-03-09T01:00[2025-03-08]+60>60 2025-03-09T03:00+60<60");
}

TEST_CASE("the night clocks are put back") {
  // New York, 2 November 2025: 01:59 EDT is followed by 01:00 EST.
  CHECK(times("2025-11-01", "22:00", "06:00", new_york) ==
        "2025-11-01T22:00+120>420 2025-11-02T00:00+420<120 overnight");
  CHECK(times("2025-11-02", "00:30", "01:30", new_york) == "2025-11-02T00:30+60 twice");
  CHECK(times("2025-11-02", "01:30", "02:30", new_york) == "2025-11-02T01:30+120 twice");
  CHECK(times("2025-11-02", "01:20", "01:40", new_york) == "2025-11-02T01:20+20 twice");
  CHECK(times("2025-11-02", "01:40", "01:20", new_york) == "2025-11-02T01:40+40 twice");
  CHECK(times("2025-11-02", "01:30", "01:30", new_york) == "zero-length");
  CHECK(times("", "2025-11-02T06:30Z", "01:50", new_york) == "2025-11-02T01:30+20 twice");
  CHECK(times("", "2025-11-02T05:30Z", "2025-11-02T06:30Z", new_york) == "2025-11-02T01:30+60");
  // One o'clock comes twice: the day begins with the earlier.
  CountRule rule;
  rule.day_starts = Minutes{60};
  CHECK(times("2025-11-02", "00:30", "02:00", new_york, rule) ==
        "2025-11-02T00:30[2025-11-01]+30>120 2025-11-02T01:00+120<30");
  // Midnight comes twice in Havana, and 24:00 is 00:00 all the same.
  CHECK(times("2025-11-01", "24:00", "00:00", "America/Havana") == "zero-length");
  CHECK(times("2025-11-01", "23:30", "24:00", "America/Havana") == "2025-11-01T23:30+30 twice");
  // The night is an hour longer than its clock times say.
  CHECK(times("2025-11-01", "20:00", "08:00", new_york) == "time-order");
  CHECK(times("2025-11-01", "20:00", "07:00", new_york) ==
        "2025-11-01T20:00+240>480 2025-11-02T00:00+480<240 overnight");
}

TEST_CASE("a day that never was gets no piece") {
  // Samoa went from 29 December 2011 straight to the 31st.
  CHECK(times("2011-12-29", "22:00", "2011-12-31T02:00", "Pacific/Apia") ==
        "2011-12-29T22:00+120>120 2011-12-31T00:00+120<120");
}

TEST_CASE("hours without times") {
  const SignIn nothing = sign_in("2025-03-05", "", "");
  CHECK(admitted(with_hours(nothing, 150)) == "2025-03-05+150 stated");
  CHECK(admitted(with_hours(nothing, 0)) == "zero-length");
  CHECK(admitted(with_hours(nothing, -5)) == "zero-length");
  CHECK(admitted(with_hours(nothing, 16 * 60)) == "2025-03-05+960 stated");
  CHECK(admitted(with_hours(nothing, 16 * 60 + 1)) == "too-long");
  CHECK(admitted(with_hours(sign_in("", "", ""), 60)) == "missing-date");
  CHECK(admitted(with_hours(nothing, 60), {}, shanghai, nullptr, "2025-03-05") == "2025-03-05+60 stated");
  CHECK(admitted(with_hours(nothing, 60), {}, shanghai, nullptr, "2025-03-04") == "future-day");
  CountRule rule;
  rule.lumps = Lumps::allow;
  CHECK(admitted(with_hours(nothing, 512 * 60), rule) == "2025-03-05+30720 stated");
  CHECK(admitted(with_hours(nothing, 65534), rule) == "2025-03-05+65534 stated");
  CHECK(admitted(with_hours(nothing, 65535), rule) == "too-long");
}

TEST_CASE("hours beside times") {
  const SignIn row = sign_in("2025-03-05", "09:00", "11:00");
  CHECK(admitted(with_hours(row, 120)) == "2025-03-05T09:00+120 stated=120");
  CHECK(admitted(with_hours(row, 121)) == "2025-03-05T09:00+120 stated=121");
  CHECK(admitted(with_hours(row, 122)) == "2025-03-05T09:00+120 stated=122 differs");
  CHECK(admitted(with_hours(row, 0)) == "2025-03-05T09:00+120 stated=0 differs");
  CHECK(admitted(with_hours(row, 99999)) == "2025-03-05T09:00+120 stated=65534 differs");
  CHECK(admitted(with_hours(sign_in("2025-03-05", "22:00", "02:00"), 240)) ==
        "2025-03-05T22:00+120>120 2025-03-06T00:00+120<120 stated=240 overnight");
  CountRule rule;
  rule.stated = StatedBeside::replace;
  CHECK(admitted(with_hours(row, 16 * 60), rule) == "2025-03-05T09:00+120 stated=960 differs");
  CHECK(admitted(with_hours(row, 16 * 60 + 1), rule) == "too-long");
  rule.lumps = Lumps::allow;
  CHECK(admitted(with_hours(row, 16 * 60 + 1), rule) == "2025-03-05T09:00+120 stated=961 differs");
}

TEST_CASE("a missing side with a fixed credit") {
  CountRule rule;
  rule.missing_sign_out = {MissingSide::Kind::fixed, Minutes{120}};
  rule.missing_sign_in = {MissingSide::Kind::fixed, Minutes{60}};
  CHECK(times("2025-03-05", "09:00", "", shanghai, rule) == "2025-03-05T09:00+120 estimated guessed");
  CHECK(times("2025-03-05", "23:00", "", shanghai, rule) ==
        "2025-03-05T23:00+60>60 2025-03-06T00:00+60<60 estimated guessed");
  CHECK(times("2025-03-05", "", "11:00", shanghai, rule) == "2025-03-05T10:00+60 estimated guessed");
  CHECK(times("", "", "2025-03-05T02:00Z", shanghai, rule) == "2025-03-05T09:00+60 estimated guessed");
  CHECK(times("", "09:00", "", shanghai, rule) == "missing-date");
  CHECK(times("2025-11-02", "01:30", "", new_york, rule) == "2025-11-02T01:30+120 estimated twice guessed");
  CHECK(admitted(with_hours(sign_in("2025-03-05", "09:00", ""), 30), rule) ==
        "2025-03-05T09:00+120 estimated stated=30 differs guessed");
  CHECK(admitted(with_hours(sign_in("2025-03-05", "", ""), 30), rule) == "2025-03-05+30 stated");
  rule.missing_sign_out.credit = Minutes{0};
  rule.missing_sign_in.credit = Minutes{17 * 60};
  CHECK(times("2025-03-05", "09:00", "", shanghai, rule) == "missing-sign-out");
  CHECK(times("2025-03-05", "", "11:00", shanghai, rule) == "missing-sign-in");
}

TEST_CASE("hours beside one time do not stand in for the other") {
  CHECK(admitted(with_hours(sign_in("2025-03-05", "09:00", ""), 60)) == "missing-sign-out");
  CHECK(admitted(with_hours(sign_in("2025-03-05", "", "09:00"), 60)) == "missing-sign-in");
}

TEST_CASE("a missing side at the activity's bound") {
  CountRule rule;
  rule.missing_sign_out.kind = MissingSide::Kind::activity_bound;
  rule.missing_sign_in.kind = MissingSide::Kind::activity_bound;
  Activity once;
  once.start = wall("2025-03-05T08:00");
  once.end = wall("2025-03-05T12:00");
  Activity daily;
  daily.daily_start = clock("08:00");
  daily.daily_end = clock("12:00");
  Activity nightly;
  nightly.daily_start = clock("20:00");
  nightly.daily_end = clock("02:00");
  Activity one_night;
  one_night.start = wall("2025-03-05T20:00");
  one_night.end = wall("2025-03-06T02:00");
  Activity whole_month;
  whole_month.start = wall("2025-03-01T08:00");
  whole_month.end = wall("2025-03-31T18:00");
  const Activity unbounded;
  struct Case {
    const Activity* activity;
    std::string_view on, in, out, expected;
  };
  for (const Case& c : std::vector<Case>{
           {nullptr, "2025-03-05", "09:00", "", "missing-sign-out"},
           {&unbounded, "2025-03-05", "09:00", "", "missing-sign-out"},
           {&unbounded, "2025-03-05", "", "09:00", "missing-sign-in"},
           {&once, "2025-03-05", "09:00", "", "2025-03-05T09:00+180 estimated guessed"},
           {&once, "2025-03-05", "12:00", "", "missing-sign-out"},
           {&once, "2025-03-06", "09:00", "", "missing-sign-out"},
           {&once, "2025-03-05", "", "09:00", "2025-03-05T08:00+60 estimated guessed"},
           {&once, "2025-03-05", "", "08:00", "missing-sign-in"},
           {&daily, "2025-03-07", "09:00", "", "2025-03-07T09:00+180 estimated guessed"},
           {&daily, "2025-03-07", "13:00", "", "missing-sign-out"},
           {&daily, "", "2025-03-07T09:00", "", "2025-03-07T09:00+180 estimated guessed"},
           {&daily, "2025-03-07", "", "09:00", "2025-03-07T08:00+60 estimated guessed"},
           {&daily, "2025-03-07", "", "07:00", "missing-sign-in"},
           {&nightly, "2025-03-07", "21:00", "",
            "2025-03-07T21:00+180>120 2025-03-08T00:00+120<180 estimated overnight guessed"},
           {&nightly, "2025-03-07", "01:00", "", "2025-03-07T01:00+60 estimated guessed"},
           {&nightly, "2025-03-07", "", "22:00", "2025-03-07T20:00+120 estimated guessed"},
           {&nightly, "2025-03-07", "", "01:00",
            "2025-03-07T20:00+240>60 2025-03-08T00:00+60<240 estimated overnight guessed"},
           {&nightly, "2025-03-07", "", "12:00", "missing-sign-in"},
           {&nightly, "", "", "2025-03-08T01:00", "2025-03-07T20:00+240>60 2025-03-08T00:00+60<240 estimated guessed"},
           {&one_night, "2025-03-05", "21:00", "",
            "2025-03-05T21:00+180>120 2025-03-06T00:00+120<180 estimated guessed"},
           {&one_night, "2025-03-05", "", "01:00",
            "2025-03-05T20:00+240>60 2025-03-06T00:00+60<240 estimated overnight guessed"},
           {&one_night, "", "", "2025-03-06T01:00",
            "2025-03-05T20:00+240>60 2025-03-06T00:00+60<240 estimated guessed"},
           {&whole_month, "2025-03-05", "09:00", "", "missing-sign-out"},
           {&whole_month, "2025-03-31", "09:00", "", "2025-03-31T09:00+540 estimated guessed"},
       }) {
    CAPTURE(c.on);
    CAPTURE(c.in);
    CAPTURE(c.out);
    CHECK(admitted(sign_in(c.on, c.in, c.out), rule, shanghai, c.activity) == c.expected);
  }
}

TEST_CASE("a service day after today has not been served") {
  const auto on_the_fifth = [](std::string_view on, std::string_view in, std::string_view out, Minutes day_starts) {
    CountRule rule;
    rule.day_starts = day_starts;
    return admitted(sign_in(on, in, out), rule, shanghai, nullptr, "2025-03-05");
  };
  CHECK(on_the_fifth("2025-03-05", "22:00", "24:00", Minutes{0}) == "2025-03-05T22:00+120");
  CHECK(on_the_fifth("2025-03-05", "22:00", "00:01", Minutes{0}) == "future-day");
  CHECK(on_the_fifth("2025-03-05", "22:00", "02:00", Minutes{240}) == "2025-03-05T22:00+240 overnight");
  CHECK(on_the_fifth("2025-03-06", "01:00", "02:00", Minutes{240}) == "2025-03-06T01:00[2025-03-05]+60");
  CHECK(on_the_fifth("2025-03-06", "01:00", "02:00", Minutes{0}) == "future-day");
}

TEST_CASE("days no book can hold are refused") {
  SignIn row = sign_in("2025-03-05", "09:00", "10:00");
  row.day = representable_days.end;
  CHECK(admitted(row) == "future-day");
  row.day = representable_days.first - date::days{1};
  CHECK(admitted(row) == "bad-date");
  row = sign_in("2025-03-05", "", "");
  row.stated = Minutes{60};
  row.day = representable_days.first - date::days{1};
  CHECK(admitted(row) == "bad-date");
  row = sign_in("2025-03-05", "09:00", "10:00");
  row.out.kind = WrittenTime::Kind::instant;
  row.out.instant = Instant::max();
  CHECK(admitted(row) == "future-day");
  row.out.instant = Instant::min();
  CHECK(admitted(row) == "bad-date");
}
