// persons.h -- who somebody said is the same person as whom.
#pragma once

#include <starhours/book.h>

#include <map>
#include <string>

namespace starhours {

class Persons {
 public:
  [[nodiscard]] static Result<Persons> load(Book& book);

  // Whom the volunteer is: themselves, if nobody said otherwise.
  [[nodiscard]] VolunteerNo person(VolunteerNo no) const {
    const auto at = persons_.find(no);
    return at == persons_.end() ? no : at->second;
  }
  // True if nobody was said to be anybody else, be they in the book or not.
  [[nodiscard]] bool nothing_said() const { return nothing_said_; }
  // The id of the person for every id that is another's. Where this changes, all must be counted again.
  [[nodiscard]] const std::map<std::string, std::string>& ids() const { return ids_; }
  // Everybody who is somebody else, with that person.
  [[nodiscard]] const std::map<VolunteerNo, VolunteerNo>& all() const { return persons_; }
  [[nodiscard]] bool is_of_others(VolunteerNo no) const;
  // Whether all who others are said to be would be in the book if nobody had said so. Where one would not, all must be
  // counted again.
  [[nodiscard]] Result<bool> all_are_there(Book& book) const;

 private:
  std::map<VolunteerNo, VolunteerNo> persons_;
  std::map<std::string, std::string> ids_;
  bool nothing_said_ = true;
};

}  // namespace starhours
