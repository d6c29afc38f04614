#include <credit/session.h>

#include <algorithm>

namespace starhours {
namespace {

using Written = WrittenTime::Kind;

// A sign-in or sign-out on the wall and in true time.
struct Side {
  WallTime wall{};
  WallReading reading;
  std::optional<Kind> refused;  // then the rest says nothing

  [[nodiscard]] Day day() const { return date::floor<date::days>(wall); }
  // The earlier instant, unless that is at or before `start` and the later one is not.
  [[nodiscard]] Instant after(Instant start) const { return reading.earlier > start ? reading.earlier : reading.later; }
};

Side side_on(WallTime wall, const Zone& zone) {
  Side side;
  side.wall = wall;
  zone.read(wall, side.reading);
  return side;
}

Side refused_side(Kind kind) { return {{}, {}, kind}; }

std::uint8_t warnings_of(const WallReading& reading) {
  switch (reading.kind) {
    case WallReading::Kind::twice:
      return warn_time_twice;
    case WallReading::Kind::never:
      return warn_time_never;
    case WallReading::Kind::plain:
      break;
  }
  return 0;
}

std::optional<Kind> outside(Day day) {
  if (day < representable_days.first) return Kind::bad_date;
  if (day >= representable_days.end) return Kind::future_day;
  return std::nullopt;
}

// Reads a side; a clock time is one of `day`. REQUIRES: not missing.
Side read_side(const WrittenTime& written, const std::optional<Day>& day, const Zone& zone) {
  if (written.kind == Written::clock) {
    if (!day) return refused_side(Kind::missing_date);
    if (const auto refused = outside(*day)) return refused_side(*refused);
    return side_on(*day + written.clock, zone);
  }
  if (written.kind == Written::full) {
    if (const auto refused = outside(date::floor<date::days>(written.wall))) return refused_side(*refused);
    return side_on(written.wall, zone);
  }
  const auto utc_day = date::floor<date::days>(written.instant);
  if (const auto refused = outside(Day{utc_day.time_since_epoch()})) return refused_side(*refused);
  return {zone.wall(written.instant), {written.instant, written.instant, WallReading::Kind::plain}, std::nullopt};
}

void read_both(const SignIn& sign_in, const CountRule& rule, const Zone& zone, Session& session) {
  const auto refuse = [&session](Kind kind) { session.refused = kind; };
  const Side in = read_side(sign_in.in, sign_in.day, zone);
  if (in.refused) return refuse(*in.refused);
  // A clock sign-out is of the day of the sign-in: of the day written for it, where 24:00 still belongs to that day.
  const Day base = sign_in.in.kind == Written::clock ? *sign_in.day : in.day();
  Side out = read_side(sign_in.out, base, zone);
  if (out.refused) return refuse(*out.refused);

  const bool true_instants = sign_in.in.kind == Written::instant && sign_in.out.kind == Written::instant;
  if (!true_instants && in.wall == out.wall) return refuse(Kind::zero_length);

  session.start = in.reading.earlier;
  session.end = out.after(session.start);
  if (sign_in.out.kind == Written::clock && out.wall < in.wall && session.end <= session.start) {
    out = side_on(out.wall + date::days{1}, zone);
    if (in.wall == out.wall) return refuse(Kind::zero_length);
    session.end = out.after(session.start);
    session.overnight = true;
    if (session.end - session.start > rule.overnight_max) return refuse(Kind::time_order);
  }
  if (session.end == session.start) return refuse(Kind::zero_length);
  if (session.end < session.start) return refuse(Kind::time_order);
  if (session.end - session.start > longest_session(rule)) return refuse(Kind::too_long);
  session.warnings = static_cast<std::uint8_t>(warnings_of(in.reading) | warnings_of(out.reading));
}

// True if the activity's own hours reach into the next day.
bool over_midnight(const Activity& activity) {
  if (activity.start && activity.end) {
    return date::floor<date::days>(*activity.start) < date::floor<date::days>(*activity.end);
  }
  return activity.daily_start && activity.daily_end && *activity.daily_end <= *activity.daily_start;
}

// Ends the session of a sign-in without a sign-out at the activity's end; leaves it alone if there is none.
void fill_end(const Side& in, const Activity& activity, const Zone& zone, Session& session) {
  if (activity.end) {
    session.end = side_on(*activity.end, zone).after(session.start);
  } else if (activity.daily_end) {
    WallTime wall = in.day() + *activity.daily_end;
    if (wall <= in.wall && over_midnight(activity)) {
      wall += date::days{1};
      session.overnight = true;
    }
    session.end = side_on(wall, zone).after(session.start);
  }
}

// Begins the session of a sign-out without a sign-in at the activity's start; leaves it alone if there is none.
// A clock sign-out at or before that start is on the next day (a full one has begun the day before) only if the
// activity's own hours reach there.
void fill_start(Side out, bool clock, const Activity& activity, const CountRule& rule, const Zone& zone,
                Session& session) {
  if (!activity.start && !activity.daily_start) return;
  WallTime wall = activity.start ? *activity.start : out.day() + *activity.daily_start;
  if (out.wall <= wall && over_midnight(activity)) {
    if (clock) {
      out = side_on(out.wall + date::days{1}, zone);
      session.overnight = true;
    } else if (!activity.start) {
      wall -= date::days{1};
    }
  }
  session.start = zone.read(wall).earlier;
  session.end = out.after(session.start);
  if (session.overnight && session.end - session.start > rule.overnight_max) session.end = session.start;
}

void read_one(const SignIn& sign_in, const Activity* activity, const CountRule& rule, const Zone& zone,
              Session& session) {
  const bool lacks_out = sign_in.out.kind == Written::missing;
  const WrittenTime& written = lacks_out ? sign_in.in : sign_in.out;
  const MissingSide& policy = lacks_out ? rule.missing_sign_out : rule.missing_sign_in;
  const Side known = read_side(written, sign_in.day, zone);
  if (known.refused) {
    session.refused = known.refused;
    return;
  }

  session.basis = Basis::estimated;
  session.warnings = static_cast<std::uint8_t>(warnings_of(known.reading) | warn_estimated);
  session.start = session.end = known.reading.earlier;
  if (policy.kind == MissingSide::Kind::fixed) {
    if (lacks_out) {
      session.end += policy.credit;
    } else {
      session.start -= policy.credit;
    }
  } else if (policy.kind == MissingSide::Kind::activity_bound && activity != nullptr) {
    if (lacks_out) {
      fill_end(known, *activity, zone, session);
    } else {
      fill_start(known, written.kind == Written::clock, *activity, rule, zone, session);
    }
  }
  const Minutes length = session.end - session.start;
  if (length <= Minutes{0} || length > longest_session(rule)) {
    session.refused = lacks_out ? Kind::missing_sign_out : Kind::missing_sign_in;
  }
}

}  // namespace

Minutes longest_session(const CountRule& rule) { return std::min(rule.max_session, Minutes{Stretch::longest}); }

void read_session(const SignIn& sign_in, const Activity* activity, const CountRule& rule, const Zone& zone,
                  Session& session) {
  const bool both = sign_in.in.kind != Written::missing && sign_in.out.kind != Written::missing;
  return both ? read_both(sign_in, rule, zone, session) : read_one(sign_in, activity, rule, zone, session);
}

}  // namespace starhours
