// survey.h -- how a sheet is laid out: where its tables begin, what their columns hold, what their titles say.
#pragma once

#include <starhours/sheet_reader.h>

#include <sheets/columns.h>
#include <sheets/context.h>
#include <sheets/sample.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

// A header and the rows below it, up to the next table.
struct Table {
  std::uint32_t titles = 0;  // the first row of the titles above it
  std::uint32_t header = 0;  // the first row of its header
  std::uint32_t body = 0;    // the first row after the header
  Columns columns;
  Context context;  // without what names and options say
  DateOrder order = DateOrder::unknown;
  std::vector<std::string> headings;  // by cell
};

struct SaidDelimiter {
  char delimiter = ',';
  std::size_t bytes = 0;
};
// The `sep=;` with which a sheet may tell Excel its delimiter, and the bytes it takes with its line's end; no bytes if
// there is none.
[[nodiscard]] SaidDelimiter said_delimiter(std::string_view bytes);

// The delimiter with which the beginning of a text makes most sense as a table.
[[nodiscard]] char delimiter_of(std::string_view bytes, bool ended, const ReadingOptions& options);

// The tables whose headers stand in a sample, in order. Error, without a source: no_header. A sheet has tables of one
// kind: that of the first, or the one said.
[[nodiscard]] Result<std::vector<Table>> survey(const Sample& sample, const ReadingOptions& options);

// The table of which the last of `rows` is the header, with the columns of `before` or others; those before it may be
// its titles. Nothing if it is no header.
[[nodiscard]] std::optional<Table> table_at(const Sample& rows, const Table& before, const ReadingOptions& options);

// The columns of a table as a map that would find them again.
[[nodiscard]] ColumnMap map_of(const Table& table);

}  // namespace starhours::sheets
