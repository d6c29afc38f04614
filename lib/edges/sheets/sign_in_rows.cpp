#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/marks.h>
#include <sheets/sign_in_rows.h>
#include <sheets/stated_text.h>

namespace starhours::sheets {
namespace {

bool names_somebody(const SignIn& sign_in) {
  return !sign_in.volunteer_id.empty() || !sign_in.name.empty() || !sign_in.id_number.empty() || !sign_in.phone.empty();
}

}  // namespace

SignInRows::SignInRows(RowCells& cells, const ReadingOptions& options)
    : cells_(cells), team_(clean_name(options.team)), activity_(clean_name(options.activity)), date_(options.date) {}

void SignInRows::read(SheetRow& row) {
  row.sign_ins.resize(1);
  SignIn& sign_in = row.sign_ins.front();
  sign_in = {};
  sign_in.row = row.row;
  sign_in.line = row.line;
  row.kind = RowKind::sign_in;
  read_volunteer(row);
  sign_in.team = cells_.text(Column::team, row);
  if (sign_in.team.empty()) sign_in.team = team_;
  sign_in.activity = cells_.text(Column::activity, row);
  if (sign_in.activity.empty()) sign_in.activity = activity_;
  read_day(row);

  const TimeCell in = time_of(Column::sign_in);
  const TimeCell out = time_of(Column::sign_out);
  const HoursCell hours = hours_of();
  if (in.state == State::read) sign_in.in = in.time;
  if (out.state == State::read) sign_in.out = out.time;
  if (hours.state == State::read) sign_in.stated = hours.stated;

  const bool timed = in.state == State::read || out.state == State::read;
  const auto clear = [](State state) { return state == State::read || state == State::empty; };
  if (timed && clear(in.state) && clear(out.state) && clear(hours.state) && names_somebody(sign_in) &&
      row.kind == RowKind::sign_in) {
    return;
  }
  if (const auto skip = skip_of(sign_in, timed, hours.state == State::read)) {
    row.kind = RowKind::skipped;
    row.skip = *skip;
    row.problems.clear();
    return;
  }
  judge(row, in, out, hours);
}

void SignInRows::read_volunteer(SheetRow& row) {
  SignIn& sign_in = row.sign_ins.front();
  sign_in.volunteer_id = cells_.text(Column::id, row);
  sign_in.name = cells_.text(Column::name, row);
  if (cells_.columns().has(Column::id_number)) sign_in.id_number = cells_.id_number(row);
  if (cells_.columns().has(Column::phone)) sign_in.phone = cells_.phone(row);
}

void SignInRows::read_day(SheetRow& row) {
  row.sign_ins.front().day = date_;
  if (!cells_.columns().has(Column::date)) return;
  const std::string_view cell = cells_.raw(Column::date);
  if (cell.empty()) return;
  if (const auto day = times_.day(cell)) {
    row.sign_ins.front().day = day;
  } else if (!RowCells::says_nothing(cell)) {
    cells_.tell(row, Column::date, explain_day(cell));
  }
}

SignInRows::TimeCell SignInRows::time_of(Column column) {
  TimeCell cell;
  cell.text = cells_.raw(column);
  if (cell.text.empty()) return cell;
  if (const auto time = times_.time(cell.text)) {
    cell.state = State::read;
    cell.time = *time;
  } else if (is_dash(cell.text)) {
    cell.state = State::dash;
  } else if (is_absent_mark(cell.text)) {
    cell.state = State::absent;
  } else {
    cell.state = is_nothing(cell.text) ? State::nothing : State::unread;
  }
  return cell;
}

SignInRows::HoursCell SignInRows::hours_of() const {
  HoursCell cell;
  cell.text = cells_.raw(Column::hours);
  if (cell.text.empty()) return cell;
  if (const auto stated = read_stated(cell.text, cells_.columns().hours_in_minutes)) {
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

std::optional<Skip> SignInRows::skip_of(const SignIn& sign_in, bool timed, bool stated) const {
  if (timed && names_somebody(sign_in)) return std::nullopt;
  if (cells_.blank()) return Skip::blank;
  if (!timed && (is_total(cells_.lead()) || is_total(cells_.raw(Column::name)))) return Skip::total;
  if (stated && names_somebody(sign_in)) return std::nullopt;
  if (!timed && cells_.repeats_header()) return Skip::header;
  return timed ? std::nullopt : aside(cells_.lead());
}

// Of a row that is something, but not simply a sign-in.
void SignInRows::judge(SheetRow& row, const TimeCell& in, const TimeCell& out, const HoursCell& hours) {
  if (!names_somebody(row.sign_ins.front())) {
    cells_.tell(row, Column::name,
                error(Kind::missing_volunteer, "missing volunteer: the row gives no name, id, identity number or phone",
                      "write a name or a volunteer id"));
  }
  const bool timed = in.state == State::read || out.state == State::read;
  const bool states_some = hours.state == State::read && hours.stated > Minutes{0};
  const bool marked = in.state == State::absent || out.state == State::absent || hours.state == State::absent ||
                      (in.state == State::dash && out.state == State::dash);
  const bool unread = in.state == State::unread || out.state == State::unread || hours.state == State::unread;
  if (marked && !timed && !states_some && !unread) {
    if (row.kind == RowKind::sign_in) row.kind = RowKind::absent;
    return;
  }
  for (const auto& [column, cell] : {std::pair(Column::sign_in, &in), std::pair(Column::sign_out, &out)}) {
    if (cell->state == State::unread || (cell->state == State::absent && timed)) {
      cells_.tell(row, column, explain_time(cell->text));
    } else if (cell->state == State::absent) {
      cells_.tell(row, column,
                  error(Kind::bad_time, fmt::format("{} says absent, but the row has hours", quoted(cell->text)),
                        "take out the mark or the hours"));
    }
  }
  if (hours.state == State::unread || hours.state == State::absent) {
    cells_.tell(row, Column::hours, explain_stated(hours.text));
  }
}

}  // namespace starhours::sheets
