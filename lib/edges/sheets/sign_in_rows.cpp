#include <starhours/roster.h>

#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/context.h>
#include <sheets/day_columns.h>
#include <sheets/marks.h>
#include <sheets/person_name.h>
#include <sheets/sign_in_rows.h>
#include <sheets/stated_text.h>
#include <sheets/utc_stamps.h>

#include <algorithm>
#include <functional>

namespace starhours::sheets {
namespace {

bool names_somebody(const SignIn& sign_in) {
  return !sign_in.volunteer_id.empty() || !sign_in.name.empty() || !sign_in.id_number.empty() || !sign_in.phone.empty();
}

bool is_chinese(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.empty() ? '\0' : text.front());
  return byte >= 0xE4 && byte <= 0xE9;
}

// An e-mail address in lower case. False if the cell is none.
bool read_email(std::string_view cell, std::string& email) {
  email.clear();
  const std::size_t at = cell.find('@');
  if (at == 0 || at == std::string_view::npos || cell.find('.', at) == std::string_view::npos ||
      cell.find_first_of(" ,;\t") != std::string_view::npos) {
    return false;
  }
  for (const char character : cell) {
    email += character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
  }
  return true;
}

}  // namespace

SignInRows::SignInRows(RowCells& cells, const Setting& setting) : cells_(cells), setting_(setting) {
  const Columns& columns = cells_.columns();
  plain_ = columns.pairs.empty() && columns.days.empty() && columns.absent_flags.empty() &&
           !columns.has(Column::span) && !columns.has(Column::status) && !columns.has(Column::approved) &&
           !columns.has(Column::record) && !columns.has(Column::date_end) && !columns.has(Column::people);
  times_.set_context(setting_.days);
}

void SignInRows::read(SheetRow& row) {
  row.sign_ins.resize(1);
  SignIn& sign_in = row.sign_ins.front();
  sign_in = blank_;
  sign_in.row = row.row;
  sign_in.line = row.line;
  row.kind = RowKind::sign_in;
  read_volunteer(row);
  sign_in.team = cells_.text(Column::team, row);
  if (sign_in.team.empty()) sign_in.team = setting_.team;
  sign_in.activity = cells_.lines(Column::activity, row);
  if (sign_in.activity.empty()) sign_in.activity = setting_.activity;
  if (!cells_.columns().days.empty()) return read_matrix(row);
  read_day(row);
  day_ = sign_in.day;

  HoursCell hours = hours_of();
  if (plain_) {
    sessions_.resize(1);
    read_time(cells_.columns().cell_of(Column::sign_in), sessions_.front().in);
    read_time(cells_.columns().cell_of(Column::sign_out), sessions_.front().out);
  } else {
    read_sessions(hours);
  }
  const auto clear = [](State state) { return state == State::read || state == State::empty; };
  const bool all_clear = std::all_of(sessions_.begin(), sessions_.end(), [&clear](const Session& session) {
    return clear(session.in.state) && clear(session.out.state);
  });
  const bool timed = this->timed();
  if (plain_ && timed && all_clear && clear(hours.state) && names_somebody(sign_in) && row.kind == RowKind::sign_in) {
    return give(row, hours);
  }
  if (const auto skip = skip_of(sign_in, timed, hours)) {
    row.kind = RowKind::skipped;
    row.skip = *skip;
    row.problems.clear();
    return;
  }
  if (!plain_ && set_aside(row)) return;
  judge(row, hours);
  give(row, hours);
}

bool SignInRows::timed() const {
  return std::any_of(sessions_.begin(), sessions_.end(), [](const Session& session) {
    return session.in.state == State::read || session.out.state == State::read;
  });
}

