// record_scan.h -- where one record of delimited text ends, and its cells (RFC 4180, more leniently where Excel is).
#pragma once

#include <sheets/byte_window.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace starhours::sheets {

// A cell in its record, the quotes included.
struct CellSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // not included
};

// What can be wrong with a record as such.
enum class Defect : std::uint8_t { none, open_quote, text_after_quote, too_many_cells, too_long };

struct ScannedRecord {
  static constexpr std::size_t most_cells = 16'384;  // columns of a spreadsheet

  std::vector<CellSpan> cells = std::vector<CellSpan>(most_cells);
  std::size_t cell_count = 0;
  std::size_t length = 0;       // bytes without the line's end
  std::size_t consumed = 0;     // and with it
  std::uint32_t line_ends = 0;  // physical lines ended, those in quotes and its own included
  bool quotes = false;          // some cell is quoted
  bool doubled = false;         // and has a quote in it, written as two
  Defect defect = Defect::none;
  std::size_t defect_cell = 0;
};

// Reads the record at the front of `bytes`. False if it reaches beyond them, which cannot be when `ended`.
// A line ends with LF, CR or CRLF. A quote opens a cell at its very beginning only. What is wrong makes a defect, the
// first one found. REQUIRES: bytes not empty, ByteWindow::padding readable bytes after them.
[[nodiscard]] bool scan_record(std::string_view bytes, bool ended, char delimiter, ScannedRecord& record);

// Where a record too long to be held stands.
struct LongRecord {
  bool in_quotes = false;
  bool cell_begins = true;
  bool quote_closed = false;     // the last byte was a quote that closed the cell, or is the first of two
  bool carriage_return = false;  // the last byte was one
  std::uint32_t line_ends = 0;
};

// Skips on to the record's end: how many of `bytes` belong to it, its line's end included; `found` says whether that
// end is among them.
[[nodiscard]] std::size_t skip_record(std::string_view bytes, char delimiter, LongRecord& state, bool& found);

}  // namespace starhours::sheets
