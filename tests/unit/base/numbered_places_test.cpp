#include <starhours/numbered_places.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

using starhours::NumberedPlaces;

namespace {

template <class Number>
void check_sorted(std::mt19937_64& random, std::size_t count, Number lowest_bits) {
  NumberedPlaces<Number> places;
  std::vector<std::pair<Number, std::uint32_t>> expected;
  for (std::uint32_t place = 0; place < count; ++place) {
    const auto number = static_cast<Number>(static_cast<Number>(random()) & lowest_bits);
    places.add(number, place);
    expected.emplace_back(number, place);
  }
  places.sort();
  std::sort(expected.begin(), expected.end());
  REQUIRE(places.size() == count);
  for (std::size_t at = 0; at < count; ++at) {
    CHECK(places.number(at) == expected[at].first);
    CHECK(places.place(at) == expected[at].second);
  }
}

}  // namespace

TEST_CASE("places come in order of their numbers, equals as they came") {
  std::mt19937_64 random(7);
  for (const std::size_t count : {0, 1, 2, 100, 512, 513, 4000}) {
    CAPTURE(count);
    for (const std::uint64_t bits :
         {std::uint64_t{0}, std::uint64_t{0xFF}, std::uint64_t{0xF0F00}, ~std::uint64_t{0}}) {
      CAPTURE(bits);
      check_sorted<std::uint64_t>(random, count, bits);
      check_sorted<std::uint32_t>(random, count, static_cast<std::uint32_t>(bits));
    }
  }
}

TEST_CASE("places can be gathered anew") {
  NumberedPlaces<std::uint32_t> places;
  for (std::uint32_t i = 0; i < 1000; ++i) places.add(1000 - i, i);
  places.sort();
  CHECK(places.number(0) == 1);
  places.clear();
  for (std::uint32_t i = 0; i < 1000; ++i) places.add(i % 3, i);
  places.sort();
  CHECK(places.number(333) == 0);
  CHECK(places.number(334) == 1);
  CHECK(places.place(334) == 1);
}
