#include <sheets/cell_text.h>
#include <sheets/day_columns.h>
#include <sheets/marks.h>
#include <sheets/sign_in_rows.h>
#include <sheets/stated_text.h>

#include <algorithm>
#include <utility>

namespace starhours::sheets {
// One row is a person's month: each filled day a sign-in.
void SignInRows::read_matrix(SheetRow& row) {
  const SignIn base = row.sign_ins.front();
  row.sign_ins.clear();
  const bool named = !base.volunteer_id.empty() || !base.name.empty() || !base.id_number.empty() || !base.phone.empty();
  if (cells_.blank() || is_total(cells_.lead()) || is_total(base.name) || cells_.repeats_header()) {
    row.kind = RowKind::skipped;
    row.problems.clear();
    row.skip = cells_.blank() ? Skip::blank : cells_.repeats_header() ? Skip::header : Skip::total;
    return;
  }
  if (!named) {
    const auto skip = aside(cells_.lead());
    // Hours that nobody bears are no remark.
    const auto filled = [this](const DayColumn& column) { return !cells_.raw(column.cell).empty(); };
    const auto& days = cells_.columns().days;
    if (skip || (cells_.is_remark() && std::none_of(days.begin(), days.end(), filled))) {
      row.kind = RowKind::skipped;
      row.problems.clear();
      row.skip = skip.value_or(Skip::note);
      return;
    }
    cells_.tell(row, Column::name,
                error(Kind::missing_volunteer, "missing volunteer: the row gives no name, id, identity number or phone",
                      "write a name or a volunteer id"));
  }
  bool absent = false;
  for (const DayColumn& column : cells_.columns().days) {
    const std::string_view text = cells_.raw(column.cell);
    if (text.empty() || is_dash(text) || is_nothing(text)) continue;
    if (is_absent_mark(text)) {
      absent = true;
      continue;
    }
    const bool mark = is_present_mark(text) && (cells_.columns().ones_are_marks || !read_stated(text, false));
    const auto stated = mark ? std::nullopt : read_stated(text, cells_.columns().hours_in_minutes);
    if (stated && *stated == Minutes{0}) continue;
    SignIn sign_in = base;
    sign_in.day = day_of(column, setting_.days);
    if (!sign_in.day) {
      cells_.tell_at(row, column.cell, explain_no_day(column, setting_.days));
      break;
    }
    ranges_.clear();
    if (stated) {
      sign_in.stated = stated;
      row.sign_ins.push_back(sign_in);
    } else if (mark) {
      row.sign_ins.push_back(sign_in);  // who came for how long nobody wrote
    } else if (read_ranges(text, times_, ranges_)) {
      for (const WrittenRange& range : ranges_) {
        sign_in.in = range.in;
        sign_in.out = range.out;
        if (column.afternoon) {
          to_afternoon(sign_in.in);
          to_afternoon(sign_in.out);
        }
        row.sign_ins.push_back(sign_in);
      }
    } else {
      cells_.tell_at(row, column.cell, explain_stated(text));
    }
  }
  if (row.kind != RowKind::sign_in || !row.sign_ins.empty()) return;
  row.kind = absent ? RowKind::absent : RowKind::skipped;
  row.skip = Skip::blank;
  row.problems.clear();
}

}  // namespace starhours::sheets
