// Why a sign-in was refused, in its own words.
#include <starhours/admit.h>

#include <credit/session.h>
#include <fmt/format.h>

#include <optional>
#include <string>

namespace starhours {
namespace {

using Written = WrittenTime::Kind;

constexpr Minutes noon{12 * 60};

constexpr Minutes midnight{24 * 60};

// "02:00+1" on the next day.
std::string clock_text(Minutes clock) {
  const bool next_day = clock > midnight;
  const int minutes = (next_day ? clock - midnight : clock).count();
  return fmt::format("{:02}:{:02}{}", minutes / 60, minutes % 60, next_day ? "+1" : "");
}

std::string text_of(const WrittenTime& time) {
  switch (time.kind) {
    case Written::clock:
      return clock_text(time.clock);
    case Written::full:
      return to_string(time.wall);
    case Written::instant:
      return to_string(WallTime{time.instant.time_since_epoch()}) + "Z";
    case Written::missing:
      break;
  }
  return {};
}

// Where a time stands on the wall, as far as the row alone tells.
std::optional<WallTime> wall_of(const WrittenTime& time, std::optional<Day> day) {
  if (time.kind == Written::full) return time.wall;
  if (time.kind == Written::clock && day) return *day + time.clock;
  return std::nullopt;
}

std::optional<Day> written_day(const SignIn& sign_in, const WrittenTime& time) {
  switch (time.kind) {
    case Written::full:
      return date::floor<date::days>(time.wall);
    case Written::instant:
      return Day{date::floor<date::days>(time.instant).time_since_epoch()};
    case Written::clock:
    case Written::missing:
      break;
  }
  return sign_in.day;
}

// What the sign-out would be had its writer not meant a twelve-hour clock: "21:15" for 09:15.
std::optional<std::string> twelve_hours_later(const SignIn& sign_in, const CountRule& rule) {
  std::optional<Day> day = sign_in.day;
  if (sign_in.in.kind == Written::full) day = date::floor<date::days>(sign_in.in.wall);
  if (!day && sign_in.in.kind == Written::clock) day = Day{};
  const auto in = wall_of(sign_in.in, day);
  const auto out = wall_of(sign_in.out, day);
  if (!in || !out) return std::nullopt;
  if (*out - date::floor<date::days>(*out) >= noon) return std::nullopt;
  const Minutes length = *out + noon - *in;
  if (length <= Minutes{0} || length > longest_session(rule)) return std::nullopt;
  return sign_in.out.kind == Written::full ? to_string(*out + noon) : clock_text(sign_in.out.clock + noon);
}

Problem explain_order(const SignIn& sign_in, const CountRule& rule) {
  const std::string in = text_of(sign_in.in);
  const bool dated = sign_in.out.kind != Written::clock;
  const auto guess = twelve_hours_later(sign_in, rule);
  const std::string hint = dated ? guess ? fmt::format("write {}, or another sign-out after the sign-in", *guess)
                                         : fmt::format("write a sign-out after {}", in)
                                 : fmt::format("write {}, or give the sign-out its own date",
                                               guess ? *guess : fmt::format("a time after {}", in));
  return error(Kind::time_order, fmt::format("sign-out {} is before sign-in {}", text_of(sign_in.out), in), hint);
}

Problem explain_zero(const SignIn& sign_in) {
  if (sign_in.in.kind == Written::missing) {
    return error(Kind::zero_length, "stated hours are 0", "write the hours served, as in 2.5, or leave the row out");
  }
  const std::string in = text_of(sign_in.in);
  const std::string out = text_of(sign_in.out);
  const std::string message = in == out ? fmt::format("sign-in and sign-out are both {}", in)
                                        : fmt::format("sign-in {} and sign-out {} are the same minute", in, out);
  return error(Kind::zero_length, message, "write the time of leaving as sign-out");
}

Problem explain_length(const SignIn& sign_in, const CountRule& rule) {
  const std::string most = duration_text(longest_session(rule));
  const bool timed = sign_in.in.kind != Written::missing && sign_in.out.kind != Written::missing;
  if (timed && !(sign_in.stated && rule.stated == StatedBeside::replace && *sign_in.stated > longest_session(rule) &&
                 rule.lumps == Lumps::suspense)) {
    return error(
        Kind::too_long,
        fmt::format("sign-in {} to sign-out {} is more than {}", text_of(sign_in.in), text_of(sign_in.out), most),
        "write one row a session, or set max_session in the rulebook");
  }
  const bool lumps = rule.lumps == Lumps::allow;
  const std::string stated = hours_text(sign_in.stated.value_or(Minutes{0}).count());
  return error(
      Kind::too_long,
      fmt::format("stated hours {} are more than {}", stated, lumps ? duration_text(Minutes{Stretch::longest}) : most),
      lumps ? "write one row a day" : "write one row a day, or set lumps = \"allow\" in the rulebook");
}

Problem explain_future(const SignIn& sign_in, Day today) {
  const std::string hint = "check the date, or import the sheet when the day has come";
  for (const WrittenTime* time : {&sign_in.in, &sign_in.out}) {
    if (const auto day = written_day(sign_in, *time); day && *day > today) {
      return error(Kind::future_day, fmt::format("day {} is after today, {}", to_string(*day), to_string(today)), hint);
    }
  }
  return error(Kind::future_day, fmt::format("sign-out {} is after today, {}", text_of(sign_in.out), to_string(today)),
               hint);
}

Problem explain_bad_date(const SignIn& sign_in) {
  const std::string limit = to_string(representable_days.first);
  for (const WrittenTime* time : {&sign_in.in, &sign_in.out}) {
    if (const auto day = written_day(sign_in, *time); day && *day < representable_days.first) {
      return error(Kind::bad_date, fmt::format("day {} is before {}", to_string(*day), limit), "check the year");
    }
  }
  return error(Kind::bad_date, fmt::format("day is before {}", limit), "check the year");
}

// A rulebook that already has a policy for the side found nothing to fill it with.
std::string hint_for_missing(std::string_view side, std::string_view key, const MissingSide& policy) {
  if (policy.kind == MissingSide::Kind::activity_bound) {
    return fmt::format("fill in the {}, or the times of the activity in its registry", side);
  }
  if (policy.kind == MissingSide::Kind::fixed) return fmt::format("fill in the {}", side);
  return fmt::format("fill in the {}, or set {} in the rulebook", side, key);
}

}  // namespace

Problem explain_refusal(Kind refused, const SignIn& sign_in, const CountRule& rule, Day today) {
  switch (refused) {
    case Kind::missing_date:
      return error(refused, "missing date", "fill in the date, as in 2025-03-05, or give one for the whole sheet");
    case Kind::missing_sign_in:
      return error(refused, fmt::format("missing sign-in before sign-out {}", text_of(sign_in.out)),
                   hint_for_missing("sign-in", "missing_sign_in", rule.missing_sign_in));
    case Kind::missing_sign_out:
      return error(refused, fmt::format("missing sign-out after sign-in {}", text_of(sign_in.in)),
                   hint_for_missing("sign-out", "missing_sign_out", rule.missing_sign_out));
    case Kind::missing_hours:
      return error(refused, "missing times and hours",
                   "write sign-in and sign-out, as in 09:00 and 11:30, or the hours served, as in 2.5");
    case Kind::time_order:
      return explain_order(sign_in, rule);
    case Kind::zero_length:
      return explain_zero(sign_in);
    case Kind::too_long:
      return explain_length(sign_in, rule);
    case Kind::future_day:
      return explain_future(sign_in, today);
    case Kind::bad_date:
      return explain_bad_date(sign_in);
    default:
      break;
  }
  return error(refused, fmt::format("row refused: {}", name_of(refused)));
}

}  // namespace starhours
