// settling.h -- which row in suspense a row of a sheet mends.
#pragma once

#include <starhours/book.h>
#include <starhours/sheet_reader.h>

#include <optional>
#include <vector>

namespace starhours {

// Asks the book for its sheets when the first such row comes.
class Settling {
 public:
  explicit Settling(Book& book) : book_(book) {}

  [[nodiscard]] static bool is_asked_for(const SheetRow& row) { return !row.settles_sheet.empty(); }
  // What `row` of `sheet` settles; nothing if the book has no such sheet, or the row is not written as one.
  // REQUIRES: is_asked_for(row).
  [[nodiscard]] Result<std::optional<Settlement>> settlement(SheetNo sheet, const SheetRow& row);

 private:
  Book& book_;
  std::optional<std::vector<Sheet>> sheets_;
};

}  // namespace starhours
