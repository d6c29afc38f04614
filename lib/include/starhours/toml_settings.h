// toml_settings.h -- a small TOML file as a list of settings with their places, for whoever knows what they mean.
#pragma once

#include <starhours/moment.h>
#include <starhours/problem.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace starhours {

// A key and its value.
struct TomlSetting {
  std::string section;  // of [columns]: "columns"; empty at the top
  std::string key;
  // Nothing stands for a value of any other type.
  std::variant<std::monostate, std::string, std::int64_t, bool, Day> value;
  std::string written;  // the value as the text has it, shortened
  std::string type;     // "a text", "a number", …
  Place key_place;
  Place value_place;
};

// All settings in the order of the text, those of sections one deep; an empty section is a setting at the top. Kind:
// toml_syntax; then there are none.
[[nodiscard]] Checked<std::vector<TomlSetting>> read_toml_settings(std::string_view toml, std::string_view source);

// The text as TOML writes it, in quotes.
[[nodiscard]] std::string toml_quoted(std::string_view text);

}  // namespace starhours
