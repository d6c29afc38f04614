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
  // Everybody who is somebody else, with that person.
  [[nodiscard]] const std::map<VolunteerNo, VolunteerNo>& all() const { return persons_; }
  [[nodiscard]] bool is_of_others(VolunteerNo no) const;
  // Whether since then a person has come, or should go, whom others are said to be: then all must be counted again.
  [[nodiscard]] Result<bool> have_changed(Book& book) const;

 private:
  // Whether all who others are said to be would be in the book if nobody had said so.
  [[nodiscard]] Result<bool> all_are_there(Book& book) const;

  std::map<VolunteerNo, VolunteerNo> persons_;
  std::map<std::string, std::string> ids_;  // of the person, by every id that is another's
  bool nothing_said_ = true;
};

}  // namespace starhours
