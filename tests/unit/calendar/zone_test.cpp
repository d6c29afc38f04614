#include <starhours/zone.h>

#include <doctest/doctest.h>

#include <string>

using namespace starhours;
using namespace date::literals;

namespace {

Zone zone(const char* name) {
  auto found = Zone::named(name);
  REQUIRE(found);
  return *found;
}

WallTime at(date::year_month_day day, int hours, int minutes = 0) {
  return WallTime{Day{day}} + Minutes{hours * 60 + minutes};
}

Instant utc(date::year_month_day day, int hours, int minutes = 0) {
  return Instant{at(day, hours, minutes).time_since_epoch()};
}

// Every law between the four lookups, at one instant.
void check_instant(const Zone& in, Instant instant, Minutes day_starts) {
  const WallReading reading = in.read(in.wall(instant));
  const Day day = in.service_day(instant, day_starts);
  const bool sound =
      reading.kind != WallReading::Kind::never && (reading.earlier == instant || reading.later == instant) &&
      in.first_minute(day, day_starts) <= instant && instant < in.first_minute(day + date::days{1}, day_starts);
  if (!sound) FAIL("lookups differ at wall time ", to_string(in.wall(instant)));
}

}  // namespace

TEST_CASE("Shanghai is eight hours ahead") {
  const Zone shanghai = zone("Asia/Shanghai");
  CHECK(shanghai.name() == "Asia/Shanghai");
  const WallReading nine = shanghai.read(at(2025_y / 3 / 5, 9));
  CHECK(nine.kind == WallReading::Kind::plain);
  CHECK(nine.earlier == utc(2025_y / 3 / 5, 1));
  CHECK(nine.later == nine.earlier);
  CHECK(shanghai.wall(utc(2025_y / 3 / 5, 16)) == at(2025_y / 3 / 6, 0));
  CHECK(shanghai.first_minute(Day{2025_y / 3 / 5}, Minutes{0}) == utc(2025_y / 3 / 4, 16));
}

TEST_CASE("Shanghai had summer time in 1988") {
  const Zone shanghai = zone("Asia/Shanghai");
  CHECK(shanghai.wall(utc(1988_y / 7 / 1, 0)) == at(1988_y / 7 / 1, 9));
  CHECK(shanghai.read(at(1988_y / 9 / 11, 1, 30)).kind == WallReading::Kind::twice);
}

TEST_CASE("New York puts its clocks forward") {
  const Zone new_york = zone("America/New_York");
  const WallReading lost = new_york.read(at(2025_y / 3 / 9, 2, 30));
  CHECK(lost.kind == WallReading::Kind::never);
  CHECK(lost.earlier == utc(2025_y / 3 / 9, 7));
  CHECK(lost.later == lost.earlier);
  CHECK(new_york.wall(lost.earlier) == at(2025_y / 3 / 9, 3));
  CHECK(new_york.read(at(2025_y / 3 / 9, 1, 59)).earlier == utc(2025_y / 3 / 9, 6, 59));
  CHECK(new_york.read(at(2025_y / 3 / 9, 2, 0)).kind == WallReading::Kind::never);
  CHECK(new_york.read(at(2025_y / 3 / 9, 3, 0)).kind == WallReading::Kind::plain);
  CHECK(new_york.read(at(2025_y / 3 / 9, 3, 0)).earlier == utc(2025_y / 3 / 9, 7));
}

TEST_CASE("New York puts its clocks back") {
  const Zone new_york = zone("America/New_York");
  const WallReading both = new_york.read(at(2025_y / 11 / 2, 1, 30));
  CHECK(both.kind == WallReading::Kind::twice);
  CHECK(both.earlier == utc(2025_y / 11 / 2, 5, 30));
  CHECK(both.later == utc(2025_y / 11 / 2, 6, 30));
  CHECK(new_york.read(at(2025_y / 11 / 2, 0, 59)).kind == WallReading::Kind::plain);
  CHECK(new_york.read(at(2025_y / 11 / 2, 1, 0)).kind == WallReading::Kind::twice);
  CHECK(new_york.read(at(2025_y / 11 / 2, 2, 0)).kind == WallReading::Kind::plain);
  const Instant night = new_york.read(at(2025_y / 11 / 1, 22)).earlier;
  CHECK(new_york.read(at(2025_y / 11 / 2, 6)).earlier - night == Minutes{9 * 60});
}

