// header.h -- the row of a sheet that names its columns, and the delimiter with which it does.
#pragma once

#include <sheets/columns.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace starhours::sheets {

struct Header {
  static constexpr std::uint32_t rows_searched = 40;

  char delimiter = ',';
  std::uint32_t row = 0;  // 1-based record, past a `sep=` line
  Columns columns;
};

// The `sep=;` with which a sheet may tell Excel its delimiter, and the bytes it takes with its line's end; no bytes if
// there is none.
struct SaidDelimiter {
  char delimiter = ',';
  std::size_t bytes = 0;
};
[[nodiscard]] SaidDelimiter said_delimiter(std::string_view bytes);

// Finds the row among the first forty, and the delimiter, that make most sense as a header: of a sheet of kind `as`, or
// of any kind. `bytes` is the beginning of the sheet, all of it if `ended`, without a byte order mark or a `sep=` line,
// with ByteWindow::padding readable bytes after it. Errors, without a source: no_header.
[[nodiscard]] Result<Header> find_header(std::string_view bytes, bool ended, std::optional<char> delimiter,
                                         std::optional<SheetKind> as);

}  // namespace starhours::sheets
