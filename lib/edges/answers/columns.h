// columns.h -- the columns of all answers: key, heading and kind of value, in one table.
#pragma once

#include <starhours/report.h>

#include <initializer_list>
#include <string_view>
#include <vector>

namespace starhours::answers {

// The columns of these keys. "name:team" is the column `name` headed as the name of a team.
// REQUIRES: every key is in the table.
[[nodiscard]] std::vector<Column> columns(std::initializer_list<std::string_view> keys);
void append_column(std::vector<Column>& columns, std::string_view key);

// A text, or nothing where it is empty.
[[nodiscard]] inline Cell text_cell(std::string_view text) { return text.empty() ? Cell{} : Cell{text}; }

// The same of a text that many rows show.
[[nodiscard]] inline Cell repeated_text_cell(std::string_view text) {
  const auto word = Word::of(text);
  return word ? Cell{*word} : text_cell(text);
}

}  // namespace starhours::answers
