#include "made.h"
#include "made_xls.h"

#include <fstream>
#include <iterator>
#include <string>

namespace starhours {
namespace {

std::string file(const char* name) {
  std::ifstream stream(std::string(STARHOURS_ROOT "/tests/unit/workbook/data/") + name, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string xls(const std::string& bytes, const WorkbookLimits& limits = {}) {
  auto workbook = Workbook::open(bytes, FileForm::xls, limits);
  if (!workbook) return std::string(name_of(workbook.error().kind)) + ": " + workbook.error().message;
  return shown(**workbook);
}

std::string sheet(const std::string& records) { return xls(xls_of({.sheets = {{records}}})); }

// What the Python library xlwt 1.3.0 wrote: version 8 in a compound file.
constexpr std::string_view march =
    "三月 1: A text=2025年3月志愿服务签到表 | B+text=2025年3月志愿服务签到表 | C+text=2025年3月志愿服务签到表 | "
    "D+text=2025年3月志愿服务签到表 | E+text=2025年3月志愿服务签到表 | F+text=2025年3月志愿服务签到表\n"
    "三月 2: A text=姓名 | B text=日期 | C text=签到 | D text=签退 | E text=时长 | F text=备注\n"
    "三月 3: A text=张三 | B day=2025-03-05 | C clock=09:00:00 | D stamp=2025-03-05T11:30:00 | F text=𠮷村华\n"
    "三月 4: A text=阿依古丽·买买提 | B day=2025-03-06 | C stamp=2025-03-06T17:20:30 | D clock=19:30:00 | "
    "E length=26:30:00 | F boolean=TRUE\n"
    "三月 5: A text=José García | B day=2025-03-07 | E number=2.5\n"
    "三月 6 (hidden): A+text=José García | E number=61088119010101\n"
    "三月 7: A+text=José García\n"
    "三月 8: A text=合计 | E number=-1.25 | F number=0.3\n"
    "April 1: A text=Name\nApril 2: A text=Smith\nApril 4: C day=2025-04-03\n";

TEST_CASE("a file is read: texts, days and times, merged areas, hidden rows and worksheets") {
  for (const char* name : {"xlwt.xls", "xlwt_1904.xls"}) {
    CAPTURE(name);
    const std::string bytes = file(name);
    CHECK(form_of(bytes) == FileForm::xls);
    auto workbook = Workbook::open(bytes, FileForm::xls);
    REQUIRE(workbook);
    CHECK((*workbook)->from_1904() == (std::string_view(name) == "xlwt_1904.xls"));
    CHECK((*workbook)->hidden_worksheets() == std::vector<std::string>{"名单", "系统"});
    CHECK(shown(**workbook) == march);
  }
}

TEST_CASE("a file that is cut off is damaged, but for what nobody needs") {
  const std::string bytes = file("xlwt.xls");
  for (std::size_t size = 0; size < bytes.size(); size += 64) {
    CAPTURE(size);
    const std::string told = xls(bytes.substr(0, size));
    CHECK((told.find("damaged-file: ") != std::string::npos || (size > bytes.size() - 512 && told == march)));
  }
}

TEST_CASE("a file with any byte changed is read or refused, and no more") {
  const std::string bytes = file("xlwt.xls");
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    for (const char other : {'\0', '\xFF', '\x80'}) {
      std::string changed = bytes;
      changed[at] = other;
      CHECK_NOTHROW(static_cast<void>(xls(changed)));
    }
  }
}

TEST_CASE("kinds of cells") {
  CHECK(xls(xls_of({.formats = {"yyyy/m/d", "h:mm", "[h]:mm"},
                    .sheets = {{number(0, 0, 0, 2.5) + number(0, 1, 1, 45721) + number(0, 2, 2, 0.3750000001) +
                                number(0, 3, 3, 1.25) + number(0, 4, 1, 45721.7225694444) + number(0, 5, 2, 0.999999) +
                                cell(0x0205, 0, 6, 0, word(1, 1) + word(0, 1)) +
                                cell(0x0205, 0, 7, 0, word(0x2A, 1) + word(1, 1)) + number(0, 8, 99, 7) +
                                cell(0x0201, 0, 9, 0, "") + label(0, 10, "") + label(0, 11, "x\xE9")}}})) ==
        "Sheet1 1: A number=2.5 | B day=2025-03-05 | C clock=09:00:00 | D length=30:00:00 | "
        "E stamp=2025-03-05T17:20:30 | F length=24:00:00 | G boolean=TRUE | H error=#N/A | I number=7 | "
        "L text=xé\n");
}

TEST_CASE("numbers in fewer bytes") {
  const std::string packed = word(3) + word(2) + word(0) + word(45721U << 2U | 2U, 4) + word(1) +
                             word(250U << 2U | 3U, 4) + word(0) + word(0xBFF40000U, 4) + word(4);
  CHECK(xls(xls_of({.formats = {"0.0"},
                    .sheets = {{cell(0x027E, 0, 0, 0, word(0xFFFFFFFEU, 4)) +
                                cell(0x027E, 0, 1, 0, word(0x3FF80001, 4)) + record(0x00BD, packed)}}})) ==
        "Sheet1 1: A number=-1 | B number=0.015\nSheet1 4: C number=45721 | D number=2.5 | E number=-1.25\n");
}

TEST_CASE("what formulas gave") {
  const auto formula = [](unsigned column, const std::string& value, unsigned format = 0) {
    return cell(0x0006, 0, column, format, value + word(0) + word(0, 4) + word(0));
  };
  const auto other = [](unsigned kind, unsigned value) {
    return word(kind, 1) + word(0, 1) + word(value, 1) + word(0, 3) + word(0xFFFF);
  };
  CHECK(xls(xls_of({.formats = {"[h]:mm"},
                    .sheets = {{formula(0, real(2.33333333333333)) + formula(1, real(-0.847222222222222), 1) +
                                formula(2, other(0, 0)) + record(0x04BC, "shared formula") +
                                record(0x0207, wide(u"张三")) + formula(3, other(1, 0)) + formula(4, other(2, 0x07)) +
                                formula(5, other(3, 0)) + formula(6, other(0, 0)) + record(0x0207, narrow("ab")) +
                                record(0x003C, "") + label(0, 7, "c")}}})) ==
        "Sheet1 1: A number=2.33333333333333 | B length=-20:20:00 | C text=张三 | D boolean=FALSE | E error=#DIV/0! | "
        "G text=ab | H text=c\n");
}

TEST_CASE("the text of a formula goes on in another record") {
  CHECK(sheet(cell(0x0006, 0, 0, 0, word(0, 6) + word(0xFFFF) + word(0, 8)) +
              record(0x0207, word(4) + '\0' + std::string("ab")) + record(0x003C, '\1' + word(u'张') + word(u'三'))) ==
        "Sheet1 1: A text=ab张三\n");
}

TEST_CASE("shared texts: over records, with runs and readings") {
  const std::string first = word(5, 4) + word(5, 4) + narrow("plain") +  //
                            word(2) + '\x0D' + word(1) + word(6, 4) + word(u'张') + word(u'三') + "runs" + "Zhang3" +
                            word(4) + '\0' + std::string("ab");
  const std::string second = '\1' + word(u'李') + word(u'四') + word(3) + '\1' + word(u'王') + word(0xD842);
  const std::string third = '\1' + word(0xDFB7) + wide(u"end");
  std::string cells;
  for (unsigned at = 0; at < 5; ++at) cells += cell(0x00FD, 0, at, 0, word(at, 4));
  const MadeXls made{.texts = record(0x00FC, first) + record(0x003C, second) + record(0x003C, third),
                     .sheets = {{cells}}};
  CHECK(xls(xls_of(made)) == "Sheet1 1: A text=plain | B text=张三 | C text=ab李四 | D text=王𠮷 | E text=end\n");

  WorkbookLimits limits;
  limits.most_shared_text = 10;
  CHECK(xls(xls_of(made), limits) == "too-large: the workbook has 29 bytes of text; 10 are the most");
}

TEST_CASE("a text that is not there") {
  CHECK(sheet(label(0, 0, "x") + cell(0x00FD, 1, 0, 0, word(7, 4))) ==
        "Sheet1 1: A text=x\n"
        "damaged-file: the workbook is damaged: in the worksheet \"Sheet1\" there is no text 7 among those that cells "
        "share");
}

TEST_CASE("rows and cells in any order come in order") {
  CHECK(sheet(label(2, 1, "d") + label(0, 3, "b") + label(0, 1, "a") + label(2, 0, "c") + label(0, 1, "A")) ==
        "Sheet1 1: B text=A | D text=b\nSheet1 3: A text=c | B text=d\n");
}

TEST_CASE("merged areas reach over rows without cells, and no further") {
  const auto merged = [](unsigned first_row, unsigned last_row, unsigned first, unsigned last) {
    return record(0x00E5, word(1) + word(first_row) + word(last_row) + word(first) + word(last));
  };
  CHECK(sheet(label(1, 0, "x") + label(5, 1, "y") + merged(1, 3, 0, 1) + merged(9, 10, 0, 0) + merged(3, 2, 0, 0)) ==
        "Sheet1 2: A text=x | B+text=x\nSheet1 3: A+text=x | B+text=x\nSheet1 4: A+text=x | B+text=x\n"
        "Sheet1 6: B text=y\n");
}

TEST_CASE("charts and modules are passed over") {
  const std::string chart =
      record(0x0809, word(0x0600) + word(0x0020) + word(0, 4)) + label(0, 0, "chart") + record(0x000A, "");
  CHECK(xls(xls_of({.sheets = {{label(0, 0, "no"), "Chart1", 0, 2},
                               {label(0, 0, "a") + chart + label(0, 1, "b"), "Data"}}})) ==
        "Data 1: A text=a | B text=b\n");
}

TEST_CASE("version 5 writes in the code page of its country") {
  const std::string zhang = "\xD5\xC5\xC8\xFD";
  const std::string value = word(zhang.size()) + zhang;
  CHECK(xls(xls_of(
            {.version = 0x0500,
             .globals = record(0x0042, word(936)),
             .formats = {"yyyy/m/d"},
             .sheets = {{cell(0x0204, 0, 0, 0, value) + cell(0x00D6, 0, 1, 0, value + word(0)) + number(0, 2, 1, 45721),
                         "\xC7\xA9\xB5\xBD"}}})) == "签到 1: A text=张三 | B text=张三 | C day=2025-03-05\n");
}

TEST_CASE("versions 2 and 3 are one worksheet") {
  const auto format = [](std::string_view code) { return record(0x001E, word(code.size(), 1) + std::string(code)); };
  CHECK(xls(record(0x0009, word(0) + word(0x10)) + format("General") + format("yyyy/m/d") +
            record(0x0003, word(0) + word(0) + word(0x0100, 3) + real(45721)) +
            record(0x0004, word(0) + word(1) + word(0, 3) + word(1, 1) + "x") +
            record(0x0002, word(1) + word(0) + word(0, 3) + word(7)) + record(0x000A, "")) ==
        "Sheet1 1: A day=2025-03-05 | B text=x\nSheet1 2: A number=7\n");
  CHECK(xls(record(0x0209, word(0) + word(0x10) + word(0)) + format("General") + format("yyyy/m/d") +
            record(0x0243, word(0) + word(0, 10)) + record(0x0243, word(0x0100) + word(0, 10)) +
            number(0, 0, 1, 45721) + cell(0x0204, 0, 1, 0, word(1) + "x") + record(0x000A, "")) ==
        "Sheet1 1: A day=2025-03-05 | B text=x\n");
}

TEST_CASE("a password") {
  CHECK(xls(xls_of({.globals = record(0x002F, word(0, 6)), .sheets = {{""}}})) ==
        "encrypted-file: the workbook is behind a password");
}

TEST_CASE("what makes no sense is damaged") {
  const std::string whole = xls_of({.sheets = {{label(0, 0, "x")}}});
  CHECK(xls(whole) == "Sheet1 1: A text=x\n");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(xls(whole.substr(0, size)).starts_with("damaged-file: "));
  }
  CHECK(xls(xls_of({})) == "damaged-file: the workbook is damaged: it has no worksheets");
  CHECK(sheet(cell(0x0203, 0, 0, 0, "short")) ==
        "damaged-file: the workbook is damaged: in the worksheet \"Sheet1\" a cell makes no sense");
  CHECK(sheet(cell(0x0204, 0, 0, 0, word(100) + '\0' + "short")) ==
        "damaged-file: the workbook is damaged: in the worksheet \"Sheet1\" the text of a cell is cut off");
}

TEST_CASE("limits") {
  WorkbookLimits limits;
  limits.most_rows = 10;
  CHECK(xls(xls_of({.sheets = {{label(10, 0, "x")}}}), limits) ==
        "too-large: the worksheet \"Sheet1\" has more than 10 rows");
  CHECK(sheet(label(0, 20'000, "x")) == "too-large: the worksheet \"Sheet1\" has more than 16384 columns");
  limits.most_bytes = 10;
  CHECK(xls(xls_of({.sheets = {{""}}}), limits) == "too-large: the workbook has more than 10 bytes");
}

}  // namespace
}  // namespace starhours
