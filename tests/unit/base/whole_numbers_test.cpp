#include <starhours/whole_numbers.h>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <string>

using namespace starhours;

namespace {

std::string written(std::uint64_t number) {
  std::array<char, longest_whole + 1> text;
  text.fill('x');
  return {text.data(), write_whole(text.data(), number)};
}

}  // namespace

TEST_CASE("whole numbers are written as their digits") {
  for (std::uint64_t number = 0; number < 20'000; ++number) CHECK(written(number) == std::to_string(number));
  for (std::uint64_t number = 1; number <= std::numeric_limits<std::uint64_t>::max() / 10; number *= 10) {
    CHECK(written(number * 10) == std::to_string(number * 10));
    CHECK(written(number * 10 - 1) == std::to_string(number * 10 - 1));
  }
  CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
}

TEST_CASE("numbers below a hundred are written with both digits") {
  std::array<char, 2> text;
  CHECK(write_two(text.data(), 7) == text.data() + 2);
  CHECK(std::string(text.begin(), text.end()) == "07");
  write_two(text.data(), 99);
  CHECK(std::string(text.begin(), text.end()) == "99");
}
