#include "made.h"

#include <string>

namespace starhours {
namespace {

std::string page(const std::string& body, const std::string& head = {}) {
  return "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>" + head + "</head><body>" + body +
         "</body></html>";
}
std::string table(const std::string& rows) { return "<table>" + rows + "</table>"; }

TEST_CASE("cells: texts, entities, blanks and lines") {
  CHECK(shown(page(table("<tr><th>姓名</th><th> 签 到\n\t时间 </th></tr>"
                         "<tr><td>张三</td><td x:str=\"x\" style='mso-number-format:\"\\@\"'>9&#58;00&nbsp;</td></tr>"
                         "<tr><td>&nbsp;</td><td></td></tr>"
                         "<tr><td>A&amp;B &lt;x&gt; &eacute; &#22995;</td><td>a<br>b<br/>&nbsp;c</td>"
                         "<td><p>d</p><div>e</div></td><td><b>f</b><i> g</i></td></tr>"))) ==
        "表1 1: A text=姓名 | B text=签 到 时间\n表1 2: A text=张三 | B text=9:00\n"
        "表1 4: A text=A&B <x> é 姓 | B text=a\nb\nc | C text=d\ne | D text=f g\n");
}

TEST_CASE("ends that nobody wrote") {
  CHECK(shown("<table><tr><td>a<td>b<tr><td>c<th>d</table>") ==
        "表1 1: A text=a | B text=b\n表1 2: A text=c | B text=d\n");
  CHECK(shown("<table><td>a</td></table>") == "表1 1: A text=a\n");
}

TEST_CASE("spans are merged areas within the table") {
  CHECK(shown(page(table("<tr><th rowspan=2>姓名</th><th colspan=2>时间</th></tr><tr><th>签到</th><th>签退</th></tr>"
                         "<tr><td rowspan=\"99\">张三</td><td>9:00</td><td rowspan=1 colspan=0>11:00</td></tr>"
                         "<tr><td>14:00</td></tr><tr></tr>"))) ==
        "表1 1: A text=姓名 | B text=时间 | C+text=时间\n表1 2: A+text=姓名 | B text=签到 | C text=签退\n"
        "表1 3: A text=张三 | B text=9:00 | C text=11:00\n表1 4: A+text=张三 | B text=14:00\n表1 5: A+text=张三\n");
}

TEST_CASE("hidden rows are told, hidden tables are not read") {
  const std::string bytes = page(
      table("<tr style='height:1px; DISPLAY : None'><td>a</td></tr><tr hidden><td>b</td></tr><tr><td>c</td></tr>") +
      "<table style=\"display:none\"><tr><td>d</td></tr></table>" + table("<tr><td>e</td></tr>"));
  auto workbook = Workbook::open(bytes, form_of(bytes));
  REQUIRE(workbook);
  CHECK((*workbook)->hidden_worksheets() == std::vector<std::string>{"表2"});
  CHECK(shown(**workbook) == "表1 1 (hidden): A text=a\n表1 2 (hidden): A text=b\n表1 3: A text=c\n表3 1: A text=e\n");
}

TEST_CASE("every table is a worksheet, named by its caption") {
  CHECK(shown(page(table("<caption>三月 <b>签到</b></caption><tr><td>a</td></tr>") + table("") +
                   table("<tr><td>&nbsp;</td></tr>") + table("<thead><tr><td>b</td></tr></thead>"))) ==
        "三月 签到 1: A text=a\n表2 1: A text=b\n");
}

TEST_CASE("of tables within tables the longer is read") {
  const std::string rows = "<tr><td>a</td></tr><tr><td>b</td></tr>";
  CHECK(shown(page(table("<tr><td>logo</td><td>" + table(rows) + table("<tr><td>c</td></tr>") + "</td></tr>"))) ==
        "表1 1: A text=a\n表1 2: A text=b\n表2 1: A text=c\n");
  CHECK(shown(page(table("<tr><td>1</td><td>" + table("<tr><td>x</td><td>y</td></tr>") + "</td></tr>" + rows))) ==
        "表1 1: A text=1 | B text=x y\n表1 2: A text=a\n表1 3: A text=b\n");
}

TEST_CASE("what is not shown is not read") {
  CHECK(shown(page("<script>var a = \"<table><tr><td>no</td></tr></table>\";</script><style>td { }</style>"
                   "<!--[if gte mso 9]><xml><x:Name>Sheet1</x:Name></xml><![endif]-->" +
                   table("<tr><td>a<!-- no --><script>no</script></td></tr>"))) == "表1 1: A text=a\n");
}

// "张三", "镕", which GB2312 lacks, and "é" in the encodings of pages.
TEST_CASE("character sets: by what the page says, if its bytes agree") {
  const std::string gbk = "\xD5\xC5\xC8\xFD\xE9\x46";
  const auto said = [](const char* charset) {
    return std::string("<meta http-equiv=Content-Type content=\"text/html; charset=") + charset + "\">";
  };
  const auto cells = [](const std::string& text) { return table("<tr><td>" + text + "</td></tr>"); };
  CHECK(shown(page(cells(gbk), said("gb2312"))) == "表1 1: A text=张三镕\n");
  CHECK(shown(page(cells(gbk), "<META CharSet='GBK'>")) == "表1 1: A text=张三镕\n");
  CHECK(shown(page(cells(gbk))) == "表1 1: A text=张三镕\n");
  CHECK(shown(page(cells(gbk), said("utf-8"))) == "表1 1: A text=张三镕\n");
  CHECK(shown(page(cells("张三镕"), said("gb2312"))) == "表1 1: A text=张三镕\n");
  CHECK(shown(page(cells("张三镕"))) == "表1 1: A text=张三镕\n");
  CHECK(shown("\xEF\xBB\xBF" + page(cells("张三\xFF"), said("gb2312"))) == "表1 1: A text=张三\uFFFD\n");
  CHECK(shown(page(cells("\xB1\x69\xA4\x54"), said("big5"))) == "表1 1: A text=張三\n");
  CHECK(shown(page(cells("Jos\xE9"), said("iso-8859-1"))) == "表1 1: A text=José\n");
  std::string wide = "\xFF\xFE";
  for (const char letter : page(cells("&#24352;"))) wide += {letter, '\0'};
  CHECK(shown(wide) == "表1 1: A text=张\n");
  CHECK(shown(wide.substr(2)) == "表1 1: A text=张\n");
}

TEST_CASE("pages that are cut off, or have nothing in them") {
  const std::string whole = page(table("<tr><td>a</td></tr>"));
  CHECK(shown(whole.substr(0, whole.find("</table"))) == "damaged-file: the page is damaged: it ends within its table");
  CHECK(shown(page(table(""))) == "damaged-file: the page is damaged: it has no table with anything in it");
}

TEST_CASE("limits") {
  WorkbookLimits limits;
  limits.most_rows = 2;
  limits.most_columns = 3;
  CHECK(shown(table("<tr><td>a<tr><td>b<tr><td>c"), limits) == "too-large: a table has more than 2 rows");
  CHECK(shown(table("<tr><td>a<td>b<td colspan=99>c"), limits) == "too-large: a table has more than 3 columns");
  std::string deep;
  for (int depth = 0; depth < 40; ++depth) deep += "<table><tr><td>";
  CHECK(shown(deep + "</table>") == "too-large: the page has tables in tables, deeper than 16");
  limits.most_bytes = 10;
  CHECK(shown(table("<tr><td>a"), limits) == "too-large: the page has more than 10 bytes");
}

TEST_CASE("a page of many rows") {
  std::string rows;
  for (int row = 0; row < 50'000; ++row) rows += "<tr><td>张三</td><td>2025-03-05</td><td>9:00</td></tr>\n";
  auto workbook = Workbook::open(table(rows), FileForm::html);
  REQUIRE(workbook);
  REQUIRE((*workbook)->next_worksheet());
  std::uint32_t read = 0;
  for (WorkbookRow row; (*workbook)->next_row(row);) read = row.row;
  CHECK(read == 50'000);
}

}  // namespace
}  // namespace starhours
