#include "commands.h"
#include "output_options.h"
#include "rulebook_source.h"

#include <starhours/intake.h>
#include <starhours/rules_file.h>

#include <fmt/format.h>

#include <memory>

namespace starhours {
namespace {

// The rulebook in question is the one after the command.
int without_rules_option(Session& session, const std::function<int()>& action) {
  if (session.options.rules.empty()) return action();
  return session.fail_with(
      usage_problem("--rules", "expected on import, query and report only", "name the file after 'check' or 'set'"));
}

int show(Session& session) {
  Result<Book> book = session.open_book(Book::Access::read);
  if (!book && book.error().kind == Kind::missing_book) return write_text(session, default_rulebook_text());
  if (!book) return session.fail_with(book.error());
  const Result<std::string> text = book->rulebook_text();
  if (!text) return session.fail_with(text.error());
  return write_text(session, text->empty() ? default_rulebook_text() : std::string_view(*text));
}

int check(Session& session, const std::string& file) {
  if (!load_rulebook(session, file)) return exit_code::trouble;
  session.say(fmt::format("{}: no mistakes", printable(file)));
  return exit_code::done;
}

int set(Session& session, const std::string& file) {
  const std::optional<RulebookText> rules = load_rulebook(session, file);
  if (!rules) return exit_code::trouble;
  Result<Book> book = session.open_book(Book::Access::write);
  if (!book) return session.fail_with(book.error());
  const Result<Day> today = session.today(rules->rulebook);
  if (!today) return session.fail_with(today.error());
  if (const Result<void> adopted = adopt_rulebook(*book, rules->toml, *today); !adopted) {
    return session.fail_with(adopted.error());
  }
  session.say(fmt::format("{}: rulebook set, every sheet counted by it", session.book_name()));
  return exit_code::done;
}

}  // namespace

void add_rules_show(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    command.runs([&session] { return without_rules_option(session, [&] { return show(session); }); });
  };
  parent.add("show", "Print the book's rulebook, or the built-in one where it has none",
             {"starhours rules show", "starhours rules show > rules.toml"}, tell);
}

void add_rules_check(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto file = std::make_shared<std::string>();
    command.argument("FILE", *file, "a rulebook in TOML; - is standard input");
    command.runs([&session, file] { return without_rules_option(session, [&] { return check(session, *file); }); });
  };
  parent.add("check", "Tell every mistake in a rulebook file",
             {"starhours rules check rules.toml", "starhours rules check - < rules.toml"}, tell);
}

void add_rules_set(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto file = std::make_shared<std::string>();
    command.argument("FILE", *file, "a rulebook in TOML; - is standard input");
    command.runs([&session, file] { return without_rules_option(session, [&] { return set(session, *file); }); });
  };
  parent.add("set", "Make a rulebook the book's, and count every sheet by it",
             {"starhours rules set rules.toml", "starhours -b 2025.db rules set rules.toml"}, tell);
}

}  // namespace starhours
