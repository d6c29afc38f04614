// merged_areas.h -- what merged areas say, given in each of their cells.
#pragma once

#include "workbook/row_cells.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace starhours::workbook {

// Rows from 1, columns from 0; both ends included.
struct Area {
  std::uint32_t first_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_row = 0;
  std::uint32_t last_column = 0;
};

// More areas, or more cells repeated, than a person's sheet has.
inline constexpr std::size_t most_areas = std::size_t{1} << 21U;
inline constexpr std::uint64_t most_copies = 50'000'000;

class MergedAreas {
 public:
  MergedAreas() = default;
  explicit MergedAreas(std::vector<Area> areas);

  // An area whose first row is the next one given to apply().
  void add(const Area& area) { areas_.push_back(area); }
  // True while an area of an earlier row reaches down to `row`.
  [[nodiscard]] bool reach(std::uint32_t row) const;

  // Gives the cells of row `row` what the areas over it say. Copies hold until the next call. An area whose first cell
  // is blank says nothing, and of areas that overlap the first counts. False after most_copies copies. REQUIRES: rows
  // ascend; `cells` is settled.
  [[nodiscard]] bool apply(std::uint32_t row, RowCells& cells);

 private:
  struct Open {
    Area area;
    CellKind kind = CellKind::text;
    std::unique_ptr<std::string> text;
  };

  void open(std::uint32_t row, const RowCells& cells);

  std::vector<Area> areas_;  // by first row, then first column
  std::size_t next_ = 0;
  std::vector<Open> open_;  // by column, without overlap
  std::vector<RowCells::Cell> copies_;
  std::uint64_t copied_ = 0;
};

}  // namespace starhours::workbook
