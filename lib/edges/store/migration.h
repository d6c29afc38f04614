// migration.h -- bringing a book of an earlier version to the present one.
#pragma once

#include <SQLiteCpp/Database.h>

#include <span>

namespace starhours::store {

// What makes a book of version `from` one of version from + 1.
struct Migration {
  int from;
  const char* sql;
  void (*then)(SQLite::Database& database) = nullptr;  // what SQL cannot say; throws as migrate() does
};

// Of every released version, in order.
[[nodiscard]] std::span<const Migration> migrations();

[[nodiscard]] int version_of(SQLite::Database& database);

// Takes the steps from the book's version to `target` and then `after`, all of them or none. Does nothing for a book
// that is there already, also when another program brought it there meanwhile. Throws SQLite::Exception, and Broken
// when no step leads on.
void migrate(SQLite::Database& database, std::span<const Migration> steps, int target, const char* after = "");

}  // namespace starhours::store
