#include <sheets/cell_text.h>
#include <sheets/workbook_records.h>

#include <algorithm>

namespace starhours::sheets {

bool WorkbookRecords::next_worksheet() {
  sample_.clear();
  shown_ = 0;
  if (!workbook_.next_worksheet()) return false;
  name_ = workbook_.worksheet();
  while (sample_.size() < most_sampled && workbook_.next_row(read_)) {
    SampleRow& row = sample_.emplace_back();
    row.row = read_.row;
    row.cells.resize(read_.cells.back().column + std::size_t{1});
    for (const WorkbookCell& cell : read_.cells) {
      row.cells[cell.column] = {std::string(trimmed(cell.text)), cell.kind, cell.merged};
    }
  }
  return !workbook_.failure();
}

bool WorkbookRecords::next() {
  if (shown_ < sample_.size()) {
    show_sampled(sample_[shown_++]);
    return true;
  }
  if (sample_.size() < most_sampled || !workbook_.next_row(read_)) return false;
  show_row();
  return true;
}

void WorkbookRecords::clear(std::size_t size) {
  cells_.assign(size, {});
  cell_kinds_.assign(size, CellKind::text);
  if (capacity_ < size) {
    cell_merged_ = std::make_unique<bool[]>(size);
    capacity_ = size;
  }
  std::fill_n(cell_merged_.get(), size, false);
  size_ = size;
  values_ = cells_.data();
  kinds_ = cell_kinds_.data();
  merged_ = cell_merged_.get();
}

void WorkbookRecords::show_sampled(const SampleRow& row) {
  clear(row.cells.size());
  row_ = row.row;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    cells_[at] = row.cells[at].text;
    cell_kinds_[at] = row.cells[at].kind;
    cell_merged_[at] = row.cells[at].merged;
  }
}

void WorkbookRecords::show_row() {
  clear(read_.cells.back().column + std::size_t{1});
  row_ = read_.row;
  for (const WorkbookCell& cell : read_.cells) {
    cells_[cell.column] = cell.text;
    cell_kinds_[cell.column] = cell.kind;
    cell_merged_[cell.column] = cell.merged;
  }
}

std::string_view WorkbookRecords::text() const {
  text_.clear();
  for (std::size_t at = 0; at < size_; ++at) {
    if (at > 0) text_ += '\t';
    for (const char character : cells_[at]) {
      text_ += character == '\t' || character == '\n' || character == '\r' ? ' ' : character;
    }
  }
  return text_;
}

Place WorkbookRecords::place(std::size_t index) const {
  Place place = this->place();
  place.column = static_cast<std::uint32_t>(index) + 1;
  return place;
}

Place WorkbookRecords::place() const {
  Place place;
  place.worksheet = name_;
  place.row = row_;
  return place;
}

}  // namespace starhours::sheets
