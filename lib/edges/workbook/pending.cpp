#include "readers.h"

namespace starhours::workbook {

Opened open_xls(std::string, const WorkbookLimits&) {
  return fail(error(Kind::unsupported_file, "the file is an old workbook (.xls), and these are not read yet",
                    "save it as .xlsx"));
}

Opened open_html(std::string, const WorkbookLimits&) {
  return fail(
      error(Kind::unsupported_file, "the file is an HTML table, and these are not read yet", "save it as .xlsx"));
}

}  // namespace starhours::workbook
