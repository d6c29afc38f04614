// records.h -- the records of a sheet, one after the other, whatever it is written in.
#pragma once

#include <starhours/problem.h>
#include <starhours/workbook.h>

#include <sheets/record_scan.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starhours::sheets {

class Records {
 public:
  Records() = default;
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;
  virtual ~Records() = default;

  // False at the end, or when the source failed. Views of a record hold until then.
  virtual bool next() = 0;

  [[nodiscard]] std::uint32_t row() const { return row_; }    // 1-based, as the sheet shows it
  [[nodiscard]] std::uint32_t line() const { return line_; }  // text: on which it begins
  [[nodiscard]] Defect defect() const { return defect_; }
  [[nodiscard]] std::size_t defect_cell() const { return defect_cell_; }

  [[nodiscard]] std::size_t size() const { return size_; }
  // What a cell holds, without its quotes; empty beyond the last.
  [[nodiscard]] std::string_view cell(std::size_t index) const {
    if (index >= size_) return {};
    if (values_ != nullptr) return values_[index];
    const CellSpan& span = spans_[index];
    return {begin_ + span.begin, span.end - span.begin};
  }
  [[nodiscard]] CellKind kind(std::size_t index) const {
    return kinds_ == nullptr || index >= size_ ? CellKind::text : kinds_[index];
  }
  // Whether a cell says what another cell of the same merged area says.
  [[nodiscard]] bool merged(std::size_t index) const { return merged_ != nullptr && index < size_ && merged_[index]; }

  // As written: text without the line's end; cells of a workbook with tabs between them.
  [[nodiscard]] virtual std::string_view text() const = 0;
  // Of a cell, or of the whole record; without its source.
  [[nodiscard]] virtual Place place(std::size_t index) const = 0;
  [[nodiscard]] virtual Place place() const = 0;

 protected:
  std::uint32_t row_ = 0;
  std::uint32_t line_ = 0;
  Defect defect_ = Defect::none;
  std::size_t defect_cell_ = 0;
  std::size_t size_ = 0;
  // Either the cells themselves, or where they stand.
  const std::string_view* values_ = nullptr;
  const CellSpan* spans_ = nullptr;
  const char* begin_ = nullptr;
  const CellKind* kinds_ = nullptr;  // null: all are text
  const bool* merged_ = nullptr;     // null: none is
};

}  // namespace starhours::sheets
