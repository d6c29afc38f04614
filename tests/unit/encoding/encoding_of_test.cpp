#include "unit/encoding/texts.h"

#include <random>
#include <vector>

namespace starhours::test {
namespace {

std::optional<Encoding> found(std::string_view bytes) { return encoding_of(bytes, true); }

struct Example {
  const char* converter;
  std::string_view text;
  Encoding encoding;
};

// Sheets as short as they come: a header and a row, or a list of names under an English header.
constexpr Example short_sheets[] = {
    {"GBK", "姓名,日期\n张三,2025-03-05\n", Encoding::gb18030},
    {"GBK", "姓名,时长\n李四,2\n", Encoding::gb18030},
    {"GBK", "姓名\t签到\t签退\n王五\t9:00\t11:00\n", Encoding::gb18030},
    {"GBK", "name,date,in,out\n张三,2025-03-05,9:00,11:00\n", Encoding::gb18030},
    {"GBK", "name,date,in,out\n赵六,2025-03-05,9:00,11:00\n", Encoding::gb18030},
    {"GBK", "name,date,in,out\n欧阳娜娜,2025-03-05,9:00,11:00\n", Encoding::gb18030},
    {"GBK", "姓名,日期,签到,签退\n阿依古丽·买买提,2025-03-05,9:00,11:00\n", Encoding::gb18030},
    {"GBK", "姓名,日期,签到,签退\n陶喆,2025-03-05,9:00,11:00\n", Encoding::gb18030},
    {"GB18030", "姓名,日期,签到,签退\n𠮷村华,2025-03-05,9:00,11:00\n", Encoding::gb18030},
    {"GB18030", "姓名,日期,签到,签退\nJosé García,2025-03-05,9:00,11:00\n", Encoding::gb18030},
    {"GBK", "姓名,日期,签到,签退\n陳大文,2025-03-05,9:00,11:00\n", Encoding::gb18030},
    {"GBK", "志愿者登记表\n工号,员工姓名,工时\n", Encoding::gb18030},
    {"CP950", "姓名,日期\n陳大文,2025-03-05\n", Encoding::big5},
    {"CP950", "姓名,時數\n王小明,2\n", Encoding::big5},
    {"CP950", "姓名,簽到時間,簽退時間\n林美玲,9:00,11:00\n", Encoding::big5},
    {"CP950", "name,date,in,out\n王小明,2025-03-05,9:00,11:00\n", Encoding::big5},
    {"CP950", "name,date,in,out\n陳志強,2025-03-05,9:00,11:00\n", Encoding::big5},
    {"CP950", "志工姓名,服務日期,服務時數\n許功蓋,114/03/05,3\n", Encoding::big5},
    {"CP1252", "name,date,hours\nJosé García,2025-03-05,2\n", Encoding::windows1252},
    {"CP1252", "name,date,hours\nPeña,2025-03-05,2\n", Encoding::windows1252},
    {"CP1252", "Prénom;Nom;Durée\nZoë;Lefèvre;2,5\n", Encoding::windows1252},
    {"CP1252", "Nachname;Stunden\nGroß;2\nÖzil;3\n", Encoding::windows1252},
    {"CP1252", "name,activity\nO’Neil,Conceição\n", Encoding::windows1252},
    {"CP1252", "name,fee\nSmith,€5\n", Encoding::windows1252},
    {"UTF-8", "姓名,日期\n张三,2025-03-05\n", Encoding::utf8},
    {"UTF-8", "name,date\nJosé,2025-03-05\n", Encoding::utf8},
    {"UTF-8", "name,date\nSmith,2025-03-05\n", Encoding::utf8},
    {"UTF-8", "name,date\n𠮷村华,2025-03-05\n", Encoding::utf8},
    {"UTF-16LE", "姓名,日期\n张三,2025-03-05\n", Encoding::utf16le},
    {"UTF-16BE", "姓名,日期\n张三,2025-03-05\n", Encoding::utf16be},
    {"UTF-16LE", "姓名\t开始时间\n一一\t一月一日\n", Encoding::utf16le},
    {"UTF-16BE", "姓名\t开始时间\n一一\t一月一日\n", Encoding::utf16be},
    {"UTF-16LE", "name\tdate\n𠮷村华\t2025-03-05\n", Encoding::utf16le},
    {"UTF-16BE", "Name,Date\nJosé García,2025-03-05\n", Encoding::utf16be},
};

TEST_CASE("the encoding of a header and one row is found") {
  for (const Example& example : short_sheets) {
    CAPTURE(example.text);
    CAPTURE(example.converter);
    CHECK(found(in(example.converter, example.text)) == example.encoding);
  }
}

TEST_CASE("the encoding of a sheet is found, wherever its front ends") {
  const std::pair<Encoding, std::string_view> sheets[] = {
      {Encoding::utf8, simplified_sheet},     {Encoding::gb18030, simplified_sheet},
      {Encoding::utf16le, simplified_sheet},  {Encoding::utf16be, simplified_sheet},
      {Encoding::big5, traditional_sheet},    {Encoding::utf8, traditional_sheet},
      {Encoding::utf16le, traditional_sheet}, {Encoding::windows1252, western_sheet},
      {Encoding::utf8, western_sheet},        {Encoding::utf16be, western_sheet},
  };
  for (const auto& [encoding, text] : sheets) {
    const std::string bytes = in(encoding, text);
    CAPTURE(text);
    CAPTURE(name_of(encoding));
    CHECK(found(bytes) == encoding);
    for (std::size_t size = 60; size < bytes.size(); ++size) {
      CAPTURE(size);
      CHECK(encoding_of(bytes.substr(0, size), false) == encoding);
    }
    std::string large;
    while (large.size() < 1'000'000) large += bytes;
    CHECK(found(large) == encoding);
  }
}

TEST_CASE("a byte order mark decides") {
  CHECK(found("\xEF\xBB\xBFname,date\n") == Encoding::utf8);
  CHECK(found("\xEF\xBB\xBF") == Encoding::utf8);
  CHECK(found(std::string("\xFF\xFE") + in("UTF-16LE", simplified_sheet)) == Encoding::utf16le);
  CHECK(found(std::string("\xFE\xFF") + in("UTF-16BE", simplified_sheet)) == Encoding::utf16be);
  CHECK(found(std::string("\xFF\xFE") + in("UTF-16LE", "姓名")) == Encoding::utf16le);
  CHECK(found("\x84\x31\x95\x33" + in("GB18030", simplified_sheet)) == Encoding::gb18030);
  CHECK(found("\xFF\xFE") == Encoding::utf16le);

  CHECK(byte_order_mark("\xEF\xBB\xBFname", Encoding::utf8) == 3);
  CHECK(byte_order_mark("\xFF\xFEn", Encoding::utf16le) == 2);
  CHECK(byte_order_mark("\xFE\xFFn", Encoding::utf16be) == 2);
  CHECK(byte_order_mark("\x84\x31\x95\x33", Encoding::gb18030) == 4);
  CHECK(byte_order_mark("\xFF\xFEn", Encoding::utf16be) == 0);
  CHECK(byte_order_mark("name", Encoding::utf8) == 0);
  CHECK(byte_order_mark("", Encoding::utf8) == 0);
}

TEST_CASE("a broken byte among good ones changes nothing") {
  std::string sheet(simplified_sheet);
  sheet[sheet.find("张")] = 'x';
  CHECK(found(sheet) == Encoding::utf8);
  CHECK(found("姓名,日期\n张三\xFF,2025-03-05\n") == Encoding::utf8);
  CHECK(found("姓名,日期,备注\n张三,2025-03-05,\xE5\xBC\n") == Encoding::utf8);
  CHECK(found("姓名,日期\n" + in("GBK", "张三") + ",2025-03-05\n李四,2025-03-05\n王五,2025-03-05\n") == Encoding::utf8);

  std::string gb = in("GBK", simplified_sheet);
  gb.insert(gb.find(','), "\xFF");
  CHECK(found(gb) == Encoding::gb18030);
}

TEST_CASE("nothing at all, and ASCII, are UTF-8") {
  CHECK(found("") == Encoding::utf8);
  CHECK(found("a,b\r\n1,2\r\n\x1A") == Encoding::utf8);
}

TEST_CASE("bytes that are no text have no encoding") {
  CHECK_FALSE(found(std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0", 20)));
  CHECK_FALSE(found(std::string_view("name,date\n\0\0,2025-03-05\n", 24)));
  CHECK_FALSE(found("\x01\x02\x03\x04name"));
  CHECK_FALSE(found(std::string(100, '\0')));
  CHECK_FALSE(found(std::string("\xFF\xFE\0\0n\0\0\0a\0\0\0m\0\0\0e\0\0\0", 20)));  // UTF-32
  std::mt19937 random(5);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int trial = 0; trial < 200; ++trial) {
    std::string bytes(200, '\0');
    for (char& character : bytes) character = static_cast<char>(byte(random));
    CHECK_FALSE(found(bytes));
  }
}

}  // namespace
}  // namespace starhours::test
