// What holds for every sign-in with both times.
#include "chance.h"
#include "naive_wall.h"
#include "trials.h"

#include <starhours/admit.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace starhours;
using namespace starhours::laws;

namespace {

struct MadeSignIn {
  const Zone* zone = nullptr;
  CountRule rule;
  Day today{};
  SignIn row;
};

WrittenTime make_time(Chance& chance, Day day) {
  WrittenTime time;
  const int grid = chance.one_in(4) ? 1 : 15;
  time.clock = Minutes{grid * chance.between(0, (chance.one_in(8) ? 2880 : 1440) / grid)};
  time.kind = WrittenTime::Kind::clock;
  if (chance.one_in(3)) {
    time.kind = WrittenTime::Kind::full;
    time.wall = day + date::days{chance.between(0, 3) / 2} + time.clock;
  }
  return time;
}

MadeSignIn make_sign_in(std::uint64_t seed) {
  Chance chance(seed);
  MadeSignIn made;
  const Surroundings& where = chance.pick(surroundings());
  made.zone = where.zone;
  made.rule.day_starts = Minutes{15 * (chance.one_in(2) ? 0 : chance.between(0, 95))};
  made.rule.overnight_max = Minutes{60 * chance.between(0, 16)};
  made.rule.max_session = Minutes{60 * chance.between(4, 40)};
  made.today = where.day + date::days{chance.between(0, 3)};
  made.row.day = where.day;
  made.row.in = make_time(chance, where.day);
  made.row.out = make_time(chance, where.day);
  return made;
}

struct Expected {
  std::optional<Kind> refused;
  Instant start{};
  Instant end{};
};

Instant end_after(const MadeSignIn& made, WallTime out, Instant start) {
  const std::vector<Instant>& showing = minutes_showing(*made.zone, out);
  const auto later = std::find_if(showing.begin(), showing.end(), [start](Instant at) { return at > start; });
  return later == showing.end() ? showing.back() : *later;
}

// Section 5 of the design, read aloud.
Expected expect(const MadeSignIn& made) {
  const auto is_clock = [](const WrittenTime& time) { return time.kind == WrittenTime::Kind::clock; };
  const Day day = *made.row.day;
  const WallTime in = is_clock(made.row.in) ? day + made.row.in.clock : made.row.in.wall;
  const Day base = is_clock(made.row.in) ? day : date::floor<date::days>(in);
  WallTime out = is_clock(made.row.out) ? base + made.row.out.clock : made.row.out.wall;
  if (in == out) return {Kind::zero_length, {}, {}};
  Expected expected;
  expected.start = first_showing(*made.zone, in);
  expected.end = end_after(made, out, expected.start);
  if (is_clock(made.row.out) && out < in && expected.end <= expected.start) {
    out += date::days{1};
    if (in == out) return {Kind::zero_length, {}, {}};
    expected.end = end_after(made, out, expected.start);
    if (expected.end - expected.start > made.rule.overnight_max) return {Kind::time_order, {}, {}};
  }
  if (expected.end == expected.start) return {Kind::zero_length, {}, {}};
  if (expected.end < expected.start) return {Kind::time_order, {}, {}};
  if (expected.end - expected.start > made.rule.max_session) return {Kind::too_long, {}, {}};
  if (expected.end > first_showing(*made.zone, made.today + date::days{1} + made.rule.day_starts)) {
    return {Kind::future_day, {}, {}};
  }
  return expected;
}

std::string describe(const MadeSignIn& made) {
  const auto text = [](const WrittenTime& time) {
    return time.kind == WrittenTime::Kind::clock ? fmt::format("{}m", time.clock.count()) : to_string(time.wall);
  };
  return fmt::format("{} {} {} to {}", made.zone->name(), to_string(*made.row.day), text(made.row.in),
                     text(made.row.out));
}

}  // namespace

TEST_CASE("the pieces of a sign-in are its true minutes, each in its service day") {
  hold([](std::uint64_t seed) -> std::string {
    const MadeSignIn made = make_sign_in(seed);
    const Expected expected = expect(made);
    Admitter admitter(made.rule, *made.zone, made.today);
    Admission admission;
    admitter.admit(make_sign_in(seed + 1).row, nullptr, admission);
    admitter.admit(made.row, nullptr, admission);
    if (admission.refused != expected.refused) {
      return fmt::format("{} not {}: {}", admission.refused ? name_of(*admission.refused) : "admitted",
                         expected.refused ? name_of(*expected.refused) : "admitted", describe(made));
    }
    if (admission.refused) return admission.pieces.empty() ? "" : "pieces of a refused row: " + describe(made);

    Instant at = expected.start;
    for (const Piece& piece : admission.pieces) {
      if (piece.start != at || piece.length == 0) return "a gap: " + describe(made);
      const Instant end = at + Minutes{piece.length};
      if (Minutes{piece.before} != at - expected.start || Minutes{piece.after} != expected.end - end) {
        return "before or after: " + describe(made);
      }
      if (at < first_showing(*made.zone, piece.day + made.rule.day_starts) ||
          end > first_showing(*made.zone, piece.day + date::days{1} + made.rule.day_starts)) {
        return "another service day: " + describe(made);
      }
      at = end;
    }
    return at == expected.end ? "" : "other length: " + describe(made);
  });
}
