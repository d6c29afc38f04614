// desk.h -- what every step of an intake works with.
#pragma once

#include "intake/helper.h"

#include <starhours/book.h>
#include <starhours/rulebook.h>
#include <starhours/zone.h>

namespace starhours {

// The book in a running transaction and the rules it counts by. Held by reference: one intake, one desk.
struct Desk {
  Book& book;
  const Rulebook& rules;
  const Zone& zone;
  Helper helper{};  // for what can be done beside
};

// What a desk stands on while a book is changed. The transaction ends with it.
struct Begun {
  Rulebook rules;
  Zone zone;
  Book::Transaction transaction;

  [[nodiscard]] Desk desk(Book& book) const { return {book, rules, zone}; }
};
// Errors: those of Book.
[[nodiscard]] Result<Begun> begin_change(Book& book);

}  // namespace starhours
