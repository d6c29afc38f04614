// home_teams.h -- where volunteers serve at home, when texts have come to stand for other teams.
#pragma once

#include "intake/desk.h"
#include "intake/people.h"
#include "intake/text_names.h"

#include <map>
#include <set>
#include <string>

namespace starhours {

// `before`: what texts stood for that a registry has taught something of; `names`: what all stand for now. Home teams
// that were known by a name alone become the registered ones of that name. Where rows gave one, and may not have given
// it as they read now, it is forgotten: returns the sheets that tell it anew.
[[nodiscard]] Result<std::set<SheetNo>> follow_teams(Desk& desk, const TextNames& names, People& people,
                                                     const std::map<std::string, Meaning<Team>>& before);

}  // namespace starhours
