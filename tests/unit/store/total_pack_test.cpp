#include <doctest/doctest.h>
#include <store/total_pack.h>
#include <store/trouble.h>

#include <cstdint>
#include <map>
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

TEST_CASE("law: a pack that is changed is that of what its volunteers have then") {
  std::mt19937_64 random(20250314);
  const std::uint32_t block = 3;
  for (int round = 0; round < 300; ++round) {
    std::map<VolunteerNo, VolunteerTotal> model;
    std::string held;
    for (int step = 0; step < 4; ++step) {
      std::vector<VolunteerTotal> changes;
      const std::uint64_t gaps = random() % 2 == 0 ? 3 : 600;
      for (std::uint32_t no = block * 4096 + static_cast<std::uint32_t>(random() % gaps); no < (block + 1) * 4096;
           no += 1 + static_cast<std::uint32_t>(random() % gaps)) {
        const VolunteerNo volunteer{no};
        VolunteerTotal change{volunteer, static_cast<std::int64_t>(random() % 40'000), 1, 1};
        const auto at = model.find(volunteer);
        if (at != model.end() && random() % 2 == 0) {  // all that is there goes
          change = {volunteer, -at->second.minutes, -at->second.entries, -at->second.days};
          model.erase(at);
        } else {
          VolunteerTotal& total = model[volunteer];
          total = {volunteer, total.minutes + change.minutes, total.entries + 1, total.days + 1};
        }
        changes.push_back(change);
      }
      held = store::changed(held, block, changes);
      std::vector<VolunteerTotal> totals;
      for (const auto& [volunteer, total] : model) totals.push_back(total);
      CHECK(held == store::pack(totals, block));
    }
  }
}

TEST_CASE("less than nothing cannot be left") {
  const VolunteerTotal held{VolunteerNo{7}, 10, 2, 1};
  const std::string bytes = store::pack({&held, 1}, 0);
  for (const VolunteerTotal change :
       {VolunteerTotal{VolunteerNo{7}, -11, 0, 0}, VolunteerTotal{VolunteerNo{7}, 0, -3, 0},
        VolunteerTotal{VolunteerNo{7}, 0, 0, -2}, VolunteerTotal{VolunteerNo{8}, -1, 0, 0}}) {
    CHECK_THROWS_AS(store::changed(bytes, 0, {&change, 1}), store::Broken);
  }
  const VolunteerTotal all{VolunteerNo{7}, -10, -2, -1};
  CHECK(store::changed(bytes, 0, {&all, 1}).empty());
}

}  // namespace
}  // namespace starhours
