// From worked to credited: every step alone, then together.
#include "counting.h"

using namespace starhours;
using namespace starhours::fixture;

TEST_CASE("breaks by the clock take worked minutes inside them") {
  Counting c;
  c.rule.break_rule.daily = {{clock("12:00"), clock("13:00")}, {clock("12:30"), clock("13:30")}};
  c.clocked('A', "09:00", "12:15");
  c.clocked('B', "12:00", "12:45");
  c.clocked('C', "13:00", "14:00");
  c.hours('D', 600);
  CHECK(c.counted() == "195-195-180 45-30-0 60-60-30 600");
  CHECK(c.why() == "0 break 195>180; 1 overlap 45>30; 1 break 30>0; 2 break 60>30");
}

TEST_CASE("breaks of the next local day, where the service day begins late") {
  Counting c;
  c.rule.day_starts = Minutes{240};
  c.rule.break_rule.daily = {{clock("01:00"), clock("02:00")}, {clock("23:00"), clock("24:00")}};
  c.clocked('A', "22:00", "2025-03-06T01:30");
  CHECK(c.counted() == "210-210-120");
}

TEST_CASE("breaks on nights when clocks change") {
  Counting forward("2025-03-09", "America/New_York");
  forward.rule.break_rule.daily = {{clock("01:30"), clock("03:30")}};
  forward.clocked('A', "00:00", "05:00");
  CHECK(forward.counted() == "240-240-180");
  Counting back("2025-11-02", "America/New_York");
  back.rule.break_rule.daily = {{clock("00:30"), clock("02:30")}};
  back.clocked('A', "00:00", "05:00");
  CHECK(back.counted() == "360-360-180");
}

TEST_CASE("one crediting counts many days, whatever their order") {
  CountRule rule;
  rule.break_rule.daily = {{clock("12:00"), clock("13:00")}};
  Crediting crediting(rule, zone("Asia/Shanghai"), [](ActivityNo) { return nullptr; });
  for (const std::string_view on : {"2025-03-05", "2025-03-06", "2025-03-06", "2025-03-05"}) {
    Stretch stretch;
    stretch.day = day(on);
    stretch.start = zone("Asia/Shanghai").read(stretch.day + clock("11:00")).earlier;
    stretch.length = 90;
    Credit credit;
    std::vector<Change> changes(7);
    crediting.credit({&stretch, 1}, {&credit, 1}, &changes);
    CHECK(credit == Credit{Minutes{90}, Minutes{90}, Minutes{60}});
    CHECK(changes.size() == 1);
  }
}

TEST_CASE("a break after so many hours") {
  Counting c;
  c.rule.break_rule.after = Minutes{360};
  c.rule.break_rule.take = Minutes{30};
  c.clocked('A', "00:00", "06:00");
  c.clocked('B', "06:00", "12:10");
  c.clocked('C', "12:10", "22:10");
  c.hours('D', 400);
  CHECK(c.counted() == "360 370-370-360 600-600-570 400-400-370");
}

TEST_CASE("both breaks: the second is measured on what the first leaves") {
  Counting c;
  c.rule.break_rule.daily = {{clock("12:00"), clock("13:00")}};
  c.rule.break_rule.after = Minutes{360};
  c.rule.break_rule.take = Minutes{30};
  c.clocked('A', "09:00", "16:00");
  CHECK(c.counted() == "420-420-360");
  Counting longer;
  longer.rule = c.rule;
  longer.clocked('A', "09:00", "17:00");
  CHECK(longer.counted() == "480-480-390");
  CHECK(longer.why() == "0 break 480>390");
}

TEST_CASE("hours stated beside times") {
  const auto counted = [](StatedBeside how) {
    Counting c;
    c.rule.stated = how;
    c.clocked('A', "09:00", "11:00").stated = 90;
    c.clocked('B', "10:00", "12:00").stated = 110;
    c.clocked('C', "10:30", "11:30").stated = 60;
    c.clocked('D', "13:00", "14:00").stated = 75;
    c.clocked('E', "14:00", "15:00");
    c.clocked('F', "15:00", "16:00").stated = 0;
    return c.counted();
  };
  CHECK(counted(StatedBeside::ignore) == "120 120-60 60-0 60 60 60");
  CHECK(counted(StatedBeside::cap) == "120-120-90 120-60 60-0 60 60 60-60-0");
  CHECK(counted(StatedBeside::replace) == "120-120-90 120-60 60-0 60-60-75 60 60-60-0");
}

