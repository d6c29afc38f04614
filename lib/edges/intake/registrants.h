// registrants.h -- the registered volunteers whom the rows of a registry mean that give no id.
#pragma once

#include <starhours/book.h>

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace starhours {

class Registrants {
 public:
  // The book must outlive it.
  explicit Registrants(Book& book) : book_(book) {}

  // Those with the identity number of the row, or with its name and phone; each once.
  [[nodiscard]] Result<std::vector<Volunteer>> like(const Volunteer& row);

  // To be told of everybody whom the registry puts into the book.
  void note(const Volunteer& volunteer);

 private:
  // By phone. Who has another by now may still be there.
  using Crowd = std::unordered_map<std::string, std::set<VolunteerNo>>;

  [[nodiscard]] Result<std::vector<Volunteer>> like_in(const Crowd& crowd, const Volunteer& row);

  Book& book_;
  // Of the names that very many bear: too many to be looked at for each row.
  std::unordered_map<std::string, Crowd> crowds_;
};

}  // namespace starhours
