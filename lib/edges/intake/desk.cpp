#include "intake/desk.h"

#include <starhours/intake.h>

#include <utility>

namespace starhours {

Result<Begun> begin_change(Book& book) {
  auto rules = rulebook_of(book);
  if (!rules) return fail(rules.error());
  auto zone = Zone::named(rules->zone);
  if (!zone) return fail(zone.error());
  auto transaction = book.begin();
  if (!transaction) return fail(transaction.error());
  return Begun{*std::move(rules), *std::move(zone), *std::move(transaction)};
}

}  // namespace starhours
