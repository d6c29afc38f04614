// books.h -- books in a folder of their own, and what they hold in a form that two books can be compared in.
#pragma once

#include <starhours/directory.h>
#include <starhours/intake.h>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace starhours::test {

class BookFolder {
 public:
  BookFolder() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() / fmt::format("starhours-intake-{}-{}", getpid(), ++count);
    std::filesystem::create_directories(path_);
  }
  BookFolder(const BookFolder&) = delete;
  BookFolder& operator=(const BookFolder&) = delete;
  ~BookFolder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] Book open(const std::string& name) const {
    auto book = Book::open((path_ / name).string(), Book::Access::create);
    REQUIRE(book);
    return std::move(*book);
  }

 private:
  std::filesystem::path path_;
};

struct TestSheet {
  std::string name;
  std::string text;
};

inline constexpr Day test_today{date::days{20179}};  // 2025-04-01

inline Result<Receipt> import(Book& book, const TestSheet& sheet, Day today = test_today) {
  const auto source = source_of(sheet.text);
  IntakeOptions options;
  options.reading.source = sheet.name;
  options.today = today;
  return take_in(book, *source, options);
}

inline Receipt import_well(Book& book, const TestSheet& sheet) {
  auto receipt = import(book, sheet);
  REQUIRE_MESSAGE(receipt, (receipt ? "" : receipt.error().message));
  const Sheet& counted = receipt->sheet;
  CHECK(counted.rows == counted.posted + counted.duplicates + counted.suspense + counted.absent + counted.skipped);
  return std::move(*receipt);
}

inline SheetNo number_of(Book& book, const std::string& name) {
  const auto sheets = book.sheets();
  REQUIRE(sheets);
  for (const Sheet& sheet : *sheets) {
    if (sheet.options.source == name) return sheet.no;
  }
  FAIL("no sheet " << name);
  return {};
}

// Imports the sheet in the place of the one called `old`.
inline Receipt replace_well(Book& book, const std::string& old, const TestSheet& sheet) {
  const auto source = source_of(sheet.text);
  IntakeOptions options;
  options.reading.source = sheet.name;
  options.today = test_today;
  options.replaces = number_of(book, old);
  auto receipt = take_in(book, *source, options);
  REQUIRE_MESSAGE(receipt, (receipt ? "" : receipt.error().message));
  return std::move(*receipt);
}

