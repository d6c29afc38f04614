// fixture.h -- times as a sheet writes them, for the tests of this room.
#pragma once

#include <starhours/admit.h>
#include <starhours/credit.h>

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace starhours::fixture {

inline int number(std::string_view text) { return std::atoi(std::string(text).c_str()); }

// "2025-03-05"
inline Day day(std::string_view text) {
  const auto parsed = parse_iso_day(text);
  REQUIRE(parsed);
  return *parsed;
}

// "09:15", "24:00"
inline Minutes clock(std::string_view text) {
  return Minutes{number(text.substr(0, 2)) * 60 + number(text.substr(3, 2))};
}

// "2025-03-05T09:15"
inline WallTime wall(std::string_view text) { return day(text.substr(0, 10)) + clock(text.substr(11, 5)); }

// "2025-03-05T09:15Z"
inline Instant utc(std::string_view text) { return Instant{wall(text).time_since_epoch()}; }

// "" is missing, "09:15" a clock time, "2025-03-05T09:15" a full one, with Z an instant.
inline WrittenTime written(std::string_view text) {
  WrittenTime time;
  if (text.empty()) return time;
  if (text.size() == 5) {
    time.kind = WrittenTime::Kind::clock;
    time.clock = clock(text);
  } else if (text.back() == 'Z') {
    time.kind = WrittenTime::Kind::instant;
    time.instant = utc(text);
  } else {
    time.kind = WrittenTime::Kind::full;
    time.wall = wall(text);
  }
  return time;
}

inline SignIn sign_in(std::string_view on, std::string_view in, std::string_view out) {
  SignIn row;
  if (!on.empty()) row.day = day(on);
  row.in = written(in);
  row.out = written(out);
  return row;
}

inline const Zone& zone(std::string_view name) {
  static const Zone shanghai = Zone::named("Asia/Shanghai").value();
  static const Zone new_york = Zone::named("America/New_York").value();
  static const Zone apia = Zone::named("Pacific/Apia").value();
  static const Zone havana = Zone::named("America/Havana").value();
  if (name == "America/New_York") return new_york;
  if (name == "America/Havana") return havana;
  if (name == "Pacific/Apia") return apia;
  REQUIRE(name == "Asia/Shanghai");
  return shanghai;
}

}  // namespace starhours::fixture
