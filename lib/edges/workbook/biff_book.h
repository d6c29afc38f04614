// biff_book.h -- what an old workbook says before its worksheets.
#pragma once

#include "workbook/biff_records.h"
#include "workbook/serial.h"

#include <starhours/problem.h>
#include <starhours/workbook.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::workbook {

struct BiffSheet {
  std::string name;
  std::size_t begin = 0;  // of its part in the stream
  bool hidden = false;
};

struct BiffBook {
  BiffVersion version = BiffVersion::eight;
  bool from_1904 = false;
  std::unique_ptr<Charset> charset;
  std::vector<Format> formats;  // by the number that cells give
  BiffTexts texts;
  std::vector<BiffSheet> sheets;  // worksheets alone, by their tabs

  [[nodiscard]] TextWriting writing() const { return {version, charset.get()}; }
  // Gathers all of `stream`. Errors: damaged_file, encrypted_file, too_large.
  [[nodiscard]] std::optional<Problem> read(std::string_view stream, const WorkbookLimits& limits);
};

}  // namespace starhours::workbook
