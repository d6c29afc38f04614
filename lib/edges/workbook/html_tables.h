// html_tables.h -- the tables of a page, as rows of texts.
#pragma once

#include "workbook/merged_areas.h"

#include <starhours/result.h>
#include <starhours/workbook.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::workbook {

struct HtmlCell {
  std::uint32_t column = 0;
  std::size_t begin = 0;  // in the table's texts
  std::size_t size = 0;
};

struct HtmlRow {
  bool hidden = false;
  std::size_t first_cell = 0;  // its cells reach to those of the next row
};

struct HtmlTable {
  std::string name;  // its caption
  bool hidden = false;
  std::vector<HtmlRow> rows;
  std::vector<HtmlCell> cells;
  std::vector<Area> areas;
  std::string texts;
};

// The tables that hold rows, in order. Of a table within a table the one with more rows is read: a page is often laid
// out by tables, and a cell may have a small one. `page` is UTF-8. Errors: damaged_file, too_large.
[[nodiscard]] Result<std::vector<HtmlTable>> tables_of(std::string_view page, const WorkbookLimits& limits);

}  // namespace starhours::workbook
