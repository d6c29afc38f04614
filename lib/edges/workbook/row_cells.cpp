#include "workbook/row_cells.h"

#include <algorithm>

namespace starhours::workbook {
namespace {

bool stands_before(const RowCells::Cell& one, const RowCells::Cell& other) { return one.column < other.column; }

}  // namespace

void RowCells::clear() {
  text_.clear();
  cells_.clear();
  ordered_ = true;
}

void RowCells::add(std::uint32_t column, CellKind kind, std::size_t begin) {
  if (begin != text_.size()) push({column, kind, false, nullptr, begin, text_.size() - begin});
}

void RowCells::add_again(std::uint32_t column, const Cell& said) {
  Cell cell = said;
  cell.column = column;
  push(cell);
}

void RowCells::add_elsewhere(std::uint32_t column, CellKind kind, std::string_view text) {
  if (!text.empty()) push({column, kind, false, text.data(), 0, text.size()});
}

void RowCells::push(const Cell& cell) {
  ordered_ = ordered_ && (cells_.empty() || cells_.back().column < cell.column);
  cells_.push_back(cell);
}

void RowCells::settle() {
  if (ordered_) return;
  std::stable_sort(cells_.begin(), cells_.end(), stands_before);
  const auto same = [](const Cell& one, const Cell& other) { return one.column == other.column; };
  const auto kept = std::unique(cells_.rbegin(), cells_.rend(), same);
  cells_.erase(cells_.begin(), kept.base());
  ordered_ = true;
}

const RowCells::Cell* RowCells::at(std::uint32_t column) const {
  const auto found = std::lower_bound(cells_.begin(), cells_.end(), Cell{column}, stands_before);
  return found != cells_.end() && found->column == column ? &*found : nullptr;
}

std::string_view RowCells::view_of(const Cell& cell) const {
  return {cell.elsewhere != nullptr ? cell.elsewhere : text_.data() + cell.begin, cell.size};
}

void RowCells::overlay(const std::vector<Cell>& copies) {
  merged_.clear();
  auto own = cells_.begin();
  for (const Cell& copy : copies) {
    for (; own != cells_.end() && own->column < copy.column; ++own) merged_.push_back(*own);
    if (own != cells_.end() && own->column == copy.column) ++own;
    merged_.push_back(copy);
  }
  merged_.insert(merged_.end(), own, cells_.end());
  cells_.swap(merged_);
}

void RowCells::fill(std::vector<WorkbookCell>& cells) const {
  cells.resize(cells_.size());
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    const Cell& cell = cells_[at];
    cells[at] = {cell.column, cell.kind, cell.merged, view_of(cell)};
  }
}

}  // namespace starhours::workbook
