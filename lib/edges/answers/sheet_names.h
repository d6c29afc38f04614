// sheet_names.h -- the sheets of a book by number, and in an order that does not follow their import.
#pragma once

#include <starhours/book.h>
#include <starhours/result.h>

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace starhours::answers {

class SheetNames {
 public:
  [[nodiscard]] static Result<SheetNames> load(Book& book);

  // By name, then SHA-256.
  [[nodiscard]] const std::vector<Sheet>& in_order() const { return sheets_; }
  // Empty for a sheet the book does not know.
  [[nodiscard]] std::string_view name(SheetNo no) const;
  // A row as the spreadsheet shows it; the view lives as long as this.
  [[nodiscard]] Sheet::ShownRow shown(SheetNo no, std::uint32_t row) const;
  [[nodiscard]] std::size_t rank(SheetNo no) const;
  // Like beside like, so that mending them is one piece of work: by kind, sheet and row.
  void put_in_order(std::vector<SuspenseKey>& suspense) const;

 private:
  std::vector<Sheet> sheets_;
  std::map<SheetNo, std::size_t> ranks_;
};

}  // namespace starhours::answers
