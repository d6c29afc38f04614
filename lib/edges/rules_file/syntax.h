// syntax.h -- a rulebook that is no TOML.
#pragma once

#include <rules_file/reading.h>

#include <string_view>

namespace starhours {

// The parser's own words about `error`, in ours.
void tell_syntax(Reading& reading, const toml::parse_error& error);

// Tells of what would ask too much of the parser: true if the text can be given to it. A key of very many
// parts makes tables as deep, and a text of many megabytes is no rulebook.
[[nodiscard]] bool is_parsable(Reading& reading, std::string_view text);

}  // namespace starhours
