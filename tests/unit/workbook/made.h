// made.h -- workbooks made for a test, and what a reader says of them as one text.
#pragma once

#include <starhours/workbook.h>

#include <doctest/doctest.h>
#include <support/zip_file.h>

#include <string>
#include <string_view>
#include <vector>

namespace starhours {

using test::ZipPart;

// What an XLSX is made of. Whatever is not given is as the standard has it.
struct MadeXlsx {
  std::string rows;                  // inside sheetData
  std::string behind;                // after sheetData: mergeCells
  std::vector<std::string> formats;  // codes; cell style 1 has the first, and so on
  std::string shared;                // inside sst
  std::string workbook_pr;
  std::vector<ZipPart> more = {};  // win over the parts below
};

inline std::string xlsx_of(const MadeXlsx& made) {
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  std::string formats;
  std::string styles = "<xf numFmtId=\"0\"/>";
  for (std::size_t at = 0; at < made.formats.size(); ++at) {
    formats += "<numFmt numFmtId=\"" + std::to_string(164 + at) + "\" formatCode=\"" + made.formats[at] + "\"/>";
    styles += "<xf numFmtId=\"" + std::to_string(164 + at) + "\"/>";
  }
  std::vector<ZipPart> parts = made.more;
  const auto add = [&](const std::string& name, const std::string& bytes) {
    for (const ZipPart& part : parts) {
      if (part.name == name) return;
    }
    parts.push_back({name, bytes});
  };
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  add("[Content_Types].xml", head + "<Types/>");
  add("_rels/.rels", head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + relations +
                         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  add("xl/workbook.xml", head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations + "\">" + made.workbook_pr +
                             "<sheets><sheet name=\"签到\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  add("xl/_rels/workbook.xml.rels",
      head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + relations +
          "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + relations +
          "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" + relations +
          "/styles\" Target=\"styles.xml\"/></Relationships>");
  add("xl/styles.xml", head + "<styleSheet xmlns=\"" + main + "\"><numFmts>" + formats +
                           "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + styles +
                           "</cellXfs></styleSheet>");
  add("xl/sharedStrings.xml", head + "<sst xmlns=\"" + main + "\">" + made.shared + "</sst>");
  add("xl/worksheets/sheet1.xml", head + "<worksheet xmlns=\"" + main + "\"><dimension ref=\"A1\"/><sheetData>" +
                                      made.rows + "</sheetData>" + made.behind + "</worksheet>");
  return test::zip_of(parts);
}

inline std::string ods_of(const std::string& tables, const std::string& styles = {},
                          const std::vector<ZipPart>& more = {}) {
  const auto space = [](const std::string& prefix) {
    return " xmlns:" + prefix + "=\"urn:oasis:names:tc:opendocument:xmlns:" + prefix + ":1.0\"";
  };
  std::vector<ZipPart> parts{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}};
  parts.push_back(
      {"content.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content" + space("office") +
                          space("table") + space("text") + space("style") + space("number") + space("drawing") +
                          " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
                          "<office:automatic-styles>" +
                          styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                          "</office:spreadsheet></office:body></office:document-content>"});
  parts.insert(parts.end(), more.begin(), more.end());
  return test::zip_of(parts);
}

// "签到 2: A text=张三 | C day=2025-03-05 | D+clock=09:00:00": + for merged; "(hidden)" behind the row's number.
inline std::string shown(Workbook& workbook) {
  constexpr std::string_view kinds[] = {"text",   "number",  "day",   "clock",   "stamp",
                                        "length", "boolean", "error", "no_value"};
  std::string text;
  WorkbookRow row;
  while (workbook.next_worksheet()) {
    std::uint32_t last = 0;
    while (workbook.next_row(row)) {
      CHECK(row.row > last);
      CHECK(!row.cells.empty());
      last = row.row;
      text += std::string(workbook.worksheet()) + ' ' + std::to_string(row.row) + (row.hidden ? " (hidden):" : ":");
      for (const WorkbookCell& cell : row.cells) {
        std::string column;
        for (std::uint32_t rest = cell.column + 1; rest > 0; rest = (rest - 1) / 26) {
          column.insert(column.begin(), static_cast<char>('A' + (rest - 1) % 26));
        }
        if (&cell != row.cells.data()) text += " |";
        text += ' ' + column + (cell.merged ? '+' : ' ') + std::string(kinds[static_cast<int>(cell.kind)]) + '=' +
                std::string(cell.text);
      }
      text += '\n';
    }
  }
  if (workbook.failure()) text += std::string(name_of(workbook.failure()->kind)) + ": " + workbook.failure()->message;
  return text;
}

// The same of a whole file; "kind: message" if it cannot be opened.
inline std::string shown(const std::string& bytes, const WorkbookLimits& limits = {}) {
  auto workbook = Workbook::open(bytes, form_of(bytes), limits);
  if (!workbook) return std::string(name_of(workbook.error().kind)) + ": " + workbook.error().message;
  return shown(**workbook);
}

}  // namespace starhours
