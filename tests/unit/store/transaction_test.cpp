#include "scratch.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

namespace starhours {
namespace {

std::vector<Entry> many_entries(int day, std::uint32_t count) {
  std::vector<Entry> entries;
  for (std::uint32_t volunteer = 1; volunteer <= count; ++volunteer) {
    entries.push_back(entry_of(day, volunteer, 0, 10));
  }
  return entries;
}

TEST_CASE("a transaction happens or does not") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  {
    Book::Transaction transaction = value(book.begin());
    value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
    CHECK(journal(book).size() == 1);
    value(book.set_rulebook_text("x"));
  }
  CHECK(journal(book).empty());
  CHECK(value(book.rulebook_text()).empty());
  {
    Book::Transaction transaction = value(book.begin());
    value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
    value(transaction.commit());
  }
  CHECK(journal(book).size() == 1);
}

TEST_CASE("a transaction in which a write failed can only be undone") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  Book::Transaction transaction = value(book.begin());
  value(book.set_rulebook_text("x"));
  value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
  CHECK(problem(book.post(posting_of({entry_of(1, 1, 0, 10)}))) == Kind::broken_book);
  CHECK(problem(book.set_rulebook_text("y")) == Kind::broken_book);
  CHECK(problem(transaction.commit()) == Kind::broken_book);
  CHECK(journal(book).empty());
  CHECK(value(book.rulebook_text()).empty());
  value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
}

TEST_CASE("writers wait for one another") {
  const Scratch scratch;
  { new_book(scratch.path()); }
  std::vector<std::thread> writers;
  std::atomic<int> failures = 0;
  for (std::uint32_t writer = 1; writer <= 3; ++writer) {
    writers.emplace_back([&, writer] {
      Result<Book> book = Book::open(scratch.path(), Book::Access::write);
      for (int day = 0; book && day < 5; ++day) {
        Result<Book::Transaction> transaction = book->begin();
        const bool done =
            transaction && book->post(posting_of({entry_of(day, writer, 0, 10)})) && transaction->commit();
        failures += done ? 0 : 1;
      }
      failures += book ? 0 : 1;
    });
  }
  for (std::thread& writer : writers) {
    writer.join();
  }
  CHECK(failures == 0);
  Book book = read_book(scratch.path());
  CHECK(journal(book).size() == 15);
}

TEST_CASE("readers do not wait for a writer, and a snapshot stays as it was") {
  const Scratch scratch;
  { value(new_book(scratch.path()).post(posting_of({entry_of(1, 1, 0, 10)}))); }
  Book writer = old_book(scratch.path());
  Book reader = read_book(scratch.path());
  Book::Transaction writing = value(writer.begin());
  value(writer.post(posting_of({entry_of(2, 1, 0, 10)})));
  CHECK(journal(reader).size() == 1);
  {
    const Book::Transaction snapshot = value(reader.snapshot());
    value(writing.commit());
    CHECK(journal(reader).size() == 1);
  }
  CHECK(journal(reader).size() == 2);
}

// Runs `act` in another process and returns how that ended.
template <class Act>
int in_another_process(const Act& act) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    act();
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

TEST_CASE("a writer killed in the middle leaves the book as it was") {
  for (const bool fresh : {true, false}) {
    const Scratch scratch;
    {
      Book book = new_book(scratch.path());
      value(book.set_rulebook_text("before"));
      if (!fresh) {
        value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
      }
    }
    const int status = in_another_process([&] {
      Result<Book> book = Book::open(scratch.path(), Book::Access::write);
      Result<Book::Transaction> transaction = book->begin();
      // More than the cache holds, so that pages reach the disk before the end.
      for (int day = 10; day < 15; ++day) {
        if (!book->post(posting_of(many_entries(day, 500'000)))) {
          _exit(1);
        }
      }
      if (!book->set_rulebook_text("after")) {
        _exit(1);
      }
      raise(SIGKILL);
    });
    CHECK(WIFSIGNALED(status));
    {
      Book book = read_book(scratch.path());
      CHECK(value(book.rulebook_text()) == "before");
      CHECK(journal(book).size() == (fresh ? 0 : 1));
    }
    Book book = old_book(scratch.path());
    value(book.post(posting_of({entry_of(2, 1, 0, 10)})));
    CHECK(journal(book).size() == (fresh ? 1 : 2));
  }
}

TEST_CASE("a writer killed after its commit has committed") {
  const Scratch scratch;
  { new_book(scratch.path()); }
  in_another_process([&] {
    Result<Book> book = Book::open(scratch.path(), Book::Access::write);
    Result<Book::Transaction> transaction = book->begin();
    if (!book->post(posting_of(many_entries(1, 1000))) || !transaction->commit()) {
      _exit(1);
    }
    raise(SIGKILL);
  });
  Book book = read_book(scratch.path());
  CHECK(journal(book).size() == 1000);
}

TEST_CASE("a full disk is told, and nothing was changed") {
  for (const bool fresh : {true, false}) {
    const Scratch scratch;
    {
      Book book = new_book(scratch.path());
      value(book.set_rulebook_text("before"));
      if (!fresh) {
        value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
      }
    }
    const int status = in_another_process([&] {
      signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{512 << 10, 512 << 10};
      setrlimit(RLIMIT_FSIZE, &limit);
      Result<Book> book = Book::open(scratch.path(), Book::Access::write);
      Result<Book::Transaction> transaction = book->begin();
      Result<void> done = book->post(posting_of(many_entries(10, 500'000)));
      if (done) {
        done = transaction->commit();
      } else if (book->set_rulebook_text("after") || transaction->commit()) {
        _exit(1);
      }
      _exit(!done && done.error().kind == Kind::disk_full ? 0 : 2);
    });
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    Book book = old_book(scratch.path());
    CHECK(value(book.rulebook_text()) == "before");
    CHECK(journal(book).size() == (fresh ? 0 : 1));
    value(book.post(posting_of(many_entries(10, 1000))));
  }
}

}  // namespace
}  // namespace starhours
