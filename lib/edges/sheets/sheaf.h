// sheaf.h -- a sheet's bytes as records: one part if it is text, one a worksheet if it is a workbook.
#pragma once

#include <starhours/sheet_reader.h>

#include <sheets/byte_window.h>
#include <sheets/record_reader.h>
#include <sheets/sample.h>
#include <sheets/workbook_records.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

// At its first part once it is open.
struct Sheaf {
  std::vector<std::string> findings;  // about form and encoding

  // The kind of the sheet: as said, else of sign-ins if any part is of them, else of the first part that is of any. At
  // its first part again afterwards. Errors, without a source: no_header, no_sheets, those of Workbook::open.
  [[nodiscard]] Result<SheetKind> kind(const ReadingOptions& options);

  [[nodiscard]] Records* records() const;
  [[nodiscard]] const Sample& sample() const;
  [[nodiscard]] std::string_view worksheet() const;  // empty for text
  [[nodiscard]] bool wanted(const ReadingOptions& options) const;
  [[nodiscard]] bool from_1904() const { return workbook && workbook->from_1904(); }
  // False after the last, or on failure.
  bool next_part();
  [[nodiscard]] std::optional<Problem> failure() const;

  // text
  std::unique_ptr<ByteSource> workbook_text;  // text that might have been a workbook, whole
  std::unique_ptr<ByteSource> held;           // what was read ahead and the rest, where the encoding is not UTF-8
  std::unique_ptr<ByteSource> decoded;        // the same in UTF-8
  std::unique_ptr<ByteWindow> window;
  std::unique_ptr<RecordReader> text;
  Sample text_sample;
  // workbook
  std::string bytes;
  FileForm form = FileForm::text;
  std::unique_ptr<Workbook> workbook;
  std::unique_ptr<WorkbookRecords> rows;
};

// `source` must outlive it. Errors, without a source: empty_file, not_text, unreadable_file, those of Workbook::open.
[[nodiscard]] Result<Sheaf> open_sheaf(ByteSource& source, const ReadingOptions& options);

}  // namespace starhours::sheets
