#include <starhours/book.h>

#include <store/book_impl.h>

namespace starhours {
namespace {

constexpr const char* committed_by_others = "PRAGMA data_version";
constexpr const char* take_state = "SELECT no FROM housekeeping";  // a state is taken by the first read
// A writer rarely commits within the microseconds that it takes once.
constexpr int tries = 5;

std::int64_t version_of(store::Statements& statements) {
  const store::Lease query = statements.take(committed_by_others);
  return query->step() ? query->integer(0) : 0;
}

}  // namespace

std::optional<Book> Book::twin() {
  if (!impl_->in_transaction || sqlite3_txn_state(impl_->database.getHandle(), "main") != SQLITE_TXN_READ) {
    return std::nullopt;
  }
  Result<Book> twin = Book::open(impl_->path, Access::read);
  if (!twin) {
    return std::nullopt;
  }
  Impl& other = *twin->impl_;
  for (int i = 0; i < tries; ++i) {
    // The version changes with what any other connection commits. It is asked before the one state is taken and after
    // the other: where it is the same, nothing came between, and both are one.
    const auto same = other.read([&] {
      const std::int64_t before = version_of(other.statements);
      impl_->statements.run("COMMIT");
      impl_->statements.run("BEGIN");
      impl_->statements.run(take_state);
      other.statements.run("BEGIN");
      other.statements.run(take_state);
      return version_of(other.statements) == before;
    });
    if (!same) {
      return std::nullopt;
    }
    if (*same) {
      other.in_transaction = true;
      return std::move(*twin);
    }
    other.database.tryExec("ROLLBACK");
  }
  return std::nullopt;
}

}  // namespace starhours
