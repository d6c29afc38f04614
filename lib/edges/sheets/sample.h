// sample.h -- the first records of a sheet, kept to find out how it is laid out.
#pragma once

#include <starhours/workbook.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

struct SampleCell {
  std::string text;  // trimmed
  CellKind kind = CellKind::text;
  bool merged = false;  // as another cell of its area says
};

struct SampleRow {
  std::uint32_t row = 0;
  std::vector<SampleCell> cells;

  [[nodiscard]] std::string_view text(std::size_t index) const {
    return index < cells.size() ? std::string_view(cells[index].text) : std::string_view();
  }
  // Cells that say something by themselves.
  [[nodiscard]] std::size_t own_cells() const;
};

// In order of their rows.
using Sample = std::vector<SampleRow>;
inline constexpr std::size_t most_sampled = 1000;

// The records at the front of delimited text, at most `most`, up to the first that reaches beyond `bytes`. REQUIRES:
// `bytes` as scan_record wants them.
[[nodiscard]] Sample sample_text(std::string_view bytes, bool ended, char delimiter, std::size_t most);

}  // namespace starhours::sheets
