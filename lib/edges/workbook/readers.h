// readers.h -- one reader a form; Workbook::open chooses.
#pragma once

#include <starhours/workbook.h>

namespace starhours::workbook {

using Opened = Result<std::unique_ptr<Workbook>>;

[[nodiscard]] Opened open_xlsx(std::string bytes, const WorkbookLimits& limits);
[[nodiscard]] Opened open_ods(std::string bytes, const WorkbookLimits& limits);
[[nodiscard]] Opened open_xls(std::string bytes, const WorkbookLimits& limits);
[[nodiscard]] Opened open_html(std::string bytes, const WorkbookLimits& limits);

}  // namespace starhours::workbook
