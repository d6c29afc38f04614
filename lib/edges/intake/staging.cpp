#include "intake/gathering.h"
#include "intake/settling.h"
#include "intake/staged_sheet.h"

#include <fmt/format.h>

#include <algorithm>

namespace starhours {

namespace {

using Field = SheetReader::Field;

Field field_of(Kind kind) {
  switch (kind) {
    case Kind::missing_volunteer:
      return Field::name;
    case Kind::missing_date:
      return Field::date;
    case Kind::future_day:
      return Field::date;
    case Kind::missing_sign_in:
      return Field::sign_in;
    case Kind::missing_hours:
      return Field::hours;
    case Kind::missing_sign_out:
    case Kind::time_order:
    case Kind::zero_length:
    case Kind::too_long:
      return Field::sign_out;
    default:
      return Field::row;
  }
}

// Teams or activities of a sheet: each distinct text asked for once.
template <class No, class Find>
class TextColumn {
 public:
  explicit TextColumn(Find find) : find_(std::move(find)) {}

  Result<No> no_of(std::string_view text, std::vector<UsedName>& used) {
    if (text.empty()) return No::none;
    const std::uint32_t number = texts_.number_of(text);
    if (number == numbers_.size()) {
      auto no = find_(text);
      if (!no) return no;
      numbers_.push_back(*no);
      used.push_back({std::string(text), index_of(*no)});
    }
    return numbers_[number];
  }

 private:
  Find find_;
  TextIndex texts_;
  std::vector<No> numbers_;
};

// One reading of one sheet.
class Staging {
 public:
  Staging(Desk& desk, TextNames& names, SheetReader& reader, StagedSheet& staged)
      : desk_(desk),
        reader_(reader),
        staged_(staged),
        names_(names),
        settling_(desk.book),
        admitter_(desk.rules.count, desk.zone, staged.sheet.imported),
        teams_([this](std::string_view text) { return names_.team(text); }),
        activities_([this](std::string_view text) { return names_.activity(text); }),
        gathering_(staged) {}

  Result<void> run() {
    while (reader_.next(row_)) {
      ++staged_.sheet.rows;
      if (Settling::is_asked_for(row_)) {
        if (auto settled = settle(); !settled) return settled;
        if (!row_.dismissed.empty()) {
          ++staged_.sheet.skipped;
          continue;
        }
      }
      for (Problem& problem : row_.problems) {
        if (row_.kind == RowKind::refused && &problem == first_error()) {
          staged_.suspense.push_back(suspense_row(reader_, staged_.sheet.no, row_.row, row_.line, problem));
        }
        staged_.tell(std::move(problem), row_.row);
      }
      if (auto taken = take_row(); !taken) return taken;
    }
    gathering_.finish(rows_);
    if (reader_.failure()) return fail(*reader_.failure());
    staged_.sheet.worksheets = reader_.worksheets();
    return {};
  }

 private:
  Result<void> settle() {
    auto settlement = settling_.settlement(staged_.sheet.no, row_);
    if (!settlement) return fail(settlement.error());
    if (*settlement) {
      staged_.settlements.push_back(std::move(**settlement));
      return {};
    }
    Problem problem =
        warning(Kind::bad_value,
                fmt::format("'{}' row '{}' is no row of a sheet in the book, so nothing leaves suspense for this one",
                            row_.settles_sheet, row_.settles_row),
                "leave suspense_sheet and suspense_row as query suspense --worklist gave them");
    problem.place = reader_.place(Field::row);
    staged_.tell(std::move(problem), row_.row);
    return {};
  }

  const Problem* first_error() const {
    const auto at = std::find_if(row_.problems.begin(), row_.problems.end(),
                                 [](const Problem& problem) { return problem.severity == Severity::error; });
    return at == row_.problems.end() ? nullptr : &*at;
  }

