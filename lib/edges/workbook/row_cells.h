// row_cells.h -- a row while its cells are being read.
#pragma once

#include <starhours/workbook.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::workbook {

// The texts of a row's own cells lie one behind the other in text(); views are made when the row is complete.
class RowCells {
 public:
  struct Cell {
    std::uint32_t column = 0;
    CellKind kind = CellKind::text;
    bool merged = false;
    const char* elsewhere = nullptr;  // the text, if it does not lie in text()
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  void clear();
  [[nodiscard]] bool empty() const { return cells_.empty(); }
  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  [[nodiscard]] std::string& text() { return text_; }

  // The cell whose text stands in text() from `begin` to the end. Without text it is blank, and none is added.
  void add(std::uint32_t column, CellKind kind, std::size_t begin);
  // The text of `said`, once more.
  void add_again(std::uint32_t column, const Cell& said);
  // REQUIRES: `text` outlives the row.
  void add_elsewhere(std::uint32_t column, CellKind kind, std::string_view text);

  // By column; of several cells at one place the last. Needed once all are added, before at() and overlay().
  void settle();
  [[nodiscard]] const Cell* at(std::uint32_t column) const;
  [[nodiscard]] std::string_view view_of(const Cell& cell) const;
  // `copies` (by column) win over the row's own cells.
  void overlay(const std::vector<Cell>& copies);

  void fill(std::vector<WorkbookCell>& cells) const;

 private:
  void push(const Cell& cell);

  std::string text_;
  std::vector<Cell> cells_;
  std::vector<Cell> merged_;
  bool ordered_ = true;
};

}  // namespace starhours::workbook
