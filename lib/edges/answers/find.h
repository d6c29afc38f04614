// find.h -- what the texts of a question stand for: ids first, then names.
//
// Errors: no_volunteer, ambiguous_volunteer, no_team, no_activity, no_award, or usage for things without a kind of
// their own; each with "did you mean", or with the candidates.
#pragma once

#include <starhours/book.h>
#include <starhours/result.h>
#include <starhours/rulebook.h>

#include <answers/community.h>

#include <string>
#include <string_view>
#include <vector>

namespace starhours::answers {

[[nodiscard]] Result<Volunteer> find_volunteer(Book& book, const Community& community, const std::string& text);
[[nodiscard]] Result<TeamNo> find_team(const Community& community, const std::string& text);
// By id the one; by name every activity that bears it.
[[nodiscard]] Result<std::vector<ActivityNo>> find_activities(const Community& community, const std::string& text);
[[nodiscard]] Result<std::vector<ActivityNo>> find_activities_of_project(const Community& community,
                                                                         const std::string& text);
[[nodiscard]] Result<std::vector<ActivityNo>> find_activities_of_category(const Community& community,
                                                                          const std::string& text);
[[nodiscard]] Result<const AwardRule*> find_award(const Rulebook& rulebook, const std::string& text);
// By name, number, or at least eight digits of the SHA-256.
[[nodiscard]] Result<Sheet> find_sheet(Book& book, const std::string& text);

}  // namespace starhours::answers
