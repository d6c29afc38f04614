#include "session.h"

#include <starhours/intake.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace starhours {
namespace {

constexpr std::string_view default_book = "starhours.db";

template <std::size_t n>
bool is_one_of(Kind kind, const std::array<Kind, n>& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

int exit_code_of(Kind kind) {
  constexpr std::array typed{Kind::usage,    Kind::bad_period,  Kind::no_volunteer,        Kind::no_team,
                             Kind::no_award, Kind::no_activity, Kind::ambiguous_volunteer, Kind::ambiguous_team};
  return is_one_of(kind, typed) ? exit_code::usage : exit_code::trouble;
}

Problem usage_problem(std::string option, std::string message, std::string hint) {
  Problem problem = error(Kind::usage, std::move(message), std::move(hint));
  problem.place.source = std::move(option);
  return problem;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = nearest(word, names);
  return near.empty() ? near : fmt::format("; did you mean '{}'?", near);
}

bool Session::colored(bool terminal) {
  switch (options.color) {
    case Color::always:
      return true;
    case Color::never:
      return false;
    case Color::automatic:
      break;
  }
  const std::optional<std::string> no_color = environment_.variable("NO_COLOR");
  const std::optional<std::string> kind = environment_.variable("TERM");
  return terminal && (!no_color || no_color->empty()) && kind != "dumb";
}

RenderStyle Session::out_style() {
  return {.language = options.language, .raw = false, .color = colored(environment_.out_is_terminal())};
}

RenderStyle Session::err_style() {
  return {.language = options.language, .raw = false, .color = colored(environment_.err_is_terminal())};
}

std::string Session::book_name() {
  if (!options.book.empty()) return options.book;
  const std::optional<std::string> variable = environment_.variable("STARHOURS_BOOK");
  return variable && !variable->empty() ? *variable : std::string(default_book);
}

Result<Book> Session::open_book(Book::Access access) {
  Result<Book> book = Book::open(environment_.book_path(book_name()), access);
  if (!book) return fail(of_book(book.error()));
  return book;
}

Result<Day> Session::today(const Rulebook& rulebook) {
  if (options.today) return *options.today;
  const Result<Zone> zone = Zone::named(rulebook.zone);
  if (!zone) return fail(zone.error());
  return environment_.today(*zone);
}

Result<BookInHand> Session::open_to_change() {
  Result<Book> book = open_book(Book::Access::write);
  if (!book) return fail(book.error());
  const Result<Rulebook> rulebook = rulebook_of(*book);
  if (!rulebook) return fail(rulebook.error());
  const Result<Day> day = today(*rulebook);
  if (!day) return fail(day.error());
  return BookInHand{*std::move(book), *day};
}

Problem Session::of_book(Problem problem) {
  constexpr std::array book_kinds{Kind::missing_book,   Kind::not_a_book, Kind::newer_book, Kind::busy_book,
                                  Kind::read_only_book, Kind::disk_full,  Kind::broken_book};
  if (!is_one_of(problem.kind, book_kinds)) return problem;
  // A book may be elsewhere than the user calls it; what is told is what the user said.
  const std::string name = book_name();
  const std::string path = environment_.book_path(name);
  if (!problem.place.source.empty() && problem.place.source != path) return problem;  // of another file
  problem.place.source = name;
  for (std::string* text : {&problem.message, &problem.hint}) {
    const std::size_t at = text->find(path);
    if (at != std::string::npos) text->replace(at, path.size(), name);
  }
  return problem;
}

void Session::tell(const Problem& problem) { tell(Problems{problem}); }

void Session::tell(const Problems& problems) {
  Problems told = problems;
  if (options.quiet) std::erase_if(told, [](const Problem& problem) { return problem.severity != Severity::error; });
  if (told.empty()) return;
  constexpr std::size_t most = 50;
  environment_.err().write(render(told, err_style(), options.verbose ? told.size() : most));
}

void Session::say(std::string_view line) {
  if (!options.quiet) environment_.err().write(fmt::format("{}\n", line));
}

int Session::fail_with(const Problem& problem) {
  const Problem placed = of_book(problem);
  tell(placed);
  return exit_code_of(placed.kind);
}

}  // namespace starhours
