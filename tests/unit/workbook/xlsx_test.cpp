#include "made.h"

#include <string>

namespace starhours {
namespace {

std::string cell(const std::string& reference, const std::string& value, const std::string& more = {}) {
  return "<c r=\"" + reference + "\"" + more + "><v>" + value + "</v></c>";
}

std::string inlined(const std::string& reference, const std::string& text) {
  return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string row(int number, const std::string& cells, const std::string& more = {}) {
  return "<row r=\"" + std::to_string(number) + "\"" + more + ">" + cells + "</row>";
}

TEST_CASE("texts come shared, inline and as results") {
  MadeXlsx made;
  made.shared =
      "<si><t>姓名</t></si><si><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh>"
      "<phoneticPr fontId=\"1\"/></si><si><t xml:space=\"preserve\"> a </t></si><si/>"
      "<si><t><![CDATA[<&>]]>&#x5F20;</t></si>";
  made.rows =
      row(1, cell("A1", "0", " t=\"s\"") + cell("B1", "1", " t=\"s\"") + cell("C1", "2", " t=\"s\"") +
                 cell("D1", "3", " t=\"s\"") + cell("E1", "4", " t=\"s\"")) +
      row(2, inlined("A2", "李") +
                 "<c r=\"B2\" t=\"inlineStr\"><is><r><t>王</t></r><r><t>五</t></r><rPh><t>wu</t></rPh></is></c>" +
                 cell("C2", "赵六", " t=\"str\"") + cell("D2", "", " t=\"str\"") +
                 "<c r=\"E2\" t=\"str\"><f>IF(1=2,1,\"\")</f><v></v></c>");
  CHECK(shown(xlsx_of(made)) ==
        "签到 1: A text=姓名 | B text=张三 | C text= a  | E text=<&>张\n"
        "签到 2: A text=李 | B text=王五 | C text=赵六\n");
}

TEST_CASE("escaped characters") {
  MadeXlsx made;
  made.shared = "<si><t>a_x000D_b</t></si>";
  made.rows = row(1, cell("A1", "0", " t=\"s\"") + inlined("B1", "_x005F_x000D_") + inlined("C1", "_xD83D__xDE00_") +
                         inlined("D1", "_xD83D_x") + inlined("E1", "_x0000_") + inlined("F1", "_x12_ _X000D_ _") +
                         cell("G1", "_x0041_", " t=\"str\""));
  CHECK(shown(xlsx_of(made)) ==
        "签到 1: A text=a\rb | B text=_x000D_ | C text=😀 | D text=\uFFFDx | E text=\uFFFD | F text=_x12_ _X000D_ _ | "
        "G text=A\n");
}

TEST_CASE("numbers, truths, errors and ISO days") {
  MadeXlsx made;
  made.formats = {"yyyy-mm-dd", "h:mm", "[h]:mm", "yyyy-mm-dd h:mm"};
  made.rows =
      row(1, cell("A1", "45721", " s=\"1\"") + cell("B1", "0.375", " s=\"2\"") + cell("C1", "1.25", " s=\"3\"") +
                 cell("D1", "45721", " s=\"4\"") + cell("E1", "45721") + cell("F1", "45721", " s=\"99\"")) +
      row(2, cell("A2", "1", " t=\"b\"") + cell("B2", "0", " t=\"b\"") + cell("C2", "#N/A", " t=\"e\"") +
                 cell("D2", "2025-03-05T09:00:00.000Z", " t=\"d\"") + cell("E2", "2025-03-05T00:00:00Z", " t=\"d\"") +
                 cell("F2", "someday", " t=\"d\"") + cell("G2", "\n  2.50  \n") + cell("H2", "abc") +
                 cell("I2", "6.1088119010101E+017") + cell("J2", "007") + cell("K2", "inf"));
  CHECK(shown(xlsx_of(made)) ==
        "签到 1: A day=2025-03-05 | B clock=09:00:00 | C length=30:00:00 | D stamp=2025-03-05T00:00:00 | E "
        "number=45721 | F number=45721\n"
        "签到 2: A boolean=TRUE | B boolean=FALSE | C error=#N/A | D stamp=2025-03-05T09:00:00 | E day=2025-03-05 | F "
        "text=someday | G number=2.5 | H text=abc | I number=6.1088119010101E+17 | J number=7 | K text=inf\n");
}

TEST_CASE("a formula without a value says its text, one with a value the value") {
  MadeXlsx made;
  made.rows =
      row(1,
          "<c r=\"A1\"><f>B2-A2</f></c><c r=\"B1\"><f>B2&amp;A2</f><v></v></c><c r=\"C1\"><f>1-1</f><v>0</v></c>"
          "<c r=\"D1\"><v/></c><c r=\"E1\" s=\"1\"/><c r=\"F1\" t=\"str\"><f>A1</f></c>"
          "<c r=\"G1\"><f t=\"shared\" si=\"0\"/></c>");
  CHECK(shown(xlsx_of(made)) ==
        "签到 1: A no_value==B2-A2 | B no_value==B2&A2 | C number=0 | F no_value==A1 | G no_value==\n");
}

TEST_CASE("rows and cells without references stand where they are counted") {
  MadeXlsx made;
  made.rows =
      "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c r=\"XFD3\"><v>4</v></c></row>"
      "<row r=\"9\" hidden=\"true\"><c r=\"C\"><v>5</v></c><c><v>6</v></c></row><row hidden=\"1\"><c r=\"?\"><v>7</v>"
      "</c></row>";
  CHECK(shown(xlsx_of(made)) ==
        "签到 1: A number=1 | C number=3\n"
        "签到 3: XFD number=4\n"
        "签到 9 (hidden): C number=5 | D number=6\n"
        "签到 10 (hidden): A number=7\n");
}

TEST_CASE("cells out of order are put in order, and of two at one place the last counts") {
  MadeXlsx made;
  made.rows = row(1, cell("C1", "3") + cell("A1", "1") + cell("C1", "4") + cell("B1", "2"));
  CHECK(shown(xlsx_of(made)) == "签到 1: A number=1 | B number=2 | C number=4\n");
  made.rows = row(5, cell("A5", "1")) + row(3, cell("A3", "1"));
  CHECK(shown(xlsx_of(made)) ==
        "签到 5: A number=1\n"
        "damaged-file: row 3 stands behind row 5 in the worksheet \"签到\", and rows ascend");
}

TEST_CASE("prefixes, the strict standard, and parts found through relations alone") {
  MadeXlsx made;
  const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  made.more = {
      {"_rels/.rels", "<p:Relationships xmlns:p=\"x\"><p:Relationship Id=\"a\" Type=\"" + strict +
                          "/officeDocument\" Target=\"/book/the%20book.xml\"/></p:Relationships>"},
      {"book/the book.xml",
       "<x:workbook xmlns:x=\"y\" xmlns:q=\"z\"><x:workbookPr date1904=\"true\"/><x:sheets><x:sheet "
       "name=\"一\" sheetId=\"7\" q:id=\"s1\"/><x:sheet name=\"二\" q:id=\"s2\" state=\"hidden\"/><x:sheet "
       "name=\"三\" q:id=\"s3\" state=\"veryHidden\"/><x:sheet name=\"图\" q:id=\"s4\"/><x:sheet "
       "name=\"四\" q:id=\"s5\" state=\"visible\"/></x:sheets></x:workbook>"},
      {"book/_rels/the book.xml.rels",
       "<Relationships><Relationship Id=\"s1\" Type=\"" + strict +
           "/worksheet\" Target=\"../Tables\\ONE.xml\"/><Relationship Id=\"s4\" Type=\"" + strict +
           "/chartsheet\" Target=\"chart.xml\"/><Relationship Id=\"s5\" Type=\"" + strict +
           "/worksheet\" Target=\"./four.xml\"/><Relationship Id=\"st\" Type=\"" + strict +
           "/styles\" Target=\"/book/st.xml\"/></Relationships>"},
      {"book/st.xml", "<z:styleSheet xmlns:z=\"w\"><z:cellXfs><z:xf numFmtId=\"14\"/></z:cellXfs></z:styleSheet>"},
      {"tables/one.xml",
       "<x:worksheet xmlns:x=\"y\"><x:sheetData><x:row><x:c s=\"0\"><x:v>44259</x:v></x:c></x:row>"
       "</x:sheetData><x:mergeCells><x:mergeCell ref=\"A1:B1\"/></x:mergeCells></x:worksheet>"},
      {"book/four.xml", "<worksheet><sheetData/></worksheet>"},
      {"xl/workbook.xml", "<workbook/>"}};
  const std::string bytes = xlsx_of(made);
  auto workbook = Workbook::open(bytes, FileForm::xlsx);
  REQUIRE(workbook);
  CHECK((*workbook)->from_1904());
  CHECK((*workbook)->hidden_worksheets() == std::vector<std::string>{"二", "三"});
  CHECK(shown(**workbook) == "一 1: A day=2025-03-05 | B+day=2025-03-05\n");
  CHECK((*workbook)->worksheet() == "四");
}

TEST_CASE("merged areas say the same in each cell of rows that are there") {
  MadeXlsx made;
  made.rows = row(1, inlined("A1", "标题") + "<c r=\"B1\"/>") + row(2, "<c r=\"A2\"/>") +
              row(3, inlined("A3", "义诊") + inlined("B3", "张三")) + row(4, "<c r=\"A4\"/>" + inlined("B4", "李四")) +
              row(5, "<c r=\"A5\"/>") + row(7, inlined("A7", "旧") + inlined("B7", "王五")) +
              row(8, inlined("B8", "赵六")) + row(1048576, "<c r=\"A1048576\" s=\"1\"/>");
  made.behind =
      "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/><mergeCell\n ref='A3:A7' /><mergeCell ref=\"D1:D1048576\"/>"
      "<mergeCell ref=\"B8\"/><mergeCell ref=\"B8:B8\"/><mergeCell ref=\"nonsense\"/></mergeCells>";
  CHECK(shown(xlsx_of(made)) ==
        "签到 1: A text=标题 | B+text=标题 | C+text=标题\n"
        "签到 3: A text=义诊 | B text=张三\n"
        "签到 4: A+text=义诊 | B text=李四\n"
        "签到 5: A+text=义诊\n"
        "签到 7: A+text=义诊 | B text=王五\n"
        "签到 8: B text=赵六\n");
}

TEST_CASE("what looks like merged areas in a text is none") {
  MadeXlsx made;
  made.rows = row(1, inlined("A1", "<![CDATA[</sheetData><mergeCell ref=\"A1:B2\"/>]]>")) + row(2, inlined("A2", "x"));
  made.behind = "<!-- sheetData --><mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>";
  CHECK(shown(xlsx_of(made)) == "签到 1: A text=</sheetData><mergeCell ref=\"A1:B2\"/>\n签到 2: A text=x | B+text=x\n");
}

TEST_CASE("merged areas are found wherever a chunk ends, and in UTF-16") {
  for (const std::size_t filler : {261'900U, 262'000U, 262'050U, 262'080U, 262'100U, 262'120U, 524'200U}) {
    MadeXlsx made;
    made.rows = row(1, inlined("A1", "x")) + "<!--" + std::string(filler, '-').replace(0, filler, filler, '=') + "-->";
    made.behind = "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>";
    CHECK(shown(xlsx_of(made)) == "签到 1: A text=x | B+text=x\n");
  }
  MadeXlsx made;
  const std::string plain =
      "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell "
      "ref=\"A1:B1\"/></mergeCells></worksheet>";
  std::string wide = "\xFF\xFE";
  for (const char letter : plain) wide += {letter, '\0'};
  made.more = {{"xl/worksheets/sheet1.xml", wide}};
  CHECK(shown(xlsx_of(made)) == "签到 1: A number=1 | B+number=1\n");
}

TEST_CASE("a worksheet can be left early") {
  MadeXlsx made;
  made.rows = row(1, cell("A1", "1")) + row(2, cell("A2", "2"));
  auto workbook = Workbook::open(xlsx_of(made), FileForm::xlsx);
  REQUIRE(workbook);
  WorkbookRow first;
  CHECK((*workbook)->worksheet().empty());
  CHECK(!(*workbook)->next_row(first));
  REQUIRE((*workbook)->next_worksheet());
  REQUIRE((*workbook)->next_row(first));
  CHECK(!(*workbook)->next_worksheet());
  CHECK(!(*workbook)->next_row(first));
  CHECK(!(*workbook)->failure());
}

}  // namespace
}  // namespace starhours
