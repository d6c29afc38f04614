// Old workbooks: version 8 (Excel 97 to 2003, WPS) and 5, in a compound file or bare, and the bare versions before.
#include "workbook/biff_book.h"
#include "workbook/biff_records.h"
#include "workbook/compound_file.h"
#include "workbook/little_endian.h"
#include "workbook/merged_areas.h"
#include "workbook/readers.h"
#include "workbook/row_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace starhours::workbook {
namespace {

constexpr unsigned deepest = 8;  // parts within a worksheet's: its charts
constexpr std::size_t row_flags_at = 12;
constexpr unsigned row_is_hidden = 0x20;

bool begins_part(std::uint16_t type) {
  return type == biff::begin_of_part || type == biff::begin_of_part_2 || type == biff::begin_of_part_3 ||
         type == biff::begin_of_part_4;
}

bool is_cell(std::uint16_t type) {
  switch (type) {
    case biff::integer_2:
    case biff::number_2:
    case biff::number:
    case biff::packed_number:
    case biff::packed_numbers:
    case biff::text_2:
    case biff::text:
    case biff::rich_text:
    case biff::shared_text:
    case biff::boolean_or_error_2:
    case biff::boolean_or_error:
    case biff::formula:
    case biff::formula_3:
    case biff::formula_4:
      return true;
    default:
      return false;
  }
}

class Xls final : public Workbook {
 public:
  Xls(std::string stream, BiffBook book, const WorkbookLimits& limits)
      : stream_(std::move(stream)), book_(std::move(book)), limits_(limits) {
    for (const BiffSheet& sheet : book_.sheets) {
      if (sheet.hidden) hidden_worksheets_.push_back(sheet.name);
    }
  }

  bool from_1904() const override { return book_.from_1904; }
  const std::vector<std::string>& hidden_worksheets() const override { return hidden_worksheets_; }
  std::string_view worksheet() const override { return sheet_ == nullptr ? std::string_view() : sheet_->name; }
  const std::optional<Problem>& failure() const override { return failure_; }

  bool next_worksheet() override {
    runs_.clear();
    next_run_ = 0;
    row_ = 0;
    while (!failure_ && next_sheet_ < book_.sheets.size()) {
      sheet_ = &book_.sheets[next_sheet_++];
      if (sheet_->hidden) continue;
      survey();
      return !failure_;
    }
    return false;
  }

  bool next_row(WorkbookRow& row) override {
    while (!failure_) {
      cells_.clear();
      const bool more = next_run_ < runs_.size();
      if (areas_.reach(row_ + 1) && !(more && runs_[next_run_].row == row_ + 1)) {
        ++row_;
      } else if (more) {
        row_ = runs_[next_run_].row;
        for (; next_run_ < runs_.size() && runs_[next_run_].row == row_ && !failure_; ++next_run_) {
          read(runs_[next_run_]);
        }
      } else {
        return false;
      }
      cells_.settle();
      if (!failure_ && !areas_.apply(row_, cells_)) too_large("merged cells", most_copies);
      if (failure_) return false;
      if (cells_.empty()) continue;
      row.row = row_;
      row.hidden = row_ < hidden_rows_.size() && hidden_rows_[row_];
      cells_.fill(row.cells);
      return true;
    }
    return false;
  }

 private:
  // Records that stand together and whose cells are of one row.
  struct Run {
    std::uint32_t row = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  // Notes where the rows are, which are hidden, and what is merged: that stands behind them.
  void survey() {
    hidden_rows_.clear();
    std::vector<Area> areas;
    std::size_t at = sheet_->begin;
    auto record = record_at(stream_, at);
    if (!record || !begins_part(record->type)) return damaged("it does not begin as one");
    bool together = false;
    for (unsigned depth = 1; depth > 0;) {
      at = record->end;
      record = record_at(stream_, at);
      if (!record || depth > deepest) return damaged("it is cut off");
      if (begins_part(record->type)) {
        ++depth;
        together = false;
      } else if (record->type == biff::end_of_part) {
        --depth;
      } else if (depth == 1) {
        if (is_cell(record->type)) {
          if (record->body.size() < 6) return damaged("a cell makes no sense");
          const std::uint32_t row = word_at(record->body, 0) + 1U;
          if (row > limits_.most_rows) return too_large("rows", limits_.most_rows);
          if (!together || runs_.back().row != row) runs_.push_back({row, at, at});
          together = true;
        }
        if (together) runs_.back().end = record->end;
        if (record->type == biff::row) note_row(record->body);
        if (record->type == biff::merged_cells && !add_areas(record->body, areas)) return;
      }
    }
    const auto above = [](const Run& one, const Run& other) { return one.row < other.row; };
    if (!std::is_sorted(runs_.begin(), runs_.end(), above)) std::stable_sort(runs_.begin(), runs_.end(), above);
    areas_ = MergedAreas(std::move(areas));
  }

