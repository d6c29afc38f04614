// registries.h -- rows of registries into the book.
#pragma once

#include "intake/desk.h"
#include "intake/people.h"
#include "intake/second_look.h"
#include "intake/text_names.h"

#include <set>

namespace starhours {

// Puts the records of one registry. `names` is reloaded where teams or activities changed. Returns the sheets in which
// a text now stands for another team or activity than before, or for one with another id, name or window. `later`
// receives warnings.
[[nodiscard]] Result<std::set<SheetNo>> take_registry(Desk& desk, TextNames& names, People& people,
                                                      const StagedSheet& registry, LaterWarnings& later);

}  // namespace starhours
