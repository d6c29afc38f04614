// [count]: how sign-ins become credited minutes.
#include <starhours/service_day.h>

#include <fmt/format.h>
#include <rules_file/keys.h>
#include <rules_file/weekday_words.h>

namespace starhours {
namespace {

constexpr std::string_view section = "[count]";

constexpr Minutes day_length{24 * 60};
constexpr Minutes longest{Stretch::longest / 60 * 60};  // in whole hours, since people read it
constexpr DurationRange cap{Minutes{1}, longest};

constexpr Choice<Rounding> roundings[] = {
    {"none", Rounding::none}, {"down", Rounding::down}, {"nearest", Rounding::nearest}, {"up", Rounding::up}};
constexpr Choice<Scope> scopes[] = {{"entry", Scope::entry}, {"day", Scope::day}};
constexpr Choice<StatedBeside> stated_beside[] = {
    {"ignore", StatedBeside::ignore}, {"cap", StatedBeside::cap}, {"replace", StatedBeside::replace}};
constexpr Choice<UnknownVolunteer> unknown_volunteers[] = {{"register", UnknownVolunteer::enrol},
                                                           {"suspense", UnknownVolunteer::suspense}};
constexpr Choice<Lumps> lump_rules[] = {{"suspense", Lumps::suspense}, {"allow", Lumps::allow}};
constexpr Choice<MissingSide::Kind> missing_sign_ins[] = {{"suspense", MissingSide::Kind::suspense},
                                                          {"activity-start", MissingSide::Kind::activity_bound}};
constexpr Choice<MissingSide::Kind> missing_sign_outs[] = {{"suspense", MissingSide::Kind::suspense},
                                                           {"activity-end", MissingSide::Kind::activity_bound}};

std::optional<Minutes> read_day_start(Reading& reading, const Setting& setting) {
  const auto text = read_text(reading, setting, "a time of day in quotes", "\"04:00\"");
  if (!text) return std::nullopt;
  const auto clock = parse_clock(*text, false);
  if (!clock) {
    reading.add(Kind::wrong_value, setting.value.source(),
                fmt::format("{} {}, expected a time of day from 00:00 to 23:59", setting.key, quoted(*text)),
                fmt::format("write {} = \"04:00\"", setting.key));
  }
  return clock;
}

// "09-01": a day that every year has.
std::optional<date::month_day> read_year_start(Reading& reading, const Setting& setting) {
  const auto text = read_text(reading, setting, "a month and day in quotes", "\"09-01\"");
  if (!text) return std::nullopt;
  // 2001 was no leap year, so that 02-29 is not found.
  const auto day = parse_iso_day("2001-" + *text);
  if (day) {
    const date::year_month_day parts{*day};
    return parts.month() / parts.day();
  }
  reading.add(Kind::wrong_value, setting.value.source(),
              fmt::format("{} {}, expected a month and day that every year has", setting.key, quoted(*text)),
              fmt::format("write {} = \"09-01\"", setting.key));
  return std::nullopt;
}

template <std::size_t count>
std::optional<MissingSide> read_missing_side(Reading& reading, const Setting& setting,
                                             const Choice<MissingSide::Kind> (&choices)[count]) {
  const toml::value<std::string>* text = setting.value.as_string();
  // What begins with a digit is meant to be a duration, and deserves a duration's hint.
  if (text == nullptr || text->get().empty() || text->get().front() < '0' || text->get().front() > '9') {
    const auto kind = read_choice(reading, setting, choices);
    return kind ? std::optional<MissingSide>(MissingSide{*kind, Minutes{0}}) : std::nullopt;
  }
  const auto credit = read_duration(reading, setting, {Minutes{1}, day_length});
  return credit ? std::optional<MissingSide>(MissingSide{MissingSide::Kind::fixed, *credit}) : std::nullopt;
}

constexpr Key<Rulebook> keys[] = {
    {"round", "round",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.round, read_choice(r, s, roundings)); }},
    {"step", "duration",
     [](Reading& r, const Setting& s, Rulebook& b) {
       put(b.count.step, read_duration(r, s, {Minutes{1}, day_length}));
     }},
    {"scope", "scope",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.scope, read_choice(r, s, scopes)); }},
    {"min", "duration",
     [](Reading& r, const Setting& s, Rulebook& b) {
       put(b.count.min, read_duration(r, s, {Minutes{0}, day_length}));
     }},
    {"at_least", "duration",
     [](Reading& r, const Setting& s, Rulebook& b) {
       put(b.count.at_least, read_duration(r, s, {Minutes{0}, day_length}));
     }},
    {"break", "break", [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.break_rule, read_break(r, s)); }},
    {"max_per_entry", "duration",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.max_per_entry, read_duration(r, s, cap)); }},
    {"max_per_activity_day", "duration",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.max_per_activity_day, read_duration(r, s, cap)); }},
    {"max_per_day", "duration",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.max_per_day, read_duration(r, s, cap)); }},
    {"max_session", "duration",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.max_session, read_duration(r, s, cap)); }},
    {"overnight_max", "duration",
     [](Reading& r, const Setting& s, Rulebook& b) {
       put(b.count.overnight_max, read_duration(r, s, {Minutes{0}, day_length}));
     }},
    {"stated", "stated",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.stated, read_choice(r, s, stated_beside)); }},
    {"missing_sign_out", "missing_sign_out",
     [](Reading& r, const Setting& s, Rulebook& b) {
       put(b.count.missing_sign_out, read_missing_side(r, s, missing_sign_outs));
     }},
    {"missing_sign_in", "missing_sign_in",
     [](Reading& r, const Setting& s, Rulebook& b) {
       put(b.count.missing_sign_in, read_missing_side(r, s, missing_sign_ins));
     }},
    {"day_starts", "clock",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.day_starts, read_day_start(r, s)); }},
    {"week_starts", "weekday",
     [](Reading& r, const Setting& s, Rulebook& b) {
       if (const auto day = read_choice(r, s, weekday_words)) b.calendar.week_starts = date::weekday{*day};
     }},
    {"year_starts", "month_day",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.calendar.year_starts, read_year_start(r, s)); }},
    {"trim", "flag", [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.trim, read_flag(r, s)); }},
    {"unknown_volunteer", "unknown_volunteer",
     [](Reading& r, const Setting& s, Rulebook& b) {
       put(b.count.unknown_volunteer, read_choice(r, s, unknown_volunteers));
     }},
    {"lumps", "lumps",
     [](Reading& r, const Setting& s, Rulebook& b) { put(b.count.lumps, read_choice(r, s, lump_rules)); }},
};

