// rules_file.h -- rulebooks as TOML: read with all their mistakes, and written.
#pragma once

#include <starhours/problem.h>
#include <starhours/rulebook.h>

#include <string>
#include <string_view>

namespace starhours {

// Reads a whole rulebook. Unknown keys, wrong types, values out of range and contradictions are errors
// with place (line and column in `source`) and hint, all of them; the value then holds defaults in their stead.
// A rulebook without the key `ladder` or `award` has those of the built-in one; `ladder = []` is none.
// Kinds: toml_syntax unknown_key wrong_type wrong_value contradiction.
[[nodiscard]] Checked<Rulebook> read_rulebook(std::string_view toml, std::string_view source);

// The built-in rulebook, commented: what `rules show` prints for a book without one. read_rulebook() reads it without
// problems.
[[nodiscard]] std::string_view default_rulebook_text();
[[nodiscard]] const Rulebook& default_rulebook();

// The JSON Schema of a rulebook, as in schemas/rulebook.schema.json.
[[nodiscard]] std::string_view rulebook_schema();

}  // namespace starhours
