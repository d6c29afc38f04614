#include "made.h"

#include <string>
#include <string_view>

namespace starhours {
namespace {

using namespace std::string_literals;

std::string wide(std::string_view text, bool big = false) {
  std::string bytes;
  for (const char letter : text) bytes += big ? std::string{'\0', letter} : std::string{letter, '\0'};
  return bytes;
}

// An OLE file with one directory entry of that name, and a ZIP behind it.
std::string ole_with(std::string_view name) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
  bytes.resize(1024);
  std::string entry = wide(name);
  entry.resize(128);
  entry[64] = static_cast<char>(2 * (name.size() + 1));
  return bytes + entry + xlsx_of({});
}

FileForm both(std::string_view bytes) {
  const FileForm form = form_of(bytes);
  if (form != FileForm::text) CHECK(may_be_workbook(bytes.substr(0, 1024)));
  return form;
}

TEST_CASE("ZIPs are what is in them") {
  const std::string xlsx = xlsx_of({});
  const std::string ods = ods_of("");
  CHECK(both(xlsx) == FileForm::xlsx);
  CHECK(both(ods) == FileForm::ods);
  CHECK(both(xlsx.substr(0, 200)) == FileForm::xlsx);
  CHECK(both(ods.substr(0, 200)) == FileForm::ods);
  CHECK(both(test::zip_of({{"照片.jpg", "x"}})) == FileForm::other);
  CHECK(both(test::zip_of({{"xl/workbook.bin", "x"}})) == FileForm::xlsx);
  CHECK(both(test::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "x"}})) ==
        FileForm::other);
  CHECK(both(test::zip_of({{"word/document.xml", "x"},
                           {"[Content_Types].xml",
                            "<Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-"
                            "officedocument.spreadsheetml.sheet\"/>"}})) == FileForm::other);
  CHECK(both(test::zip_of({{"book.xml", "x"},
                           {"[Content_Types].xml",
                            "<Override ContentType=\"application/vnd.openxmlformats-officedocument."
                            "spreadsheetml.sheet.main+xml\"/>"}})) == FileForm::xlsx);
  CHECK(both(test::zip_of({{"照片.jpg", "x"}}).substr(0, 40)) == FileForm::other);
  CHECK(both("PK,姓名\n") == FileForm::text);
  CHECK(both("PK\x05\x06"s + std::string(18, '\0')) == FileForm::other);
}

TEST_CASE("OLE is what its directory says, whatever is embedded in it") {
  CHECK(both(ole_with("Workbook")) == FileForm::xls);
  CHECK(both(ole_with("Book")) == FileForm::xls);
  CHECK(both(ole_with("EncryptedPackage")) == FileForm::encrypted);
  CHECK(both(ole_with("WordDocument")) == FileForm::other);
  CHECK(both("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s) == FileForm::other);
  CHECK(both("\x09\x08\x10\x00\x00\x06\x05\x00"s) == FileForm::xls);
  CHECK(both("\x09\x04\x06\x00\x00\x00\x10\x00"s) == FileForm::xls);
  CHECK(both("\x09\x02\x06\x00\x00\x00\x10\x00"s) == FileForm::xls);
  CHECK(both("\t姓名\t签到\n") == FileForm::text);
}

TEST_CASE("HTML is a table that calls itself one") {
  const std::string page = "<HTML><body><TABLE><tr><td>姓名</td></tr></TABLE></body></HTML>";
  CHECK(both(page) == FileForm::html);
  CHECK(both("\xEF\xBB\xBF\r\n  " + page) == FileForm::html);
  CHECK(both("\xFF\xFE"s + wide(page)) == FileForm::html);
  CHECK(both("\xFE\xFF"s + wide(page, true)) == FileForm::html);
  CHECK(both(wide(page)) == FileForm::html);
  CHECK(both("<!DOCTYPE html PUBLIC>" + page) == FileForm::html);
  CHECK(both("<?xml version=\"1.0\"?>" + page) == FileForm::html);
  CHECK(both("<!-- a --> <!-- b --><style>x</style><table>") == FileForm::html);
  CHECK(both("<meta charset=gbk><table>") == FileForm::html);
  CHECK(both(std::string(3000, '\n') + page) == FileForm::html);
  CHECK(both("<html>请登录</html>") == FileForm::other);
  CHECK(both("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook><Table/></Workbook>") ==
        FileForm::other);
  CHECK(both("姓名,备注\n张三,<table>\n") == FileForm::text);
  CHECK(both("<b>,<table>") == FileForm::text);
}

TEST_CASE("other things, and text") {
  for (const std::string& bytes :
       {"%PDF-1.7"s, "\x89PNG\r\n\x1A\n"s, "\xFF\xD8\xFF\xE0"s, "Rar!\x1A\x07\x01"s, "7z\xBC\xAF\x27\x1C"s,
        "\x1F\x8B\x08"s, "SQLite format 3\0"s, "PAR1\x15\x04"s, "{\\rtf1"s}) {
    CHECK(both(bytes) == FileForm::other);
    CHECK(shown(bytes) == "unsupported-file: the file is neither a workbook nor a table of text");
  }
  for (const std::string& bytes :
       {""s, "姓名,手机\n"s, "\xFF\xFE\x11\x59"s, "\xEF\xBB\xBFname\n"s, "PAR1,x\n"s, "<5>\n"s}) {
    CHECK(both(bytes) == FileForm::text);
    CHECK(!may_be_workbook(bytes));
  }
  CHECK(name_of(FileForm::xlsx) == "XLSX");
  CHECK(shown(ole_with("EncryptedPackage")) == "encrypted-file: the workbook is behind a password");
}

}  // namespace
}  // namespace starhours
