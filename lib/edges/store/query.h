// query.h -- prepared statements, kept from use to use.
//
// SQLite::Statement hides the handle that reading a million rows needs and counts references on each column it
// gives, so statements are held here; the connection and the exceptions are SQLiteCpp's.
//
// All functions throw SQLite::Exception.
#pragma once

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace starhours::store {

class Query {
 public:
  Query(SQLite::Database& database, const char* sql);

  // Parameters, from 1. Texts and blobs are not copied: they must live until the last step().
  Query& bind(int parameter, std::int64_t value);
  Query& bind(int parameter, std::optional<std::int64_t> value);
  Query& bind(int parameter, std::string_view text);
  Query& bind_blob(int parameter, std::span<const char> bytes);
  Query& bind_null(int parameter);
  // Binds 1, 2, … in order.
  template <class... Values>
  Query& bind_all(const Values&... values) {
    int parameter = 0;
    (bind(++parameter, values), ...);
    return *this;
  }

  // True while there is a row.
  bool step();
  // Runs it to its end and makes it ready for the next binding.
  void run();
  void reset() noexcept { sqlite3_reset(statement_.get()); }
  void forget_bindings() noexcept { sqlite3_clear_bindings(statement_.get()); }

  // Columns of the row, from 0. NULL is 0 and empty. Views hold until the next step().
  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  [[nodiscard]] bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional<std::int64_t>(integer(column));
  }
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
  };
  void check(int code) const;

  sqlite3* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Statements;

// A statement in use; goes back ready for the next when it dies. Two uses of one statement at a time get two.
class Lease {
 public:
  Lease(Statements& from, const char* sql, std::unique_ptr<Query> query)
      : from_(&from), sql_(sql), query_(std::move(query)) {}
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&&) = delete;
  ~Lease();
  Query* operator->() const { return query_.get(); }
  Query& operator*() const { return *query_; }

 private:
  Statements* from_;
  const char* sql_;
  std::unique_ptr<Query> query_;
};

// The kept statements of a connection, by the address of their SQL, which must be a constant.
class Statements {
 public:
  explicit Statements(SQLite::Database& database) : database_(&database) {}
  [[nodiscard]] Lease take(const char* sql);
  void give_back(const char* sql, std::unique_ptr<Query> query) noexcept;

  template <class... Values>
  void run(const char* sql, const Values&... values) {
    take(sql)->bind_all(values...).run();
  }

 private:
  SQLite::Database* database_;
  std::unordered_map<const char*, std::unique_ptr<Query>> idle_;
};

}  // namespace starhours::store