  void note_row(std::string_view body) {
    if (body.size() <= row_flags_at || (byte_at(body, row_flags_at) & row_is_hidden) == 0) return;
    const std::size_t row = word_at(body, 0) + 1U;
    if (hidden_rows_.size() <= row) hidden_rows_.resize(row + 1);
    hidden_rows_[row] = true;
  }

  bool add_areas(std::string_view body, std::vector<Area>& areas) {
    constexpr std::size_t area_size = 8;
    for (std::size_t at = 2; at + area_size <= body.size(); at += area_size) {
      const Area area{word_at(body, at) + 1U, word_at(body, at + 4), word_at(body, at + 2) + 1U, word_at(body, at + 6)};
      if (area.first_row > area.last_row || area.first_column > area.last_column) continue;
      if (areas.size() >= most_areas || area.last_row > limits_.most_rows || area.last_column >= limits_.most_columns) {
        too_large("merged areas, or cells in them", most_areas);
        return false;
      }
      areas.push_back(area);
    }
    return true;
  }

  void read(const Run& run) {
    formula_waits_ = false;
    for (std::size_t at = run.begin; at < run.end && !failure_;) {
      const auto record = record_at(stream_, at);
      if (!record) return;
      at = record->end;
      if (record->type == biff::formula_text || record->type == biff::formula_text_2) {
        if (formula_waits_) read_formula_text_of(*record, run.end);
        formula_waits_ = false;
      } else if (is_cell(record->type)) {
        formula_waits_ = false;
        read_cell(*record);
      }
    }
  }

  void read_cell(const Record& record) {
    const std::string_view body = record.body;
    const std::uint32_t column = word_at(body, 2);
    if (column >= limits_.most_columns) return too_large("columns", limits_.most_columns);
    if (record.type == biff::packed_numbers) return read_packed_numbers(column, body);
    const bool two = book_.version == BiffVersion::two;
    const std::size_t value_at = two ? 7 : 6;
    const std::size_t value_size = body.size() - std::min(body.size(), value_at);
    const std::size_t extended = two ? byte_at(body, 5) & 0x3FU : word_at(body, 4);
    const Format format = extended < book_.formats.size() ? book_.formats[extended] : Format::number;
    if (value_size < least_value(record.type)) return damaged("a cell makes no sense");
    switch (record.type) {
      case biff::integer_2:
        return add_number(column, word_at(body, value_at), format);
      case biff::number_2:
      case biff::number:
        return add_number(column, double_at(body, value_at), format);
      case biff::packed_number:
        return add_number(column, packed_number_of(long_at(body, value_at)), format);
      case biff::shared_text:
        return add_shared_text(column, long_at(body, value_at));
      case biff::boolean_or_error:
      case biff::boolean_or_error_2:
        return add_boolean_or_error(column, byte_at(body, value_at), byte_at(body, value_at + 1) != 0);
      case biff::formula:
      case biff::formula_3:
      case biff::formula_4:
        return read_formula(column, body.substr(value_at, 8), format);
      default:
        return read_text(column, body, value_at);
    }
  }

  static std::size_t least_value(std::uint16_t type) {
    switch (type) {
      case biff::number_2:
      case biff::number:
      case biff::formula:
      case biff::formula_3:
      case biff::formula_4:
        return 8;
      case biff::packed_number:
      case biff::shared_text:
        return 4;
      case biff::integer_2:
      case biff::boolean_or_error:
      case biff::boolean_or_error_2:
        return 2;
      default:
        return 0;
    }
  }

  void read_packed_numbers(std::uint32_t column, std::string_view body) {
    constexpr std::size_t each = 6;
    for (std::size_t at = 4; at + each + 2 <= body.size(); at += each, ++column) {
      if (column >= limits_.most_columns) return too_large("columns", limits_.most_columns);
      const std::size_t extended = word_at(body, at);
      const Format format = extended < book_.formats.size() ? book_.formats[extended] : Format::number;
      add_number(column, packed_number_of(long_at(body, at + 2)), format);
    }
  }

