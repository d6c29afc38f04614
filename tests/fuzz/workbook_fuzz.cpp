// Any bytes as a workbook of each form: rows ascend, cells ascend, none is blank, and twice the same is said. Bytes
// that begin with '<' are tried as the parts of workbooks that are otherwise in order.
#include <starhours/workbook.h>

#include <support/zip_file.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace starhours;

// Enough to find what is wrong; a bomb within them is soon read.
constexpr WorkbookLimits limits{std::uint64_t{16} << 20U, 500, 1'048'576, 16'384, std::uint64_t{4} << 20U};
constexpr std::size_t most_rows_read = 20'000;
constexpr std::size_t most_cells_read = 2'000'000;

void hold(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

bool is_failure_of_a_file(Kind kind) {
  return kind == Kind::damaged_file || kind == Kind::too_large || kind == Kind::encrypted_file ||
         kind == Kind::unsupported_file;
}

std::size_t read_all(Workbook& workbook) {
  std::size_t sum = 0;
  std::size_t rows = 0;
  std::size_t cells = 0;
  WorkbookRow row;
  while (workbook.next_worksheet()) {
    sum += workbook.worksheet().size();
    std::uint32_t last = 0;
    while (rows < most_rows_read && cells < most_cells_read && workbook.next_row(row)) {
      hold(row.row > last, "rows ascend");
      hold(row.row <= limits.most_rows, "rows are within the worksheet");
      hold(!row.cells.empty(), "rows without content are passed over");
      last = row.row;
      ++rows;
      cells += row.cells.size();
      for (std::size_t at = 0; at < row.cells.size(); ++at) {
        const WorkbookCell& cell = row.cells[at];
        hold(at == 0 || row.cells[at - 1].column < cell.column, "cells ascend");
        hold(cell.column < limits.most_columns, "columns are within the worksheet");
        hold(!cell.text.empty(), "a blank is no cell");
        for (const char letter : cell.text) sum = sum * 31 + static_cast<unsigned char>(letter);
      }
    }
  }
  if (workbook.failure()) hold(is_failure_of_a_file(workbook.failure()->kind), "a failure is one of the file");
  return sum + workbook.hidden_worksheets().size();
}

std::size_t read_all(std::string_view bytes, FileForm form) {
  auto workbook = Workbook::open(std::string(bytes), form, limits);
  if (workbook) return read_all(**workbook);
  hold(is_failure_of_a_file(workbook.error().kind), "a failure to open is one of the file");
  return 0;
}

const std::string relations =
    "<Relationships><Relationship Id=\"a\" Type=\"/officeDocument\" Target=\"b.xml\"/><Relationship Id=\"s\" "
    "Type=\"/worksheet\" Target=\"s.xml\"/><Relationship Id=\"t\" Type=\"/styles\" Target=\"t.xml\"/><Relationship "
    "Id=\"u\" Type=\"/sharedStrings\" Target=\"u.xml\"/></Relationships>";
const std::string book = "<workbook><sheets><sheet name=\"s\" id=\"s\"/></sheets></workbook>";
const std::string styles = "<a><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs></a>";
const std::string texts = "<sst><si><t>a</t></si><si><t>b</t></si></sst>";
const std::string cells = "<a><sheetData><row><c s=\"1\"><v>45721</v></c><c t=\"s\"><v>1</v></c></row></sheetData></a>";

void read_as_parts(const std::string& part) {
  for (const std::string_view name : {"s.xml", "t.xml", "u.xml", "b.xml"}) {
    const auto either = [&](std::string_view other, const std::string& usual) {
      return test::ZipPart{std::string(other), name == other ? part : usual};
    };
    read_all(test::zip_of({{"_rels/.rels", relations},
                           {"_rels/b.xml.rels", relations},
                           either("b.xml", book),
                           either("s.xml", cells),
                           either("t.xml", styles),
                           either("u.xml", texts)}),
             FileForm::xlsx);
  }
  read_all(test::zip_of({{"content.xml", part}}), FileForm::ods);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const FileForm form = form_of(bytes);
  if (form != FileForm::text) hold(may_be_workbook(bytes.substr(0, 1024)), "the front tells what may be a workbook");
  for (const FileForm tried : {FileForm::xlsx, FileForm::ods, FileForm::xls, FileForm::html}) {
    if (tried != form && (tried == FileForm::xls || tried == FileForm::html)) continue;
    hold(read_all(bytes, tried) == read_all(bytes, tried), "the same is said twice");
  }
  if (bytes.starts_with('<')) read_as_parts(std::string(bytes));
  return 0;
}
