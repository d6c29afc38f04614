// map_file.h -- how a sheet is to be read, as a TOML file: for sheets whose headers do not tell.
//
//   date_order = "dmy"
//   header_row = 2
//   [columns]
//   "Arrived" = "sign_in"      # by the text of its header,
//   C = "sign_out"             # by its letter,
//   7 = "hours"                # or by its number
#pragma once

#include <starhours/problem.h>
#include <starhours/sheet_reader.h>

#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// Unknown keys and fields, wrong types and values are errors with place and hint, all of them; the value then leaves
// them out. `source` is the map's own name; that of a sheet stays empty.
// Kinds: toml_syntax unknown_key wrong_type wrong_value.
[[nodiscard]] Checked<ReadingOptions> read_map(std::string_view toml, std::string_view source);

// As a map that read_map() reads the same, `remarks` as comments above it.
[[nodiscard]] std::string map_text(const ReadingOptions& options, const std::vector<std::string>& remarks = {});

// `said`, with what it leaves open taken from `map`. The name of the sheet is that of `said`.
[[nodiscard]] ReadingOptions over_map(const ReadingOptions& said, const ReadingOptions& map);

}  // namespace starhours