TEST_CASE("stated hours come after the break, and replace what it left") {
  Counting c;
  c.rule.break_rule.daily = {{clock("12:00"), clock("13:00")}};
  c.rule.stated = StatedBeside::replace;
  c.clocked('A', "09:00", "17:00").stated = 450;
  CHECK(c.why() == "0 break 480>420; 0 stated 420>450");
  c.rule.stated = StatedBeside::cap;
  CHECK(c.why() == "0 break 480>420");
}

TEST_CASE("stated hours do not bring back what trim cut") {
  Counting c;
  c.rule.trim = true;
  c.rule.stated = StatedBeside::replace;
  c.activities['A'].end = wall("2025-03-05T10:00");
  c.clocked('A', "09:00", "12:00").stated = 180;
  c.clocked('A', "13:00", "14:00").stated = 60;
  CHECK(c.counted() == "180-60 60-0");
}

TEST_CASE("hours stated for a sign-in over several days are shared out from its start") {
  const auto counted = [](StatedBeside how, int stated, int before, int after) {
    Counting c;
    c.rule.stated = how;
    Stretch& stretch = c.clocked('A', "00:00", "02:00");
    stretch.stated = static_cast<std::uint16_t>(stated);
    stretch.before = static_cast<std::uint16_t>(before);
    stretch.after = static_cast<std::uint16_t>(after);
    return c.counted();
  };
  CHECK(counted(StatedBeside::cap, 240, 120, 0) == "120");
  CHECK(counted(StatedBeside::cap, 200, 120, 0) == "120-120-80");
  CHECK(counted(StatedBeside::cap, 100, 120, 0) == "120-120-0");
  CHECK(counted(StatedBeside::cap, 200, 0, 120) == "120");
  CHECK(counted(StatedBeside::replace, 300, 0, 120) == "120");
  CHECK(counted(StatedBeside::replace, 300, 120, 0) == "120-120-180");
}

TEST_CASE("min and at_least") {
  const auto counted = [](int min, int at_least) {
    Counting c;
    c.rule.min = Minutes{min};
    c.rule.at_least = Minutes{at_least};
    c.clocked('A', "09:00", "09:10");
    c.clocked('B', "09:05", "09:10");
    c.clocked('C', "10:00", "10:20");
    c.hours('D', 30);
    return c.counted();
  };
  CHECK(counted(0, 0) == "10 5-0 20 30");
  CHECK(counted(20, 0) == "10-10-0 5-0 20 30");
  CHECK(counted(21, 0) == "10-10-0 5-0 20-20-0 30");
  CHECK(counted(0, 30) == "10-10-30 5-0 20-20-30 30");
  CHECK(counted(15, 30) == "10-10-0 5-0 20-20-30 30");
}

TEST_CASE("rounding of each entry") {
  const auto counted = [](Rounding round, int step) {
    Counting c;
    c.rule.round = round;
    c.rule.step = Minutes{step};
    char activity = 'A';
    for (const int length : {14, 15, 29, 30, 45}) c.hours(activity++, length);
    return c.counted();
  };
  CHECK(counted(Rounding::none, 30) == "14 15 29 30 45");
  CHECK(counted(Rounding::down, 30) == "14-14-0 15-15-0 29-29-0 30 45-45-30");
  CHECK(counted(Rounding::nearest, 30) == "14-14-0 15-15-30 29-29-30 30 45-45-60");
  CHECK(counted(Rounding::up, 30) == "14-14-30 15-15-30 29-29-30 30 45-45-60");
  CHECK(counted(Rounding::nearest, 7) == "14 15-15-14 29-29-28 30-30-28 45-45-42");
  CHECK(counted(Rounding::up, 1) == "14 15 29 30 45");
}

