// book_impl.h -- the open book behind Book: connection, statements, and the border at which exceptions end.
#pragma once

#include <starhours/book.h>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <store/feed.h>
#include <store/journal_rows.h>
#include <store/mention_rows.h>
#include <store/month_totals.h>
#include <store/query.h>
#include <store/team_days.h>
#include <store/trouble.h>
#include <store/volunteer_packs.h>
#include <store/volunteer_rows.h>

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace starhours {

class Book::Impl {
 public:
  Impl(std::string book_path, SQLite::Database opened, bool fresh_book);

  // Runs a read, `f() -> T`, and turns what it throws into a problem.
  template <class F>
  auto read(F&& f) -> Result<std::invoke_result_t<F>> {
    return bordered(std::forward<F>(f));
  }

  // The same for a write. Outside a transaction it is one by itself. Within one, a failure dooms the transaction: it
  // can only be undone, so that nothing is ever committed in part.
  template <class F>
  auto write(F&& f) -> Result<std::invoke_result_t<F>> {
    if (!in_transaction) {
      if (Result<void> begun = begin("BEGIN IMMEDIATE"); !begun) {
        return fail(std::move(begun.error()));
      }
      auto result = bordered(std::forward<F>(f));
      if (!result) {
        roll_back();
        return result;
      }
      if (Result<void> committed = commit(); !committed) {
        return fail(std::move(committed.error()));
      }
      return result;
    }
    if (doomed) {
      return fail(*doomed);
    }
    auto result = bordered(std::forward<F>(f));
    if (!result) {
      doomed = result.error();
    }
    return result;
  }

  [[nodiscard]] Result<void> begin(const char* sql);
  [[nodiscard]] Result<void> commit();
  void roll_back() noexcept;
  // The same of a transaction within the running one.
  [[nodiscard]] Result<void> begin_within();
  [[nodiscard]] Result<void> commit_within();
  void roll_back_within() noexcept;

  // Brings what one of the members below has noted into the book, so that it can be read there.
  template <class Noted>
  [[nodiscard]] Result<void> fold(Noted& member) {
    if (!member.noted()) {
      return {};
    }
    return write([&] { member.fold(statements); });
  }
  // Notes service days for all that sums them. Throws as the sums do.
  void note(std::span<const Entry> service_days, store::Sign sign);
  // Brings what was noted into the book in part, where it has become much.
  void fold_if_many();
  void forget_all() noexcept;
  // Notes that drop_unused() has something to look at.
  void doubt_volunteer(VolunteerNo no);
  void trust_volunteer(VolunteerNo no);
  void forget_doubts() noexcept;
  // Throws SQLite::Exception.
  void drop_mentions(SheetNo sheet);
  void drop_volunteer(VolunteerNo no);

  std::string path;
  SQLite::Database database;
  store::Statements statements;
  store::Feed<Duplicate, store::DuplicateColumns> duplicate_feed;
  store::Feed<LooseMention, store::MentionColumns> mention_feed;
  store::Feed<Volunteer, store::VolunteerColumns> volunteer_feed;
  store::MonthTotals totals;
  store::TeamDays team_days;
  store::VolunteerPacks volunteer_packs;
  bool fresh;           // as in Opened
  bool posted = false;  // this transaction, or an earlier one, wrote to the journal
  bool in_transaction = false;
  std::optional<Problem> doomed;

  // Provisional volunteers, by number, that may have lost what they stand for in this transaction.
  std::vector<bool> doubted_volunteers;
  bool doubted_names = false;  // the same of any team or activity
  bool left_teams = false;     // somebody, or a team, who changed may have had another team above

 private:
  void fold_all();

  template <class F>
  auto bordered(F&& f) -> Result<std::invoke_result_t<F>> {
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
        f();
        return {};
      } else {
        return f();
      }
    } catch (const SQLite::Exception& exception) {
      return fail(failure(exception));
    } catch (const store::Broken& broken) {
      return fail(store::problem_of(path, broken));
    }
  }
  [[nodiscard]] Problem failure(const SQLite::Exception& exception);
};

}  // namespace starhours
