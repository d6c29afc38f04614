#include "shown.h"

#include <doctest/doctest.h>

using namespace starhours;

namespace {

CountRule count_of(std::string_view keys) { return rulebook_of(fmt::format("[count]\n{}", keys)).count; }
CalendarStyle calendar_of(std::string_view keys) { return rulebook_of(fmt::format("[count]\n{}", keys)).calendar; }
std::string mistake_of(std::string_view keys) { return mistakes_of(fmt::format("[count]\n{}", keys)); }

}  // namespace

TEST_CASE("an empty [count] counts as the national rule has it") {
  CHECK(count_of("") == CountRule{});
  CHECK(calendar_of("") == CalendarStyle{});
}

TEST_CASE("every key of [count] is read") {
  CHECK(count_of("round = \"nearest\"\nstep = \"15m\"").round == Rounding::nearest);
  CHECK(count_of("round = \"up\"\nstep = \"15m\"").step == Minutes{15});
  CHECK(count_of("round = \"down\"\nstep = \"1h\"\nscope = \"day\"").scope == Scope::day);
  CHECK(count_of("min = \"10m\"").min == Minutes{10});
  CHECK(count_of("at_least = \"1h30m\"").at_least == Minutes{90});
  CHECK(count_of("max_per_entry = \"8h\"").max_per_entry == Minutes{480});
  CHECK(count_of("max_per_activity_day = \"6h\"").max_per_activity_day == Minutes{360});
  CHECK(count_of("max_per_day = \"10h\"").max_per_day == Minutes{600});
  CHECK(count_of("max_session = \"20h\"").max_session == Minutes{1200});
  CHECK(count_of("overnight_max = \"0m\"").overnight_max == Minutes{0});
  CHECK(count_of("stated = \"cap\"").stated == StatedBeside::cap);
  CHECK(count_of("stated = \"replace\"").stated == StatedBeside::replace);
  CHECK(count_of("missing_sign_out = \"suspense\"").missing_sign_out == MissingSide{});
  CHECK(count_of("missing_sign_out = \"activity-end\"").missing_sign_out.kind == MissingSide::Kind::activity_bound);
  CHECK(count_of("missing_sign_in = \"activity-start\"").missing_sign_in.kind == MissingSide::Kind::activity_bound);
  CHECK(count_of("missing_sign_in = \"2h\"").missing_sign_in == MissingSide{MissingSide::Kind::fixed, Minutes{120}});
  CHECK(count_of("day_starts = \"04:00\"").day_starts == Minutes{240});
  CHECK(calendar_of("week_starts = \"sunday\"").week_starts == date::Sunday);
  CHECK(calendar_of("week_starts = \"sat\"").week_starts == date::Saturday);
  CHECK(calendar_of("week_starts = \"周日\"").week_starts == date::Sunday);
  CHECK(calendar_of("week_starts = \"星期一\"").week_starts == date::Monday);
  CHECK(calendar_of("year_starts = \"09-01\"").year_starts == date::September / 1);
  CHECK(count_of("trim = true").trim);
  CHECK(count_of("unknown_volunteer = \"suspense\"").unknown_volunteer == UnknownVolunteer::suspense);
  CHECK(count_of("lumps = \"allow\"").lumps == Lumps::allow);
}

TEST_CASE("breaks by the clock, after long work, or both") {
  const BreakRule::Daily noon{Minutes{720}, Minutes{810}};
  const BreakRule::Daily night{Minutes{1380}, Minutes{1440}};
  CHECK(count_of("break = [\"12:00-13:30\"]").break_rule == BreakRule{{noon}, {}, Minutes{0}});
  CHECK(count_of("break = { after = \"6h\", take = \"30m\" }").break_rule == BreakRule{{}, Minutes{360}, Minutes{30}});
  CHECK(count_of("break = { daily = [\"23:00-24:00\", \"12:00-13:30\"], after = \"6h\", take = \"30m\" }").break_rule ==
        BreakRule{{noon, night}, Minutes{360}, Minutes{30}});
  CHECK(count_of("[count.break]\ndaily = [\"12:00-13:30\"]").break_rule == BreakRule{{noon}, {}, Minutes{0}});
}

