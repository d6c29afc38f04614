#include <sheets/columns.h>

#include <algorithm>
#include <span>

namespace starhours::sheets {
namespace {

// What a column is called: words in order of preference where a sheet has several.
struct ColumnWords {
  Column column;
  std::array<Word, 6> words;
};

constexpr ColumnWords column(Column column, Word first, Word second = Word::unknown, Word third = Word::unknown,
                             Word fourth = Word::unknown, Word fifth = Word::unknown, Word sixth = Word::unknown) {
  return {column, {first, second, third, fourth, fifth, sixth}};
}

constexpr auto sign_in_columns = std::to_array<ColumnWords>({
    column(Column::serial, Word::serial),
    column(Column::id, Word::volunteer_id, Word::id),
    column(Column::name, Word::volunteer_name, Word::name),
    column(Column::id_number, Word::id_number),
    column(Column::phone, Word::phone),
    column(Column::team, Word::team_id, Word::team, Word::team_name),
    column(Column::activity, Word::activity_name, Word::activity, Word::activity_id, Word::project_name, Word::project,
           Word::project_id),
    column(Column::date, Word::date),
    column(Column::date_end, Word::date_end),
    column(Column::sign_in, Word::sign_in, Word::start),
    column(Column::sign_out, Word::sign_out, Word::end),
    column(Column::span, Word::span, Word::time),
    column(Column::hours, Word::hours, Word::minutes),
    column(Column::total_hours, Word::total_hours),
    column(Column::settles_sheet, Word::settles_sheet),
    column(Column::settles_row, Word::settles_row),
    column(Column::dismissed, Word::dismissed),
    column(Column::first_name, Word::first_name),
    column(Column::last_name, Word::last_name),
    column(Column::email, Word::email),
    column(Column::record, Word::record),
    column(Column::people, Word::people),
    column(Column::status, Word::status),
    column(Column::approved, Word::approved),
});

constexpr auto volunteer_columns = std::to_array<ColumnWords>({
    column(Column::serial, Word::serial),
    column(Column::id, Word::volunteer_id, Word::id),
    column(Column::name, Word::volunteer_name, Word::name),
    column(Column::id_number, Word::id_number),
    column(Column::phone, Word::phone),
    column(Column::team, Word::team_id, Word::team, Word::team_name),
    column(Column::first_name, Word::first_name),
    column(Column::last_name, Word::last_name),
    column(Column::email, Word::email),
    column(Column::registered, Word::registered),
    column(Column::groups, Word::groups),
    column(Column::birth, Word::birth),
});

constexpr auto team_columns = std::to_array<ColumnWords>({
    column(Column::serial, Word::serial),
    column(Column::id, Word::team_id, Word::id),
    column(Column::name, Word::team_name, Word::title, Word::name, Word::team),
    column(Column::parent, Word::parent),
    column(Column::type, Word::type, Word::category),
});

constexpr auto activity_columns = std::to_array<ColumnWords>({
    column(Column::serial, Word::serial),
    column(Column::id, Word::activity_id, Word::id),
    column(Column::name, Word::activity_name, Word::title, Word::name, Word::activity),
    column(Column::project, Word::project_id, Word::project, Word::project_name),
    column(Column::category, Word::category, Word::type),
    column(Column::post, Word::post),
    column(Column::place, Word::place),
    column(Column::mode, Word::mode),
    column(Column::date, Word::date),
    column(Column::sign_in, Word::start),
    column(Column::sign_out, Word::end),
    column(Column::beneficiaries, Word::beneficiaries),
    column(Column::beneficiary_visits, Word::beneficiary_visits),
});

constexpr auto project_columns = std::to_array<ColumnWords>({
    column(Column::serial, Word::serial),
    column(Column::id, Word::project_id, Word::id),
    column(Column::name, Word::project_name, Word::title, Word::name, Word::project),
    column(Column::category, Word::category, Word::type),
    column(Column::brand, Word::brand),
});

constexpr Words person = set_of(Word::volunteer_id, Word::volunteer_name, Word::id_number, Word::phone,
                                Word::first_name, Word::last_name, Word::email);
constexpr Words in_or_out = set_of(Word::sign_in, Word::sign_out);
constexpr Words start_or_end = set_of(Word::start, Word::end);
constexpr Words hours = set_of(Word::hours, Word::minutes, Word::total_hours);
constexpr Words timed = set_of(Word::span, Word::time, Word::punch);
constexpr Words served = in_or_out | start_or_end | hours | timed | bit_of(Word::date);
constexpr Words team = set_of(Word::team, Word::team_id, Word::team_name);
constexpr Words activity = set_of(Word::activity, Word::activity_id, Word::activity_name);
constexpr Words project = set_of(Word::project, Word::project_id, Word::project_name);
constexpr Words of_activities = project | set_of(Word::category, Word::post, Word::place, Word::mode,
                                                 Word::beneficiaries, Word::beneficiary_visits);
constexpr Words of_volunteers = set_of(Word::registered, Word::groups, Word::birth);
constexpr Words any_name = set_of(Word::name, Word::title);
constexpr Words any_id =
    set_of(Word::id, Word::title);  // 名称 names no person, so a sheet with it needs no id to be told from one

// A header is of the first kind all of whose `needs` it has a word of, and none of whose `lacks`.
struct KindRule {
  SheetKind kind;
  std::array<Words, 3> needs;
  Words lacks;
};
constexpr Words anything = ~Words{0};

constexpr auto kind_rules = std::to_array<KindRule>({
    // Only a registry says when people joined or were born.
    {SheetKind::volunteers,
     {person | set_of(Word::id, Word::name), of_volunteers, anything},
     in_or_out | start_or_end | bit_of(Word::date) | activity},
    {SheetKind::teams, {team | any_id | any_name, bit_of(Word::parent), anything}, person | served},
    {SheetKind::projects, {project | any_id | any_name, bit_of(Word::brand), anything}, person | served},
    // Groups: nobody is named, but people are counted.
    {SheetKind::sign_ins, {bit_of(Word::people), hours | in_or_out | start_or_end | timed, bit_of(Word::date)}, 0},
    // Activities have windows, so start and end alone do not make sign-ins where nobody is named.
    {SheetKind::activities, {activity, anything, anything}, person | in_or_out | hours | bit_of(Word::name)},
    {SheetKind::activities,
     {any_id, any_name, of_activities},
     person | in_or_out | hours | team | activity | bit_of(Word::date)},
    // `name` beside the id of a thing is the thing's.
    {SheetKind::activities,
     {bit_of(Word::activity_id), any_name, of_activities},
     person | in_or_out | hours | set_of(Word::id, Word::date)},
    {SheetKind::projects,
     {bit_of(Word::project_id), any_name, anything},
     person | served | activity | bit_of(Word::id)},
    {SheetKind::teams, {bit_of(Word::team_id), any_name, bit_of(Word::type)}, person | served | bit_of(Word::id)},
    {SheetKind::sign_ins, {person | set_of(Word::id, Word::name), served, anything}, 0},
    {SheetKind::volunteers, {person, anything, anything}, 0},
    {SheetKind::volunteers, {bit_of(Word::id), bit_of(Word::name), team}, 0},
    {SheetKind::teams, {any_id, any_name, bit_of(Word::type)}, 0},
    {SheetKind::teams, {team, anything, anything}, bit_of(Word::name)},
    {SheetKind::projects, {project, anything, anything}, bit_of(Word::name)},
});

// What a sheet said to be of a kind must have all the same.
struct Need {
  SheetKind kind;
  Words any;
  std::string_view meaning;
};
constexpr auto needs = std::to_array<Need>({
    {SheetKind::sign_ins, person | set_of(Word::id, Word::name, Word::people), "a volunteer"},
    {SheetKind::sign_ins, served, "a time, hours or a date"},
    {SheetKind::volunteers, person | set_of(Word::id, Word::name), "a volunteer"},
    {SheetKind::teams, team | any_id | any_name, "a team"},
    {SheetKind::activities, activity | any_id | any_name, "an activity"},
    {SheetKind::projects, project | any_id | any_name, "a project"},
});

struct KindColumns {
  std::span<const ColumnWords> columns;
  std::string_view canonical;
};

KindColumns columns_of_kind(SheetKind kind) {
  switch (kind) {
    case SheetKind::volunteers:
      return {volunteer_columns, "id,name,id_number,phone,team,registered,groups"};
    case SheetKind::teams:
      return {team_columns, "id,name,parent,kind"};
    case SheetKind::activities:
      return {activity_columns, "id,name,project,category,post,place,mode,start,end,beneficiaries,beneficiary_visits"};
    case SheetKind::projects:
      return {project_columns, "id,name,category,brand"};
    case SheetKind::sign_ins:
      break;
  }
  return {sign_in_columns, "volunteer_id,name,team,activity,sign_in,sign_out"};
}

// Columns of which a sign-in sheet may have several, and those that mean something only beside others.
void add_repeated(Columns& columns, const std::vector<Word>& words) {
  const auto cell_of = [](std::size_t at) { return static_cast<std::uint16_t>(at); };
  std::uint16_t opened = Columns::none;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == Word::absent_flag) columns.absent_flags.push_back(cell_of(at));
    if (words[at] == Word::sign_in || words[at] == Word::start) opened = cell_of(at);
    if (opened != Columns::none && (words[at] == Word::sign_out || words[at] == Word::end)) {
      columns.pairs.push_back({opened, cell_of(at), false, std::nullopt});
      opened = Columns::none;
    }
  }
  if (columns.pairs.size() < 2) columns.pairs.clear();
  const auto at = std::find(words.begin(), words.end(), Word::minutes);
  if (at != words.end() && std::find(words.begin(), words.end(), Word::hours) != words.end()) {
    columns.cells[static_cast<std::size_t>(Column::minutes)] = cell_of(static_cast<std::size_t>(at - words.begin()));
  }
  const auto punch = std::find(words.begin(), words.end(), Word::punch);
  if (punch == words.end() || columns.has(Column::sign_in) || columns.has(Column::sign_out)) return;
  columns.cells[static_cast<std::size_t>(Column::sign_in)] = cell_of(static_cast<std::size_t>(punch - words.begin()));
  columns.punches = true;
}

}  // namespace

