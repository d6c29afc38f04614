// problem.h -- what was found wrong, where, and what would be right.
//
// Problems are values. A reader never stops at the first: it returns
// Checked<T>, the usable part beside *all* problems in the order of the source.
// How a problem looks on a terminal is decided by render.h alone.
#pragma once

#include <starhours/kind.h>

#include <cstdint>
#include <string>
#include <vector>

namespace starhours {

enum class Severity { error, warning, note };

// Where a problem sits. Every part may be empty or zero when it does not apply.
struct Place {
  std::string source;        // file name as given, or the name of a book or option
  std::string worksheet;     // empty for text files
  std::uint32_t row = 0;     // 1-based record, as a spreadsheet shows it; 0 = the whole source
  std::uint32_t line = 0;    // 1-based physical line; 0 = no lines (a spreadsheet, a whole file)
  std::uint32_t column = 0;  // line != 0: 1-based byte in the line. line == 0 and row != 0:
                             // 1-based spreadsheet column (1 = A). 0 = the whole row
  std::uint32_t length = 0;  // bytes of the excerpt to underline, from `column`; 0 = no caret
  std::string excerpt;       // the line's text, UTF-8, untrusted; empty = show none
};

struct Problem {
  Severity severity = Severity::error;
  Kind kind{};
  Place place;
  std::string message;  // lower case, no full stop: what was found, in quotes, then the rule
  std::string hint;     // valid input; empty = none
};

using Problems = std::vector<Problem>;

// The usable value and everything that was wrong on the way to it.
template <class T>
struct Checked {
  T value;
  Problems problems;  // in source order
};

// A problem without a place; callers that know the place fill it in.
[[nodiscard]] Problem error(Kind kind, std::string message, std::string hint = {});
[[nodiscard]] Problem warning(Kind kind, std::string message, std::string hint = {});

[[nodiscard]] bool has_errors(const Problems& problems);

// The name in `names` nearest to `word`, at most two edits away (Damerau, over
// code points), or empty. For "did you mean".
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace starhours
