#include <starhours/roster.h>

#include <doctest/doctest.h>
#include <sheets/clean_text.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using starhours::clean_name;
using starhours::sheets::surely_clean;

TEST_CASE("what a sheet is full of needs no cleaning") {
  for (const std::string_view text :
       {"V000001", "王芳", "阿依古丽", "第48服务队", "活动680", "a", "", "入户探访", "2025-03-28", "Zhang San",
        "A-long-code-of-one-word-0001", "第一实验小学阳光志愿服务队", "Mr. Li"}) {
    INFO(text);
    CHECK(surely_clean(text));
  }
  for (const std::string_view text :
       {" 王芳", "王芳 ", "王 芳", "a  b", "王.芳", "a\tb", "\x7F", "１２", "王\xE8", "\xE8\x8A", "\x80\x80\x80",
        "\xE8\x8A\x41", "０123456789abcdef", "第一实验小学阳光志愿服务队 "}) {
    INFO(text);
    CHECK_FALSE(surely_clean(text));
  }
}

TEST_CASE("what surely is clean stays as it is when cleaned") {
  const std::vector<std::string> pieces{"a",    "Z",  "7",   "-",  "_",  ".",    " ",    "  ",   "\t",   "\n",
                                        "\x7F", "王", "芳",  "一", "龥", "鿿",  "䀀",   "㐀",   "ꀀ",   "·",
                                        "　",   "１", "é",   "(",  "（", "\xE4", "\xE9", "\x80", "\xBF", "\xC0",
                                        "\xFF", "😀",  "=\"", "服", "务", "队",   "12",   "V00",  "活动"};
  std::mt19937 random(20261122);
  int clean = 0;
  int in_order = 0;
  for (int round = 0; round < 200'000; ++round) {
    // Of few pieces, so that a good part is clean.
    std::string text;
    const std::size_t first = random() % pieces.size();
    const std::size_t second = random() % pieces.size();
    for (std::size_t left = random() % 9; left > 0; --left) text += pieces[random() % 2 == 0 ? first : second];
    if (random() % 8 == 0) text.insert(random() % (text.size() + 1), pieces[random() % pieces.size()]);
    in_order += clean_name(text) == text ? 1 : 0;
    if (!surely_clean(text)) continue;
    ++clean;
    INFO(text);
    REQUIRE(clean_name(text) == text);
  }
  CHECK(clean > 20'000);
  CHECK(in_order > clean);
}
