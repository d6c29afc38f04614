// workbook_records.h -- the rows of one worksheet after the other, as records.
#pragma once

#include <starhours/workbook.h>

#include <sheets/records.h>
#include <sheets/sample.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace starhours::sheets {

class WorkbookRecords final : public Records {
 public:
  // `workbook` must outlive it.
  explicit WorkbookRecords(Workbook& workbook) : workbook_(workbook) {}

  // Goes to the next worksheet and reads its first rows ahead. False after the last, or on failure.
  bool next_worksheet();
  [[nodiscard]] const Sample& sample() const { return sample_; }
  [[nodiscard]] const std::string& worksheet() const { return name_; }

  bool next() override;
  [[nodiscard]] std::string_view text() const override;
  [[nodiscard]] Place place(std::size_t index) const override;
  [[nodiscard]] Place place() const override;

 private:
  void show_sampled(const SampleRow& row);
  void show_row();
  void clear(std::size_t size);

  Workbook& workbook_;
  std::string name_;
  Sample sample_;
  std::size_t shown_ = 0;  // of the sample
  WorkbookRow read_;
  std::vector<std::string_view> cells_;
  std::vector<CellKind> cell_kinds_;
  std::unique_ptr<bool[]> cell_merged_;
  std::size_t capacity_ = 0;
  mutable std::string text_;
};

}  // namespace starhours::sheets
