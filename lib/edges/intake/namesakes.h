// namesakes.h -- the volunteers among whom a mention finds whom it means.
#pragma once

#include <starhours/book.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace starhours {

// Fewer of one name are looked at one by one.
inline constexpr std::size_t crowd_size = 64;

class Namesakes {
 public:
  // The book must outlive it.
  explicit Namesakes(Book& book) : book_(book) {}

  // Everybody of whom match() must know, some perhaps twice.
  [[nodiscard]] Result<std::vector<Volunteer>> like(const Mention& mention);

  // Once somebody has come to be known more strongly than the mentions asked about, or is so no more.
  void forget() { crowds_.clear(); }

 private:
  Book& book_;
  // Of a name that very many bear (it is none, or all but its first character is hidden) and a strength of mentions:
  // those who are known more strongly. The others are not whom such a mention means, and all of them together are too
  // many to be looked at for each of their mentions.
  std::map<std::pair<std::string, Known>, std::vector<Volunteer>> crowds_;
};

}  // namespace starhours
