// opening.h -- finding, making and opening the file of a book.
#pragma once

#include <starhours/book.h>

#include <SQLiteCpp/Database.h>

#include <string>

namespace starhours::store {

struct Opened {
  SQLite::Database database;
  // Made just now, nothing posted yet. Such a book keeps a rollback journal until its first posting is committed: pages
  // that are new to the file are then written once, instead of to the log and later to the file.
  bool fresh = false;
};

[[nodiscard]] Result<Opened> open_book(const std::string& path, Book::Access access);

// So that readers need not wait for writers. Where others are reading just now it stays as it is, until the next
// opening.
void use_write_ahead_log(SQLite::Database& database);

}  // namespace starhours::store
