// settling.h -- which row in suspense a row of a sheet mends.
#pragma once

#include <starhours/book.h>
#include <starhours/sheet_reader.h>

#include <optional>
#include <vector>

namespace starhours {

// Asks the book for its sheets when the first such row comes. A sheet that a row names is found once for all: when the
// row is read first, or when the sheet comes. Files of a later month may have the same name.
class Settling {
 public:
  explicit Settling(Book& book) : book_(book) {}

  [[nodiscard]] static bool is_asked_for(const SheetRow& row) { return !row.settles_sheet.empty(); }
  // Whether this was told when `row` of `sheet` was read before.
  [[nodiscard]] Result<bool> is_told(SheetNo sheet, std::uint32_t row);
  // What `row` of `sheet` settles; nothing if the book has no such sheet, or the row is not written as one.
  // REQUIRES: is_asked_for(row).
  [[nodiscard]] Result<std::optional<Settlement>> settlement(SheetNo sheet, const SheetRow& row);

 private:
  Book& book_;
  std::optional<std::vector<Sheet>> sheets_;
  SheetNo told_of_{};  // whose rows are those
  std::vector<std::uint32_t> told_;
};

// A sheet has come: rows that were waiting for one of its rows settle it.
[[nodiscard]] Result<void> settle_awaited(Book& book, const Sheet& arrived);

}  // namespace starhours