void SignInRows::give(SheetRow& row, const HoursCell& hours) {
  if (hours.state == State::read && sessions_.size() < 2) row.sign_ins.front().stated = hours.stated;
  for (std::size_t at = 0; at < sessions_.size(); ++at) {
    if (at > 0) row.sign_ins.push_back(row.sign_ins.front());
    SignIn& sign_in = row.sign_ins[at];
    if (sessions_[at].day != nullptr) sign_in.day = day_of(*sessions_[at].day, setting_.days);
    sign_in.in = sessions_[at].in.state == State::read ? sessions_[at].in.time : WrittenTime{};
    sign_in.out = sessions_[at].out.state == State::read ? sessions_[at].out.time : WrittenTime{};
  }
}

void SignInRows::read_volunteer(SheetRow& row) {
  SignIn& sign_in = row.sign_ins.front();
  sign_in.volunteer_id = cells_.text(Column::id, row);
  sign_in.name = without_note(cells_.text(Column::name, row));
  const Columns& columns = cells_.columns();
  if (columns.has(Column::first_name) || columns.has(Column::last_name)) read_name(row);
  if (columns.has(Column::id_number)) sign_in.id_number = cells_.id_number(row);
  if (columns.has(Column::phone)) sign_in.phone = cells_.phone(row);
  if (columns.has(Column::email) && sign_in.phone.empty() && read_email(cells_.raw(Column::email), contact_)) {
    sign_in.phone = contact_;
  }
  if (!names_somebody(sign_in) && !setting_.volunteer.empty()) sign_in.name = setting_.volunteer;
  if (names_several(sign_in.name)) {
    cells_.tell(row, Column::name,
                error(Kind::missing_volunteer, fmt::format("{} is a list of names, expected one", quoted(sign_in.name)),
                      "write a row for each of them"));
  }
}

void SignInRows::read_name(SheetRow& row) {
  SignIn& sign_in = row.sign_ins.front();
  if (!sign_in.name.empty()) return;
  const std::string first(cells_.text(Column::first_name, row));
  const std::string_view last = cells_.text(Column::last_name, row);
  if (is_chinese(last)) {
    name_ = std::string(last) + first;
  } else {
    name_ = first.empty() || last.empty() ? first + std::string(last) : fmt::format("{} {}", first, last);
  }
  sign_in.name = name_;
}

void SignInRows::read_day(SheetRow& row) {
  SignIn& sign_in = row.sign_ins.front();
  sign_in.day = setting_.date;
  from_utc_ = {};
  if (!cells_.columns().has(Column::date)) return;
  const std::string_view cell = cells_.raw(Column::date);
  if (cell.empty()) return;
  if (const auto day = times_.day(cell)) {
    sign_in.day = *day;
    if (cells_.columns().days_in_utc) read_day_in_utc(sign_in);
  } else if (!RowCells::says_nothing(cell) &&
             cells_.columns().cell_of(Column::span) != cells_.columns().cell_of(Column::date)) {
    sign_in.day.reset();
    cells_.tell(row, Column::date, explain_day(cell, setting_.days));
  }
}

// The stamp is that of a midnight, which shows how far away from UTC the sheet was written.
void SignInRows::read_day_in_utc(SignIn& sign_in) {
  const std::uint16_t index = cells_.columns().cell_of(Column::date);
  const auto stamp = times_.time(cells_.raw(index));
  if (cells_.record().kind(index) != CellKind::stamp || !stamp || stamp->kind != WrittenTime::Kind::full) return;
  from_utc_ = offset_of_midnight(stamp->wall);
  sign_in.day = date::floor<date::days>(stamp->wall + from_utc_);
}

// A day in a column of times needs no year of its own beside a date: 3月5日 9:00.
bool SignInRows::read_time(std::string_view text, WrittenTime& time) {
  if (times_.read_time(text, time)) return true;
  if (setting_.days.year || !day_) return false;
  const date::year_month_day parts{*day_};
  DayContext context = setting_.days;
  context.year = static_cast<int>(parts.year());
  context.month = static_cast<unsigned>(parts.month());
  return TimeReader(context).read_time(text, time);
}

