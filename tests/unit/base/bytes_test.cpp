#include <starhours/bytes.h>

#include <doctest/doctest.h>

#include <array>

using namespace starhours;

TEST_CASE("a source gives its bytes once, in pieces of the buffer") {
  const auto source = source_of("一,two");
  std::array<char, 4> buffer{};
  std::string all;
  for (auto got = source->read(buffer); got && *got != 0; got = source->read(buffer)) all.append(buffer.data(), *got);
  CHECK(all == "一,two");
  CHECK(source->read(buffer).value() == 0);
}

TEST_CASE("an empty source is at its end at once") {
  std::array<char, 4> buffer{};
  CHECK(source_of("")->read(buffer).value() == 0);
}

TEST_CASE("a string sink keeps what was written") {
  StringSink sink;
  CHECK(sink.write("a\n"));
  CHECK(sink.write(std::string_view{"\0b", 2}));
  CHECK(sink.text() == std::string{"a\n\0b", 4});
}
