// xlsx_parts.h -- the parts of an XLSX that say where the others are and what numbers mean.
#pragma once

#include "workbook/package.h"
#include "workbook/serial.h"

#include <starhours/result.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::workbook {

struct Worksheet {
  std::string name;
  std::string part;  // empty for what is no table: a chart, a dialog
};

struct WorkbookParts {
  std::vector<Worksheet> visible;  // in the order of their tabs
  std::vector<std::string> hidden;
  std::string shared_texts;  // the part's name; empty = there is none
  std::string styles;
  bool from_1904 = false;
};
// Errors: damaged_file, too_large, unsupported_file.
[[nodiscard]] Result<WorkbookParts> workbook_parts(Package& package);

// The format of each cell style, in the order of their numbers.
[[nodiscard]] Result<std::vector<Format>> cell_formats(Package& package, const std::string& part);

// All shared texts, one behind the other.
class SharedTexts {
 public:
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t at) const {
    const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
    return {text_.data() + begin, ends_[at] - begin};
  }

 private:
  friend class SharedTextReader;
  std::string text_;
  std::vector<std::uint32_t> ends_;
};
[[nodiscard]] Result<SharedTexts> shared_texts(Package& package, const std::string& part);

// Brings _x000D_ and its like in text[begin, end of text) to what they stand for.
void decode_escapes(std::string& text, std::size_t begin);

}  // namespace starhours::workbook