void SignInRows::read_time(std::uint16_t index, TimeCell& cell) {
  cell.state = State::empty;
  cell.cell = index;
  cell.text = cells_.raw(index);
  cell.time = {};
  if (cell.text.empty()) return;
  if (read_time(cell.text, cell.time)) {
    cell.state = State::read;
    const bool in_utc = cells_.columns().stamps_in_utc && cells_.record().kind(index) == CellKind::stamp;
    if (in_utc && cell.time.kind == WrittenTime::Kind::full) cell.time.wall += from_utc_;
  } else if (is_dash(cell.text)) {
    cell.state = State::dash;
  } else if (is_absent_mark(cell.text)) {
    cell.state = State::absent;
  } else {
    cell.state = is_nothing(cell.text) ? State::nothing : State::unread;
  }
}

SignInRows::HoursCell SignInRows::hours_of() {
  const Columns& columns = cells_.columns();
  HoursCell hours = hours_in(Column::hours, columns.hours_in_minutes);
  if (!columns.has(Column::hours) && columns.has(Column::total_hours)) hours = hours_in(Column::total_hours, false);
  if (columns.has(Column::minutes) && (hours.state == State::read || hours.state == State::empty)) {
    const HoursCell minutes = hours_in(Column::minutes, true);
    if (minutes.state == State::read) {
      hours.stated += minutes.stated;
      hours.state = State::read;
    } else if (minutes.state != State::empty) {
      hours = minutes;
    }
  }
  return hours;
}

SignInRows::HoursCell SignInRows::hours_in(Column column, bool in_minutes) const {
  HoursCell cell;
  cell.column = column;
  cell.text = cells_.raw(column);
  if (cell.text.empty()) return cell;
  if (const auto stated = read_stated(cell.text, in_minutes)) {
    cell.state = State::read;
    cell.stated = *stated;
  } else if (is_dash(cell.text)) {
    cell.state = State::dash;
  } else if (is_absent_mark(cell.text)) {
    cell.state = State::absent;
  } else {
    cell.state = is_nothing(cell.text) ? State::nothing : State::unread;
  }
  return cell;
}

// All the times of a row that may have several.
void SignInRows::read_sessions(HoursCell& hours) {
  const Columns& columns = cells_.columns();
  sessions_.clear();
  if (columns.has(Column::span)) read_span(hours);
  read_pairs();
  if (columns.pairs.empty()) {
    Session session;
    read_time(columns.cell_of(Column::sign_in), session.in);
    read_time(columns.cell_of(Column::sign_out), session.out);
    const bool empty = session.in.state == State::empty && session.out.state == State::empty;
    if (!empty || sessions_.empty()) sessions_.push_back(session);
  }
  if (sessions_.empty()) sessions_.resize(1);
  if (!columns.has(Column::date_end)) return;
  const auto last = times_.day(cells_.raw(Column::date_end));
  for (Session& session : sessions_) {
    if (!last || session.out.state != State::read || session.out.time.kind != WrittenTime::Kind::clock) continue;
    session.out.time.kind = WrittenTime::Kind::full;
    session.out.time.wall = WallTime{*last} + session.out.time.clock;
  }
}

void to_afternoon(WrittenTime& time) {
  constexpr Minutes noon{12 * 60};
  constexpr Minutes earliest_morning{7 * 60};
  if (time.kind == WrittenTime::Kind::clock && time.clock < earliest_morning) time.clock += noon;
}

// Of which one may be absent though another is served.
void SignInRows::read_pairs() {
  std::optional<Session> absent;
  for (const TimePair& pair : cells_.columns().pairs) {
    Session session;
    read_time(pair.in, session.in);
    read_time(pair.out, session.out);
    if (pair.day) session.day = &*pair.day;
    if (session.in.state == State::empty && session.out.state == State::empty) continue;
    for (TimeCell* const cell : {&session.in, &session.out}) {
      if (pair.afternoon && cell->state == State::read) to_afternoon(cell->time);
    }
    const auto no_time = [](State state) { return state != State::read && state != State::unread; };
    const bool away = no_time(session.in.state) && no_time(session.out.state);
    if (away) {
      if (!absent) absent = session;
    } else {
      sessions_.push_back(session);
    }
  }
  if (sessions_.empty() && absent) sessions_.push_back(*absent);
}

