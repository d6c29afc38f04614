// shown.h -- problems of a rulebook as lines of text, whole.
#pragma once

#include <starhours/rules_file.h>

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace starhours {

// "3:9 what [kind]; hint: …" a problem, and below it the part of the line that its caret underlines.
inline std::string shown(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    const Place& place = problem.place;
    text += fmt::format("{}:{}:{}: {} [{}]\n", place.source, place.line, place.column, problem.message,
                        name_of(problem.kind));
    if (place.length > 0) text += fmt::format("  > {}\n", place.excerpt.substr(place.column - 1, place.length));
    if (!problem.hint.empty()) text += fmt::format("  hint: {}\n", problem.hint);
  }
  return text;
}

inline std::string mistakes_of(std::string_view toml) { return shown(read_rulebook(toml, "r.toml").problems); }

// What a text without mistakes says.
inline Rulebook rulebook_of(std::string_view toml) {
  Checked<Rulebook> checked = read_rulebook(toml, "r.toml");
  return checked.problems.empty() ? checked.value : Rulebook{shown(checked.problems), "mistakes", {}, {}, {}, {}, {}};
}

}  // namespace starhours
