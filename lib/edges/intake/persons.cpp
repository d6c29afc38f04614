#include "intake/persons.h"

#include <algorithm>

namespace starhours {

Result<Persons> Persons::load(Book& book) {
  const auto merges = book.merges();
  if (!merges) return fail(merges.error());
  Persons persons;
  persons.nothing_said_ = merges->empty();
  if (merges->empty()) return persons;
  const auto all = book.persons();
  if (!all) return fail(all.error());
  for (const Person& one : *all) {
    persons.ids_.emplace(one.from_id, one.id);
    if (one.from != VolunteerNo::none) persons.persons_.emplace(one.from, one.no);
  }
  return persons;
}

bool Persons::is_of_others(VolunteerNo no) const {
  return std::any_of(persons_.begin(), persons_.end(), [no](const auto& each) { return each.second == no; });
}

}  // namespace starhours
