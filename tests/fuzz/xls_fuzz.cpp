// Any bytes as an old workbook: rows ascend, cells stand by column, and nothing falls over.
#include "read_workbook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_workbook({reinterpret_cast<const char*>(data), size}, starhours::FileForm::xls);
  return 0;
}
