#include <SQLiteCpp/Exception.h>
#include <store/query.h>

namespace starhours::store {

Query::Query(SQLite::Database& database, const char* sql) : connection_(database.getHandle()) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v3(connection_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  statement_.reset(statement);
}

void Query::check(int code) const {
  if (code != SQLITE_OK) {
    throw SQLite::Exception(connection_, code);
  }
}

Query& Query::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), parameter, value));
  return *this;
}

Query& Query::bind(int parameter, std::optional<std::int64_t> value) {
  return value ? bind(parameter, *value) : bind_null(parameter);
}

Query& Query::bind(int parameter, std::string_view text) {
  const char* const bytes = text.data() != nullptr ? text.data() : "";
  check(sqlite3_bind_text64(statement_.get(), parameter, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Query& Query::bind_blob(int parameter, std::span<const char> bytes) {
  const char* const first = bytes.data() != nullptr ? bytes.data() : "";
  check(sqlite3_bind_blob64(statement_.get(), parameter, first, bytes.size(), SQLITE_STATIC));
  return *this;
}

Query& Query::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_.get(), parameter));
  return *this;
}

bool Query::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code == SQLITE_DONE) {
    return false;
  }
  throw SQLite::Exception(connection_, code);
}

void Query::run() {
  while (step()) {
  }
  reset();
}

std::string_view Query::text(int column) const {
  const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes == nullptr
             ? std::string_view{}
             : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

std::string_view Query::blob(int column) const {
  const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return bytes == nullptr
             ? std::string_view{}
             : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Lease::~Lease() {
  if (query_) {
    from_->give_back(sql_, std::move(query_));
  }
}

Lease Statements::take(const char* sql) {
  std::unique_ptr<Query>& idle = idle_[sql];
  return {*this, sql, idle ? std::move(idle) : std::make_unique<Query>(*database_, sql)};
}

void Statements::give_back(const char* sql, std::unique_ptr<Query> query) noexcept {
  query->reset();
  query->forget_bindings();
  const auto place = idle_.find(sql);
  if (place != idle_.end() && !place->second) {
    place->second = std::move(query);
  }
}

}  // namespace starhours::store