  void read_formula(std::uint32_t column, std::string_view value, Format format) {
    if (word_at(value, 6) != 0xFFFF) return add_number(column, double_at(value, 0), format);
    enum Result : std::uint8_t { text, boolean, error };  // another one is an empty text
    switch (byte_at(value, 0)) {
      case text:
        formula_waits_ = true;
        formula_column_ = column;
        return;
      case boolean:
      case error:
        return add_boolean_or_error(column, byte_at(value, 2), byte_at(value, 0) == error);
      default:
        return;
    }
  }

  void read_formula_text_of(const Record& record, std::size_t end) {
    std::string& text = cells_.text();
    const std::size_t begin = text.size();
    bool whole = false;
    if (book_.version == BiffVersion::eight) {
      std::vector<std::string_view> bodies{record.body};
      for (std::size_t at = record.end; at < end;) {
        const auto next = record_at(stream_, at);
        if (!next || next->type != biff::continuation) break;
        bodies.push_back(next->body);
        at = next->end;
      }
      whole = read_formula_text(bodies, text);
    } else {
      std::size_t at = 0;
      whole = book_.writing().read(record.body, at, book_.version != BiffVersion::two, text);
    }
    if (!whole) return damaged("the text of a cell is cut off");
    cells_.add(formula_column_, CellKind::text, begin);
  }

  void read_text(std::uint32_t column, std::string_view body, std::size_t at) {
    std::string& text = cells_.text();
    const std::size_t begin = text.size();
    if (!book_.writing().read(body, at, book_.version != BiffVersion::two, text)) {
      return damaged("the text of a cell is cut off");
    }
    cells_.add(column, CellKind::text, begin);
  }

  void add_number(std::uint32_t column, double number, Format format) {
    if (!std::isfinite(number)) return add_boolean_or_error(column, 0x24, true);
    const std::size_t begin = cells_.text().size();
    const CellKind kind = append_serial(cells_.text(), number, format, book_.from_1904);
    cells_.add(column, kind, begin);
  }

  void add_shared_text(std::uint32_t column, std::size_t index) {
    const auto text = book_.texts.at(index);
    if (!text) return damaged(fmt::format("there is no text {} among those that cells share", index));
    cells_.add_elsewhere(column, CellKind::text, *text);
  }

  void add_boolean_or_error(std::uint32_t column, std::uint8_t value, bool is_error) {
    if (is_error) return cells_.add_elsewhere(column, CellKind::error, error_text(value));
    cells_.add_elsewhere(column, CellKind::boolean, value != 0 ? "TRUE" : "FALSE");
  }

  void damaged(std::string_view what) {
    failure_ = damaged_workbook(fmt::format("in the worksheet \"{}\" {}", worksheet(), what));
  }
  void too_large(std::string_view what, std::uint64_t most) {
    failure_ = error(Kind::too_large, fmt::format("the worksheet \"{}\" has more than {} {}", worksheet(), most, what));
  }

  std::string stream_;
  BiffBook book_;
  WorkbookLimits limits_;
  std::vector<std::string> hidden_worksheets_;
  std::optional<Problem> failure_;

  const BiffSheet* sheet_ = nullptr;
  std::size_t next_sheet_ = 0;
  std::vector<Run> runs_;  // by row
  std::size_t next_run_ = 0;
  std::vector<bool> hidden_rows_;
  MergedAreas areas_;
  std::uint32_t row_ = 0;
  RowCells cells_;
  bool formula_waits_ = false;  // for its text, in a record to come
  std::uint32_t formula_column_ = 0;
};

}  // namespace

Opened open_xls(std::string bytes, const WorkbookLimits& limits) {
  if (bytes.size() > limits.most_bytes) {
    return fail(error(Kind::too_large, fmt::format("the workbook has more than {} bytes", limits.most_bytes)));
  }
  std::string stream;
  if (is_compound_file(bytes)) {
    const auto file = CompoundFile::open(bytes);
    if (!file) return fail(file.error());
    auto found = file->stream(file->has("Workbook") ? "Workbook" : "Book");
    if (!found) return fail(found.error());
    stream = *std::move(found);
  } else {
    stream = std::move(bytes);
  }
  BiffBook book;
  if (auto problem = book.read(stream, limits)) return fail(*std::move(problem));
  return std::make_unique<Xls>(std::move(stream), std::move(book), limits);
}

}  // namespace starhours::workbook