void check_rounding(Reading& reading, const toml::table& table, CountRule& count) {
  if (count.round != Rounding::none && !table.contains("step")) {
    reading.add(Kind::contradiction, region_of(table, "round"),
                fmt::format("round {} without a step", shown(reading, *table.get("round"))), R"(add step = "30m")");
  }
  if (is_sound(reading, table, "step") && count.round == Rounding::none && !is_unsound(reading, table, "round")) {
    reading.add(Kind::contradiction, region_of(table, "step"),
                fmt::format("step {} but nothing is rounded", shown(reading, *table.get("step"))),
                R"(add round = "down", "nearest" or "up", or leave step out)");
  }
  if (count.round == Rounding::none || count.step == Minutes{0}) {
    count.round = Rounding::none;
    count.step = Minutes{0};
  }
}

void check_missing_side(Reading& reading, const toml::table& table, std::string_view key, MissingSide& side,
                        Minutes max_session) {
  if (side.kind != MissingSide::Kind::fixed || side.credit <= max_session) return;
  if (!is_unsound(reading, table, "max_session")) {
    reading.add(Kind::contradiction, region_of(table, key),
                fmt::format("{} {} is longer than max_session '{}'", key, shown(reading, *table.get(key)),
                            duration_text(max_session)),
                fmt::format("write {} = \"{}\" or less", key, duration_text(max_session)));
  }
  side = MissingSide{};
}

}  // namespace

void read_count(Reading& reading, const Setting& setting, Rulebook& rulebook) {
  const toml::table* table = setting.value.as_table();
  if (table == nullptr) {
    reading.add(Kind::wrong_type, setting.value.source(),
                fmt::format("{} is no section", shown(reading, setting.value)),
                "write [count] on a line of its own, and its keys below it");
    return;
  }
  read_keys(reading, section, *table, keys, rulebook);
  check_rounding(reading, *table, rulebook.count);
  check_missing_side(reading, *table, "missing_sign_in", rulebook.count.missing_sign_in, rulebook.count.max_session);
  check_missing_side(reading, *table, "missing_sign_out", rulebook.count.missing_sign_out, rulebook.count.max_session);
}

std::vector<SectionKeys> count_keys() { return {listed_keys("count", keys)}; }

std::vector<Words> count_words() {
  return {{"round", words_of(roundings)},
          {"scope", words_of(scopes)},
          {"stated", words_of(stated_beside)},
          {"missing_sign_in", words_of(missing_sign_ins)},
          {"missing_sign_out", words_of(missing_sign_outs)},
          {"weekday", words_of(weekday_words)},
          {"unknown_volunteer", words_of(unknown_volunteers)},
          {"lumps", words_of(lump_rules)}};
}

}  // namespace starhours
