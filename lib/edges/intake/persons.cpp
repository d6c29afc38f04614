#include "intake/persons.h"

#include <algorithm>
#include <set>
#include <vector>

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

Result<bool> Persons::have_changed(Book& book) const {
  const auto now = load(book);
  if (!now) return fail(now.error());
  const auto there = now->all_are_there(book);
  if (!there) return there;
  return !*there || now->ids_ != ids_;
}

Result<bool> Persons::all_are_there(Book& book) const {
  std::set<VolunteerNo> persons;
  for (const auto& [from, to] : persons_) persons.insert(to);
  for (const VolunteerNo no : persons) {
    const auto person = book.volunteer(no);
    if (!person) return fail(person.error());
    if (!*person || (*person)->known < Known::by_number) continue;
    const std::vector<std::string> names{(*person)->name};
    const std::vector<std::string> id_numbers{(*person)->id_number};
    const auto mentions = book.mentions_of(names, id_numbers, {});
    if (!mentions) return fail(mentions.error());
    const auto is_own = [&](const LooseMention& loose) {
      return loose.volunteer == no && provisional_id(loose.mention) == (*person)->id;
    };
    if (std::none_of(mentions->begin(), mentions->end(), is_own)) return false;
  }
  return true;
}

bool Persons::is_of_others(VolunteerNo no) const {
  return std::any_of(persons_.begin(), persons_.end(), [no](const auto& each) { return each.second == no; });
}

}  // namespace starhours
