// scratch.h -- a folder of its own for each test of the store, and rows to fill a book with.
#pragma once

#include <starhours/book.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace starhours {

class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "starhours-store-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name = "book.db") const { return (folder_ / name).string(); }
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
};

// The value of a result that has to have one.
template <class T>
T value(Result<T> result) {
  if (!result) {
    FAIL(name_of(result.error().kind), ": ", result.error().message);
  }
  if constexpr (!std::is_void_v<T>) {
    return std::move(*result);
  }
}

template <class T>
Kind problem(const Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().kind;
}

inline Book new_book(const std::string& path) { return value(Book::open(path, Book::Access::create)); }
inline Book old_book(const std::string& path) { return value(Book::open(path, Book::Access::write)); }
inline Book read_book(const std::string& path) { return value(Book::open(path, Book::Access::read)); }

inline Day day_at(int days_after_2025) { return Day{date::days{20089 + days_after_2025}}; }

// An entry of `day` after 2025-01-01 that starts at `start` minutes of that day, UTC.
inline Entry entry_of(int day, std::uint32_t volunteer, int start, std::uint16_t length, std::uint32_t activity = 1,
                      std::uint32_t row = 2) {
  Entry entry;
  entry.stretch.day = day_at(day);
  entry.stretch.volunteer = VolunteerNo{volunteer};
  entry.stretch.start = Instant{Minutes{(20089 + day) * 1440 + start}};
  entry.stretch.length = length;
  entry.stretch.activity = ActivityNo{activity};
  entry.stretch.team = TeamNo{3};
  entry.stretch.sheet = SheetNo{1};
  entry.stretch.row = row;
  entry.worked = length;
  entry.credited = length;
  return entry;
}

inline bool same(const Stretch& a, const Stretch& b) {
  return a.day == b.day && a.volunteer == b.volunteer && a.basis == b.basis && (!a.timed() || a.start == b.start) &&
         a.activity == b.activity && a.team == b.team && a.sheet == b.sheet && a.row == b.row && a.length == b.length &&
         a.stated == b.stated && a.before == b.before && a.after == b.after && a.nth == b.nth;
}
inline bool same(const Entry& a, const Entry& b) {
  return same(a.stretch, b.stretch) && a.worked == b.worked && a.credited == b.credited;
}
inline bool same(const Duplicate& a, const Duplicate& b) {
  return same(a.stretch, b.stretch) && a.of_sheet == b.of_sheet && a.of_row == b.of_row;
}
template <class Row>
bool same(const std::vector<Row>& a, const std::vector<Row>& b) {
  if (a.size() != b.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same(a[i], b[i])) {
      return false;
    }
  }
  return true;
}

