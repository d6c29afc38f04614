// field_names.h -- what a map of columns calls the words of headers.
#pragma once

#include <sheets/header_words.h>

#include <optional>
#include <string_view>

namespace starhours::sheets {

// "ignore" is Word::unknown. Nothing if there is no such field.
[[nodiscard]] std::optional<Word> word_of_field(std::string_view field);
// Empty for words that no map needs.
[[nodiscard]] std::string_view field_of(Word word);

}  // namespace starhours::sheets
