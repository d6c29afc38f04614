#include <doctest/doctest.h>
#include <store/total_pack.h>

#include <cstdint>
#include <random>
#include <vector>

namespace starhours {
namespace {

TEST_CASE("law: what is read of a pack is what was packed") {
  std::mt19937_64 random(20250309);
  // Numbers of one byte, two, or more.
  const auto number = [&random] {
    constexpr std::uint64_t ends[] = {2, 0x80, 0x100, 0x4000, 0x8000, 0x200000, std::uint64_t{1} << 47};
    return static_cast<std::int64_t>(random() % ends[random() % std::size(ends)]);
  };
  for (int round = 0; round < 60; ++round) {
    const auto block = static_cast<std::uint32_t>(random() % 200);
    std::vector<VolunteerTotal> totals;
    const std::uint64_t gaps = random() % 2 == 0 ? 3 : 1000;
    for (std::uint32_t no = block * 4096; no < (block + 1) * 4096;
         no += 1 + static_cast<std::uint32_t>(random() % gaps)) {
      const bool plain = random() % 3 != 0;
      totals.push_back({VolunteerNo{no}, plain ? static_cast<std::int64_t>(random() % 0x4000) : number(),
                        plain ? 1 : number(), plain ? 1 : number()});
    }
    const std::string bytes = store::pack(totals, block);
    std::vector<VolunteerTotal> read(4096);
    read.resize(store::TotalPack(bytes, block).read_into(read));
    REQUIRE(read.size() == totals.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      CHECK(read[i].volunteer == totals[i].volunteer);
      CHECK(read[i].minutes == totals[i].minutes);
      CHECK(read[i].entries == totals[i].entries);
      CHECK(read[i].days == totals[i].days);
    }
  }
}

}  // namespace
}  // namespace starhours
