#include <doctest/doctest.h>
#include <workbook/serial.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace starhours::workbook {
namespace {

void all_are(Format format, std::initializer_list<std::string_view> codes) {
  for (const std::string_view code : codes) {
    INFO(std::string(code));
    CHECK(format_of(code) == format);
  }
}

TEST_CASE("codes of days") {
  all_are(Format::day,
          {"yyyy-mm-dd", "yyyy\\-mm\\-dd", "m/d/yy", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "yyyy年m月d日",
           "m\"月\"d\"日\"", "mmm-yy", "mm", "dddd", "aaaa", "[$-411]ge.m.d", "yyyy/m/d;@",
           "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "[DBNum1][$-804]yyyy\"年\"m\"月\"", "[RED]YYYY\\-MM\\-DD",
           "[$-1E000804]yyyy\\年m\\月d\\日", "\"h:mm\"yyyy-mm-dd", "NN", "d.m.yyyy"});
}

TEST_CASE("codes of clocks, where m is a minute") {
  all_are(Format::clock, {"h:mm", "hh:mm:ss", "h:mm AM/PM", "[$-409]h:mm:ss AM/PM;@", "上午/下午h\"时\"mm\"分\"",
                          "h\"时\"mm\"分\"ss\"秒\"", "mm:ss", "mm:ss.0", "h时mm分", "hhmm", "[$-F400]h:mm:ss\\ AM/PM",
                          "ss", "h", "[Red]h:mm;[Blue]General", "HH:MM", "mm\"分\"ss\"秒\"", "h:mm a/p"});
}

TEST_CASE("codes of both, of lengths, and of numbers") {
  all_are(Format::stamp, {"yyyy-mm-dd hh:mm", "m/d/yy h:mm", "yyyy\"年\"m\"月\"d\"日\" h\"时\"mm\"分\"",
                          "d/m h:mm AM/PM", "yyyy\\-mm\\-dd\\ hh:mm:ss.000", "hh:mm dd/mm"});
  all_are(Format::length,
          {"[h]:mm", "[h]:mm:ss", "[mm]", "[ss]", "[HH]:MM:SS", "[m]\"分钟\"", "[h]\"小时\"mm\"分\"", "[Blue][h]:mm"});
  all_are(Format::number, {"General",
                           "GENERAL",
                           "0",
                           "0.00",
                           "#,##0.00",
                           "0.00E+00",
                           "##0.0E+0",
                           "@",
                           "0\"小时\"",
                           "0.0\"h\"",
                           "[Red]0.00",
                           "G/通用格式",
                           "_ * #,##0.00_ ;_ * \\-#,##0.00_ ",
                           "[$USD] 0.00",
                           "# ?/?",
                           "0%",
                           "[>=1]0;0.0",
                           "",
                           "\"day\"",
                           "\\d\\m\\y",
                           "Standard",
                           "General\"h\"",
                           "0_h_m_s",
                           "\"unterminated h",
                           "\\",
                           "[",
                           "[]",
                           "0;yyyy"});
}

TEST_CASE("built-in formats") {
  CHECK(built_in_format(0) == Format::number);
  CHECK(built_in_format(14) == Format::day);
  CHECK(built_in_format(20) == Format::clock);
  CHECK(built_in_format(22) == Format::stamp);
  CHECK(built_in_format(31) == Format::day);
  CHECK(built_in_format(33) == Format::clock);
  CHECK(built_in_format(46) == Format::length);
  CHECK(built_in_format(47) == Format::clock);
  CHECK(built_in_format(49) == Format::number);
  CHECK(built_in_format(58) == Format::day);
  CHECK(built_in_format(164) == Format::number);
}

}  // namespace
}  // namespace starhours::workbook
