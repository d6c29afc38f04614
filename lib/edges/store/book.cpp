#include <starhours/book.h>

#include <fmt/core.h>
#include <store/book_impl.h>
#include <store/notes.h>
#include <store/opening.h>
#include <store/packed_journal.h>

#include <cassert>
#include <utility>

namespace starhours {
namespace {

constexpr const char* note_unchecked = "UPDATE housekeeping SET unchecked = 1";

}  // namespace

Book::Impl::Impl(std::string book_path, SQLite::Database opened, bool fresh_book)
    : path(std::move(book_path)),
      database(std::move(opened)),
      statements(database),
      duplicate_feed(database.getHandle()),
      mention_feed(database.getHandle()),
      volunteer_feed(database.getHandle()),
      fresh(fresh_book) {}

Problem Book::Impl::failure(const SQLite::Exception& exception) {
  Problem problem = store::problem_of(path, exception.getExtendedErrorCode(), exception.what());
  // SQLite undoes a whole transaction by itself after some failures; what follows must not commit piece by piece.
  if (in_transaction && sqlite3_get_autocommit(database.getHandle()) != 0 && !doomed) {
    doomed = problem;
  }
  return problem;
}

Result<void> Book::Impl::begin(const char* sql) {
  assert(!in_transaction);
  Result<void> begun = bordered([&] { statements.run(sql); });
  in_transaction = begun.has_value();
  return begun;
}

Result<void> Book::Impl::commit() {
  if (doomed) {
    Problem problem = std::move(*doomed);
    roll_back();
    return fail(std::move(problem));
  }
  Result<void> committed = bordered([&] {
    fold_all();
    if (!doubted_volunteers.empty() || doubted_names) {
      statements.run(note_unchecked);
    }
    statements.run("COMMIT");
  });
  if (!committed) {
    roll_back();
    return committed;
  }
  in_transaction = false;
  forget_doubts();
  if (fresh && posted) {
    store::use_write_ahead_log(database);
    fresh = false;
  }
  return {};
}

void Book::Impl::roll_back() noexcept {
  if (sqlite3_get_autocommit(database.getHandle()) == 0) {
    // Cannot fail in a way that leaves the transaction open: closing the connection would undo it too.
    database.tryExec("ROLLBACK");
  }
  in_transaction = false;
  posted = false;
  doomed.reset();
  forget_all();
  forget_doubts();
}

Result<void> Book::Impl::begin_within() {
  assert(in_transaction);
  return write([&] {
    // What is noted so far belongs to the transaction around, whatever becomes of this one.
    fold_all();
    if (!doubted_volunteers.empty() || doubted_names) {
      statements.run(note_unchecked);
    }
    statements.run("SAVEPOINT within");
  });
}

Result<void> Book::Impl::commit_within() {
  Result<void> released = write([&] {
    fold_all();
    statements.run("RELEASE within");
  });
  if (!released) {
    roll_back_within();
  }
  return released;
}

void Book::Impl::roll_back_within() noexcept {
  forget_all();
  // After a failure that made SQLite undo everything there is nothing to come back to: the one around stays doomed.
  if (sqlite3_get_autocommit(database.getHandle()) == 0) {
    database.tryExec("ROLLBACK TO within");
    database.tryExec("RELEASE within");
    doomed.reset();
  }
}

void Book::Impl::note(std::span<const Entry> service_days, store::Sign sign) {
  store::each_run(service_days, [&](std::span<const Entry> service_day) {
    totals.note(service_day, sign);
    team_days.note(service_day, sign);
  });
}

void Book::Impl::fold_if_many() {
  store::fold_if_many(totals, statements);
  store::fold_if_many(team_days, statements);
}

void Book::Impl::fold_all() {
  totals.fold(statements);
  team_days.fold(statements);
  volunteer_packs.fold(statements);
}

void Book::Impl::forget_all() noexcept {
  totals.forget();
  team_days.forget();
  volunteer_packs.forget();
}

void Book::Impl::doubt_volunteer(VolunteerNo no) {
  if (doubted_volunteers.size() <= index_of(no)) {
    doubted_volunteers.resize(index_of(no) + 1);
  }
  doubted_volunteers[index_of(no)] = true;
}

void Book::Impl::trust_volunteer(VolunteerNo no) {
  if (index_of(no) < doubted_volunteers.size()) {
    doubted_volunteers[index_of(no)] = false;
  }
}

void Book::Impl::forget_doubts() noexcept {
  doubted_volunteers.clear();
  doubted_names = false;
  left_teams = false;
}

class Book::Transaction::Impl {
 public:
  Impl(Book::Impl& book, bool within) : book_(&book), within_(within) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (book_ == nullptr) {
      return;
    }
    if (within_) {
      book_->roll_back_within();
    } else {
      book_->roll_back();
    }
  }
  Result<void> commit() {
    assert(book_ != nullptr);
    Book::Impl* const book = std::exchange(book_, nullptr);
    return within_ ? book->commit_within() : book->commit();
  }

 private:
  Book::Impl* book_;  // null once committed
  bool within_;       // another transaction
};

Book::Transaction::Transaction(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Book::Transaction::Transaction(Transaction&&) noexcept = default;
Book::Transaction::~Transaction() = default;

Result<void> Book::Transaction::commit() { return impl_->commit(); }

Book::Book(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Book::Book(Book&&) noexcept = default;
Book& Book::operator=(Book&&) noexcept = default;
Book::~Book() = default;

Result<Book> Book::open(const std::string& path, Access access) {
  Result<store::Opened> opened = store::open_book(path, access);
  if (!opened) {
    return fail(std::move(opened.error()));
  }
  try {
    return Book(std::make_unique<Impl>(path, std::move(opened->database), opened->fresh));
  } catch (const SQLite::Exception& exception) {
    return fail(store::problem_of(path, exception.getExtendedErrorCode(), exception.what()));
  }
}

Result<Book::Transaction> Book::begin() {
  if (impl_->in_transaction) {
    if (Result<void> begun = impl_->begin_within(); !begun) {
      return fail(std::move(begun.error()));
    }
    return Transaction(std::make_unique<Transaction::Impl>(*impl_, true));
  }
  if (Result<void> begun = impl_->begin("BEGIN IMMEDIATE"); !begun) {
    return fail(std::move(begun.error()));
  }
  return Transaction(std::make_unique<Transaction::Impl>(*impl_, false));
}

Result<Book::Transaction> Book::snapshot() {
  if (Result<void> begun = impl_->begin("BEGIN"); !begun) {
    return fail(std::move(begun.error()));
  }
  Transaction transaction(std::make_unique<Transaction::Impl>(*impl_, false));
  // The state is taken by the first read.
  if (Result<void> taken = impl_->read([&] { impl_->statements.run("SELECT no FROM housekeeping"); }); !taken) {
    return fail(std::move(taken.error()));
  }
  return transaction;
}

}  // namespace starhours
