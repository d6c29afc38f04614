// suspense.h -- which rows in suspense other rows have settled.
#pragma once

#include <starhours/book.h>

#include <store/query.h>

#include <cstdint>
#include <vector>

namespace starhours::store {

// By sheet and row. Throws SQLite::Exception.
[[nodiscard]] std::vector<SheetRowKey> settled_rows(Statements& statements);
// How many of them one sheet has. Throws SQLite::Exception.
[[nodiscard]] std::int64_t settled_rows_of(Statements& statements, SheetNo sheet);

}  // namespace starhours::store
