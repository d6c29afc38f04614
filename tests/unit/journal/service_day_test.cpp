#include <starhours/service_day.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

using namespace starhours;

namespace {

constexpr Day the_day{date::local_days{date::year{2025} / 3 / 5}};
constexpr Instant midnight{the_day.time_since_epoch()};

// Keys run against numbers, so that a test fails where a number decides.
bool activity_before(ActivityNo a, ActivityNo b) { return index_of(a) > index_of(b); }
bool team_before(TeamNo a, TeamNo b) { return index_of(a) > index_of(b); }

Stretch clocked(int start, int end, std::uint32_t activity = 1) {
  Stretch stretch;
  stretch.day = the_day;
  stretch.volunteer = VolunteerNo{1};
  stretch.activity = ActivityNo{activity};
  stretch.start = midnight + Minutes{start};
  stretch.length = static_cast<std::uint16_t>(end - start);
  return stretch;
}

Stretch hours(int length, int nth = 0, std::uint32_t activity = 1) {
  Stretch stretch;
  stretch.day = the_day;
  stretch.volunteer = VolunteerNo{1};
  stretch.activity = ActivityNo{activity};
  stretch.length = static_cast<std::uint16_t>(length);
  stretch.nth = static_cast<std::uint16_t>(nth);
  stretch.basis = Basis::stated;
  return stretch;
}

Stretch in_row(Stretch stretch, std::uint32_t sheet, std::uint32_t row) {
  stretch.sheet = SheetNo{sheet};
  stretch.row = row;
  return stretch;
}

struct Settled {
  std::vector<std::uint32_t> rows;  // in the order of settle
  std::size_t counted = 0;
  std::vector<std::uint32_t> originals;
  friend bool operator==(const Settled&, const Settled&) = default;
};

// Settles every order in which the stretches can come, and requires one result.
Settled settled(std::vector<Stretch> stretches) {
  const auto by_row = [](const Stretch& a, const Stretch& b) {
    return std::tie(a.sheet, a.row) < std::tie(b.sheet, b.row);
  };
  std::sort(stretches.begin(), stretches.end(), by_row);
  std::vector<Settled> results;
  do {
    std::vector<Stretch> mixed = stretches;
    Settled result;
    result.counted = settle(mixed, activity_before, team_before, result.originals);
    for (const Stretch& stretch : mixed) result.rows.push_back(stretch.row);
    results.push_back(result);
  } while (std::next_permutation(stretches.begin(), stretches.end(), by_row));
  for (const Settled& result : results) REQUIRE(result == results.front());
  return results.front();
}

using Rows = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("nothing and one thing are settled") {
  CHECK(settled({}) == Settled{});
  CHECK(settled({in_row(clocked(540, 600), 1, 7)}) == Settled{{7}, 1, {}});
}

TEST_CASE("entries work by start, then longer, then activity key, and hours without times last") {
  const Settled result = settled({
      in_row(hours(60, 0, 2), 1, 1),
      in_row(clocked(540, 600, 1), 1, 2),
      in_row(clocked(540, 600, 2), 1, 3),
      in_row(clocked(540, 660, 1), 1, 4),
      in_row(clocked(480, 500, 1), 1, 5),
      in_row(hours(90, 0, 1), 1, 6),
      in_row(hours(120, 0, 1), 1, 7),
      in_row(hours(90, 1, 1), 1, 8),
  });
  CHECK(result == Settled{{5, 4, 3, 2, 1, 7, 6, 8}, 8, {}});
}

TEST_CASE("same activity, in and out is a duplicate of the earlier sheet, then the earlier row") {
  const Settled result = settled({
      in_row(clocked(540, 600), 2, 1),
      in_row(clocked(540, 600), 1, 9),
      in_row(clocked(540, 600), 1, 4),
      in_row(clocked(700, 800), 2, 3),
      in_row(clocked(700, 800), 1, 5),
  });
  CHECK(result == Settled{{4, 5, 9, 1, 3}, 2, {0, 0, 1}});
}

TEST_CASE("the same times at another activity are no duplicate") {
  CHECK(settled({in_row(clocked(540, 600, 1), 1, 1), in_row(clocked(540, 600, 2), 1, 2)}).counted == 2);
}

TEST_CASE("the same minutes of sign-ins with other ins or outs are no duplicates") {
  Stretch from_yesterday = in_row(clocked(0, 120), 1, 1);
  from_yesterday.before = 60;
  Stretch into_tomorrow = in_row(clocked(0, 120), 1, 2);
  into_tomorrow.after = 60;
  const Settled result = settled({from_yesterday, into_tomorrow, in_row(clocked(0, 120), 1, 3)});
  CHECK(result == Settled{{1, 2, 3}, 3, {}});
}

TEST_CASE("of duplicates the better known, then with fewer stated hours, then of the first team counts") {
  Stretch estimated = in_row(clocked(540, 600), 1, 1);
  estimated.basis = Basis::estimated;
  estimated.stated = 10;
  Stretch unstated = in_row(clocked(540, 600), 1, 2);
  unstated.team = TeamNo{9};
  Stretch more = in_row(clocked(540, 600), 1, 3);
  more.stated = 60;
  more.team = TeamNo{9};
  Stretch less = in_row(clocked(540, 600), 2, 4);
  less.stated = 30;
  Stretch less_of_team = in_row(clocked(540, 600), 2, 5);
  less_of_team.stated = 30;
  less_of_team.team = TeamNo{7};
  CHECK(settled({estimated, unstated, more, less, less_of_team}) == Settled{{5, 4, 3, 2, 1}, 1, {0, 0, 0, 0}});
}

TEST_CASE("equal hours: the k-th of one sheet repeats the k-th of another") {
  const Settled result = settled({
      in_row(hours(120, 0), 1, 1),
      in_row(hours(120, 1), 1, 2),
      in_row(hours(120, 0), 2, 3),
      in_row(hours(120, 1), 2, 4),
      in_row(hours(120, 2), 2, 5),
  });
  CHECK(result == Settled{{1, 2, 5, 3, 4}, 3, {0, 1}});
}

TEST_CASE("equal hours at another activity, of another team or of other length are no duplicates") {
  Stretch other_team = in_row(hours(120), 2, 2);
  other_team.team = TeamNo{5};
  CHECK(settled({in_row(hours(120), 1, 1), other_team, in_row(hours(120, 0, 3), 2, 3), in_row(hours(121), 2, 4)})
            .counted == 4);
}

TEST_CASE("hours stated and hours clocked of one length are no duplicates") {
  CHECK(settled({in_row(hours(60), 1, 1), in_row(clocked(0, 60), 1, 2)}) == Settled{{2, 1}, 2, {}});
}

TEST_CASE("names of bases") {
  const std::array<std::string, 5> names{"clocked", "stated", "estimated", "manual", "transferred"};
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(name_of(static_cast<Basis>(i)) == names[i]);
}
