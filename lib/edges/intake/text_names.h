// text_names.h -- what the texts in sheets for teams and activities stand for.
#pragma once

#include "intake/desk.h"

#include <starhours/directory.h>

#include <optional>
#include <string>
#include <unordered_map>

namespace starhours {

// What a text stands for, or nothing; `ambiguous`: two registered ones share that name.
template <class Thing>
struct Meaning {
  bool ambiguous = false;
  std::optional<Thing> thing;
};

// Enrols what nobody knows under its own text, so that a sheet never waits for a registry. Teams are all held;
// activities, of which a book of many years has very many, are asked of the book as sheets name them.
class TextNames {
 public:
  [[nodiscard]] static Result<TextNames> load(Book& book);

  // The team or activity a text stands for; none for an empty one. A name that two registered ones share stands for
  // neither: it is enrolled for itself.
  [[nodiscard]] Result<TeamNo> team(std::string_view text);
  [[nodiscard]] Result<ActivityNo> activity(std::string_view text);
  // The same of what is known, and enrols nothing.
  [[nodiscard]] Result<Meaning<Activity>> activity_meant(std::string_view text);
  [[nodiscard]] Meaning<Team> team_meant(std::string_view text) const;

  // With the teams of the last reload, and the activities that were asked for since they were last forgotten.
  [[nodiscard]] const Directory& directory() const { return directory_; }
  // Brings one into it, if the book has it.
  [[nodiscard]] Result<void> bring(ActivityNo no);
  [[nodiscard]] Result<void> reload_teams();
  // The same if any have been enrolled since.
  [[nodiscard]] Result<void> take_up_new_teams();
  // Forgets activities, which may have changed, and reloads teams.
  [[nodiscard]] Result<void> start_again();

 private:
  explicit TextNames(Book& book) : book_(&book) {}

  Book* book_;
  Directory directory_;
  std::unordered_map<std::string, TeamNo> new_teams_;
};

}  // namespace starhours