TEST_CASE("breaks that are none") {
  CHECK(mistake_of("break = \"12:00\"") ==
        "r.toml:2:9: '\"12:00\"' is a text, expected a list of spans or a table [wrong-type]\n"
        "  > \"12:00\"\n"
        "  hint: write break = [\"12:00-13:30\"], or { after = \"6h\", take = \"30m\" }\n");
  CHECK(mistake_of("break = [\"noon\", 3]") ==
        "r.toml:2:10: break 'noon', expected two times of day [wrong-value]\n"
        "  > \"noon\"\n"
        "  hint: write break = [\"12:00-13:30\"]\n"
        "r.toml:2:18: '3' is a number, expected a span of the clock in quotes [wrong-type]\n"
        "  > 3\n"
        "  hint: write break = [\"12:00-13:30\"]\n");
  CHECK(mistake_of("break = [\"23:00-01:00\"]") ==
        "r.toml:2:10: break '23:00-01:00', its end is before its start [wrong-value]\n"
        "  > \"23:00-01:00\"\n"
        "  hint: write a break over midnight as two: \"23:30-24:00\", \"00:00-00:30\"\n");
  CHECK(mistake_of("break = [\"12:30-14:00\", \"12:00-13:00\"]") ==
        "r.toml:2:10: break '12:30-14:00' overlaps another [contradiction]\n"
        "  > \"12:30-14:00\"\n"
        "  hint: write one span for both\n");
  CHECK(mistake_of("break = { after = \"6h\" }") ==
        "r.toml:2:19: break with 'after' but without 'take' [contradiction]\n"
        "  > \"6h\"\n"
        "  hint: write break = { after = \"6h\", take = \"30m\" }\n");
  CHECK(mistake_of("break = { take = \"30m\" }") ==
        "r.toml:2:18: break with 'take' but without 'after' [contradiction]\n"
        "  > \"30m\"\n"
        "  hint: write break = { after = \"6h\", take = \"30m\" }\n");
  CHECK(mistake_of("break = { afer = \"6h\" }") ==
        "r.toml:2:11: unknown key 'afer' in break [unknown-key]\n"
        "  > afer\n"
        "  hint: did you mean 'after'?\n");
}

TEST_CASE("rounding needs a step, and a step rounding") {
  CHECK(mistake_of("round = \"down\"") ==
        "r.toml:2:9: round 'down' without a step [contradiction]\n"
        "  > \"down\"\n"
        "  hint: add step = \"30m\"\n");
  CHECK(mistake_of("step = \"30m\"") ==
        "r.toml:2:8: step '30m' but nothing is rounded [contradiction]\n"
        "  > \"30m\"\n"
        "  hint: add round = \"down\", \"nearest\" or \"up\", or leave step out\n");
  const auto checked = read_rulebook("[count]\nround = \"down\"", "r.toml");
  CHECK(checked.value.count.round == Rounding::none);
  // A wrong word is one mistake, not two.
  CHECK(mistake_of("round = \"dwn\"\nstep = \"30m\"") ==
        "r.toml:2:9: unknown round 'dwn' [wrong-value]\n"
        "  > \"dwn\"\n"
        "  hint: did you mean 'down'?\n");
  CHECK(mistake_of("round = \"down\"\nstep = \"0m\"") ==
        "r.toml:3:8: step '0m', expected 1m to 24h [wrong-value]\n"
        "  > \"0m\"\n"
        "  hint: write step = \"30m\"\n");
}

