// session.h -- one run of the command line: what was asked for globally, and how problems are told.
#pragma once

#include "environment.h"

#include <starhours/book.h>
#include <starhours/names.h>
#include <starhours/problem.h>
#include <starhours/render.h>
#include <starhours/rulebook.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace starhours {

namespace exit_code {
inline constexpr int done = 0;
inline constexpr int bad_data = 1;  // --strict, and the data has problems
inline constexpr int usage = 2;     // the command line, names and periods on it included
inline constexpr int trouble = 3;   // a file or the book
inline constexpr int interrupted = 130;
}  // namespace exit_code

enum class Color : std::uint8_t { automatic, always, never };

// Options that stand before or after any command.
struct GlobalOptions {
  std::string book;   // empty: $STARHOURS_BOOK, else starhours.db
  std::string rules;  // a rulebook file; empty: the book's
  Language language = Language::zh;
  std::optional<Day> today;
  Color color = Color::automatic;
  bool verbose = false;
  bool quiet = false;
  bool version = false;
};

// A book open for writing, and the day it is there.
struct BookInHand {
  Book book;
  Day today{};
};

class Session {
 public:
  explicit Session(Environment& environment) : environment_(environment) {}

  [[nodiscard]] Environment& environment() { return environment_; }
  GlobalOptions options;
  // What the chosen command does; returns the exit code. Set while the arguments are read, run after.
  std::function<int()> command;

  [[nodiscard]] RenderStyle out_style();
  [[nodiscard]] RenderStyle err_style();
  // The book as the user calls it.
  [[nodiscard]] std::string book_name();
  [[nodiscard]] Result<Book> open_book(Book::Access access);
  // --today, else the day it is in the rulebook's zone.
  [[nodiscard]] Result<Day> today(const Rulebook& rulebook);

  // What a command needs that changes the book.
  [[nodiscard]] Result<BookInHand> open_to_change();

  // Tells a problem on standard error; nothing but errors with -q.
  void tell(const Problem& problem);
  void tell(const Problems& problems);
  void say(std::string_view line);  // unless -q
  // Tells it and returns the exit code it stands for.
  [[nodiscard]] int fail_with(const Problem& problem);

  // A problem of the store's, with the book's name as its place.
  [[nodiscard]] Problem of_book(Problem problem);

 private:
  [[nodiscard]] bool colored(bool terminal);

  Environment& environment_;
};

// 2 for kinds that stand for what was typed, 3 for the rest.
[[nodiscard]] int exit_code_of(Kind kind);

// A usage problem about an option: "--by: error: unknown dimension 'x'".
[[nodiscard]] Problem usage_problem(std::string option, std::string message, std::string hint = {});

// "; did you mean 'x'?" where a name is near, else nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& names);

}  // namespace starhours
