// zip_form.h -- what a ZIP holds.
#pragma once

#include <starhours/workbook.h>

#include <string_view>

namespace starhours::workbook {

// xlsx, ods, or other. A ZIP that is cut off is what its first names say, so that the reader of that form can complain.
[[nodiscard]] FileForm zip_form(std::string_view bytes);

}  // namespace starhours::workbook
