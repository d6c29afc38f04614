#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/marks.h>
#include <sheets/person_name.h>
#include <sheets/registry_rows.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours::sheets {
namespace {

constexpr std::array<std::string_view, 6> group_separators{";", ",", "|", "、", "；", "，"};

struct YesOrNo {
  std::string_view word;
  bool yes;
};
constexpr std::array<YesOrNo, 15> yes_or_no{{{"是", true},
                                             {"有", true},
                                             {"品牌", true},
                                             {"品牌项目", true},
                                             {"yes", true},
                                             {"y", true},
                                             {"true", true},
                                             {"1", true},
                                             {"√", true},
                                             {"否", false},
                                             {"非", false},
                                             {"no", false},
                                             {"n", false},
                                             {"false", false},
                                             {"0", false}}};

// The bytes of the separator at the front, or 0.
std::size_t separator_at(std::string_view text) {
  for (const std::string_view separator : group_separators) {
    if (text.starts_with(separator)) return separator.size();
  }
  return 0;
}

std::string_view thing_of(SheetKind kind) {
  switch (kind) {
    case SheetKind::volunteers:
      return "volunteer";
    case SheetKind::teams:
      return "team";
    case SheetKind::activities:
      return "activity";
    case SheetKind::projects:
      return "project";
    case SheetKind::sign_ins:
      break;
  }
  return "row";
}

}  // namespace

RegistryRows::RegistryRows(RowCells& cells, const ReadingOptions& options)
    : cells_(cells), team_(clean_name(options.team)) {}

void RegistryRows::read(SheetRow& row) {
  if (const auto skip = skip_of()) {
    row.kind = RowKind::skipped;
    row.skip = *skip;
    return;
  }
  row.kind = RowKind::record;
  switch (cells_.columns().kind) {
    case SheetKind::volunteers:
      row.record = volunteer(row);
      break;
    case SheetKind::teams:
      row.record = team(row);
      break;
    case SheetKind::activities:
      row.record = activity(row);
      break;
    case SheetKind::projects:
    case SheetKind::sign_ins:
      row.record = project(row);
      break;
  }
  if (row.kind == RowKind::record && text(Column::id, row).empty() && text(Column::name, row).empty()) {
    cells_.tell(
        row, Column::id,
        error(Kind::missing_id,
              fmt::format("missing id: the row gives its {} neither id nor name", thing_of(cells_.columns().kind)),
              "write an id or a name"));
  }
}

std::optional<Skip> RegistryRows::skip_of() const {
  if (cells_.blank()) return Skip::blank;
  const std::string_view lead = cells_.lead();
  if (is_total(lead)) return Skip::total;
  if (cells_.repeats_header()) return Skip::header;
  // A thing with both is there, whatever it is called.
  const bool whole = !cells_.raw(Column::id).empty() && !cells_.raw(Column::name).empty();
  return whole ? std::nullopt : aside(lead);
}

VolunteerRow RegistryRows::volunteer(SheetRow& row) {
  VolunteerRow read;
  read.volunteer.id = text(Column::id, row);
  read.volunteer.name = without_note(text(Column::name, row));
  read.volunteer.id_number = cells_.id_number(row);
  read.volunteer.phone = cells_.phone(row);
  read.team = text(Column::team, row);
  if (read.team.empty()) read.team = team_;
  read.volunteer.registered = day(Column::registered, row);
  read.volunteer.birth = day(Column::birth, row);
  read.volunteer.groups = groups(row);
  return read;
}

TeamRow RegistryRows::team(SheetRow& row) {
  TeamRow read;
  read.team.id = text(Column::id, row);
  read.team.name = text(Column::name, row);
  read.team.kind = text(Column::type, row);
  read.parent = text(Column::parent, row);
  return read;
}

Activity RegistryRows::activity(SheetRow& row) {
  Activity read;
  read.id = text(Column::id, row);
  read.name = text(Column::name, row);
  read.project = text(Column::project, row);
  read.category = text(Column::category, row);
  read.post = text(Column::post, row);
  read.place = text(Column::place, row);
  read.mode = text(Column::mode, row);
  read_window(read, row);
  read.beneficiaries = count(Column::beneficiaries, row);
  read.beneficiary_visits = count(Column::beneficiary_visits, row);
  return read;
}