std::optional<SheetKind> kind_of(Words words, std::size_t known) {
  // One word alone is as likely a title.
  if (known < 2) return std::nullopt;
  for (const KindRule& rule : kind_rules) {
    if ((words & rule.lacks) != 0) continue;
    bool fits = true;
    for (const Words any : rule.needs) fits = fits && (words & any) != 0;
    if (fits) return rule.kind;
  }
  return std::nullopt;
}

Columns columns_of(const std::vector<Word>& words, SheetKind kind) {
  Columns columns;
  columns.kind = kind;
  for (const ColumnWords& wanted : columns_of_kind(kind).columns) {
    for (const Word word : wanted.words) {
      if (word == Word::unknown) break;
      std::size_t at = 0;
      while (at < words.size() && words[at] != word) ++at;
      if (at == words.size()) continue;
      columns.cells[static_cast<std::size_t>(wanted.column)] = static_cast<std::uint16_t>(at);
      if (wanted.column == Column::hours) columns.hours_in_minutes = word == Word::minutes;
      break;
    }
  }
  for (const Word word : words) columns.known_words += word == Word::unknown ? 0 : 1;
  if (kind == SheetKind::sign_ins) add_repeated(columns, words);
  return columns;
}

std::vector<std::string> missing_from(Words words, SheetKind kind) {
  std::vector<std::string> missing;
  for (const Need& need : needs) {
    if (need.kind == kind && (words & need.any) == 0) missing.emplace_back(need.meaning);
  }
  return missing;
}

std::string_view canonical_header(SheetKind kind) { return columns_of_kind(kind).canonical; }

}  // namespace starhours::sheets
