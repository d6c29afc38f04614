#include "intake/gathering.h"
#include "intake/settling.h"
#include "intake/staged_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

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

  // Whether `text` was there before; if not, learn() must follow. Either way it is the one in hand then.
  [[nodiscard]] bool knows(std::string_view text) {
    in_hand_ = text.empty() ? 0 : texts_.number_of(text) + 1;
    return in_hand_ < numbers_.size();
  }
  Result<void> learn(std::string_view text, std::vector<UsedName>& used) {
    auto no = find_(text);
    if (!no) return fail(no.error());
    numbers_.push_back(*no);
    used.push_back({std::string(text), index_of(*no)});
    return {};
  }
  // What the text in hand stands for; none for an empty one.
  [[nodiscard]] No no() const { return numbers_[in_hand_]; }

 private:
  Find find_;
  TextIndex texts_;
  std::vector<No> numbers_{No::none};  // by the number of the text + 1
  std::size_t in_hand_ = 0;
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
        gathering_(staged, desk.helper) {}

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
      if (auto failure = take_row()) return fail(std::move(*failure));
      if (staged_.suspense.size() >= many_suspense_rows) {
        if (auto kept = keep_suspense(desk_.book, staged_); !kept) return kept;
      }
    }
    gathering_.finish(rows_);
    if (reader_.failure()) return fail(*reader_.failure());
    staged_.sheet.worksheets = reader_.worksheets();
    return {};
  }

 private:
  Result<void> settle() {
    const auto told = settling_.is_told(staged_.sheet.no, row_.row);
    if (!told) return fail(told.error());
    if (*told) return {};
    auto settlement = settling_.settlement(staged_.sheet.no, row_);
    if (!settlement) return fail(settlement.error());
    if (*settlement) {
      staged_.settlements.push_back(std::move(**settlement));
      return {};
    }
    staged_.awaited.push_back({staged_.sheet.no, row_.row, std::string(row_.settles_sheet),
                               std::string(row_.settles_row), std::string(row_.dismissed)});
    Problem problem = warning(
        Kind::bad_value,
        fmt::format("'{}' row '{}' is no row of a sheet in the book, so nothing leaves suspense for this one",
                    row_.settles_sheet, row_.settles_row),
        "leave suspense_sheet and suspense_row as query suspense --worklist gave them, or import that sheet too");
    problem.place = reader_.place(Field::row);
    staged_.tell(std::move(problem), row_.row);
    return {};
  }

  const Problem* first_error() const {
    const auto at = std::find_if(row_.problems.begin(), row_.problems.end(),
                                 [](const Problem& problem) { return problem.severity == Severity::error; });
    return at == row_.problems.end() ? nullptr : &*at;
  }

  // What failed, if anything did; so for each row, since a Result is cleared before it says that all is well.
  std::optional<Problem> take_row() {
    Sheet& sheet = staged_.sheet;
    switch (row_.kind) {
      case RowKind::skipped:
        ++sheet.skipped;
        return std::nullopt;
      case RowKind::absent:
        ++sheet.absent;
        return std::nullopt;
      case RowKind::refused:
        ++sheet.suspense;
        return std::nullopt;
      case RowKind::repeated:
        ++staged_.repeated;
        return std::nullopt;
      case RowKind::record:
        ++sheet.posted;
        staged_.records.push_back(std::move(row_.record));
        staged_.record_rows.push_back(row_.row);
        return std::nullopt;
      case RowKind::sign_in:
        return take_sign_in();
    }
    return std::nullopt;
  }

  // A row with several sign-ins waits whole if one of them must.
  std::optional<Problem> take_sign_in() {
    const SignIn& first = row_.sign_ins.front();
    if (first.people > 0) return take_group();
    for (const SignIn& sign_in : row_.sign_ins) {
      if (!activities_.knows(sign_in.activity)) {
        if (auto learnt = learn_activity(sign_in.activity); !learnt) return learnt.error();
      }
      admitter_.admit(sign_in, names_.directory().activity(activities_.no()), admission_);
      if (admission_.refused) {
        rows_.drop_pieces_in_hand();
        refuse(sign_in);
        return std::nullopt;
      }
      if (admission_.warnings != 0) warn();
      take_pieces(&sign_in != &first);
    }
    if (!teams_.knows(first.team)) {
      if (auto learnt = learn_team(first.team); !learnt) return learnt.error();
    }
    for (const Stretch& piece : rows_.pieces_in_hand()) cover(piece.day);
    rows_.add_row(row_.row, teams_.no(), first);
    gathering_.take_many(rows_);
    return std::nullopt;
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
  std::optional<Problem> take_group() {
    const std::size_t groups_before = staged_.groups.size();
    for (const SignIn& sign_in : row_.sign_ins) {
      if (!activities_.knows(sign_in.activity)) {
        if (auto learnt = learn_activity(sign_in.activity); !learnt) return learnt.error();
      }
      const SignIn one = one_of(sign_in);
      admitter_.admit(one, names_.directory().activity(activities_.no()), admission_);
      if (admission_.refused) {
        staged_.groups.resize(groups_before);
        refuse(one);
        return std::nullopt;
      }
      if (admission_.warnings != 0) warn();
      take_group_pieces(sign_in, &sign_in != &row_.sign_ins.front());
    }
    if (const std::string_view team = row_.sign_ins.front().team; !teams_.knows(team)) {
      if (auto learnt = learn_team(team); !learnt) return learnt.error();
    }
    for (std::size_t at = groups_before; at < staged_.groups.size(); ++at) {
      staged_.groups[at].team = teams_.no();
      cover(staged_.groups[at].day);
    }
    return std::nullopt;
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

  void take_group_pieces(const SignIn& sign_in, bool follows) {
    GroupEntry group;
    group.activity = activities_.no();
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

  void refuse(const SignIn& sign_in) {
    Problem problem = explain_refusal(*admission_.refused, sign_in, desk_.rules.count, staged_.sheet.imported);
    problem.place = reader_.place(field_of(problem.kind));
    ++staged_.sheet.suspense;
    staged_.suspense.push_back(suspense_row(reader_, staged_.sheet.no, row_.row, row_.line, problem));
    staged_.tell(std::move(problem), row_.row);
  }

  void take_pieces(bool follows) {
    for (const Piece& piece : admission_.pieces) {
      Stretch& stretch = rows_.add_piece();
      stretch.activity = activities_.no();
      stretch.row = row_.row;
      stretch.stated = admission_.stated;
      stretch.basis = admission_.basis;
      stretch.follows = follows;
      stretch.day = piece.day;
      stretch.start = piece.start;
      stretch.length = piece.length;
      stretch.before = piece.before;
      stretch.after = piece.after;
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

  Result<void> learn_activity(std::string_view text) { return activities_.learn(text, staged_.activities); }

  Result<void> learn_team(std::string_view text) {
    auto learnt = teams_.learn(text, staged_.teams);
    if (learnt) warn_of_team(text);
    return learnt;
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
