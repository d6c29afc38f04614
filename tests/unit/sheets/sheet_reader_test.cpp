#include "reading.h"

#include <support/slow_source.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace starhours;
using namespace starhours::reading;
using Field = SheetReader::Field;

namespace {

std::string told(const Place& place) {
  return fmt::format("{} row {} {}:{}+{} [{}]", place.source, place.row, place.line, place.column, place.length,
                     place.excerpt);
}

}  // namespace

TEST_CASE("files without rows and files that are no text are refused") {
  const std::string empty =
      "error empty-file 0:0+0: the sheet has no rows; write a header, and a row for each sign-in below it";
  for (const std::string bytes : {"", "\xEF\xBB\xBF", "\r\n\r\n", " , ,\n", "sep=;\r\n"}) {
    CAPTURE(bytes);
    CHECK(read(bytes).failure == empty);
  }
  CHECK(read(std::string_view("姓名\0", 7)).failure ==
        "error not-text 0:0+0: byte 7 is NUL, expected text or a workbook; save the sheet as an Excel workbook, or as "
        "CSV "
        "in UTF-8");
  CHECK(read("PK\x03\x04").failure.starts_with("error unsupported-file"));
  CHECK(read("%PDF-1.4\n").failure.starts_with("error unsupported-file"));
}

TEST_CASE("text that is said to be UTF-8, or nearly is, loses no more than the cells that are not") {
  CHECK(read("\xEF\xBB\xBF姓名,签到\n\xD5\xC5,9:00\n李四,9:00\n").rows.back() == "3@3 - 李四 - - - - - 09:00 - -");
  CHECK(read("姓名,签到\n李四,9:00\n张\xE4\xB8").rows[1] == "2@2 - 李四 - - - - - 09:00 - -");
}

TEST_CASE("other encodings are found by what the bytes are, or said") {
  const Rows expected{"1@1 header", "2@2 - 张三 - - - - - 09:00 10:00 -"};
  // 姓名,签到,签退 and 张三 in GBK.
  const std::string gbk = "\xD0\xD5\xC3\xFB,\xC7\xA9\xB5\xBD,\xC7\xA9\xCD\xCB\r\n\xD5\xC5\xC8\xFD,9:00,10:00\r\n";
  const Reading found = read(gbk);
  CHECK(found.rows == expected);
  CHECK(found.findings == std::vector<std::string>{"encoding GB18030"});
  std::string utf16("\xFF\xFE", 2);
  for (const char16_t unit : std::u16string_view(u"姓名\t签到\t签退\n张三\t9:00\t10:00\n")) {
    utf16 += static_cast<char>(unit & 0xFF);
    utf16 += static_cast<char>(unit >> 8);
  }
  CHECK(read(utf16).rows == expected);
  ReadingOptions options;
  options.encoding = Encoding::big5;
  CHECK(read(gbk, options).rows != expected);
}

TEST_CASE("a source that fails is told, at the beginning and later") {
  ReadingOptions options;
  options.source = "a.csv";
  SlowSource at_once("姓名,签到\n", 100, true);
  auto none = SheetReader::open(at_once, options);
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == Kind::unreadable_file);
  CHECK(none.error().place.source == "a.csv");

  std::string bytes = "姓名,签到\n";
  while (bytes.size() < (3U << 20U)) bytes += "张三,9:00\n";
  SlowSource later(bytes, 1000, true);
  auto reader = SheetReader::open(later, options);
  REQUIRE(reader);
  SheetRow row;
  std::size_t rows = 0;
  while ((*reader)->next(row)) ++rows;
  CHECK(rows > 1000);
  REQUIRE((*reader)->failure());
  CHECK((*reader)->failure()->message == "the disk is gone");
  CHECK((*reader)->failure()->place.source == "a.csv");
}

TEST_CASE("the sizes in which bytes come make no difference") {
  const std::string bytes =
      "\xEF\xBB\xBF签到表,,\r\n姓名,签到,签退\r\n\"张\r\n三\",9:00,10:00\r\n李四,请假,\r\n\r\n王芳,9:6o,\"10:"
      "00\"\r\n合计,,";
  const Rows whole = read(bytes).rows;
  CHECK(whole.size() == 7);
  for (const std::size_t step : {1U, 2U, 3U, 7U, 16U}) {
    SlowSource source(bytes, step);
    CHECK(read(source).rows == whole);
  }
}

