#include <starhours/answers.h>
#include <starhours/sheet_reader.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/sheet_names.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace starhours {

using namespace answers;

namespace {

using Field = SheetReader::Field;

// The columns of a sign-in sheet, in order.
constexpr std::array fields{Field::volunteer_id, Field::name, Field::id_number, Field::phone,    Field::team,
                            Field::activity,     Field::date, Field::sign_in,   Field::sign_out, Field::hours};
using Written = std::array<std::string, fields.size()>;

constexpr std::size_t sha256_shown = 12;
constexpr std::string_view reserved = "\t\r\n";

std::string unquoted(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return std::string(cell);
  std::string text;
  for (std::size_t at = 1; at + 1 < cell.size(); ++at) {
    text += cell[at];
    if (cell[at] == '"' && cell[at + 1] == '"' && at + 2 < cell.size()) ++at;
  }
  return text;
}

// The cell as the record has it. Of text its place knows where it lies; a record of a worksheet has tabs between cells.
std::string cell_of(const SheetReader& reader, Field field) {
  const Place place = reader.place(field);
  if (place.column == 0) return {};
  std::string_view cell;
  if (place.line != 0) {
    if (place.column > place.excerpt.size()) return {};
    cell = std::string_view(place.excerpt).substr(place.column - 1, place.length);
    return unquoted(cell);
  }
  cell = reader.text();
  for (std::uint32_t column = 1; column < place.column; ++column) {
    const std::size_t tab = cell.find('\t');
    if (tab == std::string_view::npos) return {};
    cell.remove_prefix(tab + 1);
  }
  return std::string(cell.substr(0, cell.find('\t')));
}

std::string time_text(const WrittenTime& time) {
  switch (time.kind) {
    case WrittenTime::Kind::missing:
      return {};
    case WrittenTime::Kind::clock: {
      const auto minutes = time.clock.count();
      // 24:00 is an end of its own; what is later belongs to the next day.
      const bool next_day = minutes > 24 * 60;
      const auto shown = next_day ? minutes - 24 * 60 : minutes;
      return fmt::format("{}{:02}:{:02}", next_day ? "次日" : "", shown / 60, shown % 60);
    }
    case WrittenTime::Kind::full:
      return to_string(time.wall);
    case WrittenTime::Kind::instant:
      break;
  }
  return to_string(WallTime{time.instant.time_since_epoch()}) + "Z";
}

Written written_of(const SignIn& sign_in) {
  return {std::string(sign_in.volunteer_id),
          std::string(sign_in.name),
          std::string(sign_in.id_number),
          std::string(sign_in.phone),
          std::string(sign_in.team),
          std::string(sign_in.activity),
          sign_in.day ? to_string(*sign_in.day) : std::string(),
          time_text(sign_in.in),
          time_text(sign_in.out),
          sign_in.stated ? fmt::format("{}:{:02}", sign_in.stated->count() / 60, sign_in.stated->count() % 60)
                         : std::string()};
}

// What was said for the whole sheet stands where the row says nothing.
Written written_of(const SheetReader& reader, const ReadingOptions& options) {
  Written written;
  for (std::size_t at = 0; at < fields.size(); ++at) written[at] = cell_of(reader, fields[at]);
  const auto fill = [](std::string& cell, const std::string& said) {
    if (cell.empty()) cell = said;
  };
  if (written[0].empty() && written[2].empty()) fill(written[1], options.volunteer);
  fill(written[4], options.team);
  fill(written[5], options.activity);
  if (options.date) fill(written[6], to_string(*options.date));
  return written;
}

std::string row_text(const Sheet& sheet, std::uint32_t row) {
  const Sheet::ShownRow shown = sheet.shown(row);
  return shown.worksheet.empty() ? std::to_string(shown.row) : fmt::format("{}!{}", shown.worksheet, shown.row);
}

// A name that no other sheet has, else the beginning of the SHA-256.
std::string sheet_text(const Sheet& sheet, const std::vector<const Sheet*>& in_order) {
  const bool plain = sheet.options.source.find_first_of(reserved) == std::string::npos;
  const auto bearers = std::equal_range(in_order.begin(), in_order.end(), &sheet, [](const Sheet* a, const Sheet* b) {
    return a->options.source < b->options.source;
  });
  const bool alone = bearers.second - bearers.first == 1;
  return alone && plain ? sheet.options.source : sheet.sha256.substr(0, sha256_shown);
}

// The sign-ins that the row in hand writes: at least one.
std::vector<Written> written_rows(const SheetReader& reader, const SheetRow& row, const ReadingOptions& options) {
  if (row.kind != RowKind::sign_in) return {written_of(reader, options)};
  std::vector<Written> rows;
  for (const SignIn& sign_in : row.sign_ins) rows.push_back(written_of(sign_in));
  return rows;
}

// Reads the sheet as far as its last row that waits. `waiting`: of this sheet, each row once, ascending.
Result<void> list_rows(Book& book, const Sheet& sheet, const std::string& sheet_text,
                       std::span<const SuspenseKey> waiting, RowSink& out) {
  auto source = book.evidence(sheet.no);
  if (!source) return fail(std::move(source).error());
  auto reader = SheetReader::open(**source, sheet.options);
  if (!reader) return fail(std::move(reader).error());
  SheetRow row;
  while (!waiting.empty() && (*reader)->next(row)) {
    if (row.row != waiting.front().row) continue;
    const std::string of_row = row_text(sheet, row.row);
    auto listed = book.each_suspense_row(waiting.first(1), [&](const SuspenseRow& why) {
      for (const Written& written : written_rows(**reader, row, sheet.options)) {
        std::vector<Cell> cells;
        for (const std::string& cell : written) cells.push_back(text_cell(cell));
        cells.insert(cells.end(),
                     {Cell{}, sheet_text, of_row, name_of(why.kind), text_cell(why.message), text_cell(why.hint)});
        out.row(cells);
      }
    });
    if (!listed) return listed;
    waiting = waiting.subspan(1);
  }
  if ((*reader)->failure()) return fail(*(*reader)->failure());
  return {};
}

}  // namespace

