#include "unit/encoding/texts.h"

#include <vector>

namespace starhours::test {
namespace {

TEST_CASE("text comes out the same in chunks of any size") {
  const std::pair<Encoding, std::string> sheets[] = {
      {Encoding::utf8, std::string(simplified_sheet) + "𠮷村华"},
      {Encoding::gb18030, std::string(simplified_sheet) + "𠮷村华,José García"},
      {Encoding::utf16le, std::string(simplified_sheet) + "𠮷村华"},
      {Encoding::utf16be, std::string(western_sheet) + "𠮷村华"},
      {Encoding::big5, std::string(traditional_sheet)},
      {Encoding::windows1252, std::string(western_sheet)},
  };
  for (const auto& [encoding, text] : sheets) {
    CAPTURE(name_of(encoding));
    const std::string bytes = in(encoding, text);
    for (const std::size_t step : {1, 2, 3, 5, 64, 100'000}) {
      for (const std::size_t room : {1, 2, 3, 7, 64, 65, 100'000}) {
        CAPTURE(step);
        CAPTURE(room);
        CHECK(all_of(bytes, encoding, step, room) == text);
      }
    }
  }
}

TEST_CASE("a text of megabytes comes out whole") {
  for (const Encoding encoding : {Encoding::utf8, Encoding::gb18030, Encoding::utf16le}) {
    std::string text;
    while (text.size() < 3'000'000) text += simplified_sheet;
    CHECK(all_of(in(encoding, text), encoding, 1'000'003, 1U << 20U) == text);
  }
}

TEST_CASE("a byte order mark is left out") {
  CHECK(all_of("\xEF\xBB\xBF张三", Encoding::utf8) == "张三");
  CHECK(all_of("\xEF\xBB\xBF", Encoding::utf8).empty());
  CHECK(all_of("\xEF\xBB\xBFn", Encoding::utf8, 1, 1) == "n");
  CHECK(all_of("\xEF\xBB", Encoding::utf8, 1, 1) == "\uFFFD");
  CHECK(all_of("\xEF\xBB\xBF\xEF\xBB\xBFn", Encoding::utf8) == "\uFEFFn");
  CHECK(all_of("\xFF\xFE" + in("UTF-16LE", "张三"), Encoding::utf16le, 1, 1) == "张三");
  CHECK(all_of("\x84\x31\x95\x33" + in("GB18030", "张三"), Encoding::gb18030) == "张三");
}

TEST_CASE("the mark says the order of bytes, whatever was asked for") {
  CHECK(all_of("\xFE\xFF" + in("UTF-16BE", "张三"), Encoding::utf16le) == "张三");
  CHECK(all_of("\xFF\xFE" + in("UTF-16LE", "张三"), Encoding::utf16be) == "张三");
}

TEST_CASE("GBK's middle dot and dash are those of names and texts") {
  CHECK(all_of("\xA1\xA4\xA1\xAA", Encoding::gb18030) == "\u00B7\u2014");
}

TEST_CASE("characters of names that stand outside the first standards") {
  CHECK(all_of("\x86\xB4\xE9\x46", Encoding::gb18030) == "喆镕");
  CHECK(all_of("\xF9\xD6\xF9\xDA", Encoding::big5) == "碁恒");
}

struct Broken {
  Encoding encoding;
  std::string bytes;
  std::string text;
};

TEST_CASE("what is broken becomes U+FFFD, and nothing after it is lost") {
  const Broken broken[] = {
      {Encoding::utf8, "a\xFF,b", "a\uFFFD,b"},
      {Encoding::utf8, "张\xE4\xB8,b", "张\uFFFD,b"},  // cut off before the comma
      {Encoding::utf8, "a\xE4\xB8", "a\uFFFD"},        // cut off by the end
      {Encoding::utf8, "a\xF0\x9F", "a\uFFFD"},
      {Encoding::utf8, "\xC0\xAF", "\uFFFD\uFFFD"},            // a slash, written too long
      {Encoding::utf8, "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},  // half of a pair
      {Encoding::utf8, "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {Encoding::utf8, "\x80", "\uFFFD"},
      {Encoding::utf8, "\x80\x80张", "\uFFFD\uFFFD张"},
      {Encoding::gb18030, "\xD5,\"\r\n", "\uFFFD,\"\r\n"},
      {Encoding::gb18030, "\xD5\xC5\xC8", "张\uFFFD"},
      {Encoding::gb18030, "\x80,\xFF,", "\uFFFD,\uFFFD,"},
      {Encoding::gb18030, "\x81\x30,", "\uFFFD0,"},
      {Encoding::big5, "\xA4\xFD\xA4,", "王\uFFFD,"},
      {Encoding::utf16le, std::string("\x00\xD8,\x00", 4), "\uFFFD,"},
      {Encoding::utf16le, std::string(",\x00,", 3), ",\uFFFD"},
  };
  for (const Broken& each : broken) {
    CAPTURE(each.text);
    for (const std::size_t step : {1, 2, 3, 1000}) {
      CHECK(all_of(each.bytes, each.encoding, step, 1) == each.text);
      CHECK(all_of(each.bytes, each.encoding, step, 1000) == each.text);
    }
  }
}

TEST_CASE("an empty source is an empty text") {
  for (const Encoding encoding : every_encoding) CHECK(all_of("", encoding).empty());
}

class FailingSource final : public ByteSource {
 public:
  Result<std::size_t> read(std::span<char> buffer) override {
    if (read_) return fail(error(Kind::unreadable_file, "the disk is gone"));
    read_ = true;
    return std::string_view("name,date\n").copy(buffer.data(), buffer.size());
  }

 private:
  bool read_ = false;
};

TEST_CASE("a source that fails is told") {
  for (const Encoding encoding : every_encoding) {
    FailingSource source;
    const auto text = decoded(source, encoding);
    std::string buffer(100, '\0');
    auto taken = text->read(buffer);
    while (taken && *taken > 0) taken = text->read(buffer);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().message == "the disk is gone");
  }
}

}  // namespace
}  // namespace starhours::test
