#include "scratch.h"

#include <store/volunteer_pack.h>

#include <cstring>
#include <memory>
#include <random>

namespace starhours {
namespace {

std::vector<std::string> read_all(std::string_view bytes, std::uint32_t block) {
  std::vector<std::string> lines;
  store::VolunteerPack pack(bytes, block);
  for (VolunteerLine line; pack.next(line);) {
    lines.push_back(told(line));
  }
  return lines;
}

TEST_CASE("law: what is read of a pack is what was put into it") {
  std::mt19937_64 random(20250310);
  const std::string long_text(9000, 'x');
  const auto text = [&] {
    const std::size_t sizes[] = {0, 1, 7, 127, 128, 300, 9000};
    return std::string_view(long_text).substr(0, sizes[random() % std::size(sizes)]);
  };
  const std::int64_t days[] = {-200'000, -199'000, -25'567, -1, 0, 20'150, 62'142, 62'143, 84'005, 199'999};
  const std::uint32_t teams[] = {0, 1, 127, 128, 16'384, (1U << 27) - 1};
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t blocks[] = {0, 1, 390, (1U << 17) - 1};
    const std::uint32_t block = blocks[random() % std::size(blocks)];
    const std::uint64_t gaps = random() % 2 == 0 ? 2 : 700;
    store::VolunteerPacker packer;
    packer.begin(block);
    std::vector<std::string> put;
    for (std::uint32_t no = block * 1024 + static_cast<std::uint32_t>(random() % 2); no < (block + 1) * 1024;
         no += 1 + static_cast<std::uint32_t>(random() % gaps)) {
      VolunteerLine line{VolunteerNo{no},
                         TeamNo{teams[random() % std::size(teams)]},
                         text(),
                         text(),
                         std::optional<Day>(),
                         static_cast<Known>(random() % 5)};
      if (random() % 3 != 0) {
        line.registered = store::day_of(days[random() % std::size(days)]);
      }
      // At any time a pack goes to the book, and is gone on with.
      if (random() % 20 == 0) {
        const std::string bytes = packer.bytes();
        packer.clear();
        packer.begin(block, bytes);
      }
      packer.append(line);
      put.push_back(told(line));
    }
    CHECK(read_all(packer.bytes(), block) == put);
    CHECK_THROWS_AS(packer.append({VolunteerNo{block * 1024}, {}, "", "", {}, {}}), store::Broken);
  }
}

TEST_CASE("a damaged pack is broken or tells something else, and is read within its bytes") {
  store::VolunteerPacker packer;
  packer.begin(3);
  const std::string name(200, 'n');
  packer.append({VolunteerNo{3072}, TeamNo{5}, "V1", "张三", day_at(0), Known::by_registry});
  packer.append({VolunteerNo{3073}, TeamNo{0}, "", name, std::nullopt, Known::by_name});
  packer.append({VolunteerNo{4095}, TeamNo{70'000}, "V3", "", representable_days.first, Known::by_id});
  const std::string whole = packer.bytes();
  const std::vector<std::string> lines = read_all(whole, 3);
  REQUIRE(lines.size() == 3);

  // Of just the size that it has, so that a sanitizer sees a look past its end. Nothing: it is broken.
  const auto read_of = [](const std::string& bytes) -> std::optional<std::vector<std::string>> {
    const auto exact = std::make_unique<char[]>(bytes.size());
    std::memcpy(exact.get(), bytes.data(), bytes.size());
    try {
      return read_all({exact.get(), bytes.size()}, 3);
    } catch (const store::Broken&) {
      return std::nullopt;
    }
  };
  std::size_t ends_of_lines = 0;
  for (std::size_t size = 1; size < whole.size(); ++size) {
    if (const auto read = read_of(whole.substr(0, size))) {
      ++ends_of_lines;
      CHECK(*read ==
            std::vector<std::string>(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(ends_of_lines)));
    }
  }
  CHECK(ends_of_lines == 2);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (int change = 1; change < 256; ++change) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ change);
      CHECK(read_of(damaged) != lines);
    }
  }
}

TEST_CASE("numbers that no pack holds are broken") {
  const auto broken = [](std::string_view bytes) { CHECK_THROWS_AS(read_all(bytes, 1), store::Broken); };
  using namespace std::string_view_literals;
  CHECK(read_all("\0\1\0\0\0v"sv, 1) == std::vector<std::string>{"1024|v||0||0"});
  broken("\x80\x08\1\0\0\0v"sv);                                // past the block
  broken("\xff\7\1\0\0\0v\0\0\0\0\0"sv);                        // a second one past the last of the block
  broken("\0\2\0\0\0v"sv);                                      // id longer than the pack
  broken("\0\0\2\0\0v"sv);                                      // name
  broken("\0\xff\xff\xff\xff\xff\xff\xff\xff\x7f\0\0\0v"sv);    // id without an end
  broken("\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\1\0\0\0v"sv);  // a number of more than 63 bits
  broken("\0\0\0\x80\x80\x80\x40\0"sv);                         // team 2^27
  broken("\0\0\0\0\5"sv);                                       // known
  broken("\0\0\0\0\x88\xa8\xc3\1"sv);                           // registered past the last day
}

}  // namespace
}  // namespace starhours
