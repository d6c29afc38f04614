// Sheets that real programs wrote, kept beside the repository. Where they are not, the test says so and passes.
#include "made.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace starhours {
namespace {

namespace fs = std::filesystem;

fs::path shared_sheets() {
  const char* named = std::getenv("STARHOURS_SHARED");
  return (named != nullptr ? fs::path(named) : fs::path(STARHOURS_ROOT).parent_path() / "shared") / "sheets";
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool are_there() {
  if (fs::exists(shared_sheets())) return true;
  MESSAGE("skipped: no sheets in " << shared_sheets().string());
  return false;
}

// A row that a sheet of the kind must have, as shown() writes it, or why it cannot be read.
struct Expected {
  const char* file;
  const char* line;
};

constexpr Expected expected[] = {
    {"15_overlap_b.xlsx", "D day=2025-03-22 | E clock=11:00:00 | F clock=12:30:00\n"},
    {"20a_openpyxl.xlsx", "E day=2025-03-06 | F clock=22:00:00 | G clock=01:40:00 | H no_value==(G8-F8)*24\n"},
    {"20b_libreoffice.xlsx", "F clock=22:00:00 | G clock=01:40:00 | H number=-20.3333333333333\n"},
    {"20d_xlsxwriter.xlsx", "F clock=22:00:00 | G clock=01:40:00 | H number=0\n"},
    {"20e_sheetjs.xlsx", "E stamp=2025-03-06T00:00:43 | F stamp=2025-03-06T22:00:43 | G stamp=2025-03-07T01:40:43\n"},
    {"20h.ods", "F clock=22:00:00 | G clock=01:40:00 | H number=-20.3333333333333\n"},
    {"21a_number_formats_openpyxl.xlsx", "C day=2025-03-05 | F length=30:00:00 |"},
    {"21a_number_formats_openpyxl.xlsx", "C number=60 | D clock=09:00:00 |"},
    {"23a_1904_xlsxwriter.xlsx", "C day=2024-02-29 | D clock=07:05:00 | E clock=08:00:00\n"},
    {"24a_sheets_hidden.xlsx", "4月 3 (hidden): A number=2 | B text=李四 | C text=610881190207160120 |"},
    {"25a_merged_openpyxl.xlsx", "10: A+text=植绿护绿 | B+day=2025-04-19 | C text=郑和平 |"},
    {"26a_formulas_lo.xlsx", "4: A error=#N/A | B text=植绿护绿 | C day=2025-03-14 |"},
    {"26a_formulas_lo.xlsx", "6: A text=赵六 | B text=植绿护绿 | C day=2025-03-14 | D clock=08:30:00\n"},
    {"27_rich_phonetic_escapes.xlsx", "4: A text=山田太郎 |"},
    {"27_rich_phonetic_escapes.xlsx", "C text=a_x000D_b |"},
    {"33a_truncated.xlsx", "damaged-file: the workbook is cut off"},
    {"34a_styled_to_the_last_row.xlsx", "Sheet1 4: A text=王五 |"},
    {"34b_no_cell_references.xlsx", "C day=2025-07-03 | D clock=09:00:00 | E clock=10:15:00\n"},
    {"35a_streamed_zip.xlsx", "C day=2025-07-03 | D clock=09:00:00 | E clock=10:15:00\n"},
    {"36_duration_formulas_lo.xlsx", "D number=0.999999999999999\n"},
    {"50_volgistics_service.xlsx", "F day=2025-03-09 | G clock=22:00:00 | H clock=06:00:00 | I number=7 |"},
};

TEST_CASE("sheets that real programs wrote") {
  if (!are_there()) return;
  for (const Expected& one : expected) {
    const fs::path file = shared_sheets() / one.file;
    if (!fs::exists(file)) continue;
    const std::string text = shown(bytes_of(file));
    INFO(one.file << "\n" << text);
    CHECK(text.find(one.line) != std::string::npos);
  }
}

TEST_CASE("every shared workbook is read to its end or refused for a reason") {
  if (!are_there()) return;
  for (const auto& entry : fs::directory_iterator(shared_sheets())) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".xlsx" && extension != ".ods") continue;
    const std::string bytes = bytes_of(entry.path());
    const FileForm form = form_of(bytes);
    INFO(entry.path().filename().string());
    CHECK(may_be_workbook(std::string_view(bytes).substr(0, 1024)) == (form != FileForm::text));
    if (form != FileForm::xlsx && form != FileForm::ods) continue;
    auto workbook = Workbook::open(bytes, form);
    if (!workbook) {
      CHECK(workbook.error().kind == Kind::damaged_file);
      continue;
    }
    CHECK(!shown(**workbook).empty());
    CHECK(!(*workbook)->failure());
  }
}

// "start" of the sign-in of row 7 in a NAME.expect.json.
std::string expected_of(const std::string& expectation, std::uint32_t row, const std::string& key) {
  const std::size_t at = expectation.find("\"row\": " + std::to_string(row) + ",");
  const std::size_t begin = expectation.find('"' + key + "\": \"", at);
  return at == std::string::npos || begin == std::string::npos ? "" : expectation.substr(begin + key.size() + 5, 16);
}

// LibreOffice cut 360 times to 15 digits: not one may slip to the minute before.
TEST_CASE("serials of 15 digits are the minutes they were") {
  const fs::path file = shared_sheets() / "22b_serials_lo.xlsx";
  if (!are_there() || !fs::exists(file)) return;
  const std::string expectation = bytes_of(file.string() + ".expect.json");
  auto workbook = Workbook::open(bytes_of(file), FileForm::xlsx);
  REQUIRE(workbook);
  REQUIRE((*workbook)->next_worksheet());
  WorkbookRow row;
  std::size_t stamps = 0;
  while ((*workbook)->next_row(row)) {
    for (const WorkbookCell& cell : row.cells) {
      if (cell.kind != CellKind::stamp) continue;
      ++stamps;
      CHECK(cell.text.substr(0, 16) == expected_of(expectation, row.row, cell.column == 2 ? "start" : "end"));
    }
  }
  CHECK(stamps == 360);
}

}  // namespace
}  // namespace starhours
