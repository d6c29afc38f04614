// schema.h -- schemas/book.sql as the library carries it.
#pragma once

namespace starhours::store {

extern const int book_application_id;
extern const int book_version;
extern const char* const book_sql;
// The part of it that makes the views.
[[nodiscard]] const char* book_views_sql();

}  // namespace starhours::store
