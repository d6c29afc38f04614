#include <starhours/roster.h>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace starhours;

TEST_CASE("names are brought to one form") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"张三", "张三"},
      {"  张三\t", "张三"},
      {"张　三", "张三"},
      {"张 \n 三", "张三"},
      {"\xEF\xBB\xBF张三", "张三"},
      {"张\u200B三", "张三"},
      {"John   Smith", "John Smith"},
      {"王芳 Fang", "王芳 Fang"},
      {"Ｊｏｈｎ　Ｓｍｉｔｈ", "John Smith"},
      {"李四２", "李四2"},
      {"李四（大）", "李四（大）"},
      {"阿依古丽•买买提", "阿依古丽·买买提"},
      {"阿依古丽・买买提", "阿依古丽·买买提"},
      {"阿依古丽．买买提", "阿依古丽·买买提"},
      {"阿依古丽‧买买提", "阿依古丽·买买提"},
      {"阿依古丽.买买提", "阿依古丽·买买提"},
      {"阿依古丽 · 买买提", "阿依古丽·买买提"},
      {"J. Smith", "J. Smith"},
      {"张.", "张."},
      {"\U00020BB7 三", "\U00020BB7三"},
      {"", ""},
      {" \u3000\u200B ", ""},
      {"张\xFF三", "张\uFFFD三"},
      {"张\xE4\xB8", "张\uFFFD\uFFFD"},
      {"\xC0\xAF\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
  };
  for (const auto& row : table) {
    const std::string& cell = row.first;
    const std::string& name = row.second;
    CAPTURE(cell);
    CHECK(clean_name(cell) == name);
    CHECK(clean_name(clean_name(cell)) == name);
  }
}

TEST_CASE("identity numbers are those whose birth date and check digit are right") {
  std::vector<std::string> right;
  // The check digit that makes each stem right, found by trying all.
  for (const std::string stem : {"61088119000101001", "61088119000101002", "61088119091231123", "61088119040229001"}) {
    int passing = 0;
    for (const char digit : std::string("0123456789X")) {
      if (const auto clean = clean_id_number(stem + digit)) {
        ++passing;
        right.push_back(*clean);
      }
    }
    CAPTURE(stem);
    CHECK(passing == 1);
  }
  REQUIRE(right.size() == 4);
  for (const std::string& one : right) {
    CHECK(clean_id_number(one) == one);
    CHECK(clean_id_number("'" + one) == one);
    CHECK(clean_id_number("’" + one) == one);
    CHECK(clean_id_number("=\"" + one + "\"") == one);
    CHECK(clean_id_number(one.substr(0, 6) + " " + one.substr(6, 8) + "　" + one.substr(14)) == one);
    // A former number of fifteen digits is the same without century and check digit.
    CHECK(clean_id_number(one.substr(0, 6) + one.substr(8, 9)) == one);
  }
  CHECK(clean_id_number("11010519491231002X") == "11010519491231002X");  // the example of the standard
  CHECK(clean_id_number("11010519491231002x") == "11010519491231002X");
  CHECK(clean_id_number("１１０１０５１９４９１２３１００２ｘ") == "11010519491231002X");
  for (const std::string wrong :
       {"", "110105194912310021", "11010519490231002X", "11010519491331002X", "1101051949123100X2", "11010519491231002",
        "1101051949123100200X", "abc", "110105491331002", "6.10881190001010E17", "11010500000000002X", "\xFF\xFF"}) {
    CAPTURE(wrong);
    CHECK_FALSE(clean_id_number(wrong));
  }
  CHECK_FALSE(clean_id_number("61088119010229001" + std::string("0")));  // 1901 was no leap year
}

TEST_CASE("phones are digits") {
  const std::vector<std::pair<std::string, std::optional<std::string>>> table{
      {"19900000001", "19900000001"},
      {"199 0000 0001", "19900000001"},
      {"199-0000-0001", "19900000001"},
      {"+86 199 0000 0001", "19900000001"},
      {"+8619900000001", "19900000001"},
      {"008619900000001", "19900000001"},
      {"8619900000001", "19900000001"},
      {"（0912）8000001", "09128000001"},
      {"0912－8000001", "09128000001"},
      {"１９９０００００００１", "19900000001"},
      {"=\"19900000001\"", "19900000001"},
      {"'19900000001", "19900000001"},
      {"+86 0912 8000001", "8609128000001"},
      {"12345", "12345"},
      {"1234", std::nullopt},
      {"", std::nullopt},
      {"无", std::nullopt},
      {"19900000001 张三", std::nullopt},
      {"19900000001/19900000002", std::nullopt},
      {"199+00000001", std::nullopt},
      {"1990000000119900000002", std::nullopt},
      {std::string(100000, '1'), std::nullopt},
  };
  for (const auto& row : table) {
    const std::string& cell = row.first;
    const std::optional<std::string>& phone = row.second;
    CAPTURE(cell.substr(0, 40));
    CHECK(clean_phone(cell) == phone);
    if (phone) CHECK(clean_phone(*phone) == phone);
  }
}
