#include "intake/text_index.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <unordered_map>
#include <vector>

namespace starhours {
namespace {

TEST_CASE("texts are numbered as they first appear, short ones and long ones") {
  std::mt19937 random(7);
  std::vector<std::string> texts{"", std::string(1, '\0'), std::string(3, '\0')};
  for (int made = 0; made < 20'000; ++made) {
    const std::size_t size = made % 500 == 0 ? random() % 300'000 : random() % 40;
    texts.emplace_back(size, 'a');
    for (std::size_t at = 0; at < std::min<std::size_t>(size, 3); ++at) texts.back()[at] = static_cast<char>(random());
    if (made % 2 == 0) texts.push_back(texts[random() % texts.size()]);
  }
  std::unordered_map<std::string, std::uint32_t> expected;
  TextIndex index;
  std::vector<std::string_view> together;
  std::vector<std::uint32_t> numbers;
  for (std::size_t at = 0; at < texts.size();) {
    together.clear();
    for (std::size_t size = random() % 300; together.size() < size && at < texts.size(); ++at)
      together.push_back(texts[at]);
    if (together.size() == 1) {
      numbers.assign(1, index.number_of(together.front()));
    } else {
      index.numbers_of(together, numbers);
    }
    REQUIRE(numbers.size() == together.size());
    for (std::size_t nth = 0; nth < together.size(); ++nth) {
      const auto [known, added] =
          expected.try_emplace(std::string(together[nth]), static_cast<std::uint32_t>(expected.size()));
      REQUIRE(numbers[nth] == known->second);
    }
  }
}

}  // namespace
}  // namespace starhours