inline void run_sql(const std::string& path, const std::string& sql) {
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

// What any SQLite program would find, its columns parted by |.
inline std::vector<std::string> rows_of(const std::string& path, const std::string& sql) {
  SQLite::Database database(path);
  SQLite::Statement query(database, sql);
  std::vector<std::string> rows;
  while (query.executeStep()) {
    std::string row;
    for (int i = 0; i < query.getColumnCount(); ++i) {
      row += (i > 0 ? "|" : "") + query.getColumn(i).getString();
    }
    rows.push_back(row);
  }
  return rows;
}

// A volunteer's line as one text, and those of a book as its table and as its packs tell them.
inline std::string told(const VolunteerLine& line) {
  return std::to_string(index_of(line.no)) + "|" + std::string(line.id) + "|" + std::string(line.name) + "|" +
         std::to_string(index_of(line.team)) + "|" +
         (line.registered ? std::to_string(line.registered->time_since_epoch().count()) : "") + "|" +
         std::to_string(static_cast<int>(line.known));
}
inline std::vector<std::string> volunteers_told(Book& book, VolunteerSpan span = {}) {
  std::vector<std::string> all;
  for (const Volunteer& each : value(book.volunteers())) {
    if (span.contains(each.no)) {
      all.push_back(told({each.no, each.team, each.id, each.name, each.registered, each.known}));
    }
  }
  return all;
}
inline std::vector<std::string> lines_told(Book& book, VolunteerSpan span = {}) {
  std::vector<std::string> all;
  value(book.each_volunteer(span, [&all](const VolunteerLine& line) { all.push_back(told(line)); }));
  return all;
}

inline std::vector<Entry> journal(Book& book, DaySpan days = representable_days,
                                  std::optional<VolunteerNo> volunteer = std::nullopt) {
  std::vector<Entry> entries;
  value(book.each_service_day(days, volunteer, [&](std::span<const Entry> service_day) {
    entries.insert(entries.end(), service_day.begin(), service_day.end());
    return true;
  }));
  return entries;
}

// What teams did, a text a day and team, as their table tells it and as the entries do.
inline std::string told(Day day, const TeamTotal& total) {
  return std::to_string(day.time_since_epoch().count()) + "|" + std::to_string(index_of(total.team)) + "|" +
         std::to_string(total.minutes) + "|" + std::to_string(total.entries);
}
inline std::vector<std::string> team_days_told(Book& book, DaySpan days = representable_days) {
  std::vector<std::string> all;
  value(book.each_team_day(days, [&all](Day day, std::span<const TeamTotal> totals) {
    CHECK(!totals.empty());
    for (const TeamTotal& total : totals) {
      all.push_back(told(day, total));
    }
  }));
  return all;
}
inline std::vector<std::string> team_days_summed(Book& book, DaySpan days = representable_days) {
  std::map<std::pair<Day, TeamNo>, TeamTotal> sums;
  value(book.each_service_day(days, std::nullopt, [&sums](std::span<const Entry> service_day) {
    std::set<std::pair<TeamNo, ActivityNo>> done;
    for (const Entry& entry : service_day) {
      const Stretch& stretch = entry.stretch;
      TeamTotal& sum = sums[{stretch.day, stretch.team}];
      sum.team = stretch.team;
      sum.minutes += entry.credited;
      sum.entries += done.emplace(stretch.team, stretch.activity).second ? 1 : 0;
    }
    return true;
  }));
  std::vector<std::string> all;
  for (const auto& [key, sum] : sums) {
    all.push_back(told(key.first, sum));
  }
  return all;
}

// What volunteers did, a text a period and volunteer, as the tables tell it and as the entries do.
inline std::string told(Day first, const VolunteerTotal& total) {
  return to_string(first) + "|" + std::to_string(index_of(total.volunteer)) + "|" + std::to_string(total.minutes) +
         "|" + std::to_string(total.entries) + "|" + std::to_string(total.days);
}
inline std::vector<std::string> totals_told(Book& book, DaySpan days, Book::Stride stride) {
  std::vector<std::string> all;
  value(book.each_total(days, stride, [&all](DaySpan period, std::span<const VolunteerTotal> totals) {
    CHECK(!totals.empty());
    for (const VolunteerTotal& total : totals) {
      all.push_back(told(period.first, total));
    }
  }));
  return all;
}
inline std::vector<std::string> totals_summed(Book& book, DaySpan days, Book::Stride stride) {
  std::map<date::year_month, std::map<VolunteerNo, VolunteerTotal>> months;
  value(book.each_service_day(representable_days, std::nullopt, [&months](std::span<const Entry> service_day) {
    const Stretch& first = service_day.front().stretch;
    const date::year_month_day date{first.day};
    VolunteerTotal& sum = months[date.year() / date.month()][first.volunteer];
    std::set<ActivityNo> activities;
    for (const Entry& entry : service_day) {
      sum.minutes += entry.credited;
      activities.insert(entry.stretch.activity);
    }
    sum.volunteer = first.volunteer;
    sum.entries += static_cast<std::int64_t>(activities.size());
    sum.days += 1;
    return true;
  }));
  const auto whole = [&days](date::year_month month) {
    return days.first <= Day{month / 1} && Day{(month + date::months{1}) / 1} <= days.end;
  };
  std::map<Day, std::map<VolunteerNo, VolunteerTotal>> periods;
  for (const auto& [month, sums] : months) {
    if (!whole(month)) {
      continue;
    }
    const bool whole_year = std::all_of(months.begin(), months.end(), [&, year = month.year()](const auto& other) {
      return other.first.year() != year || whole(other.first);
    });
    const date::year_month first = stride == Book::Stride::years && whole_year ? month.year() / date::January : month;
    // A year that the days hold in part is told from its first whole month in them on.
    date::year_month from = first;
    while (!whole(from)) {
      from += date::months{1};
    }
    for (const auto& [volunteer, sum] : sums) {
      VolunteerTotal& total = periods[Day{from / 1}][volunteer];
      total.volunteer = volunteer;
      total.minutes += sum.minutes;
      total.entries += sum.entries;
      total.days += sum.days;
    }
  }
  std::vector<std::string> all;
  for (const auto& [first, totals] : periods) {
    for (const auto& [volunteer, total] : totals) {
      all.push_back(told(first, total));
    }
  }
  return all;
}

inline Posting posting_of(std::vector<Entry> entries) {
  Posting posting;
  posting.entries = std::move(entries);
  return posting;
}

inline SheetNo add_sheet(Book& book, const std::string& sha256) {
  Sheet sheet;
  sheet.sha256 = sha256;
  sheet.options.source = sha256 + ".csv";
  return value(book.add_sheet(sheet));
}

}  // namespace starhours
