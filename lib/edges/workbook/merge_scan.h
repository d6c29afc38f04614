// merge_scan.h -- the merged areas of a worksheet of XLSX. They stand behind the rows, and are needed before them.
#pragma once

#include "workbook/merged_areas.h"
#include "workbook/package.h"

#include <starhours/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::workbook {

// Unpacks the part and looks at the bytes behind its rows alone: no XML pass over the rows.
// Errors: those of Package::part, and too_large.
[[nodiscard]] Result<std::vector<Area>> scan_merged_areas(Package& package, const std::string& part);

// "C12": column 2, row 12. Either may be missing from what files write, never both.
struct CellReference {
  std::optional<std::uint32_t> column;  // from 0
  std::optional<std::uint32_t> row;     // from 1
};
[[nodiscard]] CellReference cell_reference(std::string_view text);

}  // namespace starhours::workbook