// 服务时间: spans, or a time, or hours with their unit.
void SignInRows::read_span(HoursCell& hours) {
  const std::uint16_t index = cells_.columns().cell_of(Column::span);
  const std::string_view text = cells_.raw(index);
  if (text.empty()) return;
  ranges_.clear();
  if (read_ranges(text, times_, ranges_)) {
    for (const WrittenRange& range : ranges_) {
      Session session;
      const auto fill = [&](TimeCell& cell, const WrittenTime& time) {
        cell.cell = index;
        cell.text = text;
        cell.time = time;
        cell.state = time.kind == WrittenTime::Kind::missing ? State::empty : State::read;
      };
      fill(session.in, range.in);
      fill(session.out, range.out);
      sessions_.push_back(session);
    }
    return;
  }
  Session session;
  read_time(index, session.in);
  if (session.in.state == State::unread && hours.state == State::empty) {
    if (const auto stated = read_stated(text, cells_.columns().hours_in_minutes)) {
      hours.state = State::read;
      hours.stated = *stated;
      return;
    }
  }
  sessions_.push_back(session);
}

bool SignInRows::repeats_record() {
  const std::string_view number = cells_.raw(Column::record);
  if (number.empty()) return false;
  const std::size_t said = std::hash<std::string_view>{}(cells_.record().text());
  const auto [at, added] = records_.try_emplace(std::string(number), said);
  return !added && at->second == said;
}

bool SignInRows::set_aside(SheetRow& row) {
  const Columns& columns = cells_.columns();
  if (columns.has(Column::record) && repeats_record()) {
    row.kind = RowKind::repeated;
    row.problems.clear();
    return true;
  }
  const Standing standing = columns.has(Column::status) ? standing_of(cells_.raw(Column::status)) : Standing::unknown;
  const bool flagged = std::any_of(columns.absent_flags.begin(), columns.absent_flags.end(),
                                   [this](std::uint16_t cell) { return is_flag_set(cells_.raw(cell)); });
  if (flagged || standing == Standing::absent) {
    row.kind = RowKind::absent;
    row.problems.clear();
    return true;
  }
  const std::string_view approved = cells_.raw(Column::approved);
  if (standing != Standing::waits && standing_of(approved) != Standing::waits && !is_refusal(approved)) return false;
  const Column column = standing == Standing::waits ? Column::status : Column::approved;
  cells_.tell(row, column,
              error(Kind::not_final, fmt::format("{} says that the row is not final", quoted(cells_.raw(column))),
                    "import the sheet again when it is approved or completed"));
  return true;
}

std::optional<Skip> SignInRows::skip_of(const SignIn& sign_in, bool timed, const HoursCell& hours) const {
  const bool stated = hours.state == State::read;
  if (timed && names_somebody(sign_in)) return std::nullopt;
  if (cells_.blank()) return Skip::blank;
  if (!timed && (is_total(cells_.lead()) || is_total(cells_.raw(Column::name)))) return Skip::total;
  // A row prepared for somebody, whose hours a formula sums to 0.
  const bool nobody = !timed && !names_somebody(sign_in) && cells_.raw(Column::people).empty();
  if (nobody && stated && hours.stated == Minutes{0}) return Skip::blank;
  if (stated && names_somebody(sign_in)) return std::nullopt;
  if (!timed && cells_.repeats_header()) return Skip::header;
  if (timed) return std::nullopt;
  if (const auto skip = aside(cells_.lead())) return skip;
  if (begins_with_label(cells_.lead())) return Skip::note;
  return cells_.is_remark() ? std::optional(Skip::note) : std::nullopt;
}