TEST_CASE("rounding of the day falls on its last entry that counts") {
  Counting c;
  c.rule.round = Rounding::up;
  c.rule.scope = Scope::day;
  c.rule.step = Minutes{30};
  c.clocked('A', "09:00", "09:50");
  c.clocked('B', "10:00", "10:15");
  c.clocked('C', "10:05", "10:10");
  CHECK(c.counted() == "50 15-15-40 5-0");
  c.rule.round = Rounding::down;
  CHECK(c.counted() == "50 15-15-10 5-0");
  c.rule.step = Minutes{50};
  CHECK(c.counted() == "50 15-15-0 5-0");
  c.rule.step = Minutes{40};
  CHECK(c.counted() == "50-50-40 15-15-0 5-0");
  CHECK(c.why() == "0 round 50>40; 1 round 15>0; 2 overlap 5>0");
  c.rule.step = Minutes{100};
  CHECK(c.counted() == "50-50-0 15-15-0 5-0");
  c.rule.round = Rounding::nearest;
  CHECK(c.counted() == "50 15-15-50 5-0");
}

TEST_CASE("a day that counts nothing is not rounded up") {
  Counting c;
  c.rule.min = Minutes{60};
  c.rule.round = Rounding::up;
  c.rule.scope = Scope::day;
  c.rule.step = Minutes{30};
  c.clocked('A', "09:00", "09:50");
  CHECK(c.counted() == "50-50-0");
}

TEST_CASE("caps") {
  Counting c;
  c.clocked('A', "06:00", "09:00");
  c.clocked('B', "09:00", "11:00");
  c.clocked('A', "11:00", "13:00");
  c.hours('A', 330);
  c.hours('C', 60);
  CHECK(c.counted() == "180 120 120 330-30 60");
  c.rule.max_per_entry = Minutes{150};
  CHECK(c.counted() == "180-180-150 120 120 330-30 60");
  c.rule.max_per_activity_day = Minutes{160};
  CHECK(c.counted() == "180-180-150 120 120-120-10 330-30-0 60");
  c.rule.max_per_day = Minutes{275};
  CHECK(c.counted() == "180-180-150 120 120-120-5 330-30-0 60-60-0");
  CHECK(c.why() ==
        "0 max_per_entry 180>150; 2 max_per_activity_day 120>10; 2 max_per_day 10>5; "
        "3 beside-clocked 330>30; 3 max_per_activity_day 30>0; 4 max_per_day 60>0");
  c.rule.max_per_day = Minutes{0};
  CHECK(c.counted() == "180-180-0 120-120-0 120-120-0 330-30-0 60-60-0");
}

TEST_CASE("all steps together, in their order") {
  Counting c;
  c.rule.trim = true;
  c.rule.break_rule.daily = {{clock("12:00"), clock("13:00")}};
  c.rule.stated = StatedBeside::cap;
  c.rule.min = Minutes{10};
  c.rule.at_least = Minutes{30};
  c.rule.round = Rounding::nearest;
  c.rule.step = Minutes{60};
  c.rule.max_per_entry = Minutes{170};
  c.rule.max_per_activity_day = Minutes{165};
  c.rule.max_per_day = Minutes{200};
  c.activities['A'].start = wall("2025-03-05T08:30");
  c.clocked('A', "08:00", "13:00").stated = 200;
  c.clocked('B', "12:45", "13:20");
  c.clocked('C', "13:00", "13:05");
  c.hours('A', 300);
  CHECK(c.why() ==
        "0 trim 300>270; 0 break 270>210; 0 stated 210>200; 0 round 200>180; 0 max_per_entry 180>170; "
        "0 max_per_activity_day 170>165; "
        "1 overlap 35>20; 1 at_least 20>30; 1 round 30>60; 1 max_per_day 60>35; "
        "2 overlap 5>0; "
        "3 beside-clocked 300>30; 3 round 30>60; 3 max_per_activity_day 60>0");
  CHECK(c.counted() == "300-270-165 35-20-35 5-0 300-30-0");
}

TEST_CASE("nothing passes what an entry can hold") {
  Counting c;
  c.rule.at_least = Minutes{70000};
  c.rule.round = Rounding::up;
  c.rule.step = Minutes{1440};
  c.hours('A', 60);
  CHECK(c.counted() == "60-60-65534");
  c.rule.at_least = Minutes{0};
  c.rule.scope = Scope::day;
  c.hours('B', 65000);
  c.rule.step = Minutes{200000};
  CHECK(c.counted() == "60-60-65534 65000-65000-65534");
}

TEST_CASE("names of steps") {
  CHECK(name_of(Step::trim) == "trim");
  CHECK(name_of(Step::beside_clocked) == "beside-clocked");
  CHECK(name_of(Step::rest) == "break");
  CHECK(name_of(Step::at_least) == "at_least");
  CHECK(name_of(Step::max_per_day) == "max_per_day");
}