TEST_CASE("New York's rule goes on after the last year of the compiled database") {
  const Zone new_york = zone("America/New_York");
  CHECK(new_york.read(at(2038_y / 3 / 14, 2, 30)).kind == WallReading::Kind::never);
  CHECK(new_york.read(at(2038_y / 11 / 7, 1, 30)).kind == WallReading::Kind::twice);
  CHECK(new_york.wall(utc(2150_y / 7 / 1, 12)) == at(2150_y / 7 / 1, 8));
  CHECK(new_york.wall(utc(2150_y / 1 / 1, 12)) == at(2150_y / 1 / 1, 7));
  CHECK(new_york.wall(utc(2199_y / 7 / 1, 12)) == at(2199_y / 7 / 1, 8));
}

TEST_CASE("a rule whose day may fall in the next month goes on as well") {
  // Cairo puts its clocks back when the last Thursday of October is over, which may be on the first of November.
  const Zone cairo = zone("Africa/Cairo");
  CHECK(cairo.wall(utc(2052_y / 10 / 31, 20, 59)) == at(2052_y / 10 / 31, 23, 59));
  CHECK(cairo.wall(utc(2052_y / 10 / 31, 21)) == at(2052_y / 10 / 31, 23));
}

TEST_CASE("a zone that gave summer time up stays on its last offset") {
  CHECK(zone("Asia/Shanghai").wall(utc(2199_y / 7 / 1, 0)) == at(2199_y / 7 / 1, 8));
  CHECK(zone("Pacific/Apia").wall(utc(2100_y / 1 / 1, 0)) == at(2100_y / 1 / 1, 13));
}

TEST_CASE("Lord Howe moves its clocks by half an hour") {
  const Zone lord_howe = zone("Australia/Lord_Howe");
  CHECK(lord_howe.read(at(2025_y / 10 / 5, 2, 15)).kind == WallReading::Kind::never);
  CHECK(lord_howe.read(at(2025_y / 10 / 5, 2, 30)).kind == WallReading::Kind::plain);
  const WallReading both = lord_howe.read(at(2025_y / 4 / 6, 1, 45));
  CHECK(both.kind == WallReading::Kind::twice);
  CHECK(both.later - both.earlier == Minutes{30});
  CHECK(lord_howe.read(at(2025_y / 4 / 6, 1, 29)).kind == WallReading::Kind::plain);
}

TEST_CASE("Apia skipped a whole day") {
  const Zone apia = zone("Pacific/Apia");
  const Day skipped{2011_y / 12 / 30};
  const WallReading noon = apia.read(at(2011_y / 12 / 30, 12));
  CHECK(noon.kind == WallReading::Kind::never);
  CHECK(noon.earlier == utc(2011_y / 12 / 30, 10));
  CHECK(apia.wall(noon.earlier) == at(2011_y / 12 / 31, 0));
  for (const Minutes day_starts : {Minutes{0}, Minutes{240}}) {
    CAPTURE(day_starts.count());
    for (Instant instant = utc(2011_y / 12 / 28, 0); instant < utc(2012_y / 1 / 2, 0); instant += Minutes{1}) {
      check_instant(apia, instant, day_starts);
    }
  }
  CHECK(apia.first_minute(skipped, Minutes{0}) == apia.first_minute(skipped + date::days{1}, Minutes{0}));
  CHECK(apia.service_day(utc(2011_y / 12 / 30, 9, 59), Minutes{0}) == Day{2011_y / 12 / 29});
  CHECK(apia.service_day(utc(2011_y / 12 / 30, 10), Minutes{0}) == Day{2011_y / 12 / 31});
}

TEST_CASE("a service day from four in the morning takes the night with it") {
  const Zone shanghai = zone("Asia/Shanghai");
  const Minutes four{240};
  CHECK(shanghai.service_day(shanghai.read(at(2025_y / 3 / 6, 3, 59)).earlier, four) == Day{2025_y / 3 / 5});
  CHECK(shanghai.service_day(shanghai.read(at(2025_y / 3 / 6, 4, 0)).earlier, four) == Day{2025_y / 3 / 6});
  CHECK(shanghai.first_minute(Day{2025_y / 3 / 6}, four) == utc(2025_y / 3 / 5, 20));
}

TEST_CASE("a service day that would begin in a gap begins after it, and a repeated hour belongs to its first day") {
  const Zone new_york = zone("America/New_York");
  CHECK(new_york.first_minute(Day{2025_y / 3 / 9}, Minutes{150}) == utc(2025_y / 3 / 9, 7));
  CHECK(new_york.first_minute(Day{2025_y / 11 / 2}, Minutes{90}) == utc(2025_y / 11 / 2, 5, 30));
  // 01:10 for the second time is after the day began at 01:30.
  CHECK(new_york.service_day(utc(2025_y / 11 / 2, 6, 10), Minutes{90}) == Day{2025_y / 11 / 2});
}

