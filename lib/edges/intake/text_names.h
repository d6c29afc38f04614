// text_names.h -- what the texts in sheets for teams and activities stand for.
#pragma once

#include "intake/desk.h"
#include "intake/text_index.h"

#include <starhours/directory.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace starhours {

// Enrols what nobody knows under its own text, so that a sheet never waits for a registry.
class TextNames {
 public:
  [[nodiscard]] static Result<TextNames> load(Book& book);

  // The team or activity a text stands for; none for an empty one. A name that two registered ones share stands for
  // neither: it is enrolled for itself.
  [[nodiscard]] Result<TeamNo> team(std::string_view text);
  [[nodiscard]] Result<ActivityNo> activity(std::string_view text);

  // With everything enrolled before the last reload. Valid until the next.
  [[nodiscard]] const Directory& directory() const { return directory_; }
  // Reads teams and activities anew: all of them, which in a book of many years is dear.
  [[nodiscard]] Result<void> reload();
  // The same if any have been enrolled since.
  [[nodiscard]] Result<void> take_up_new();

 private:
  explicit TextNames(Book& book) : book_(&book) {}

  Book* book_;
  Directory directory_;
  std::unordered_map<std::string, TeamNo> new_teams_;
  std::unordered_map<std::string, ActivityNo> new_activities_;
};

}  // namespace starhours
