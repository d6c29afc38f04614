#include "workbook/merged_areas.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace starhours::workbook {

MergedAreas::MergedAreas(std::vector<Area> areas) : areas_(std::move(areas)) {
  std::sort(areas_.begin(), areas_.end(), [](const Area& one, const Area& other) {
    return std::tie(one.first_row, one.first_column) < std::tie(other.first_row, other.first_column);
  });
}

bool MergedAreas::reach(std::uint32_t row) const {
  return std::any_of(open_.begin(), open_.end(), [&](const Open& open) { return open.area.last_row >= row; });
}

void MergedAreas::open(std::uint32_t row, const RowCells& cells) {
  for (; next_ < areas_.size() && areas_[next_].first_row <= row; ++next_) {
    const Area& area = areas_[next_];
    if (area.first_row != row) continue;
    const RowCells::Cell* said = cells.at(area.first_column);
    if (said == nullptr) continue;
    const auto behind =
        std::lower_bound(open_.begin(), open_.end(), area.first_column,
                         [](const Open& open, std::uint32_t column) { return open.area.last_column < column; });
    if (behind != open_.end() && behind->area.first_column <= area.last_column) continue;
    open_.insert(behind, {area, said->kind, std::make_unique<std::string>(cells.view_of(*said))});
  }
  if (next_ == areas_.size()) {
    areas_.clear();
    next_ = 0;
  }
}

bool MergedAreas::apply(std::uint32_t row, RowCells& cells) {
  std::erase_if(open_, [&](const Open& open) { return open.area.last_row < row; });
  if (next_ < areas_.size()) open(row, cells);
  if (open_.empty()) return true;
  copies_.clear();
  for (const Open& open : open_) {
    const std::uint32_t own = open.area.first_row == row ? 1 : 0;
    for (std::uint32_t column = open.area.first_column + own; column <= open.area.last_column; ++column) {
      copies_.push_back({column, open.kind, true, open.text->data(), 0, open.text->size()});
    }
  }
  copied_ += copies_.size();
  if (copied_ > most_copies) return false;
  cells.overlay(copies_);
  return true;
}

}  // namespace starhours::workbook
