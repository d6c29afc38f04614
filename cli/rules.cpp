#include "commands.h"
#include "flag.h"
#include "output_options.h"
#include "rulebook_source.h"

#include <starhours/intake.h>
#include <starhours/rules_file.h>

#include <fmt/format.h>

#include <memory>

namespace starhours {
namespace {

void refuse_rules_option(const Session& session) {
  if (session.options.rules.empty()) return;
  throw UsageError(
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

void add_rules_show(CLI::App& parent, Session& session) {
  CLI::App& command = add_command(parent, "show", "Print the book's rulebook, or the built-in one where it has none",
                                  {"starhours rules show", "starhours rules show > rules.toml"});
  command.callback([&session] {
    refuse_rules_option(session);
    session.command = [&session] { return show(session); };
  });
}

void add_rules_check(CLI::App& parent, Session& session) {
  CLI::App& command = add_command(parent, "check", "Tell every mistake in a rulebook file",
                                  {"starhours rules check rules.toml", "starhours rules check - < rules.toml"});
  const auto file = std::make_shared<std::string>();
  command.add_option("FILE", *file, "a rulebook in TOML; - is standard input")->required();
  command.callback([&session, file] {
    refuse_rules_option(session);
    session.command = [&session, file] { return check(session, *file); };
  });
}

void add_rules_set(CLI::App& parent, Session& session) {
  CLI::App& command = add_command(parent, "set", "Make a rulebook the book's, and count every sheet by it",
                                  {"starhours rules set rules.toml", "starhours -b 2025.db rules set rules.toml"});
  const auto file = std::make_shared<std::string>();
  command.add_option("FILE", *file, "a rulebook in TOML; - is standard input")->required();
  command.callback([&session, file] {
    refuse_rules_option(session);
    session.command = [&session, file] { return set(session, *file); };
  });
}

}  // namespace starhours
