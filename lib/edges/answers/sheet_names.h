// sheet_names.h -- sheets of a book by number, and in an order that does not follow their import.
#pragma once

#include <starhours/book.h>
#include <starhours/result.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace starhours::answers {

// Sheets come as they are needed: of many years there are very many. What was given before holds on.
class SheetNames {
 public:
  [[nodiscard]] Result<void> bring(Book& book, SheetNo no);
  [[nodiscard]] Result<void> bring_all(Book& book);

  // Null for a sheet that was not brought, or that the book does not know; then it has no name, and comes last.
  [[nodiscard]] const Sheet* sheet(SheetNo no) const;
  [[nodiscard]] std::string_view name(SheetNo no) const;
  // A row as the spreadsheet shows it; the view lives as long as this.
  [[nodiscard]] Sheet::ShownRow shown(SheetNo no, std::uint32_t row) const;
  // By name, then SHA-256.
  [[nodiscard]] bool before(SheetNo a, SheetNo b) const;
  [[nodiscard]] std::vector<const Sheet*> in_order() const;
  // Like beside like, so that mending them is one piece of work: by kind, sheet and row.
  void put_in_order(std::vector<SuspenseKey>& suspense) const;

 private:
  std::map<SheetNo, Sheet> sheets_;
  bool all_ = false;
  std::optional<std::int64_t> most_;  // that the book may have
};

}  // namespace starhours::answers
