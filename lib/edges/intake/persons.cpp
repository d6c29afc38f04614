#include "intake/persons.h"

#include <algorithm>

namespace starhours {

Result<Persons> Persons::load(Book& book) {
  const auto said = book.persons();
  if (!said) return fail(said.error());
  Persons persons;
  for (const Person& one : *said) {
    persons.ids_.emplace(one.from_id, one.id);
    if (one.from != VolunteerNo::none) persons.persons_.emplace(one.from, one.no);
  }
  return persons;
}

bool Persons::is_of_others(VolunteerNo no) const {
  return std::any_of(persons_.begin(), persons_.end(), [no](const auto& each) { return each.second == no; });
}

}  // namespace starhours