TEST_CASE("durations") {
  CHECK(mistake_of("max_per_day = 8") ==
        "r.toml:2:15: '8' is a number, expected a duration in quotes [wrong-type]\n"
        "  > 8\n"
        "  hint: write max_per_day = \"30m\"\n");
  CHECK(mistake_of("max_per_day = \"8 hours\"") ==
        "r.toml:2:15: max_per_day '8 hours', expected a duration [wrong-value]\n"
        "  > \"8 hours\"\n"
        "  hint: write \"8h\", \"30m\" or \"1h30m\"\n");
  CHECK(mistake_of("max_session = \"1093h\"") ==
        "r.toml:2:15: max_session '1093h', expected 1m to 1092h [wrong-value]\n"
        "  > \"1093h\"\n"
        "  hint: write max_session = \"30m\"\n");
  for (const char* key : {"min", "at_least", "max_per_entry", "max_per_activity_day", "overnight_max"}) {
    CAPTURE(key);
    CHECK(mistake_of(fmt::format("{} = \"-1h\"", key)).find(", expected a duration [wrong-value]") !=
          std::string::npos);
    CHECK(mistake_of(fmt::format("{} = \"2000h\"", key)).find("[wrong-value]") != std::string::npos);
    CHECK(mistake_of(fmt::format("{} = 12:00:00", key)).find("'12:00:00' is a time, expected") != std::string::npos);
  }
}

TEST_CASE("words") {
  CHECK(mistake_of("scope = \"week\"") ==
        "r.toml:2:9: unknown scope 'week' [wrong-value]\n"
        "  > \"week\"\n"
        "  hint: write one of entry, day\n");
  CHECK(mistake_of("stated = true") ==
        "r.toml:2:10: 'true' is true or false, expected a word in quotes [wrong-type]\n"
        "  > true\n"
        "  hint: write stated = \"ignore\"\n");
  CHECK(mistake_of("trim = \"yes\"") ==
        "r.toml:2:8: '\"yes\"' is a text, expected true or false without quotes [wrong-type]\n"
        "  > \"yes\"\n"
        "  hint: write trim = true\n");
  CHECK(mistake_of("week_starts = \"Sunday\"") ==
        "r.toml:2:15: unknown week_starts 'Sunday' [wrong-value]\n"
        "  > \"Sunday\"\n"
        "  hint: did you mean 'sunday'?\n");
  CHECK(mistake_of("unknown_volunteer = \"enrol\"").find("write one of register, suspense") != std::string::npos);
  CHECK(mistake_of("lumps = \"allowed\"").find("did you mean 'allow'?") != std::string::npos);
  CHECK(mistake_of("missing_sign_in = \"activity-end\"").find("[wrong-value]") != std::string::npos);
  CHECK(mistake_of("missing_sign_out = \"activity-ends\"").find("did you mean 'activity-end'?") != std::string::npos);
  CHECK(mistake_of("missing_sign_out = \"2 h\"").find(R"(hint: write "8h", "30m" or "1h30m")") != std::string::npos);
}

TEST_CASE("a credit for a missing side is no longer than a session may be") {
  CHECK(mistake_of("max_session = \"2h\"\nmissing_sign_out = \"3h\"") ==
        "r.toml:3:20: missing_sign_out '3h' is longer than max_session '2h' [contradiction]\n"
        "  > \"3h\"\n"
        "  hint: write missing_sign_out = \"2h\" or less\n");
}

TEST_CASE("days and years that begin nowhere") {
  CHECK(mistake_of("day_starts = \"24:00\"") ==
        "r.toml:2:14: day_starts '24:00', expected a time of day from 00:00 to 23:59 [wrong-value]\n"
        "  > \"24:00\"\n"
        "  hint: write day_starts = \"04:00\"\n");
  CHECK(mistake_of("year_starts = \"02-29\"") ==
        "r.toml:2:15: year_starts '02-29', expected a month and day that every year has [wrong-value]\n"
        "  > \"02-29\"\n"
        "  hint: write year_starts = \"09-01\"\n");
  CHECK(mistake_of("year_starts = 2025-09-01").find("is a date, expected a month and day in quotes") !=
        std::string::npos);
}

TEST_CASE("a section is a section") {
  CHECK(mistakes_of("count = 3") ==
        "r.toml:1:9: '3' is no section [wrong-type]\n"
        "  > 3\n"
        "  hint: write [count] on a line of its own, and its keys below it\n");
}
