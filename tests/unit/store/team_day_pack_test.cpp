#include <doctest/doctest.h>
#include <store/team_day_pack.h>
#include <store/trouble.h>

#include <cstring>
#include <memory>
#include <optional>
#include <random>

namespace starhours {
namespace {

using Lines = std::vector<std::vector<std::int64_t>>;

Lines lines_of(std::span<const TeamTotal> totals) {
  Lines lines;
  for (const TeamTotal& total : totals) {
    lines.push_back({index_of(total.team), total.minutes, total.entries});
  }
  return lines;
}

Lines read_all(std::string_view bytes) {
  std::vector<TeamTotal> totals;
  store::TeamDayPack(bytes).append_to(totals);
  return lines_of(totals);
}

TEST_CASE("law: what is read of a pack of team days is what was packed") {
  std::mt19937_64 random(20250312);
  const auto number = [&random] {
    constexpr std::uint64_t ends[] = {2, 0x80, 0x100, 0x4000, 0x8000, 0x200000, std::uint64_t{1} << 48};
    return static_cast<std::int64_t>(random() % ends[random() % std::size(ends)]);
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<TeamTotal> totals;
    const std::uint64_t gaps = random() % 2 == 0 ? 3 : 1 << 20;
    std::uint64_t team = random() % 2;
    for (std::uint64_t left = 1 + random() % 300; left > 0 && team < 1U << 27; --left) {
      totals.push_back({TeamNo{static_cast<std::uint32_t>(team)}, number(), std::max<std::int64_t>(number(), 1)});
      team += 1 + random() % gaps;
    }
    CHECK(read_all(store::pack(totals)) == lines_of(totals));
  }
}

TEST_CASE("a damaged pack of team days is broken or tells something else, and is read within its bytes") {
  const std::vector<TeamTotal> totals = {
      {TeamNo{0}, 0, 1}, {TeamNo{1}, 100, 2}, {TeamNo{70'000}, 20'000, 300}, {TeamNo{(1U << 27) - 1}, 1, 70'000}};
  const std::string whole = store::pack(totals);
  const Lines lines = lines_of(totals);

  // Of just the size that it has, so that a sanitizer sees a look past its end. Nothing: it is broken.
  const auto read_of = [](const std::string& bytes) -> std::optional<Lines> {
    const auto exact = std::make_unique<char[]>(bytes.size());
    std::memcpy(exact.get(), bytes.data(), bytes.size());
    try {
      return read_all({exact.get(), bytes.size()});
    } catch (const store::Broken&) {
      return std::nullopt;
    }
  };
  REQUIRE(read_of(whole) == lines);
  std::size_t ends_of_lines = 0;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    if (const auto read = read_of(whole.substr(0, size))) {
      ++ends_of_lines;
      CHECK(*read == Lines(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(ends_of_lines)));
    }
  }
  CHECK(ends_of_lines == 3);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (int change = 1; change < 256; ++change) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ change);
      CHECK(read_of(damaged) != lines);
    }
  }
}

TEST_CASE("numbers that no pack of team days holds are broken") {
  const auto broken = [](std::string_view bytes) { CHECK_THROWS_AS(read_all(bytes), store::Broken); };
  using namespace std::string_view_literals;
  CHECK(read_all("\0\1\1\1\0\1"sv) == Lines{{0, 1, 1}, {1, 0, 1}});
  broken(""sv);
  broken("\0\1\1\0\1\1"sv);  // not ascending
  broken("\5\1\1\0\1\1"sv);
  broken("\0\1\0"sv);                                          // no entries
  broken("\x80\x80\x80\x40\1\1"sv);                            // team 2^27
  broken("\1\1\1\xff\xff\xff\xff\xff\xff\xff\xff\x7f\1\1"sv);  // the largest number that there is
  broken("\0\x80\x80\x80\x80\x80\x80\x40\1"sv);                // 2^48 minutes
  broken("\0\1\x80\x80\x80\x80\x80\x80\x40"sv);                // 2^48 entries
  broken("\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\1\1"sv);      // a number of more than 63 bits
}

}  // namespace
}  // namespace starhours
