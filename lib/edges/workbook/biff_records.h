// biff_records.h -- the records and texts of an Excel workbook before 2007.
//
// Format: [MS-XLS], Excel Binary File Format; for versions before 8, OpenOffice.org's documentation of the format.
#pragma once

#include "workbook/charset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::workbook {

enum class BiffVersion : std::uint8_t { two = 2, three, four, five, eight = 8 };

namespace biff {
// Where versions differ, the version that a number is of.
enum RecordType : std::uint16_t {
  begin_of_part_2 = 0x0009,
  begin_of_part_3 = 0x0209,
  begin_of_part_4 = 0x0409,
  begin_of_part = 0x0809,
  end_of_part = 0x000A,
  dates_1904 = 0x0022,
  file_pass = 0x002F,
  continuation = 0x003C,
  code_page = 0x0042,
  bound_sheet = 0x0085,
  shared_texts = 0x00FC,
  format_2 = 0x001E,
  format = 0x041E,
  extended_format_2 = 0x0043,
  extended_format_3 = 0x0243,
  extended_format_4 = 0x0443,
  extended_format = 0x00E0,
  row = 0x0208,
  merged_cells = 0x00E5,
  integer_2 = 0x0002,
  number_2 = 0x0003,
  number = 0x0203,
  packed_number = 0x027E,
  packed_numbers = 0x00BD,
  text_2 = 0x0004,
  text = 0x0204,
  rich_text = 0x00D6,
  shared_text = 0x00FD,
  boolean_or_error_2 = 0x0005,
  boolean_or_error = 0x0205,
  formula = 0x0006,
  formula_3 = 0x0206,
  formula_4 = 0x0406,
  formula_text_2 = 0x0007,
  formula_text = 0x0207,
};
}  // namespace biff

struct Record {
  std::uint16_t type = 0;
  std::string_view body;
  std::size_t end = 0;  // where the next one begins
};

// The record at `at`; none if it is cut off.
[[nodiscard]] std::optional<Record> record_at(std::string_view stream, std::size_t at);

// Whose record begins a part of the stream; none if it is another record.
[[nodiscard]] std::optional<BiffVersion> version_of(const Record& begin);

// A text in record bodies: `at` moves behind it. False if it is cut off.
// REQUIRES: `version` and `charset` are the workbook's.
struct TextWriting {
  BiffVersion version = BiffVersion::eight;
  const Charset* charset = nullptr;

  [[nodiscard]] bool read(std::string_view body, std::size_t& at, bool long_count, std::string& text) const;
};

// What a formula of version 8 gave, from the bodies of its record and continuations. False if it is cut off.
[[nodiscard]] bool read_formula_text(const std::vector<std::string_view>& bodies, std::string& text);

// The texts that cells share, in one piece of memory.
class BiffTexts {
 public:
  // `bodies` are those of the record and of its continuations. A text that is cut off, and those behind it, are not
  // there.
  void read(const std::vector<std::string_view>& bodies);
  [[nodiscard]] std::optional<std::string_view> at(std::size_t index) const;
  [[nodiscard]] std::size_t bytes() const { return text_.size(); }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

// 30 bits of number, and how they are meant.
[[nodiscard]] double packed_number_of(std::uint32_t bits);
// "#N/A"
[[nodiscard]] std::string_view error_text(std::uint8_t code);

}  // namespace starhours::workbook
