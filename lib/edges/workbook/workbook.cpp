#include "workbook/readers.h"

#include <starhours/workbook.h>

#include <fmt/format.h>

#include <utility>

namespace starhours {

Result<std::unique_ptr<Workbook>> Workbook::open(std::string bytes, FileForm form, const WorkbookLimits& limits) {
  switch (form) {
    case FileForm::xlsx:
      return workbook::open_xlsx(std::move(bytes), limits);
    case FileForm::ods:
      return workbook::open_ods(std::move(bytes), limits);
    case FileForm::xls:
      return workbook::open_xls(std::move(bytes), limits);
    case FileForm::html:
      return workbook::open_html(std::move(bytes), limits);
    case FileForm::encrypted:
      return fail(error(Kind::encrypted_file, "the workbook is behind a password",
                        "open it with the password and save it without one"));
    case FileForm::text:
    case FileForm::other:
      break;
  }
  return fail(error(Kind::unsupported_file, "the file is neither a workbook nor a table of text",
                    "save the sheet as .xlsx or .csv"));
}

}  // namespace starhours
