#include <doctest/doctest.h>
#include <sheets/utc_stamps.h>

#include <initializer_list>
#include <string>
#include <string_view>

using namespace starhours;
using namespace starhours::sheets;

namespace {

struct Row {
  std::string_view date;
  std::string_view sign_in;
};

CellKind kind_of(std::string_view text) {
  constexpr std::size_t day = 10;
  if (text.size() < day) return text.size() == 5 ? CellKind::clock : CellKind::text;
  return text.size() == day ? CellKind::day : CellKind::stamp;
}

// "days", "days and times", or "" if the dates are not in UTC.
std::string utc_in(std::initializer_list<Row> rows) {
  Sample sample;
  for (const Row& row : rows) {
    SampleRow& sampled = sample.emplace_back();
    for (const std::string_view text : {row.date, row.sign_in}) {
      sampled.cells.push_back({std::string(text), kind_of(text), false});
    }
  }
  Columns columns;
  columns.cells[static_cast<std::size_t>(Column::date)] = 0;
  columns.cells[static_cast<std::size_t>(Column::sign_in)] = 1;
  look_for_utc(sample, 0, sample.size(), columns);
  if (!columns.days_in_utc) return {};
  return columns.stamps_in_utc ? "days and times" : "days";
}

}  // namespace

TEST_CASE("dates that are all the midnight of another zone are UTC") {
  CHECK(utc_in({{"2025-03-04T16:00:00", "2025-03-05T01:00:00"}}) == "days and times");
  CHECK(utc_in({{"2025-03-04T16:00:00", "09:00"}, {"2025-03-05T16:00:00", "14:00"}}) == "days and times");
  CHECK(utc_in({{"2025-03-08T05:00:00", "2025-03-08T14:00:00"}, {"2025-03-10T04:00:00", "2025-03-10T13:00:00"}}) ==
        "days and times");
  CHECK(utc_in({{"2025-03-04T16:00:00", ""}, {"2025-03-05T16:00:00", ""}}) == "days and times");
  // By day as they are written, and at night otherwise.
  CHECK(utc_in({{"2025-03-04T16:00:00", "2025-03-05T19:00:00"}}) == "days");
}

TEST_CASE("dates that are what they say") {
  CHECK(utc_in({}).empty());
  CHECK(utc_in({{"2025-03-05", "09:00"}}).empty());
  CHECK(utc_in({{"2025-03-04T16:00:00", "09:00"}, {"2025-03-05", "09:00"}}).empty());
  CHECK(utc_in({{"2025-03-04T16:00:00", "09:00"}, {"2025-03-05T09:30:00", "09:00"}}).empty());
  // When an event begins.
  CHECK(utc_in({{"2025-03-05T14:00:00", "13:50"}, {"2025-03-05T14:00:00", "14:05"}}).empty());
  CHECK(utc_in({{"2025-03-05T14:00:00", ""}, {"2025-03-05T14:00:00", ""}}).empty());
  // Some seconds late.
  CHECK(utc_in({{"2025-03-05T00:00:43", "09:00"}}).empty());
}

TEST_CASE("a midnight in UTC tells how far away from it the sheet was written") {
  const Day day = *parse_iso_day("2025-03-05");
  constexpr Minutes hour{60};
  CHECK(offset_of_midnight(WallTime{day} + 16 * hour) == 8 * hour);
  CHECK(offset_of_midnight(WallTime{day} + 4 * hour) == -4 * hour);
  CHECK(offset_of_midnight(WallTime{day}) == Minutes{0});
}
