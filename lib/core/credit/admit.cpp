#include <starhours/admit.h>

#include <credit/session.h>

#include <algorithm>

namespace starhours {

Admitter::Admitter(const CountRule& rule, const Zone& zone, Day today) : rule_(rule), zone_(zone), today_(today) {}

void Admitter::admit(const SignIn& sign_in, const Activity* activity, Admission& admission) {
  admission.pieces.clear();
  admission.basis = Basis::clocked;
  admission.stated = Stretch::not_stated;
  admission.warnings = 0;
  admission.overnight = false;
  admission.refused.reset();
  if (sign_in.in.kind == WrittenTime::Kind::missing && sign_in.out.kind == WrittenTime::Kind::missing) {
    admit_hours(sign_in, admission);
  } else {
    admit_times(sign_in, activity, admission);
  }
  if (admission.refused) admission.pieces.clear();
}

void Admitter::admit_hours(const SignIn& sign_in, Admission& admission) const {
  const auto refuse = [&admission](Kind kind) { admission.refused = kind; };
  if (!sign_in.stated) return refuse(Kind::missing_hours);
  if (!sign_in.day) return refuse(Kind::missing_date);
  const Minutes most = rule_.lumps == Lumps::allow ? Minutes{Stretch::longest} : longest_session(rule_);
  if (*sign_in.stated <= Minutes{0}) return refuse(Kind::zero_length);
  if (*sign_in.stated > most) return refuse(Kind::too_long);
  if (*sign_in.day > today_) return refuse(Kind::future_day);
  if (*sign_in.day < representable_days.first) return refuse(Kind::bad_date);
  admission.basis = Basis::stated;
  Piece& piece = admission.pieces.emplace_back();
  piece.day = *sign_in.day;
  piece.length = static_cast<std::uint16_t>(sign_in.stated->count());
}

void Admitter::admit_times(const SignIn& sign_in, const Activity* activity, Admission& admission) {
  const auto refuse = [&admission](Kind kind) { admission.refused = kind; };
  Session session;
  read_session(sign_in, activity, rule_, zone_, session);
  if (session.refused) return refuse(*session.refused);
  if (sign_in.stated) {
    const bool counts = rule_.stated == StatedBeside::replace && rule_.lumps == Lumps::suspense;
    if (counts && *sign_in.stated > longest_session(rule_)) return refuse(Kind::too_long);
  }
  split(session.start, session.end, admission);
  if (admission.pieces.back().day > today_) return refuse(Kind::future_day);

  admission.basis = session.basis;
  admission.warnings = session.warnings;
  admission.overnight = session.overnight;
  if (sign_in.stated) {
    const Minutes stated = std::clamp(*sign_in.stated, Minutes{0}, Minutes{Stretch::longest});
    admission.stated = static_cast<std::uint16_t>(stated.count());
    // Hours written to two places cannot say every minute.
    if (std::chrono::abs(stated - (session.end - session.start)) > Minutes{1}) {
      admission.warnings = static_cast<std::uint8_t>(admission.warnings | warn_stated_differs);
    }
  }
}

void Admitter::split(Instant start, Instant end, Admission& admission) {
  if (start < day_first_ || start >= day_end_) {
    day_ = zone_.service_day(start, rule_.day_starts);
    day_first_ = zone_.first_minute(day_, rule_.day_starts);
    day_end_ = zone_.first_minute(day_ + date::days{1}, rule_.day_starts);
  }
  const auto minutes = [](Minutes length) { return static_cast<std::uint16_t>(length.count()); };
  Instant from = start;
  for (;;) {
    // A local day may never happen where the date line moved: it gets no piece.
    if (const Instant to = std::min(end, day_end_); from < to) {
      Piece& piece = admission.pieces.emplace_back();
      piece.day = day_;
      piece.start = from;
      piece.length = minutes(to - from);
      piece.before = minutes(from - start);
      piece.after = minutes(end - to);
      from = to;
    }
    if (from == end) return;
    day_ += date::days{1};
    day_first_ = day_end_;
    day_end_ = zone_.first_minute(day_ + date::days{1}, rule_.day_starts);
  }
}

}  // namespace starhours
