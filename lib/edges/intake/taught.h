// taught.h -- what the book knows of volunteers because of certain sheets.
#pragma once

#include "intake/desk.h"

#include <optional>
#include <set>
#include <span>
#include <vector>

namespace starhours {

// What has to be learnt again when the sheets go, and from which others.
struct Taught {
  // Known by an id that rows give, or told more of by such rows: of these the book keeps what all of them taught
  // together, so that every sheet that speaks of them has to be read again.
  std::vector<Volunteer> by_ids;
  std::set<SheetNo> teachers;  // the other sheets that do
  // Known by what weaker mentions say, all of which the book keeps.
  std::vector<Volunteer> by_mentions;
  std::vector<LooseMention> mentions;  // of the sheets
};

// Nothing where everything has to be counted again, or that is no more work: of registries, where somebody in the
// sheets was said to be somebody else, or where they and what would have to be read again are most of the book.
[[nodiscard]] Result<std::optional<Taught>> taught_by(Desk& desk, std::span<const Sheet> sheets);

}  // namespace starhours
