#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sheets/record_reader.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace starhours;
using namespace starhours::sheets;

namespace {

// "1@1[a|b] 2@2[…]": records, their lines and cells, with "!" for a defect.
std::string told(std::string_view bytes, char delimiter = ',') {
  const auto source = source_of(bytes);
  ByteWindow window(*source);
  RecordReader records(window, delimiter, 1);
  std::string text;
  while (records.next()) {
    if (!text.empty()) text += ' ';
    text += fmt::format("{}@{}[", records.row(), records.line());
    for (std::size_t at = 0; at < records.size(); ++at) {
      if (at > 0) text += '|';
      text += records.cell(at);
    }
    text += ']';
    if (records.defect() != Defect::none) text += '!';
  }
  return text;
}

}  // namespace

TEST_CASE("records are taken apart as spreadsheets do") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", ""},
      {"a", "1@1[a]"},
      {"a,b\nc,d\n", "1@1[a|b] 2@2[c|d]"},
      {"a,b\nc,d", "1@1[a|b] 2@2[c|d]"},
      {"a\r\nb\rc\nd", "1@1[a] 2@2[b] 3@3[c] 4@4[d]"},
      {"a\n\nb", "1@1[a] 2@2[] 3@3[b]"},
      {"a\n\r\nb", "1@1[a] 2@2[] 3@3[b]"},
      {",,\n", "1@1[||]"},
      {"\"a\",\"b\"\n", "1@1[a|b]"},
      {"\"a,b\",c", "1@1[a,b|c]"},
      {"\"a\"\"b\",c", "1@1[a\"b|c]"},
      {"\"\",\"\"\"\",\"\"\"\"\"\"", "1@1[|\"|\"\"]"},
      {"\"a\nb\",c\nd", "1@1[a\nb|c] 2@3[d]"},
      {"\"a\r\nb\r\n\",c\r\nd", "1@1[a\r\nb\r\n|c] 2@4[d]"},
      {"\"a\rb\",c\rd", "1@1[a\rb|c] 2@3[d]"},
      {"a\"b,c\"\n", "1@1[a\"b|c\"]"},
      {"a, \"b\"\n", "1@1[a| \"b\"]"},
      {"\"a\" ,b\n", "1@1[a|b]"},
      {"\"\",\"a \"  ,b,\"\" ", "1@1[|a |b|]"},
      {"\"a\"x,b\nc", "1@1[a\"x|b]! 2@2[c]"},
      {"a,\"b\nc\nd", "1@1[a|b\nc\nd]!"},
      {"\"", "1@1[]!"},
      {"a\n\"b", "1@1[a] 2@2[b]!"},
      {"\"a\"\n\"b\"", "1@1[a] 2@2[b]"},
  };
  for (const auto& entry : table) {
    const auto& bytes = entry.first;
    const auto& text = entry.second;
    CAPTURE(bytes);
    CHECK(told(bytes) == text);
  }
  CHECK(told("a;b,c\n\"d;e\";f", ';') == "1@1[a|b,c] 2@2[d;e|f]");
}

TEST_CASE("blocks of sixteen bytes end anywhere in a record") {
  for (std::size_t length = 0; length < 70; ++length) {
    const std::string cell(length, 'x');
    CAPTURE(length);
    CHECK(told(cell + ",b\n\"" + cell + "\",d\n" + cell) ==
          fmt::format("1@1[{0}|b] 2@2[{0}|d]{1}", cell, length == 0 ? "" : fmt::format(" 3@3[{}]", cell)));
  }
}

TEST_CASE("records reach over the end of the window") {
  std::string bytes;
  const std::string cell(1000, 'x');
  const std::size_t rows = 3 * ByteWindow::capacity / cell.size();
  for (std::size_t row = 0; row < rows; ++row) bytes += fmt::format("{},\"{}\n\"\"{}\",z\r\n", row, cell, row);
  const auto source = source_of(bytes);
  ByteWindow window(*source);
  RecordReader records(window, ',', 1);
  std::size_t row = 0;
  while (records.next()) {
    REQUIRE(records.row() == row + 1);
    REQUIRE(records.line() == 2 * row + 1);
    REQUIRE(records.size() == 3);
    REQUIRE(records.cell(0) == std::to_string(row));
    REQUIRE(records.cell(1) == fmt::format("{}\n\"{}", cell, row));
    ++row;
  }
  CHECK(row == rows);
}

TEST_CASE("a record longer than the window is skipped, its beginning kept") {
  const std::string lines = "\n\r\n\r";
  for (const std::string& end : {std::string("\nc,d\n"), std::string("\r\nc,d\n"), std::string("\rc,d")}) {
    const std::string bytes = "a,b\n\"" + lines + std::string(3 * ByteWindow::capacity, 'x') + "\"\"y\",z" + end;
    const auto source = source_of(bytes);
    ByteWindow window(*source);
    RecordReader records(window, ',', 1);
    REQUIRE(records.next());
    REQUIRE(records.next());
    CHECK(records.defect() == Defect::too_long);
    CHECK(records.size() == 0);
    CHECK(records.cell(0).empty());
    CHECK(records.text().size() == 4096);
    CHECK(records.line() == 2);
    REQUIRE(records.next());
    CHECK(records.cell(0) == "c");
    CHECK(records.row() == 3);
    CHECK(records.line() == 6);
    CHECK_FALSE(records.next());
  }
}

TEST_CASE("a quote that nobody closes takes the rest of the sheet, and says so") {
  const std::string bytes = "a\n\"b" + std::string(2 * ByteWindow::capacity, '\n');
  const auto source = source_of(bytes);
  ByteWindow window(*source);
  RecordReader records(window, ',', 1);
  REQUIRE(records.next());
  REQUIRE(records.next());
  CHECK(records.defect() == Defect::open_quote);
  CHECK(records.line() == 2);
  CHECK_FALSE(records.next());
}

TEST_CASE("a record has no more cells than a spreadsheet") {
  const std::string most(ScannedRecord::most_cells - 1, ',');
  CHECK(told(most + "\nb").ends_with("2@2[b]"));
  CHECK_FALSE(told(most).ends_with('!'));
  CHECK(told(most + ",").ends_with('!'));
}

TEST_CASE("where a cell stands") {
  const std::string bytes = "x\na,\"b\nc\",\"d\",e\n";
  const auto source = source_of(bytes);
  ByteWindow window(*source);
  RecordReader records(window, ',', 1);
  REQUIRE(records.next());
  REQUIRE(records.next());
  const auto spot = [&records](std::size_t index) {
    const starhours::Place found = records.place(index);
    return fmt::format("{}:{}+{} {}", found.line, found.column, found.length, found.excerpt);
  };
  CHECK(spot(0) == "2:1+1 a,\"b");
  CHECK(spot(1) == "2:3+2 a,\"b");
  CHECK(spot(2) == "3:4+3 c\",\"d\",e");
  CHECK(spot(3) == "3:8+1 c\",\"d\",e");
  CHECK(spot(4) == "3:9+0 c\",\"d\",e");
}
