#include <starhours/roster.h>

#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/clean_text.h>
#include <sheets/cursor.h>
#include <sheets/marks.h>
#include <sheets/row_cells.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <utility>

namespace starhours::sheets {
namespace {

// Whether a clean cell may mean something else all the same: a dash, or the ="007" that keeps a spreadsheet from
// reading a number.
bool needs_a_look(std::string_view text) {
  return text.front() == '-' || text.front() == '/' || text.front() == '\\' || text.front() == '=';
}

Problem not_utf8(std::string_view cell) {
  return error(Kind::bad_value, fmt::format("{} is not UTF-8", quoted(cell)), "save the sheet as CSV in UTF-8");
}

}  // namespace

std::string_view RowCells::text(Column column, SheetRow& row) {
  const std::string_view cell = record_.cell(columns_.cell_of(column));
  if (cell.empty()) return {};
  if (record_.kind(columns_.cell_of(column)) >= CellKind::error) return refuse_value(column, cell, row);
  if (surely_clean(cell) && !needs_a_look(cell)) return cell;
  return text_slowly(column, cell, row);
}

std::string_view RowCells::refuse_value(Column column, std::string_view cell, SheetRow& row) {
  const bool failed = record_.kind(columns_.cell_of(column)) == CellKind::error;
  tell(row, column,
       error(Kind::bad_value,
             failed ? fmt::format("{} is an error of a formula", quoted(cell))
                    : fmt::format("the formula {} was never computed", quoted(cell)),
             "write the value, or open and save the workbook in a spreadsheet program"));
  return {};
}

std::string_view RowCells::lines(Column column, SheetRow& row) {
  const std::string_view written = record_.cell(columns_.cell_of(column));
  const bool one_line = std::find(written.begin(), written.end(), '\n') == written.end();
  if (one_line || !is_utf8(written)) return text(column, row);
  const std::string_view cell = trimmed(written);
  std::string cleaned;
  for (std::string_view rest = cell; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line = clean_name(rest.substr(0, end));
    if (!line.empty()) cleaned += (cleaned.empty() ? "" : "\n") + line;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return cleaned_[static_cast<std::size_t>(column)] = std::move(cleaned);
}

std::string_view RowCells::text_slowly(Column column, std::string_view cell, SheetRow& row) {
  if (!is_utf8(cell)) {
    tell(row, column, not_utf8(cell));
    return {};
  }
  if (is_dash(cell)) return {};
  if (cell.size() > 3 && cell.starts_with("=\"") && cell.ends_with('"')) cell = cell.substr(2, cell.size() - 3);
  std::string& cleaned = cleaned_[static_cast<std::size_t>(column)];
  cleaned = clean_name(cell);
  return cleaned;
}

std::string_view RowCells::phone(SheetRow& row) {
  const std::string_view cell = raw(Column::phone);
  constexpr std::size_t shortest = 5;
  constexpr std::size_t longest = 12;  // longer ones may begin with 86
  if (cell.size() >= shortest && cell.size() <= longest && std::all_of(cell.begin(), cell.end(), is_digit)) return cell;
  if (says_nothing(cell)) return {};
  auto phone = clean_phone(cell);
  if (!phone) {
    tell(row, Column::phone,
         warning(Kind::bad_value, fmt::format("{} is not a phone number, and was left out", quoted(cell)),
                 "write one number, as in 19900000001"));
    return {};
  }
  std::string& cleaned = cleaned_[static_cast<std::size_t>(Column::phone)];
  cleaned = std::move(*phone);
  return cleaned;
}

std::string_view RowCells::id_number(SheetRow& row) {
  const std::string_view cell = raw(Column::id_number);
  if (cell.empty()) return {};
  auto number = clean_id_number(cell);
  if (!number) {
    if (says_nothing(cell)) return {};
    tell(row, Column::id_number,
         warning(Kind::bad_id_number,
                 fmt::format("{} has a wrong length, date or check digit, and was left out", quoted(cell)),
                 "format the column as text, so that no digit of the 18 is lost"));
    return {};
  }
  std::string& cleaned = cleaned_[static_cast<std::size_t>(Column::id_number)];
  cleaned = std::move(*number);
  return cleaned;
}

bool RowCells::says_nothing(std::string_view cell) { return cell.empty() || is_dash(cell) || is_nothing(cell); }

Place RowCells::place_of_row() const {
  Place place = record_.place();
  place.source = source_;
  return place;
}

Place RowCells::place(Column column) const {
  if (!columns_.has(column)) return place_of_row();
  Place place = record_.place(columns_.cell_of(column));
  place.source = source_;
  return place;
}

void RowCells::tell(SheetRow& row, Column column, Problem problem) const {
  problem.place = place(column);
  if (problem.severity == Severity::error) row.kind = RowKind::refused;
  row.problems.push_back(std::move(problem));
}

void RowCells::tell_at(SheetRow& row, std::uint16_t cell, Problem problem) const {
  problem.place = record_.place(cell);
  problem.place.source = source_;
  if (problem.severity == Severity::error) row.kind = RowKind::refused;
  row.problems.push_back(std::move(problem));
}

std::optional<std::uint32_t> RowCells::people() const {
  constexpr std::size_t most_digits = 6;
  const Folded folded(raw(Column::people));
  if (!folded.fits()) return std::nullopt;
  std::string_view text = folded.text();
  if (text.ends_with("人")) text.remove_suffix(std::string_view("人").size());
  if (text.ends_with(".0")) text.remove_suffix(2);
  Cursor cursor(text);
  const auto number = cursor.take_number(1, most_digits);
  if (!number || !cursor.done()) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

void RowCells::tell_of_row(SheetRow& row, Problem problem) const {
  problem.place = place_of_row();
  if (problem.severity == Severity::error) row.kind = RowKind::refused;
  row.problems.push_back(std::move(problem));
}

bool RowCells::blank() const {
  for (std::size_t at = 0; at < record_.size(); ++at) {
    if (at != columns_.cell_of(Column::serial) && !record_.merged(at) && !trimmed(record_.cell(at)).empty())
      return false;
  }
  // A serial number alone numbers an empty row; any other text there is something.
  const std::string_view serial = raw(Column::serial);
  return std::all_of(serial.begin(), serial.end(), is_digit);
}

std::string_view RowCells::lead() const {
  for (std::size_t at = 0; at < record_.size(); ++at) {
    const std::string_view cell = trimmed(record_.cell(at));
    if (!cell.empty()) return cell;
  }
  return {};
}

bool RowCells::is_remark() const {
  constexpr std::size_t longest_name = 30;
  std::size_t own = 0;
  std::size_t where = 0;
  for (std::size_t at = 0; at < record_.size(); ++at) {
    if (record_.merged(at) || trimmed(record_.cell(at)).empty()) continue;
    ++own;
    where = at;
  }
  std::size_t width = record_.size();
  for (const std::uint16_t cell : columns_.cells) {
    if (cell != Columns::none) width = std::max(width, std::size_t{cell} + 1);
  }
  if (own != 1 || width < 3) return false;
  const std::string_view text = trimmed(record_.cell(where));
  if (where != columns_.cell_of(Column::name) && where != columns_.cell_of(Column::id)) return true;
  return text.size() > longest_name || text.find("：") != std::string_view::npos ||
         text.find("。") != std::string_view::npos || text.find(": ") != std::string_view::npos;
}

bool RowCells::may_be_heading() const {
  const Column first = columns_.has(Column::name) ? Column::name : Column::id;
  return !columns_.has(first) || word_of(raw(first)) != Word::unknown;
}

bool RowCells::repeats_header() const {
  if (!may_be_heading()) return false;
  std::vector<Word> words;
  std::size_t known = 0;
  for (std::size_t at = 0; at < record_.size(); ++at) {
    words.push_back(word_of(record_.cell(at)));
    if (words.back() != Word::unknown) ++known;
  }
  if (known < 2) return false;
  const Columns again = columns_of(words, columns_.kind);
  std::size_t same = 0;
  for (std::size_t column = 0; column < column_count; ++column) {
    if (columns_.cells[column] == Columns::none) continue;
    if (again.cells[column] != columns_.cells[column]) return false;
    ++same;
  }
  return same > 0;
}

Problem problem_of_record(const RowCells& cells) {
  const Records& record = cells.record();
  switch (record.defect()) {
    case Defect::none:
      break;
    case Defect::open_quote:
      return error(Kind::broken_quote, "missing quote at the end of a cell: the sheet ends within it",
                   fmt::format("close the quote opened in line {}", record.line()));
    case Defect::text_after_quote:
      return error(Kind::broken_quote, "a quoted cell has text after its closing quote",
                   "write each quote within a quoted cell twice, as in \"say \"\"hello\"\"\"");
    case Defect::too_many_cells:
      return error(Kind::bad_value, fmt::format("the row has more than {} cells", ScannedRecord::most_cells),
                   "check the quotes and the delimiter of the sheet");
    case Defect::too_long:
      return error(Kind::bad_value, fmt::format("the row is longer than {} bytes", ByteWindow::capacity),
                   "check the quotes of the sheet");
  }
  assert(false);
  return {};
}

}  // namespace starhours::sheets
