// suspense.h -- which rows in suspense other rows have settled.
#pragma once

#include <starhours/book.h>

#include <store/query.h>

#include <vector>

namespace starhours::store {

// By sheet and row. Throws SQLite::Exception.
[[nodiscard]] std::vector<SheetRowKey> settled_rows(Statements& statements);

}  // namespace starhours::store
