// column_map_text.h -- a column map as the text a book keeps.
#pragma once

#include <starhours/sheet_reader.h>

#include <string>
#include <string_view>

namespace starhours::store {

// As schemas/book.sql says of sheets.read_columns. Empty for a map that says nothing.
[[nodiscard]] std::string column_map_text(const ColumnMap& map);
// Throws Broken.
[[nodiscard]] ColumnMap parse_column_map(std::string_view text);

}  // namespace starhours::store