  Result<void> take_row() {
    Sheet& sheet = staged_.sheet;
    switch (row_.kind) {
      case RowKind::skipped:
        ++sheet.skipped;
        return {};
      case RowKind::absent:
        ++sheet.absent;
        return {};
      case RowKind::refused:
        ++sheet.suspense;
        return {};
      case RowKind::repeated:
        ++staged_.repeated;
        return {};
      case RowKind::record:
        ++sheet.posted;
        staged_.records.push_back(std::move(row_.record));
        staged_.record_rows.push_back(row_.row);
        return {};
      case RowKind::sign_in:
        return take_sign_in();
    }
    return {};
  }

  // A row with several sign-ins waits whole if one of them must.
  Result<void> take_sign_in() {
    const SignIn& first = row_.sign_ins.front();
    if (first.people > 0) return take_group();
    for (const SignIn& sign_in : row_.sign_ins) {
      auto activity = activities_.no_of(sign_in.activity, staged_.activities);
      if (!activity) return fail(activity.error());
      admitter_.admit(sign_in, names_.directory().activity(*activity), admission_);
      if (admission_.refused) {
        rows_.drop_pieces_in_hand();
        return refuse(sign_in);
      }
      if (admission_.warnings != 0) warn();
      take_pieces(*activity, &sign_in != &first);
    }
    auto team = team_of(first);
    if (!team) return fail(team.error());
    for (const Stretch& piece : rows_.pieces_in_hand()) cover(piece.day);
    rows_.add_row(row_.row, *team, first);
    gathering_.take_many(rows_);
    return {};
  }

  void cover(Day day) {
    DaySpan& days = staged_.sheet.days;
    if (days.empty()) {
      days = {day, day + date::days{1}};
    } else {
      days.first = std::min(days.first, day);
      days.end = std::max(days.end, day + date::days{1});
    }
  }

  // Several people of whom nobody is named: each of them is admitted as one would be.
  Result<void> take_group() {
    const std::size_t groups_before = staged_.groups.size();
    for (const SignIn& sign_in : row_.sign_ins) {
      auto activity = activities_.no_of(sign_in.activity, staged_.activities);
      if (!activity) return fail(activity.error());
      const SignIn one = one_of(sign_in);
      admitter_.admit(one, names_.directory().activity(*activity), admission_);
      if (admission_.refused) {
        staged_.groups.resize(groups_before);
        return refuse(one);
      }
      if (admission_.warnings != 0) warn();
      take_group_pieces(sign_in, *activity, &sign_in != &row_.sign_ins.front());
    }
    auto team = team_of(row_.sign_ins.front());
    if (!team) return fail(team.error());
    for (std::size_t at = groups_before; at < staged_.groups.size(); ++at) {
      staged_.groups[at].team = *team;
      cover(staged_.groups[at].day);
    }
    return {};
  }

  // What a row says of a group, as if of one of them: of hours that are everybody's, a share no smaller than anybody's.
  static SignIn one_of(const SignIn& group) {
    SignIn one = group;
    if (group.stated && group.people_together) {
      const auto people = static_cast<std::int32_t>(group.people);
      const std::int32_t together = group.stated->count();
      one.stated = Minutes{together / people + (together % people > 0 ? 1 : 0)};
    }
    return one;
  }

  void take_group_pieces(const SignIn& sign_in, ActivityNo activity, bool follows) {
    GroupEntry group;
    group.activity = activity;
    group.sheet = staged_.sheet.no;
    group.row = row_.row;
    group.people = sign_in.people;
    group.basis = admission_.basis;
    group.follows = follows;
    for (const Piece& piece : admission_.pieces) {
      group.day = piece.day;
      group.start = piece.start;
      group.length = group.timed() ? piece.length : std::uint16_t{0};
      group.before = piece.before;
      group.after = piece.after;
      group.minutes = !group.timed() && sign_in.people_together ? sign_in.stated->count()
                                                                : std::int64_t{piece.length} * sign_in.people;
      staged_.groups.push_back(group);
    }
  }

