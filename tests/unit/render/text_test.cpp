#include <starhours/render.h>

#include <doctest/doctest.h>

#include <string_view>

using namespace starhours;
using namespace std::string_view_literals;

TEST_CASE("display width") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("王芳") == 4);
  CHECK(display_width("，１Ａ") == 6);   // full width
  CHECK(display_width("ｱ") == 1);        // half width
  CHECK(display_width("e\u0301") == 1);  // combining
  CHECK(display_width("阿依古丽·买买提") == 15);
  CHECK(display_width("a\u200Bb") == 2);  // zero width
  CHECK(display_width("👍") == 2);
  CHECK(display_width("👍🏽") == 2);            // with a skin tone
  CHECK(display_width("👨‍👩‍👧") == 2);  // joined
  CHECK(display_width("❤") == 1);
  CHECK(display_width("❤\uFE0F") == 2);  // asked to be shown as emoji
  CHECK(display_width("🇨🇳") == 2);
  CHECK(display_width("\u1112\u1161\u11ab") == 2);  // 한 in parts
  CHECK(display_width("\xFF\xE5\xBC") == 2);        // broken bytes, each a sign
}

TEST_CASE("printable leaves nothing that a terminal obeys") {
  CHECK(printable("王芳 abc·👨‍👩‍👧") == "王芳 abc·👨‍👩‍👧");
  CHECK(printable("a\tb\r\n\0c\x1B]0;x\x07\x7F"sv) == "a␉b␍␊␀c␛]0;x␇␡");
  CHECK(printable("\u0085\u009B") == "\uFFFD\uFFFD");
  CHECK(printable("\u202A\u2066\u200E\u061C\u2028") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(printable("x\xC0\xAFy\xED\xA0\x80") == "x\uFFFD\uFFFDy\uFFFD\uFFFD\uFFFD");
  CHECK(printable(printable("\033\xFF")) == printable("\033\xFF"));
}
