// Sheets so large that they go the fast ways (rows gathered, newcomers and postings written beside the reading, totals
// kept), in several orders and forms, against every minute of every volunteer counted one by one.
#include "books.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <utility>

using namespace starhours;
using namespace starhours::test;

namespace {

constexpr int people = 5000;
constexpr int days_in_all = 60;
constexpr Day first_day{date::days{20089}};  // 2025-01-01
constexpr int minutes_of_day = 24 * 60;

struct Row {
  int person = 0;
  int activity = 0;
  int start = 0;  // minutes after the first day's beginning
  int length = 0;
  friend auto operator<=>(const Row&, const Row&) = default;
};

std::string id_of(int person) { return fmt::format("V{:05}", person * 7919 % people); }

// A moment as a sheet writes it: `form` 0 as most do, 1 and 2 otherwise.
std::string moment(int minute, int form) {
  const date::year_month_day day{first_day + date::days{minute / minutes_of_day}};
  const int year = static_cast<int>(day.year());
  const unsigned month = static_cast<unsigned>(day.month());
  const unsigned of_month = static_cast<unsigned>(day.day());
  const int hour = minute % minutes_of_day / 60;
  const int of_hour = minute % 60;
  switch (form) {
    case 0:
      return fmt::format("{}-{:02}-{:02} {:02}:{:02}", year, month, of_month, hour, of_hour);
    case 1:
      return fmt::format("{}/{}/{} {}:{:02}", year, month, of_month, hour, of_hour);
    default:
      return fmt::format("{}年{}月{}日 {:02}：{:02}", year, month, of_month, hour, of_hour);
  }
}

class Sheets {
 public:
  // On the same few days of each volunteer, so that times meet; a part beyond midnight, a part twice.
  std::vector<Row> rows(int count) {
    std::vector<Row> made;
    for (int nth = 0; nth < count; ++nth) {
      if (!known_.empty() && below(10) == 0) {
        made.push_back(known_[static_cast<std::size_t>(below(static_cast<int>(known_.size())))]);
        continue;
      }
      Row row;
      row.person = below(people);
      row.activity = below(3);
      const int day = (row.person + 3 * below(18)) % (days_in_all - 1);
      row.start = day * minutes_of_day + 6 * 60 + 5 * below(12 * 17);
      row.length = 5 + 5 * below(60);
      made.push_back(row);
      known_.push_back(row);
    }
    return made;
  }

  TestSheet written(const std::string& name, const std::vector<Row>& rows, bool quotes, bool odd) {
    static constexpr const char* activities[] = {"清洁", "巡逻", "陪护"};
    static constexpr const char* teams[] = {"", "甲队", "乙队"};
    std::string text = "volunteer_id,name,team,activity,sign_in,sign_out\n";
    for (const Row& row : rows) {
      const std::string activity = odd ? fmt::format(" {} ", activities[row.activity]) : activities[row.activity];
      const int form = odd ? below(3) : 0;
      const std::string quote = quotes ? "\"" : "";
      text += fmt::format("{},{}张三{},{},{}{}{},{},{}\n", id_of(row.person), quote, quote, teams[below(3)], quote,
                          activity, quote, moment(row.start, form), moment(row.start + row.length, form));
    }
    return {name, text};
  }

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  std::mt19937 random_{29};
  std::vector<Row> known_;
};

// By volunteer and month: minutes, and days with any.
using Months = std::map<std::pair<std::string, unsigned>, std::pair<std::int64_t, std::int64_t>>;

unsigned month_of(int day) { return static_cast<unsigned>(date::year_month_day{first_day + date::days{day}}.month()); }

Months minute_by_minute(const std::set<Row>& rows) {
  std::map<std::pair<int, int>, std::bitset<minutes_of_day>> served;  // by volunteer and day
  for (const Row& row : rows) {
    for (int minute = row.start; minute < row.start + row.length; ++minute) {
      served[{row.person, minute / minutes_of_day}].set(static_cast<std::size_t>(minute % minutes_of_day));
    }
  }
  Months months;
  for (const auto& [person_and_day, minutes] : served) {
    const auto [person, day] = person_and_day;
    auto& [worked, days] = months[{id_of(person), month_of(day)}];
    worked += static_cast<std::int64_t>(minutes.count());
    ++days;
  }
  return months;
}

Months kept_totals(Book& book, const std::map<VolunteerNo, std::string>& ids) {
  Months months;
  REQUIRE(book.each_total(representable_days, Book::Stride::months,
                          [&](DaySpan days, std::span<const VolunteerTotal> totals) {
                            const auto month = static_cast<unsigned>(date::year_month_day{days.first}.month());
                            for (const VolunteerTotal& total : totals) {
                              auto& [minutes, served] = months[{ids.at(total.volunteer), month}];
                              minutes += total.minutes;
                              served += total.days;
                            }
                          }));
  return months;
}

// The first volunteer and month of which they do not say the same; empty if there is none.
std::string difference(const Months& expected, const Months& found) {
  const auto [one, other] = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  const auto shown = [](const Months& months, Months::const_iterator at) {
    return at == months.end() ? "nothing"
                              : fmt::format("{} in month {}: {} minutes on {} days", at->first.first, at->first.second,
                                            at->second.first, at->second.second);
  };
  if (one == expected.end() && other == found.end()) return "";
  return fmt::format("expected {}, found {}", shown(expected, one), shown(found, other));
}

}  // namespace

TEST_CASE("large sheets count as their minutes do, in any order and form") {
  Sheets made;
  std::vector<Row> in_order = made.rows(60000);
  std::sort(in_order.begin(), in_order.end(), [](const Row& a, const Row& b) { return a.start < b.start; });
  const std::vector<Row> shuffled = made.rows(20000);
  const std::vector<Row> odd = made.rows(8000);
  std::set<Row> rows;
  std::int64_t all = 0;
  for (const auto& some : {in_order, shuffled, odd}) {
    rows.insert(some.begin(), some.end());
    all += static_cast<std::int64_t>(some.size());
  }
  std::vector<TestSheet> sheets{made.written("in-order.csv", in_order, false, false),
                                made.written("shuffled.csv", shuffled, true, false),
                                made.written("odd.csv", odd, true, true)};
  const Months expected = minute_by_minute(rows);

  BookFolder folder;
  for (const std::string name : {"one.db", "another.db"}) {
    CAPTURE(name);
    Book book = folder.open(name);
    for (const TestSheet& sheet : sheets) CHECK(import_well(book, sheet).sheet.suspense == 0);
    std::reverse(sheets.begin(), sheets.end());

    std::int64_t posted = 0, duplicates = 0;
    const auto imported = book.sheets();
    const auto volunteers = book.volunteers();
    REQUIRE((imported && volunteers));
    for (const Sheet& sheet : *imported) {
      posted += sheet.posted;
      duplicates += sheet.duplicates;
    }
    CHECK(posted == static_cast<std::int64_t>(rows.size()));
    CHECK(duplicates == all - posted);

    std::map<VolunteerNo, std::string> ids;
    for (const Volunteer& volunteer : *volunteers) ids[volunteer.no] = volunteer.id;
    CHECK(difference(expected, kept_totals(book, ids)) == "");
    std::int64_t minutes = 0;
    for (const auto& [_, month] : expected) minutes += month.first;
    CHECK(credited_minutes(book) == minutes);
  }
}
