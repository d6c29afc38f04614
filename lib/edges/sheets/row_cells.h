// row_cells.h -- the cells of one record by column, and the problems found in them.
#pragma once

#include <sheets/byte_window.h>
#include <sheets/cell_text.h>
#include <sheets/columns.h>
#include <sheets/records.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace starhours::sheets {

class RowCells {
 public:
  // All must outlive it.
  RowCells(const Records& record, const Columns& columns, const std::string& source)
      : record_(record), columns_(columns), source_(source) {}

  [[nodiscard]] const Records& record() const { return record_; }
  [[nodiscard]] const Columns& columns() const { return columns_; }

  // As written, without spaces around it. Views hold until the next record.
  [[nodiscard]] std::string_view raw(Column column) const { return raw(columns_.cell_of(column)); }
  [[nodiscard]] std::string_view raw(std::uint16_t cell) const { return trimmed(record_.cell(cell)); }
  // Cleaned as names are; empty for a dash. Broken UTF-8 is a problem of the row.
  [[nodiscard]] std::string_view text(Column column, SheetRow& row);
  // The same line by line, where a cell has several.
  [[nodiscard]] std::string_view lines(Column column, SheetRow& row);
  [[nodiscard]] std::string_view phone(SheetRow& row);
  [[nodiscard]] std::string_view id_number(SheetRow& row);

  // True for a cell that is empty, or that says so: a dash, 无, NA.
  [[nodiscard]] static bool says_nothing(std::string_view cell);

  [[nodiscard]] Place place_of_row() const;
  // The whole row where the sheet has no such column.
  [[nodiscard]] Place place(Column column) const;
  // How many people the row is for. Nothing if it does not say, or not in digits.
  [[nodiscard]] std::optional<std::uint32_t> people() const;
  // An error makes the row refused.
  void tell(SheetRow& row, Column column, Problem problem) const;
  void tell_at(SheetRow& row, std::uint16_t cell, Problem problem) const;
  void tell_of_row(SheetRow& row, Problem problem) const;

  // Without serial numbers.
  [[nodiscard]] bool blank() const;
  // The first cell that holds something.
  [[nodiscard]] std::string_view lead() const;
  // One cell alone, which is no name: somebody's remark.
  [[nodiscard]] bool is_remark() const;
  // One look, enough for nearly every row that is no header.
  [[nodiscard]] bool may_be_heading() const;
  // The cells of the known columns say again what columns they are.
  [[nodiscard]] bool repeats_header() const;

 private:
  [[nodiscard]] std::string_view refuse_value(Column column, std::string_view cell, SheetRow& row);
  [[nodiscard]] std::string_view text_slowly(Column column, std::string_view cell, SheetRow& row);

  const Records& record_;
  const Columns& columns_;
  const std::string& source_;
  std::array<std::string, column_count> cleaned_;  // by Column: where the cell itself would not do
};

// The problem of a record that is none. REQUIRES: it has a defect.
[[nodiscard]] Problem problem_of_record(const RowCells& cells);

}  // namespace starhours::sheets
