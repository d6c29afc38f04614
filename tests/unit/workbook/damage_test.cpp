#include "made.h"

#include <workbook/package.h>

#include <random>
#include <string>

namespace starhours {
namespace {

MadeXlsx small() {
  MadeXlsx made;
  made.shared = "<si><t>张三</t></si>";
  made.rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>2</v></c></row>";
  return made;
}

TEST_CASE("what is cut off or missing is said") {
  const std::string whole = xlsx_of(small());
  CHECK(shown(whole.substr(0, whole.size() / 2)) ==
        "damaged-file: the workbook is cut off: it has no end-of-central-directory record");
  MadeXlsx made = small();
  made.more = {{"xl/_rels/workbook.xml.rels", "<Relationships/>"}};
  CHECK(shown(xlsx_of(made)) == "damaged-file: the worksheet \"签到\" is missing from the workbook");
  made.more = {{"_rels/.rels", "<Relationships/>"}};
  CHECK(shown(xlsx_of(made)) == "damaged-file: the file has no workbook in it");
  made.more = {{"xl/sharedStrings.xml", "<sst/>"}};
  CHECK(shown(xlsx_of(made)) ==
        "damaged-file: the cell A1 of the worksheet \"签到\" names the shared text \"0\", and there are 0");
  made.more = {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c></row>"}};
  CHECK(shown(xlsx_of(made)) ==
        "签到 1: A number=1\n"
        "damaged-file: the part \"xl/worksheets/sheet1.xml\" is damaged at line 1: no element found");
  made.more = {{"_rels/.rels",
                "<Relationships><Relationship Type=\"officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"},
               {"xl/workbook.bin", "x"}};
  CHECK(shown(xlsx_of(made)) == "unsupported-file: the workbook is a binary one (.xlsb), and these are not read");
}

// `bytes` with the byte at `at_directory` of each record of the ZIP's directory, and that at `at_part` of what is
// written before each part, changed by `bits`.
std::string changed(std::string bytes, std::size_t at_directory, std::size_t at_part, unsigned bits) {
  const auto change = [&bytes, bits](std::string_view beginning, std::size_t offset) {
    for (std::size_t at = bytes.find(beginning); at != std::string::npos; at = bytes.find(beginning, at + 4)) {
      bytes[at + offset] = static_cast<char>(static_cast<unsigned char>(bytes[at + offset]) ^ bits);
    }
  };
  change("PK\x01\x02", at_directory);
  change("PK\x03\x04", at_part);
  return bytes;
}

// Offsets: APPNOTE.TXT 4.3.7 and 4.3.12.
TEST_CASE("parts that are not as the directory of the ZIP says") {
  const std::string whole = xlsx_of(small());
  const std::string part = "the part \"_rels/.rels\" ";
  CHECK(shown(changed(whole, 8, 6, 1)) == "encrypted-file: the workbook is behind a password");
  CHECK(shown(changed(whole, 10, 8, 4)) == "unsupported-file: " + part + "is packed in a way that is not read");
  CHECK(shown(changed(whole, 16, 14, 1)) == "damaged-file: " + part + "cannot be unpacked: its checksum differs");
  CHECK(shown(changed(whole, 25, 23, 64)) == "damaged-file: " + part + "cannot be unpacked: it is cut off");
  CHECK(shown(changed(whole, 42, 14, 255)) ==
        "damaged-file: " + part + "cannot be unpacked: what is written before it differs from the directory");
}

TEST_CASE("a part that was read to its end stays at its end") {
  const auto package = workbook::Package::open(test::zip_of({{"a.xml", "<a/>"}}), {});
  REQUIRE(package);
  auto part = (*package)->part("A.XML");
  REQUIRE(part);
  std::string bytes(100, ' ');
  CHECK(part->read(bytes) == 4);
  for (int again = 0; again < 2; ++again) {
    CHECK(part->read(bytes) == 0);
    CHECK_FALSE(part->failure());
  }
}

TEST_CASE("entities and deep nesting are refused") {
  MadeXlsx made = small();
  made.more = {{"xl/worksheets/sheet1.xml", "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet/>"}};
  CHECK(shown(xlsx_of(made)) ==
        "damaged-file: the part \"xl/worksheets/sheet1.xml\" declares a document type, and parts of a workbook have "
        "none");
  std::string deep;
  for (int level = 0; level < 1000; ++level) deep += "<a>";
  made.more = {{"xl/worksheets/sheet1.xml", deep}};
  CHECK(shown(xlsx_of(made)) ==
        "damaged-file: the part \"xl/worksheets/sheet1.xml\" nests its elements more than 256 deep");
}

TEST_CASE("a bomb is met with a limit, not with memory") {
  MadeXlsx made = small();
  made.rows = "<row><c t=\"inlineStr\"><is><t>" + std::string(12'000'000, 'a') + "</t></is></c></row>";
  CHECK(shown(xlsx_of(made)) ==
        "too-large: the part \"xl/worksheets/sheet1.xml\" unpacks to more than 500 times its size");
  WorkbookLimits limits;
  limits.most_ratio = 1'000'000;
  limits.most_bytes = 11'000'000;
  CHECK(shown(xlsx_of(made), limits) == "too-large: the workbook unpacks to more than a workbook can be");
  limits.most_bytes = 40'000'000;
  limits.most_shared_text = 1'000'000;
  CHECK(shown(xlsx_of(made), limits) == "too-large: a cell has more than 1000000 bytes of text");
  made = small();
  made.shared = "<si><t>" + std::string(2'000'000, 'a') + "</t></si>";
  CHECK(shown(xlsx_of(made), limits) == "too-large: the workbook has more than 1000000 bytes of text");
  made.shared.clear();
  for (int at = 0; at < 300'000; ++at) made.shared += "<si/>";
  CHECK(shown(xlsx_of(made), limits) == "too-large: the workbook has more than 1000000 bytes of text");
  limits = {};
  limits.most_ratio = 1'000'000;
  made.shared = "<si><t a=\"" + std::string(9'500'000, 'a') + "\"/></si>";
  CHECK(shown(xlsx_of(made), limits) ==
        "damaged-file: the part \"xl/sharedStrings.xml\" has a tag of more than 8388608 bytes");
}

TEST_CASE("rows, columns and areas beyond a worksheet") {
  MadeXlsx made = small();
  made.rows = "<row r=\"1048577\"><c><v>1</v></c></row>";
  CHECK(shown(xlsx_of(made)) == "too-large: a worksheet has more than 1048576 rows");
  made.rows = "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>";
  CHECK(shown(xlsx_of(made)) == "too-large: a worksheet has more than 16384 columns");
  made.rows = "<row r=\"1\"><c r=\"ZZZZZ1\" s=\"1\"/><c r=\"A1\"><v>1</v></c></row><row r=\"4294967295\"/>";
  CHECK(shown(xlsx_of(made)) == "签到 1: A number=1\n");
  made.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
  for (int at = 2; at <= 3100; ++at) made.rows += "<row r=\"" + std::to_string(at) + "\"/>";
  made.behind = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
  const std::string all = xlsx_of(made);
  auto workbook = Workbook::open(all, FileForm::xlsx);
  REQUIRE(workbook);
  REQUIRE((*workbook)->next_worksheet());
  WorkbookRow row;
  std::size_t rows = 0;
  while ((*workbook)->next_row(row)) ++rows;
  CHECK(rows == 3051);
  REQUIRE((*workbook)->failure());
  CHECK((*workbook)->failure()->message == "the merged areas of a worksheet have more than 50000000 cells");
}

TEST_CASE("a million areas that overlap cost little") {
  MadeXlsx made = small();
  made.behind = "<mergeCells>";
  for (int at = 0; at < 1'000'000; ++at) made.behind += "<mergeCell ref=\"A1:A1048576\"/>";
  made.behind += "</mergeCells>";
  WorkbookLimits limits;
  limits.most_ratio = 1'000'000;
  CHECK(shown(xlsx_of(made), limits) == "签到 1: A text=张三 | B number=2\n");
}

TEST_CASE("flipped and cut bytes never do harm") {
  MadeXlsx made = small();
  made.behind = "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>";
  const std::string ods = ods_of(
      "<table:table table:name=\"一\"><table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
      "office:value-type=\"float\" office:value=\"2\"/></table:table-row></table:table>");
  for (const std::string& whole : {xlsx_of(made), ods}) {
    std::mt19937 random(7);
    for (int trial = 0; trial < 3000; ++trial) {
      std::string bytes = whole;
      for (unsigned flips = random() % 4 + 1; flips > 0; --flips)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      if (random() % 4 == 0) bytes.resize(random() % bytes.size());
      for (const FileForm form : {FileForm::xlsx, FileForm::ods, form_of(bytes)}) {
        auto workbook = Workbook::open(bytes, form);
        if (workbook) shown(**workbook);
      }
    }
  }
}

}  // namespace
}  // namespace starhours
