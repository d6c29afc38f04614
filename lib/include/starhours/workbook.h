// workbook.h -- the cells of a spreadsheet file, row after row, whatever program wrote it.
//
//   if (form_of(front) is a workbook's)
//     auto workbook = Workbook::open(std::move(bytes), form);
//     while ((*workbook)->next_worksheet())
//       while ((*workbook)->next_row(row)) …
//
// Rows are streamed: memory is the file's bytes, its shared strings and one row, never a whole worksheet.
//
// A day or a time is what the cell shows on the wall and passes through no zone. Serial numbers are brought to the
// nearest second: programs write 45721.7225694444 for 17:20:30.
#pragma once

#include <starhours/problem.h>
#include <starhours/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// What bytes are, by their content. A name is never asked.
enum class FileForm : std::uint8_t {
  text,       // none of the others: CSV or TSV in some encoding
  xlsx,       // a ZIP with a workbook in it, transitional or strict
  ods,        // a ZIP with an OpenDocument spreadsheet in it
  xls,        // OLE with a BIFF workbook, or a bare BIFF stream
  html,       // a table that calls itself a spreadsheet
  encrypted,  // a workbook behind a password
  other,      // known to be something else: a picture, a PDF, a ZIP without a workbook
};
[[nodiscard]] std::string_view name_of(FileForm form);  // "XLSX"

// REQUIRES: `bytes` is the whole file.
[[nodiscard]] FileForm form_of(std::string_view bytes);
// True if the file that begins so may be other than text. One kilobyte is enough.
[[nodiscard]] bool may_be_workbook(std::string_view front);

enum class CellKind : std::uint8_t {
  text,      // as it stands, rich text put together, phonetic readings left out
  number,    // "2.5": the shortest decimal that is the number, 15 digits at most; from 16 digits on with an exponent
  day,       // "2025-03-05"
  clock,     // "09:00:30"
  stamp,     // "2025-03-05T09:00:30"
  length,    // "26:30:00", hours minutes seconds of a format like [h]:mm; "-20:20:00"
  boolean,   // "TRUE" "FALSE"
  error,     // "#N/A"
  no_value,  // a formula that was never computed: its text, "=B2-A2"
};

struct WorkbookCell {
  std::uint32_t column = 0;  // from 0
  CellKind kind = CellKind::text;
  bool merged = false;  // the value stands in another cell of the same merged area
  std::string_view text;
};

// The cells that hold something, by column. What a merged area says is in each of its cells.
struct WorkbookRow {
  std::uint32_t row = 0;  // from 1, as a spreadsheet shows it
  bool hidden = false;
  std::vector<WorkbookCell> cells;  // never empty: rows without content are passed over
};

struct WorkbookLimits {
  std::uint64_t most_bytes = std::uint64_t{4} << 30U;  // decompressed, all parts read
  std::uint64_t most_ratio = 500;                      // decompressed to compressed, of parts past 10 MB
  std::uint32_t most_rows = 1'048'576;                 // of a worksheet
  std::uint32_t most_columns = 16'384;
  std::uint64_t most_shared_text = std::uint64_t{256} << 20U;
};

class Workbook {
 public:
  // Errors: encrypted_file, damaged_file (truncated, corrupt, no workbook in it), too_large, unsupported_file.
  [[nodiscard]] static Result<std::unique_ptr<Workbook>> open(std::string bytes, FileForm form,
                                                              const WorkbookLimits& limits = {});
  Workbook() = default;
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  virtual ~Workbook() = default;

  // Days count from 1904: a number that nobody formatted as a date means another one.
  [[nodiscard]] virtual bool from_1904() const = 0;
  // Hidden worksheets are not read.
  [[nodiscard]] virtual const std::vector<std::string>& hidden_worksheets() const = 0;

  // Goes to the next visible worksheet, in the order of their tabs. False after the last, or on failure.
  [[nodiscard]] virtual bool next_worksheet() = 0;
  [[nodiscard]] virtual std::string_view worksheet() const = 0;  // its name; holds until next_worksheet()
  // Rows come in ascending order. Views in `row` hold until the next call. False at the end, or on failure.
  [[nodiscard]] virtual bool next_row(WorkbookRow& row) = 0;
  // damaged_file or too_large, once a call gave false because of it.
  [[nodiscard]] virtual const std::optional<Problem>& failure() const = 0;
};

// The same workbook, read by a thread of its own some two thousand rows ahead of who asks for them. It may begin to be
// read before anybody asks.
[[nodiscard]] std::unique_ptr<Workbook> reading_ahead(std::unique_ptr<Workbook> workbook);

}  // namespace starhours
