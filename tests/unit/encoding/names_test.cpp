#include "unit/encoding/texts.h"

namespace starhours::test {
namespace {

TEST_CASE("an encoding is known by its own name") {
  for (const Encoding encoding : every_encoding) CHECK(encoding_named(name_of(encoding)) == encoding);
}

TEST_CASE("an encoding is known by the names people use") {
  CHECK(encoding_named("gbk") == Encoding::gb18030);
  CHECK(encoding_named("GB2312") == Encoding::gb18030);
  CHECK(encoding_named("cp936") == Encoding::gb18030);
  CHECK(encoding_named("ANSI") == Encoding::gb18030);
  CHECK(encoding_named("utf8") == Encoding::utf8);
  CHECK(encoding_named("UTF_8-sig") == Encoding::utf8);
  CHECK(encoding_named("utf-16") == Encoding::utf16le);
  CHECK(encoding_named("Big5-HKSCS") == Encoding::big5);
  CHECK(encoding_named("cp1252") == Encoding::windows1252);
  CHECK(encoding_named("Latin-1") == Encoding::windows1252);
  CHECK(encoding_named("ISO-8859-1") == Encoding::windows1252);
}

TEST_CASE("other names are none") {
  for (const char* name : {"", "-", "utf", "gbk!", "编码", "shift-jis", "utf-8x"}) CHECK_FALSE(encoding_named(name));
}

}  // namespace
}  // namespace starhours::test
