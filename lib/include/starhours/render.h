// render.h -- reports and problems as text.
//
// The only room that knows formats. Untrusted text never reaches a terminal as a control, a
// spreadsheet as a formula, or Markdown as markup.
#pragma once

#include <starhours/bytes.h>
#include <starhours/names.h>
#include <starhours/problem.h>
#include <starhours/report.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace starhours {

enum class Format : std::uint8_t { table, tsv, csv, json, ndjson, md };
[[nodiscard]] std::string_view name_of(Format format);
[[nodiscard]] std::optional<Format> format_named(std::string_view name);

struct RenderStyle {
  Language language = Language::zh;  // headings and titles of table and md
  bool raw = false;                  // csv and tsv: leave = + - @ alone
  bool color = false;                // table and problems
};

// Writes what it is given to `sink`, which must outlive it. tsv, csv, json and ndjson write row by row;
// table and md keep the rows to the end, to align them by display width.
//   json    one array of flat objects, keys in column order, a final newline
//   csv     RFC 4180, CRLF, header of keys; cells a spreadsheet would run are led by an apostrophe unless raw
//   tsv     LF; tabs and newlines in a cell become spaces
[[nodiscard]] std::unique_ptr<RowSink> renderer(Format format, ByteSink& sink, const RenderStyle& style);

// A problem as in the design: "PLACE: error: MESSAGE [kind]", excerpt with carets by display width, hint.
[[nodiscard]] std::string render(const Problem& problem, const RenderStyle& style);
// All of them, errors first come first; after `most`, a count ("… and 17 more").
[[nodiscard]] std::string render(const Problems& problems, const RenderStyle& style, std::size_t most = 50);

// Columns a terminal gives to `text` (UTF-8; wide characters are two).
[[nodiscard]] std::size_t display_width(std::string_view text);
// `text` with control characters, bidirectional controls and broken UTF-8 made visible (U+FFFD or ␛-style pictures).
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace starhours