TEST_CASE("lookups agree at every change of clocks of many zones") {
  for (const char* name : {"Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin",
                           "America/St_Johns", "America/Havana", "Africa/Monrovia", "Asia/Manila", "Antarctica/Troll",
                           "Pacific/Kwajalein", "Asia/Gaza", "UTC"}) {
    CAPTURE(name);
    const Zone in = zone(name);
    Instant before{representable_days.first.time_since_epoch()};
    const Instant end{representable_days.end.time_since_epoch()};
    for (Instant instant = before; instant < end; instant += Minutes{36 * 60}) {
      const bool changed = in.wall(instant) - in.wall(before) != instant - before;
      if (changed) {
        for (Instant minute = before - Minutes{120}; minute < instant + Minutes{120}; minute += Minutes{29}) {
          check_instant(in, minute, Minutes{0});
          check_instant(in, minute, Minutes{90});
        }
      }
      before = instant;
    }
  }
}

TEST_CASE("a zone keeps the name it was asked for by") {
  for (const char* name : {"PRC", "Asia/Chongqing", "Asia/Shanghai"}) {
    CAPTURE(name);
    CHECK(zone(name).name() == name);
    CHECK(zone(name).wall(utc(2025_y / 3 / 5, 1)) == at(2025_y / 3 / 5, 9));
  }
  CHECK(zone("UTC").wall(utc(2025_y / 3 / 5, 1)) == at(2025_y / 3 / 5, 1));
  CHECK(zone("Etc/GMT+5").wall(utc(2025_y / 3 / 5, 5)) == at(2025_y / 3 / 5, 0));
  CHECK(zone("America/Argentina/Buenos_Aires").wall(utc(2025_y / 3 / 5, 3)) == at(2025_y / 3 / 5, 0));
}

TEST_CASE("an unknown zone is an error with the nearest name") {
  const auto hint = [](std::string_view name) {
    const auto found = Zone::named(name);
    REQUIRE_FALSE(found);
    CHECK(found.error().kind == Kind::wrong_value);
    return found.error().hint;
  };
  CHECK(hint("Asia/Shangai") == "did you mean 'Asia/Shanghai'?");
  CHECK(hint("asia/shanghai") == "did you mean 'Asia/Shanghai'?");
  CHECK(hint("Shanghai") == "did you mean 'Asia/Shanghai'?");
  CHECK(hint("Asia/Beijing") == "did you mean 'Asia/Shanghai'?");
  CHECK(hint("北京时间") == "did you mean 'Asia/Shanghai'?");
  CHECK(hint("nowhere at all") == "write an IANA name, such as Asia/Shanghai");
  CHECK(hint("") == "write an IANA name, such as Asia/Shanghai");
  CHECK(hint("../../../etc/passwd") == "write an IANA name, such as Asia/Shanghai");
  CHECK(hint(std::string(1'000'000, 'A')) == "write an IANA name, such as Asia/Shanghai");
  CHECK(Zone::named("Asia/Shangai").error().message == "unknown time zone 'Asia/Shangai'");
}

TEST_CASE("only the names of the zone database are zones") {
  const auto check_unknown = [](const std::string& name) {
    const auto found = Zone::named(name);
    REQUIRE_FALSE(found);
    CHECK(found.error().message == "unknown time zone '" + name + "'");
  };
  SUBCASE("no ways to files") {
    for (const char* name : {"../../../etc/localtime", "/etc/localtime", "/usr/share/zoneinfo/UTC", "Asia/../UTC",
                             "./UTC", "Asia//Shanghai", "Asia/Shanghai/", "Asia"}) {
      check_unknown(name);
    }
  }
  SUBCASE("no other spellings") {
    for (const char* name : {"asia/shanghai", "Asia/Shanghai ", "Asia/Shanghai\n", "\x1b[31mUTC"}) check_unknown(name);
    check_unknown(std::string("Asia/Shanghai\0", 14));
  }
  SUBCASE("not what other programs take for zones") {
    for (const char* name : {"Fixed/UTC+05:00:00", "UTC0", "libc:UTC", "file:Asia/Shanghai"}) check_unknown(name);
  }
  SUBCASE("nothing else in the folder") {
    for (const char* name : {"posix/UTC", "right/UTC", "posixrules", "Factory", "leapseconds", "tzdata.zi", "zone.tab"})
      check_unknown(name);
  }
  SUBCASE("a long name is not repeated") {
    for (const std::string& name : {std::string{}, std::string(65, 'A'), std::string(1'000'000, '/')}) {
      CHECK(Zone::named(name).error().message == "expected the IANA name of a time zone");
    }
  }
}
