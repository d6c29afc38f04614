// record_reader.h -- the records of a delimited sheet, one after the other, in the window.
#pragma once

#include <sheets/byte_window.h>
#include <sheets/record_scan.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

// Where a cell begins, as a text editor shows it.
struct Spot {
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // 1-based byte in the line
  std::uint32_t length = 0;  // bytes of the cell in that line
  std::string_view excerpt;  // the line
};

class RecordReader {
 public:
  // `window` must outlive the reader; `line` is that of its first unread byte.
  RecordReader(ByteWindow& window, char delimiter, std::uint32_t line)
      : window_(window), delimiter_(delimiter), next_line_(line) {}

  // False at the end, or when the source failed. A record longer than the window is skipped, and only its beginning
  // kept.
  bool next();

  [[nodiscard]] std::uint32_t row() const { return row_; }
  [[nodiscard]] std::uint32_t line() const { return line_; }
  // As written, without the line's end. Views of the record hold until next().
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Defect defect() const { return scanned_.defect; }
  [[nodiscard]] std::size_t defect_cell() const { return scanned_.defect_cell; }

  [[nodiscard]] std::size_t size() const { return scanned_.cell_count; }
  // What a cell holds, without its quotes; empty beyond the last.
  [[nodiscard]] std::string_view cell(std::size_t index) const {
    if (index >= scanned_.cell_count) return {};
    if (scanned_.quotes) return values_[index];
    const CellSpan& span = scanned_.cells[index];
    return {text_.data() + span.begin, span.end - span.begin};
  }
  // Of a cell beyond the last, where it would begin: at the end of the record.
  [[nodiscard]] Spot spot(std::size_t index) const;

 private:
  static constexpr std::size_t kept_of_long_record = 4096;

  void skip_long_record();
  void unquote();

  ByteWindow& window_;
  char delimiter_;
  ScannedRecord scanned_;
  std::string_view text_;
  std::size_t taken_ = 0;  // bytes of the window that the record in hand takes
  std::uint32_t row_ = 0;
  std::uint32_t line_ = 0;
  std::uint32_t next_line_;
  std::vector<std::string_view> values_;
  std::string unescaped_;
  std::string long_text_;
};

}  // namespace starhours::sheets