// Everything that a user could see, without the book's own numbers: one line a fact, sorted.
inline std::vector<std::string> facts(Book& book) {
  std::vector<std::string> lines;
  const auto volunteers = book.volunteers();
  const auto teams = book.teams();
  const auto activities = book.activities();
  const auto sheets = book.sheets();
  const auto suspense = book.suspense();
  REQUIRE((volunteers && teams && activities && sheets && suspense));
  Directory directory(*teams);
  for (const Activity& activity : *activities) directory.take(activity);
  const auto team_id = [&](TeamNo no) { return no == TeamNo::none ? std::string("-") : directory.team(no)->id; };
  const auto activity_id = [&](ActivityNo no) {
    return no == ActivityNo::none ? std::string("-") : directory.activity(no)->id;
  };
  std::vector<std::string> ids;
  for (const Volunteer& one : *volunteers) {
    if (ids.size() <= index_of(one.no)) ids.resize(index_of(one.no) + 1);
    ids[index_of(one.no)] = one.id;
    const auto day = [](std::optional<Day> of) { return of ? to_string(*of) : std::string("-"); };
    lines.push_back(fmt::format("volunteer {} {} {} {} {} {} {} {} {}", one.id, one.name, one.id_number, one.phone,
                                team_id(one.team), static_cast<int>(one.known), day(one.registered), day(one.birth),
                                fmt::join(one.groups, ";")));
  }
  for (const Team& team : *teams) {
    lines.push_back(
        fmt::format("team {} {} {} {}", team.id, team.name, team_id(team.parent), static_cast<int>(team.known)));
  }
  for (const Activity& activity : *activities) {
    lines.push_back(fmt::format("activity {} {} {} {}", activity.id, activity.name, activity.project,
                                static_cast<int>(activity.known)));
  }
  const auto projects = book.projects();
  REQUIRE(projects);
  for (const Project& project : *projects) {
    lines.push_back(fmt::format("project {} {} {}", project.id, project.name, project.category));
  }
  std::vector<std::string> names(1000);
  std::int64_t duplicate_rows = 0;
  for (const Sheet& sheet : *sheets) {
    names[index_of(sheet.no)] = sheet.options.source;
    // Which of two equal rows is the duplicate does follow the order; how many there are does not.
    lines.push_back(fmt::format("sheet {} {} {} {} {}", sheet.options.source, sheet.rows, sheet.suspense, sheet.absent,
                                sheet.skipped));
    CHECK(sheet.rows == sheet.posted + sheet.duplicates + sheet.suspense + sheet.absent + sheet.skipped);
    duplicate_rows += sheet.duplicates;
  }
  lines.push_back(fmt::format("duplicates {}", duplicate_rows));
  for (const SuspenseRow& row : *suspense) {
    lines.push_back(
        fmt::format("suspense {}:{} {} {}", names[index_of(row.sheet)], row.row, name_of(row.kind), row.message));
  }
  const auto visited = book.each_service_day(representable_days, std::nullopt, [&](std::span<const Entry> day) {
    for (const Entry& entry : day) {
      const Stretch& stretch = entry.stretch;
      lines.push_back(fmt::format("entry {} {} {} {} {} {} {} {} {}", to_string(stretch.day),
                                  ids[index_of(stretch.volunteer)], activity_id(stretch.activity),
                                  team_id(stretch.team), name_of(stretch.basis),
                                  stretch.timed() ? stretch.start.time_since_epoch().count() : -1, stretch.length,
                                  entry.worked, entry.credited));
    }
    return true;
  });
  REQUIRE(visited);
  // What is kept beside these so that answers come soon.
  for (const Book::Stride stride : {Book::Stride::months, Book::Stride::years}) {
    REQUIRE(book.each_total(representable_days, stride, [&](DaySpan period, std::span<const VolunteerTotal> totals) {
      for (const VolunteerTotal& total : totals) {
        lines.push_back(fmt::format("total {} {} {} {} {}", to_string(period.first), ids[index_of(total.volunteer)],
                                    total.minutes, total.entries, total.days));
      }
    }));
  }
  REQUIRE(book.each_team_day(representable_days, [&](Day day, std::span<const TeamTotal> totals) {
    for (const TeamTotal& total : totals) {
      lines.push_back(
          fmt::format("team day {} {} {} {}", to_string(day), team_id(total.team), total.minutes, total.entries));
    }
  }));
  REQUIRE(book.each_volunteer(VolunteerSpan{}, [&](const VolunteerLine& line) {
    lines.push_back(fmt::format("line {} {} {} {} {}", line.id, line.name, team_id(line.team),
                                line.registered ? to_string(*line.registered) : "-", static_cast<int>(line.known)));
  }));
  const auto groups = book.group_entries(representable_days);
  REQUIRE(groups);
  for (const GroupEntry& group : *groups) {
    if (!group.counts()) continue;
    lines.push_back(fmt::format("group {} {} {} {} {} {} {}", to_string(group.day), activity_id(group.activity),
                                team_id(group.team), name_of(group.basis),
                                group.timed() ? group.start.time_since_epoch().count() : -1, group.people,
                                group.minutes));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

inline std::int64_t credited_minutes(Book& book) {
  std::int64_t minutes = 0;
  const auto visited = book.each_service_day(representable_days, std::nullopt, [&](std::span<const Entry> day) {
    for (const Entry& entry : day) minutes += entry.credited;
    return true;
  });
  REQUIRE(visited);
  return minutes;
}

}  // namespace starhours::test
