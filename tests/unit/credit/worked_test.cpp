// From claimed to worked: trim, overlap, hours stated beside clocked ones.
#include "counting.h"

using namespace starhours;
using namespace starhours::fixture;

TEST_CASE("an empty day and a plain one") {
  Counting none;
  CHECK(none.counted() == "");
  Counting c;
  c.clocked('A', "09:00", "11:00");
  CHECK(c.counted() == "120");
  CHECK(c.why() == "");
  Counting stated;
  stated.hours('A', 90);
  CHECK(stated.counted() == "90");
}

TEST_CASE("no minute is worked twice") {
  Counting c;
  c.clocked('A', "09:00", "11:00");
  c.clocked('B', "10:00", "12:00");
  c.clocked('C', "10:30", "10:45");
  c.clocked('D', "12:00", "12:30");
  CHECK(c.counted() == "120 120-60 15-0 30");
  CHECK(c.why() == "1 overlap 120>60; 2 overlap 15>0");
}

TEST_CASE("of entries that begin together the longer works, then the first activity key") {
  Counting c;
  c.clocked('A', "09:00", "10:00");
  c.clocked('B', "09:00", "11:00");
  CHECK(c.counted() == "120 60-0");
  Counting equal;
  equal.clocked('B', "09:00", "10:00").team = TeamNo{1};
  equal.clocked('A', "09:00", "10:00");
  equal.activities['A'].start = wall("2025-03-05T09:30");
  equal.rule.trim = true;
  CHECK(equal.counted() == "60-30 60-30");
  CHECK(equal.why() == "0 trim 60>30; 1 overlap 60>30");
}

TEST_CASE("estimated stretches work like clocked ones") {
  Counting c;
  c.clocked('A', "09:00", "11:00").basis = Basis::estimated;
  c.clocked('B', "10:00", "12:00");
  c.hours('A', 150);
  CHECK(c.counted() == "120 120-60 150-30");
}

TEST_CASE("hours stated beside clocked ones at the activity count what exceeds those") {
  Counting c;
  c.clocked('A', "09:00", "11:00");
  c.clocked('A', "10:00", "12:00");
  c.clocked('B', "11:00", "13:00");
  c.hours('A', 240);
  c.hours('B', 90);
  c.hours('C', 45);
  CHECK(c.counted() == "120 120-60 120-60 240-60 90-0 45");
  CHECK(c.why() == "1 overlap 120>60; 2 overlap 120>60; 3 beside-clocked 240>60; 4 beside-clocked 90>0");
}

TEST_CASE("a monthly summary in several rows adds nothing either") {
  Counting c;
  c.clocked('A', "09:00", "12:00");
  c.hours('A', 60).nth = 0;
  c.hours('A', 60).nth = 1;
  c.hours('A', 90);
  CHECK(c.counted() == "180 90-0 60-0 60-30");
}

TEST_CASE("trim to one occasion") {
  Counting c;
  c.rule.trim = true;
  c.activities['A'].start = wall("2025-03-05T09:00");
  c.activities['A'].end = wall("2025-03-05T11:00");
  c.activities['B'].start = wall("2025-03-05T09:00");
  c.activities['C'].end = wall("2025-03-05T20:00");
  c.activities['D'].name = "no window";
  c.clocked('A', "08:00", "10:00");
  c.clocked('A', "10:30", "12:00");
  c.clocked('A', "12:00", "13:00");
  c.clocked('B', "07:00", "08:00");
  c.clocked('C', "19:00", "21:00");
  c.clocked('D', "22:00", "23:00");
  c.clocked('E', "23:00", "23:30");
  c.hours('A', 100);
  CHECK(c.counted() == "60-0 120-60 90-30 60-0 120-60 60 30 100-10");
  CHECK(c.why() == "0 trim 60>0; 1 trim 120>60; 2 trim 90>30; 3 trim 60>0; 4 trim 120>60; 7 beside-clocked 100>10");
  c.rule.trim = false;
  CHECK(c.counted() == "60 120 90 60 120 60 30 100-0");
}

TEST_CASE("what trim leaves free, another entry works") {
  Counting c;
  c.rule.trim = true;
  c.activities['A'].end = wall("2025-03-05T10:00");
  c.clocked('A', "09:00", "12:00");
  c.clocked('B', "09:30", "11:00");
  CHECK(c.counted() == "180-60 90-60");
}

TEST_CASE("trim to daily clock times") {
  Counting c;
  c.rule.trim = true;
  c.activities['A'].daily_start = clock("09:00");
  c.activities['A'].daily_end = clock("11:00");
  c.activities['B'].daily_start = clock("20:00");
  c.activities['C'].daily_end = clock("15:00");
  c.clocked('A', "08:00", "12:00");
  c.clocked('C', "14:30", "16:00");
  c.clocked('B', "19:00", "24:00");
  CHECK(c.counted() == "240-120 90-30 300-240");
}

TEST_CASE("trim to a daily window over midnight") {
  Counting c;
  c.rule.trim = true;
  c.activities['A'].daily_start = clock("22:00");
  c.activities['A'].daily_end = clock("02:00");
  c.clocked('A', "00:00", "24:00");
  CHECK(c.counted() == "1440-240");
  Counting two_parts;
  two_parts.rule.trim = true;
  two_parts.activities = c.activities;
  two_parts.clocked('B', "01:00", "01:30");
  two_parts.clocked('A', "00:00", "23:00");
  CHECK(two_parts.counted() == "1380-180 30-0");

  Counting night;  // of a day that begins at 04:00
  night.rule.trim = true;
  night.rule.day_starts = Minutes{240};
  night.activities = c.activities;
  night.clocked('A', "21:00", "2025-03-06T04:00");
  CHECK(night.counted() == "420-240");
}

TEST_CASE("windows on nights when clocks change") {
  Counting forward("2025-03-09", "America/New_York");
  forward.rule.trim = true;
  forward.activities['A'].daily_start = clock("01:00");
  forward.activities['A'].daily_end = clock("02:30");
  forward.clocked('A', "00:00", "05:00");
  CHECK(forward.counted() == "240-60");
  Counting back("2025-11-02", "America/New_York");
  back.rule.trim = true;
  back.activities['A'].daily_start = clock("00:30");
  back.activities['A'].daily_end = clock("02:00");
  back.clocked('A', "00:00", "05:00");
  CHECK(back.counted() == "360-150");
}

TEST_CASE("a night shift over a change of clocks works its true minutes once") {
  Counting c("2025-11-02", "America/New_York");
  c.clocked('A', "00:00", "03:00");                                    // four hours long
  c.clocked('B', utc("2025-11-02T05:30Z"), utc("2025-11-02T08:30Z"));  // 01:30 EDT to 03:30 EST
  CHECK(c.counted() == "240 180-30");
}
