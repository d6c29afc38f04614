#include "intake/recount.h"

#include <starhours/intake.h>
#include <starhours/rules_file.h>

namespace starhours {

Result<Rulebook> rulebook_of(Book& book) {
  auto text = book.rulebook_text();
  if (!text) return fail(text.error());
  if (text->empty()) return default_rulebook();
  auto read = read_rulebook(*text, "the book's rulebook");
  if (has_errors(read.problems)) return fail(read.problems.front());
  return std::move(read.value);
}

Result<void> adopt_rulebook(Book& book, std::string_view toml, Day today) {
  auto read = read_rulebook(toml, "rulebook");
  if (has_errors(read.problems)) return fail(read.problems.front());
  auto zone = Zone::named(read.value.zone);
  if (!zone) return fail(zone.error());
  auto transaction = book.begin();
  if (!transaction) return fail(transaction.error());
  if (auto set = book.set_rulebook_text(toml); !set) return set;
  Desk desk{book, read.value, *zone};
  if (auto counted = count_again(desk); !counted) return counted;
  if (auto kept = book.add_event({today, "rules", "", "", read.value.title}); !kept) return kept;
  return transaction->commit();
}

}  // namespace starhours
