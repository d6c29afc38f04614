#include <starhours/sheet_reader.h>

#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/punches.h>
#include <sheets/registry_rows.h>
#include <sheets/row_cells.h>
#include <sheets/setting.h>
#include <sheets/sheaf.h>
#include <sheets/sign_in_rows.h>
#include <sheets/survey.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours {

using namespace sheets;  // the room's own names

namespace {

constexpr auto kind_names = std::to_array<std::pair<SheetKind, std::string_view>>({
    {SheetKind::sign_ins, "sign-ins"},
    {SheetKind::volunteers, "volunteers"},
    {SheetKind::teams, "teams"},
    {SheetKind::activities, "activities"},
    {SheetKind::projects, "projects"},
});

constexpr std::array<std::string_view, 8> skip_names{"title", "header",    "blank", "total",
                                                     "note",  "signature", "punch", "other-sheet"};

Column column_of(SheetReader::Field field) {
  using Field = SheetReader::Field;
  switch (field) {
    case Field::volunteer_id:
      return Column::id;
    case Field::id_number:
      return Column::id_number;
    case Field::phone:
      return Column::phone;
    case Field::team:
      return Column::team;
    case Field::activity:
      return Column::activity;
    case Field::date:
      return Column::date;
    case Field::sign_in:
      return Column::sign_in;
    case Field::sign_out:
      return Column::sign_out;
    case Field::hours:
      return Column::hours;
    case Field::row:
    case Field::name:
      break;
  }
  return Column::name;
}

constexpr auto order_names = std::to_array<std::pair<DateOrder, std::string_view>>({
    {DateOrder::year_month_day, "ymd"},
    {DateOrder::month_day_year, "mdy"},
    {DateOrder::day_month_year, "dmy"},
});

}  // namespace

std::string_view name_of(SheetKind kind) {
  for (const auto& [known, name] : kind_names) {
    if (known == kind) return name;
  }
  return {};
}