TEST_CASE("every record comes once, and fates sum to the rows") {
  std::string bytes = "志愿者编号,姓名,签到,签退\n";
  std::size_t lines = 1;
  while (bytes.size() < (2U << 20U) + 12345U) {
    bytes += fmt::format("V{},张三,2025-03-05 09:00,2025-03-05 10:00\n", lines);
    ++lines;
    if (lines % 10 == 0) {
      bytes += "\n";
      ++lines;
    }
  }
  const auto source = source_of(bytes);
  auto reader = SheetReader::open(*source, {});
  REQUIRE(reader);
  SheetRow row;
  std::size_t count = 0;
  while ((*reader)->next(row)) {
    ++count;
    REQUIRE(row.row == count);
    REQUIRE(row.line == count);
    if (row.kind == RowKind::sign_in) REQUIRE(row.sign_ins.front().volunteer_id == fmt::format("V{}", count - 1));
  }
  CHECK(count == lines);
}

TEST_CASE("text and places of the row in hand") {
  ReadingOptions options;
  options.source = "march.csv";
  const std::string bytes = "姓名,备注,签到,签退\r\n\"张三\",\"a\r\nb\",9:00,10:00\r\n";
  const auto source = source_of(bytes);
  auto reader = SheetReader::open(*source, options);
  REQUIRE(reader);
  SheetRow row;
  REQUIRE((*reader)->next(row));
  CHECK((*reader)->text() == "姓名,备注,签到,签退");
  REQUIRE((*reader)->next(row));
  CHECK((*reader)->text() == "\"张三\",\"a\r\nb\",9:00,10:00");
  CHECK(told((*reader)->place(Field::row)) == "march.csv row 2 2:0+0 [\"张三\",\"a]");
  CHECK(told((*reader)->place(Field::name)) == "march.csv row 2 2:1+8 [\"张三\",\"a]");
  CHECK(told((*reader)->place(Field::sign_in)) == "march.csv row 2 3:4+4 [b\",9:00,10:00]");
  CHECK(told((*reader)->place(Field::sign_out)) == "march.csv row 2 3:9+5 [b\",9:00,10:00]");
  // A column the sheet does not have is the whole row.
  CHECK(told((*reader)->place(Field::hours)) == "march.csv row 2 2:0+0 [\"张三\",\"a]");
}

TEST_CASE("excerpts are bounded and are UTF-8") {
  std::string bytes = "姓名,备注,签到,签退\n";
  while (bytes.size() < (1U << 20U)) bytes += "张三,,9:00,10:00\n";
  bytes += "张三,\xFF" + std::string(5000, 'x') + ",9:00,10:00\n";
  const auto source = source_of(bytes);
  auto reader = SheetReader::open(*source, {});
  REQUIRE(reader);
  SheetRow row;
  while ((*reader)->next(row)) {
  }
  const Place name = (*reader)->place(Field::name);
  CHECK(name.excerpt == "张三,?" + std::string(1992, 'x'));
  CHECK(name.length == 6);
  const Place sign_in = (*reader)->place(Field::sign_in);
  CHECK(sign_in.column == 5010);
  CHECK(sign_in.length == 0);
  CHECK(sign_in.excerpt.empty());
  CHECK((*reader)->text().starts_with("张三,?x"));
}

TEST_CASE("a row too long or with too many cells is refused, and the next is read") {
  const std::string head = "姓名,签到,签退\n";
  const std::string after = "李四,9:00,10:00\n";
  const Rows long_row = read(head + std::string(3U << 20U, 'x') + "\n" + after).rows;
  CHECK(long_row ==
        Rows{"1@1 header",
             "2@2 refused | error bad-value 2:0+0: the row is longer than 1048576 bytes; check the quotes of the "
             "sheet",
             "3@3 - 李四 - - - - - 09:00 10:00 -"});
  const Rows wide_row = read(head + std::string(20'000, ',') + "\n" + after).rows;
  CHECK(wide_row ==
        Rows{"1@1 header",
             "2@2 refused | error bad-value 2:0+0: the row has more than 16384 cells; check the quotes and the "
             "delimiter of the sheet",
             "3@3 - 李四 - - - - - 09:00 10:00 -"});
}
