#include <doctest/doctest.h>
#include <starhours/text_numbers.h>

#include <cstddef>
#include <string>
#include <vector>

using starhours::TextNumbers;

TEST_CASE("numbers order as their texts do") {
  const std::vector<std::vector<std::string>> lots{
      {"V000010", "V000002", "V0001", "V00", "V9"},
      {"420106-000001", "420106-000002", "420106-1"},
      {"", "张三", "李四", "a"},
      {"same", "same"},
      {"alone"},
      {std::string("a\0b", 3), "a", "ab"},
  };
  for (const auto& texts : lots) {
    const TextNumbers numbers(texts.size(), [&](std::size_t i) { return std::string_view(texts[i]); });
    for (const std::string& a : texts) {
      for (const std::string& b : texts) {
        CAPTURE(a);
        CAPTURE(b);
        if (numbers.of(a) < numbers.of(b)) CHECK(a < b);
        if (a == b) CHECK(numbers.of(a) == numbers.of(b));
      }
    }
  }
}

TEST_CASE("what all texts begin with leaves room for the bytes in which they differ") {
  const std::vector<std::string> texts{"2024-wuhan-jiangan-000001", "2024-wuhan-jiangan-000002"};
  const TextNumbers numbers(texts.size(), [&](std::size_t i) { return std::string_view(texts[i]); });
  CHECK(numbers.of(texts[0]) < numbers.of(texts[1]));
}
