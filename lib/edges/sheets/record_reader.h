// record_reader.h -- the records of a delimited sheet, one after the other, in the window.
#pragma once

#include <sheets/byte_window.h>
#include <sheets/record_scan.h>
#include <sheets/records.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

class RecordReader final : public Records {
 public:
  // `window` must outlive the reader; `line` is that of its first unread byte.
  RecordReader(ByteWindow& window, char delimiter, std::uint32_t line)
      : window_(window), delimiter_(delimiter), next_line_(line) {}

  // False at the end, or when the source failed. A record longer than the window is skipped, and only its beginning
  // kept.
  bool next() override;

  [[nodiscard]] std::string_view text() const override { return text_; }
  // Of a cell beyond the last, where it would begin: at the end of the record.
  [[nodiscard]] Place place(std::size_t index) const override;
  [[nodiscard]] Place place() const override;

 private:
  static constexpr std::size_t kept_of_long_record = 4096;

  void skip_long_record();
  void unquote();
  void take_quotes_off();
  void show();

  ByteWindow& window_;
  char delimiter_;
  ScannedRecord scanned_;
  std::string_view text_;
  std::size_t taken_ = 0;  // bytes of the window that the record in hand takes
  std::uint32_t next_line_;
  std::vector<std::string_view> unquoted_;
  std::string unescaped_;
  std::string long_text_;
};

}  // namespace starhours::sheets