void SignInRows::tell_of_time(SheetRow& row, const TimeCell& cell, Problem problem) const {
  cells_.tell_at(row, cell.cell, std::move(problem));
}

bool SignInRows::read_people(SheetRow& row, HoursCell& hours) {
  SignIn& sign_in = row.sign_ins.front();
  const Columns& columns = cells_.columns();
  const bool of_each = hours.column != Column::total_hours && hours.state != State::empty;
  if (columns.has(Column::total_hours) && !columns.has(Column::minutes) && !of_each) {
    hours.column = Column::total_hours;
    hours.text = cells_.raw(Column::total_hours);
    if (const auto together = read_stated_together(hours.text, false)) {
      hours.state = State::read;
      hours.stated = *together;
    }
  }
  const bool states_some = hours.state == State::read && hours.stated > Minutes{0};
  const auto people = cells_.people();
  if (columns.names_people()) {
    // One person of whom the sheet could have said the name is no group.
    if (people && *people > 1 && (timed() || hours.state == State::read)) sign_in.people = *people;
  } else if (people && *people == 0 && !(states_some && hours.column == Column::total_hours)) {
    if (row.kind == RowKind::sign_in) row.kind = RowKind::absent;
    return false;
  } else if (people) {
    sign_in.people = *people;
  }
  if (sign_in.people > 0) {
    sign_in.people_together = hours.state == State::read && hours.column == Column::total_hours;
  } else if (columns.has(Column::people) && !columns.names_people()) {
    const std::string_view cell = cells_.raw(Column::people);
    const std::string found = cell.empty() ? std::string("missing number of people: the row names nobody")
                                           : fmt::format("{} is not a number of people who served", quoted(cell));
    cells_.tell(row, Column::people, error(Kind::missing_volunteer, found, "write how many served, as in 12"));
  } else {
    cells_.tell(row, Column::name,
                error(Kind::missing_volunteer, "missing volunteer: the row gives no name, id, identity number or phone",
                      "write a name or a volunteer id"));
  }
  return true;
}

// Of a row that is something, but not simply a sign-in.
void SignInRows::judge(SheetRow& row, HoursCell& hours) {
  SignIn& sign_in = row.sign_ins.front();
  const bool timed = this->timed();
  if (!names_somebody(sign_in) && !read_people(row, hours)) return;
  const bool states_some = hours.state == State::read && hours.stated > Minutes{0};
  bool marked = hours.state == State::absent;
  bool unread = hours.state == State::unread;
  bool whole = true;
  for (const Session& session : sessions_) {
    const State in = session.in.state;
    const State out = session.out.state;
    marked = marked || in == State::absent || out == State::absent || (in == State::dash && out == State::dash);
    unread = unread || in == State::unread || out == State::unread;
    whole = whole && in == State::read && out == State::read;
  }
  if (marked && !timed && !states_some && !unread) {
    if (row.kind == RowKind::sign_in) row.kind = RowKind::absent;
    return;
  }
  for (const Session& session : sessions_) {
    if (session.day != nullptr && !day_of(*session.day, setting_.days)) {
      tell_of_time(row, session.in, explain_no_day(*session.day, setting_.days));
    }
    for (const TimeCell* const cell : {&session.in, &session.out}) {
      if (cell->state == State::unread || (cell->state == State::absent && timed)) {
        tell_of_time(row, *cell, explain_time(cell->text, setting_.days));
      } else if (cell->state == State::absent) {
        tell_of_time(row, *cell,
                     error(Kind::bad_time, fmt::format("{} says absent, but the row has hours", quoted(cell->text)),
                           "take out the mark or the hours"));
      }
    }
  }
  if (hours.state == State::unread || hours.state == State::absent) {
    Problem problem = explain_stated(hours.text);
    // Both times are there, and say it.
    if (whole) problem.severity = Severity::warning;
    cells_.tell(row, hours.column, std::move(problem));
  }
}

}  // namespace starhours::sheets