Result<void> answer_worklist(const Asking& asking, const Cut& cut, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  SheetNames sheets;
  if (auto brought = sheets.bring_all(asking.book); !brought) return brought;
  auto keys = asking.book.suspense_keys();
  if (!keys) return fail(std::move(keys).error());
  const auto same_row = [](const SuspenseKey& a, const SuspenseKey& b) { return a.sheet == b.sheet && a.row == b.row; };
  keys->erase(std::unique(keys->begin(), keys->end(), same_row), keys->end());
  sheets.put_in_order(*keys);
  const std::vector<const Sheet*> in_order = sheets.in_order();
  const ReportHead head{
      {"待处理清单", "Worklist of suspense"},
      columns({"volunteer_id", "name", "id_number", "phone", "team", "activity", "date", "sign_in", "sign_out",
               "hours:text", "dismiss", "suspense_sheet", "suspense_row", "kind", "message", "hint"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    for (std::span<const SuspenseKey> rest = *keys; !rest.empty();) {
      const SuspenseKey& first = rest.front();
      const auto end = std::find_if(rest.begin(), rest.end(), [&first](const SuspenseKey& key) {
        return key.kind != first.kind || key.sheet != first.sheet;
      });
      const auto waiting = rest.first(static_cast<std::size_t>(end - rest.begin()));
      rest = rest.subspan(waiting.size());
      const Sheet* const sheet = sheets.sheet(first.sheet);
      if (sheet == nullptr || sheet->kind != SheetKind::sign_ins) continue;
      const std::string text = sheet_text(*sheet, in_order);
      if (auto listed = list_rows(asking.book, *sheet, text, waiting, out); !listed) return listed;
    }
    return {};
  });
}

}  // namespace starhours