std::optional<SheetKind> sheet_kind_named(std::string_view name) {
  for (const auto& [kind, known] : kind_names) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

std::string_view name_of(Skip skip) { return skip_names[static_cast<std::size_t>(skip)]; }

std::string_view name_of(DateOrder order) {
  for (const auto& [known, name] : order_names) {
    if (known == order) return name;
  }
  return {};
}

std::optional<DateOrder> date_order_named(std::string_view name) {
  for (const auto& [order, known] : order_names) {
    if (known == name) return order;
  }
  return std::nullopt;
}

class SheetReader::Impl {
 public:
  Impl(Sheaf sheaf, ReadingOptions options)
      : sheaf_(std::move(sheaf)), options_(std::move(options)), findings_(sheaf_.findings) {}

  // Finds the first table of the first part. Error: no_header.
  Result<void> begin() {
    auto kind = sheaf_.kind(options_);
    if (!kind) return fail(kind.error());
    kind_ = *kind;
    options_.as = kind_;
    enter_part();
    return {};
  }

  [[nodiscard]] SheetKind kind() const { return kind_; }
  [[nodiscard]] const std::optional<Problem>& failure() const { return failure_; }
  [[nodiscard]] const std::vector<Worksheet>& worksheets() const { return worksheets_; }
  [[nodiscard]] const std::vector<std::string>& findings() const { return findings_; }
  [[nodiscard]] const ColumnMap& recognised() const { return recognised_; }

  bool next(SheetRow& row) {
    while (!next_record()) {
      failure_ = sheaf_.failure();
      if (failure_ && failure_->place.source.empty()) failure_->place.source = options_.source;
      if (failure_ || !next_part()) return false;
    }
    row.row = rows_before_ + records().row();
    row.line = records().line();
    row.problems.clear();
    last_row_ = row.row;
    if (tables_.empty()) {
      row.kind = RowKind::skipped;
      row.skip = Skip::other_sheet;
      return true;
    }
    if (!held_) enter_table();
    read(row);
    if (!held_ && records().row() > sampled_to_) look_below_sample(row);
    return true;
  }

  // As written, but never other than UTF-8.
  std::string_view text() {
    const std::string_view written = records().text();
    if (is_utf8(written) && written.find('\0') == std::string_view::npos) return written;
    mended_ = mended(written);
    return mended_;
  }

  [[nodiscard]] Place place(Field field) const {
    if (rows_) {
      return field == Field::row ? rows_->cells.place_of_row() : rows_->cells.place(column_of(field));
    }
    Place place = records().place();
    place.source = options_.source;
    return place;
  }

 private:
  // What reads the rows of one table.
  struct Rows {
    Rows(const Records& records, const Table& table, const Setting& setting, const ReadingOptions& options)
        : cells(records, table.columns, options.source), sign_ins(cells, setting), registry(cells, options) {}
    RowCells cells;
    SignInRows sign_ins;
    RegistryRows registry;
  };

  [[nodiscard]] const Records& records() const { return held_ ? *held_ : *sheaf_.records(); }
  bool next_record() { return held_ ? held_->next() : sheaf_.records()->next(); }

  bool next_part() {
    held_.reset();
    if (!sheaf_.next_part()) return false;
    enter_part();
    return true;
  }

  void enter_part() {
    rows_before_ = last_row_;
    if (!sheaf_.worksheet().empty()) worksheets_.push_back({std::string(sheaf_.worksheet()), rows_before_});
    tables_.clear();
    rows_.reset();
    table_ = 0;
    no_services_.clear();
    sampled_to_ = sheaf_.sample().empty() ? 0 : sheaf_.sample().back().row;
    auto tables = survey(sheaf_.sample(), options_);
    if (!tables || !sheaf_.wanted(options_)) {
      if (!sheaf_.worksheet().empty() && !sheaf_.sample().empty()) {
        findings_.push_back(fmt::format("worksheet '{}' not read: no table of {}", sheaf_.worksheet(), name_of(kind_)));
      }
      return;
    }
    tables_ = std::move(*tables);
    use_table();
  }

  [[nodiscard]] const Table& table() const { return tables_[table_]; }

  void use_table() {
    Table& table = tables_[table_];
    if (table_ > 0) inherit(tables_[table_ - 1].context, table.context);
    const std::size_t inherited = table_ > 0 ? table.context.findings.size() : 0;
    setting_ = setting_of(table, options_, sheaf_.worksheet(), sheaf_.from_1904());
    for (std::size_t at = table_ > 0 ? std::min(own_findings_, inherited) : 0; at < table.context.findings.size();
         ++at) {
      const std::string& finding = table.context.findings[at];
      if (std::find(findings_.begin(), findings_.end(), finding) == findings_.end()) findings_.push_back(finding);
    }
    if (recognised_.entries.empty()) recognised_ = map_of(table);
    rows_ = std::make_unique<Rows>(records(), table, setting_, options_);
  }

  // What the titles of a further table leave open holds on from the one above it.
  static void inherit(const Context& before, Context& context) {
    if (!context.date && !context.month) context.date = before.date;
    if (!context.year) context.year = before.year;
    if (!context.month) context.month = before.month;
    settle_date(context);
    if (context.activity.empty()) context.activity = before.activity;
    if (context.team.empty()) context.team = before.team;
  }

  // Goes on to the table that the record in hand belongs to.
  void enter_table() {
    const std::uint32_t row = records().row();
    while (table_ + 1 < tables_.size() && row >= tables_[table_ + 1].titles) {
      ++table_;
      use_table();
    }
    if (table().columns.punches && row >= table().body) hold_punches();
  }

  // Finds a table that the survey could not see by its header, and its titles among the rows before.
  void look_below_sample(SheetRow& row) {
    if (row.kind == RowKind::sign_in) {
      if (!no_services_.empty()) no_services_.clear();
      return;
    }
    constexpr std::size_t most_titles = 8;
    if (no_services_.size() > most_titles) no_services_.erase(no_services_.begin());
    no_services_.push_back(sampled());
    if (!rows_->cells.may_be_heading()) return;
    auto next = table_at(no_services_, table(), options_);
    if (!next) return;
    no_services_.clear();
    tables_.push_back(std::move(*next));
    ++table_;
    use_table();
    row.kind = RowKind::skipped;
    row.skip = Skip::header;
    row.problems.clear();
  }

  [[nodiscard]] SampleRow sampled() const {
    SampleRow row;
    row.row = records().row();
    for (std::size_t at = 0; at < records().size(); ++at) {
      row.cells.push_back({std::string(trimmed(records().cell(at))), records().kind(at), records().merged(at)});
    }
    return row;
  }

  void read(SheetRow& row) {
    const std::uint32_t at = records().row();
    if (at < table().body) {
      row.kind = RowKind::skipped;
      row.skip = at >= table().header ? Skip::header : rows_->cells.blank() ? Skip::blank : Skip::title;
    } else if (records().defect() != Defect::none) {
      rows_->cells.tell_of_row(row, problem_of_record(rows_->cells));
    } else if (kind_ != SheetKind::sign_ins) {
      rows_->registry.read(row);
    } else {
      rows_->sign_ins.read(row);
      if (held_) apply_punch(row);
      if (table().columns.has(Column::settles_sheet)) {
        row.settles_sheet = rows_->cells.raw(Column::settles_sheet);
        row.settles_row = rows_->cells.raw(Column::settles_row);
        row.dismissed = rows_->cells.raw(Column::dismissed);
      }
    }
  }

  // Reads the rest of the sheet ahead, to know which punches make a sign-in.
  void hold_punches() {
    auto held = std::make_unique<HeldRecords>();
    held->hold(*sheaf_.records());
    held_ = std::move(held);
    rows_ = std::make_unique<Rows>(*held_, table(), setting_, options_);
    Punches punches;
    std::size_t count = 0;
    SheetRow row;
    std::string somebody;
    for (; held_->next(); ++count) {
      rows_->sign_ins.read(row);
      if (row.kind != RowKind::sign_in) continue;
      const SignIn& sign_in = row.sign_ins.front();
      std::optional<WallTime> when;
      if (sign_in.in.kind == WrittenTime::Kind::full) when = sign_in.in.wall;
      if (sign_in.in.kind == WrittenTime::Kind::clock && sign_in.day) when = WallTime{*sign_in.day} + sign_in.in.clock;
      if (!when) continue;
      somebody.clear();
      for (const std::string_view part : {sign_in.volunteer_id, sign_in.id_number, sign_in.phone, sign_in.name}) {
        somebody.append(part).push_back('\0');
      }
      punches.add(count, somebody, *when);
    }
    punch_meanings_ = punches.settle(count, setting_.punch_pairs);
    held_->rewind();
    rows_ = std::make_unique<Rows>(*held_, table(), setting_, options_);
    (void)held_->next();  // the record in hand
    findings_.emplace_back(setting_.punch_pairs ? "punches taken in pairs" : "first and last punch of a day taken");
  }

  void apply_punch(SheetRow& row) {
    const Punches::Meaning& meaning = punch_meanings_[held_->index()];
    switch (meaning.role) {
      case Punches::Role::none:
        return;
      case Punches::Role::part:
        row.kind = RowKind::skipped;
        row.skip = Skip::punch;
        return;
      case Punches::Role::repeated:
        row.kind = RowKind::repeated;
        return;
      case Punches::Role::sign_in:
        if (!meaning.out) return;
        row.sign_ins.front().out.kind = WrittenTime::Kind::full;
        row.sign_ins.front().out.wall = *meaning.out;
        return;
    }
  }

  Sheaf sheaf_;
  ReadingOptions options_;
  SheetKind kind_ = SheetKind::sign_ins;
  std::vector<Table> tables_;  // of the part in hand; none if it is not to be read
  std::size_t table_ = 0;
  std::uint32_t sampled_to_ = 0;  // the last row of the sample
  Sample no_services_;            // below the sample: the last rows that may be titles of a table to come
  Setting setting_;
  std::unique_ptr<Rows> rows_;
  std::unique_ptr<HeldRecords> held_;
  std::vector<Punches::Meaning> punch_meanings_;
  std::uint32_t rows_before_ = 0;  // of the part in hand
  std::uint32_t last_row_ = 0;
  std::size_t own_findings_ = 0;
  std::string mended_;
  std::vector<Worksheet> worksheets_;
  std::vector<std::string> findings_;
  ColumnMap recognised_;
  std::optional<Problem> failure_;
};

SheetReader::SheetReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SheetReader::~SheetReader() = default;

Result<std::unique_ptr<SheetReader>> SheetReader::open(ByteSource& source, ReadingOptions options) {
  const auto refuse = [&options](Problem problem) {
    if (problem.place.source.empty()) problem.place.source = options.source;
    return fail(std::move(problem));
  };
  auto sheaf = open_sheaf(source, options);
  if (!sheaf) return refuse(std::move(sheaf.error()));
  auto impl = std::make_unique<Impl>(std::move(*sheaf), options);
  if (auto begun = impl->begin(); !begun) return refuse(std::move(begun.error()));
  return std::unique_ptr<SheetReader>(new SheetReader(std::move(impl)));
}

SheetKind SheetReader::kind() const { return impl_->kind(); }
const std::vector<SheetReader::Worksheet>& SheetReader::worksheets() const { return impl_->worksheets(); }
const std::vector<std::string>& SheetReader::findings() const { return impl_->findings(); }
ColumnMap SheetReader::recognised() const { return impl_->recognised(); }
bool SheetReader::next(SheetRow& row) { return impl_->next(row); }
const std::optional<Problem>& SheetReader::failure() const { return impl_->failure(); }
std::string_view SheetReader::text() const { return impl_->text(); }
Place SheetReader::place(Field field) const { return impl_->place(field); }

}  // namespace starhours
