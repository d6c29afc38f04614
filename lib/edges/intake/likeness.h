// likeness.h -- newcomers who may be somebody the book knows already.
#pragma once

#include <starhours/book.h>
#include <starhours/problem.h>

#include <string>
#include <vector>

namespace starhours {

// Notes of kind likely_same about the volunteers with these ids: of one name with another whose phone differs in one
// digit or two that changed places; or of one phone with another newcomer whose name differs in one character. Nothing
// is decided by it: somebody may say so with merge().
[[nodiscard]] Result<Problems> likely_same(Book& book, const std::vector<std::string>& ids);

}  // namespace starhours
