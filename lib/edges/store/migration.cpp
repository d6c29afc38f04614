#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/core.h>
#include <store/migration.h>
#include <store/trouble.h>

#include <algorithm>

namespace starhours::store {

std::span<const Migration> migrations() {
  return {};  // version 1 is the first
}

int version_of(SQLite::Database& database) { return database.execAndGet("PRAGMA user_version").getInt(); }

void migrate(SQLite::Database& database, std::span<const Migration> steps, int target) {
  if (version_of(database) >= target) {
    return;
  }
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  for (int version = version_of(database); version < target; ++version) {
    const auto step =
        std::find_if(steps.begin(), steps.end(), [version](const Migration& each) { return each.from == version; });
    if (step == steps.end()) {
      throw Broken(fmt::format("its version {} is unknown", version));
    }
    database.exec(step->sql);
    database.exec(fmt::format("PRAGMA user_version = {}", version + 1));
  }
  transaction.commit();
}

}  // namespace starhours::store