  Result<void> refuse(const SignIn& sign_in) {
    Problem problem = explain_refusal(*admission_.refused, sign_in, desk_.rules.count, staged_.sheet.imported);
    problem.place = reader_.place(field_of(problem.kind));
    ++staged_.sheet.suspense;
    staged_.suspense.push_back(suspense_row(reader_, staged_.sheet.no, row_.row, row_.line, problem));
    staged_.tell(std::move(problem), row_.row);
    return {};
  }

  void take_pieces(ActivityNo activity, bool follows) {
    Stretch stretch;
    stretch.activity = activity;
    stretch.row = row_.row;
    stretch.stated = admission_.stated;
    stretch.basis = admission_.basis;
    stretch.follows = follows;
    for (const Piece& piece : admission_.pieces) {
      stretch.day = piece.day;
      stretch.start = piece.start;
      stretch.length = piece.length;
      stretch.before = piece.before;
      stretch.after = piece.after;
      rows_.add_piece(stretch);
    }
  }

  void warn() {
    const auto say = [this](Kind kind, Field field, std::string message, std::string hint) {
      Problem problem = warning(kind, std::move(message), std::move(hint));
      problem.place = reader_.place(field);
      staged_.tell(std::move(problem), row_.row);
    };
    if (admission_.warnings & warn_time_twice) {
      say(Kind::time_twice, Field::sign_in,
          "the clocks were put back: this wall time happens twice, the earlier was taken",
          "write the time with its offset, such as 2025-11-02T01:30-05:00");
    }
    if (admission_.warnings & warn_time_never) {
      say(Kind::time_never, Field::sign_in,
          "the clocks were put forward: this wall time never happens, the next minute was taken",
          "write a time before or after the change");
    }
    if (admission_.warnings & warn_stated_differs) {
      say(Kind::stated_differs, Field::hours, "the stated hours differ from the times; the rulebook's `stated` decides",
          "");
    }
    if (admission_.warnings & warn_estimated) {
      say(Kind::estimated_time, Field::row, "one side is missing and was filled by the rulebook's policy", "");
    }
  }

  void warn_of_team(std::string_view text) {
    if (!names_.directory().find_team(text).ambiguous) return;
    Problem problem = warning(
        Kind::ambiguous_team,
        fmt::format("'{}' is the name of more than one registered team; its hours stand under the name alone", text),
        "write the team's id");
    problem.place = reader_.place(Field::team);
    staged_.tell(std::move(problem), row_.row);
  }

  Result<TeamNo> team_of(const SignIn& sign_in) {
    const std::size_t teams_before = staged_.teams.size();
    auto team = teams_.no_of(sign_in.team, staged_.teams);
    if (team && staged_.teams.size() != teams_before) warn_of_team(sign_in.team);
    return team;
  }

  using FindTeam = std::function<Result<TeamNo>(std::string_view)>;
  using FindActivity = std::function<Result<ActivityNo>(std::string_view)>;

  Desk& desk_;
  SheetReader& reader_;
  StagedSheet& staged_;
  TextNames& names_;
  Settling settling_;
  Admitter admitter_;
  Admission admission_;
  SheetRow row_;
  TextColumn<TeamNo, FindTeam> teams_;
  TextColumn<ActivityNo, FindActivity> activities_;
  AdmittedRows rows_;  // that go to gathering next
  Gathering gathering_;
};

}  // namespace

Result<void> stage(Desk& desk, TextNames& names, SheetReader& reader, StagedSheet& staged) {
  return Staging(desk, names, reader, staged).run();
}

Result<void> stage_again(Desk& desk, TextNames& names, StagedSheet& staged) {
  auto bytes = desk.book.evidence(staged.sheet.no);
  if (!bytes) return fail(bytes.error());
  auto reader = SheetReader::open(**bytes, staged.reading());
  if (!reader) return fail(reader.error());
  Sheet& sheet = staged.sheet;
  staged.repeated = 0;
  sheet.rows = sheet.suspense = sheet.absent = sheet.skipped = 0;
  sheet.days = {};
  return stage(desk, names, **reader, staged);
}

}  // namespace starhours
