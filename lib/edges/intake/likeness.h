// likeness.h -- newcomers who may be somebody the book knows already.
#pragma once

#include <starhours/book.h>
#include <starhours/problem.h>

#include <functional>
#include <string>
#include <vector>

namespace starhours {

using TellLikeness = std::function<void(Problem note)>;

// Tells notes of kind likely_same about the volunteers with these ids: of one name with another whose phone differs in
// one digit or two that changed places; or of one phone with another newcomer whose name differs in one character,
// where no more than a family gives that phone. Nothing is decided by it: somebody may say so with merge().
[[nodiscard]] Result<void> likely_same(Book& book, std::vector<std::string> ids, const TellLikeness& tell);

}  // namespace starhours