Project RegistryRows::project(SheetRow& row) {
  Project read;
  read.id = text(Column::id, row);
  read.name = text(Column::name, row);
  read.category = text(Column::category, row);
  read.brand = yes(Column::brand, row);
  return read;
}

void RegistryRows::read_window(Activity& activity, SheetRow& row) {
  const auto date = day(Column::date, row);
  struct Side {
    Column column;
    std::optional<WallTime>& once;
    std::optional<Minutes>& daily;
  };
  for (const Side& side : {Side{Column::sign_in, activity.start, activity.daily_start},
                           Side{Column::sign_out, activity.end, activity.daily_end}}) {
    const std::string_view cell = cells_.raw(side.column);
    if (RowCells::says_nothing(cell)) continue;
    const auto time = times_.time(cell);
    if (!time) {
      cells_.tell(row, side.column, explain_time(cell));
    } else if (time->kind == WrittenTime::Kind::instant) {
      cells_.tell(row, side.column,
                  error(Kind::bad_time, fmt::format("{} has an offset, expected local time", quoted(cell)),
                        "write the time without an offset, as in 2025-03-05 09:00"));
    } else if (time->kind == WrittenTime::Kind::full) {
      side.once = time->wall;
    } else if (date) {
      side.once = *date + time->clock;
    } else {
      side.daily = time->clock;
    }
  }
}

std::optional<Day> RegistryRows::day(Column column, SheetRow& row) {
  const std::string_view cell = cells_.raw(column);
  if (RowCells::says_nothing(cell)) return std::nullopt;
  const auto day = times_.day(cell);
  if (!day) cells_.tell(row, column, explain_day(cell));
  return day;
}

std::optional<std::int64_t> RegistryRows::count(Column column, SheetRow& row) {
  constexpr std::int64_t most = 1'000'000'000;
  const std::string_view cell = cells_.raw(column);
  if (RowCells::says_nothing(cell)) return std::nullopt;
  const Folded folded(cell);
  std::int64_t value = 0;
  bool readable = folded.fits();
  if (readable) {
    std::string_view number = folded.text();
    for (const std::string_view unit : {"人次", "人"}) {
      if (number.ends_with(unit)) {
        number = trimmed(number.substr(0, number.size() - unit.size()));
        break;
      }
    }
    readable = !number.empty() && is_digit(number.front()) && is_digit(number.back());
    for (const char character : number) {
      if (character == ',') continue;  // 1,200
      readable = readable && is_digit(character) && value <= most;
      if (readable) value = value * 10 + (character - '0');
    }
  }
  if (readable && value <= most) return value;
  cells_.tell(
      row, column,
      error(Kind::bad_value, fmt::format("{} is not a number of people", quoted(cell)), "write digits, as in 40"));
  return std::nullopt;
}

std::vector<std::string> RegistryRows::groups(SheetRow& row) {
  std::string_view rest = cells_.text(Column::groups, row);
  std::vector<std::string> groups;
  while (!rest.empty()) {
    std::size_t end = 0;
    while (end < rest.size() && separator_at(rest.substr(end)) == 0) ++end;
    std::string group = clean_name(rest.substr(0, end));
    if (!group.empty() && std::find(groups.begin(), groups.end(), group) == groups.end()) {
      groups.push_back(std::move(group));
    }
    rest.remove_prefix(end);
    rest.remove_prefix(separator_at(rest));
  }
  return groups;
}

bool RegistryRows::yes(Column column, SheetRow& row) {
  const std::string_view cell = cells_.raw(column);
  if (RowCells::says_nothing(cell)) return false;
  if (const Folded folded(cell); folded.fits()) {
    for (const YesOrNo& known : yes_or_no) {
      if (known.word == folded.text()) return known.yes;
    }
  }
  cells_.tell(row, column,
              error(Kind::bad_value, fmt::format("{} is neither yes nor no", quoted(cell)), "write 是 or 否"));
  return false;
}

}  // namespace starhours::sheets
