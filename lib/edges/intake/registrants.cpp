#include "intake/registrants.h"

#include "intake/namesakes.h"

#include <algorithm>

namespace starhours {

namespace {

Mention mention_of(const Volunteer& row) { return {{}, row.name, row.id_number, row.phone, {}}; }

// By what registries say: rows of sign-ins may come before and after.
bool may_be(const Volunteer& one, const Volunteer& row) {
  const auto from_registry = [&one](int flags) { return (one.from_rows & flags) == 0; };
  const bool same_number =
      !row.id_number.empty() && one.id_number == row.id_number && from_registry(Volunteer::row_id_number);
  const bool same_phone = !row.phone.empty() && one.phone == row.phone && one.name == row.name &&
                          from_registry(Volunteer::row_name | Volunteer::row_phone);
  return one.known == Known::by_registry && (same_number || same_phone);
}

}  // namespace

Result<std::vector<Volunteer>> Registrants::like(const Volunteer& row) {
  const auto crowd = crowds_.find(row.name);
  auto like = crowd == crowds_.end() ? book_.volunteers_like(mention_of(row)) : like_in(crowd->second, row);
  if (!like) return like;
  if (crowd == crowds_.end() && like->size() > crowd_size) {
    Crowd& of_name = crowds_[row.name];
    for (const Volunteer& one : *like) {
      if (one.name == row.name) of_name[one.phone].insert(one.no);
    }
  }
  std::erase_if(*like, [&row](const Volunteer& one) { return !may_be(one, row); });
  return like;
}

Result<std::vector<Volunteer>> Registrants::like_in(const Crowd& crowd, const Volunteer& row) {
  Mention but_for_the_name = mention_of(row);
  but_for_the_name.name.clear();
  auto like = book_.volunteers_like(but_for_the_name);
  const auto of_phone = crowd.find(row.phone);
  if (!like || row.phone.empty() || of_phone == crowd.end()) return like;
  for (const VolunteerNo no : of_phone->second) {
    if (std::any_of(like->begin(), like->end(), [no](const Volunteer& one) { return one.no == no; })) continue;
    auto one = book_.volunteer(no);
    if (!one) return fail(one.error());
    if (*one) like->push_back(std::move(**one));
  }
  return like;
}

void Registrants::note(const Volunteer& volunteer) {
  const auto crowd = crowds_.find(volunteer.name);
  if (crowd != crowds_.end()) crowd->second[volunteer.phone].insert(volunteer.no);
}

}  // namespace starhours
