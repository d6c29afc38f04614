#include "made.h"

#include <string>

namespace starhours {
namespace {

std::string row(const std::string& cells, const std::string& more = {}) {
  return "<table:table-row" + more + ">" + cells + "</table:table-row>";
}

std::string text(const std::string& paragraphs, const std::string& more = {}) {
  return "<table:table-cell office:value-type=\"string\"" + more + ">" + paragraphs + "</table:table-cell>";
}

std::string valued(const std::string& type, const std::string& name, const std::string& value,
                   const std::string& more = {}) {
  return "<table:table-cell office:value-type=\"" + type + "\" office:" + name + "=\"" + value + "\"" + more +
         "><text:p>as shown</text:p></table:table-cell>";
}

std::string table(const std::string& rows, const std::string& more = {}) {
  return "<table:table table:name=\"签到\"" + more + ">" + rows + "</table:table>";
}

TEST_CASE("kinds of cells") {
  const std::string styles =
      "<number:time-style style:name=\"N1\" number:truncate-on-overflow=\"false\"/>"
      "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>";
  CHECK(shown(ods_of(
            table(row(valued("float", "value", "2.33333333333333") + valued("percentage", "value", "0.5") +
                      valued("currency", "value", "3") + valued("date", "date-value", "2025-03-05") +
                      valued("date", "date-value", "2025-03-05T09:00:29.9999") +
                      valued("date", "date-value", "2025-03-05T00:00:00") +
                      valued("time", "time-value", "PT09H10M00S") + valued("time", "time-value", "PT26H30M00S") +
                      valued("time", "time-value", "-PT20H20M00S") + valued("time", "time-value", "PT1097313H00M00S") +
                      valued("time", "time-value", "PT02H00M00S", " table:style-name=\"ce1\"") +
                      valued("boolean", "boolean-value", "true") + valued("date", "date-value", "1899-12-30"))),
            styles)) ==
        "签到 1: A number=2.33333333333333 | B number=0.5 | C number=3 | D day=2025-03-05 | E "
        "stamp=2025-03-05T09:00:30 | "
        "F day=2025-03-05 | G clock=09:10:00 | H length=26:30:00 | I length=-20:20:00 | J stamp=2025-03-05T09:00:00 | "
        "K length=02:00:00 | L boolean=TRUE | M text=as shown\n");
}

TEST_CASE("texts: paragraphs, blanks, notes and readings") {
  CHECK(shown(ods_of(table(row(text("<text:p>张<text:span>三</text:span></text:p><text:p>二</text:p>") +
                               text("<office:annotation><text:p>note</text:p></office:annotation><text:p> a\n  "
                                    "b<text:s text:c=\"2\"/>c<text:tab/>"
                                    "d<text:line-break/> e</text:p>") +
                               text("<text:p><text:ruby><text:ruby-base>山田</text:ruby-base><text:ruby-text>やまだ</"
                                    "text:ruby-text></text:ruby>"
                                    "<text:a>链</text:a></text:p>") +
                               text("") + text("<text:p/>") + text("<text:p/>", " office:string-value=\"值\"") +
                               "<table:table-cell><text:p>无型</text:p></table:table-cell>")))) ==
        "签到 1: A text=张三\n二 | B text=a b  c\td\ne | C text=山田链 | F text=值 | G text=无型\n");
}

TEST_CASE("formulas without a value, and errors") {
  CHECK(shown(ods_of(table(
            row("<table:table-cell table:formula=\"of:=[.B2]-[.A2]\"/>"
                "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
                "calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>"
                "<table:table-cell table:formula=\"of:=X\" office:value-type=\"float\" "
                "office:value=\"0\"><text:p>Err:508</text:p>"
                "</table:table-cell>"
                "<table:table-cell table:formula=\"of:=&quot;&quot;\" "
                "office:value-type=\"string\"><text:p/></table:table-cell>")))) ==
        "签到 1: A no_value==[.B2]-[.A2] | B error=#DIV/0! | C error=Err:508\n");
}

TEST_CASE("repeats cost nothing where they are blank, and are given where they say something") {
  const std::string blank_cells = "<table:table-cell table:number-columns-repeated=\"16000\"/>";
  CHECK(shown(ods_of(
            table(row(text("<text:p>a</text:p>", " table:number-columns-repeated=\"3\"") + blank_cells) +
                  row(blank_cells, " table:number-rows-repeated=\"1000000\"") +
                  row(text("<text:p>b</text:p>"), " table:number-rows-repeated=\"2\" table:visibility=\"filter\"") +
                  row(blank_cells, " table:number-rows-repeated=\"48572\"")))) ==
        "签到 1: A text=a | B text=a | C text=a\n签到 1000002 (hidden): A text=b\n签到 1000003 (hidden): A text=b\n");
  CHECK(shown(ods_of(table(row(text("<text:p>b</text:p>"), " table:number-rows-repeated=\"2000000\"")))) ==
        "too-large: a worksheet has more than 1048576 rows");
  CHECK(shown(ods_of(table(row(text("<text:p>b</text:p>", " table:number-columns-repeated=\"99999999999999\""))))) ==
        "too-large: a worksheet has more than 16384 columns");
  CHECK(shown(ods_of(table(row(text("<text:p>b</text:p>", " table:number-columns-repeated=\"16384\""),
                               " table:number-rows-repeated=\"1048576\"")))) ==
        "too-large: the repeated rows of a worksheet have more than 50000000 cells");
}

TEST_CASE("merged areas") {
  const std::string covered = "<table:covered-table-cell/>";
  CHECK(shown(ods_of(table(
            row(text("<text:p>标题</text:p>", " table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\"") +
                covered) +
            row(text("<text:p>义诊</text:p>", " table:number-rows-spanned=\"3\"") + text("<text:p>张三</text:p>")) +
            row(covered + text("<text:p>李四</text:p>")) + row(covered) + row(covered + text("<text:p>王五</text:p>")) +
            row(text("<text:p>长</text:p>", " table:number-rows-spanned=\"1048571\"")) +
            row(covered, " table:number-rows-repeated=\"2\"") +
            row(covered, " table:number-rows-repeated=\"1000000\"")))) ==
        "签到 1: A text=标题 | B+text=标题\n签到 2: A text=义诊 | B text=张三\n签到 3: A+text=义诊 | B text=李四\n"
        "签到 4: A+text=义诊\n签到 5: B text=王五\n签到 6: A text=长\n签到 7: A+text=长\n签到 8: A+text=长\n");
}

TEST_CASE("worksheets: hidden ones, groups of rows, what is no table") {
  const std::string hidden =
      "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "
      "table:display=\"false\"/></style:style>";
  const std::string one = row(text("<text:p>一</text:p>"));
  const std::string bytes = ods_of(
      "<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>"
      "<table:tracked-changes><table:table>" +
          one + "</table:table></table:tracked-changes>" + table(one, " table:style-name=\"ta2\"") +
          "<table:table table:name=\"空\"/>" +
          table("<table:table-column/><table:table-header-rows>" + one +
                "</table:table-header-rows><table:table-row-group "
                "table:display=\"false\"><table:table-row-group>" +
                one + "</table:table-row-group>" + one + "</table:table-row-group><table:table-rows>" + one +
                "</table:table-rows>" +
                row("<table:table-cell><table:table table:is-sub-table=\"true\">" + one +
                    "</table:table></table:table-cell>")),
      hidden);
  auto workbook = Workbook::open(bytes, form_of(bytes));
  REQUIRE(workbook);
  CHECK((*workbook)->from_1904());
  CHECK(shown(**workbook) ==
        "签到 1: A text=一\n签到 2 (hidden): A text=一\n签到 3 (hidden): A text=一\n签到 4: A text=一\n");
  CHECK((*workbook)->hidden_worksheets() == std::vector<std::string>{"签到"});
}

TEST_CASE("a worksheet can be left early, and an encrypted one is told") {
  const std::string one = row(text("<text:p>一</text:p>")) + row(text("<text:p>二</text:p>"));
  const std::string bytes = ods_of(table(one) + "<table:table table:name=\"后\">" + one + "</table:table>");
  auto workbook = Workbook::open(bytes, form_of(bytes));
  REQUIRE(workbook);
  WorkbookRow first;
  REQUIRE((*workbook)->next_worksheet());
  REQUIRE((*workbook)->next_row(first));
  CHECK(shown(**workbook) == "后 1: A text=一\n后 2: A text=二\n");
  const ZipPart manifest{"META-INF/manifest.xml",
                         "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry "
                         "m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>"};
  CHECK(shown(ods_of(table(one), {}, {manifest})) == "encrypted-file: the workbook is behind a password");
}

}  // namespace
}  // namespace starhours
