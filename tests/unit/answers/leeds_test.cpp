// The volunteer shifts of a city, as its publisher sums them by week.
#include "made_up_book.h"

#include <starhours/intake.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace starhours::test {
namespace {

namespace fs = std::filesystem;

fs::path leeds() {
  const char* shared = std::getenv("STARHOURS_SHARED");
  return (shared != nullptr ? fs::path(shared) : fs::path(STARHOURS_ROOT) / ".." / "shared") / "real" / "leeds-2023";
}

std::vector<std::string> lines_in(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

struct Week {
  std::int64_t shifts = 0;
  std::int64_t hours = 0;
  friend bool operator==(const Week&, const Week&) = default;
};
using Weeks = std::map<Day, Week>;  // by the Friday it ends on

// Whole hours as the publisher's tool rounds them: a half goes to the even one.
std::int64_t whole_hours(std::int64_t minutes) {
  return static_cast<std::int64_t>(std::nearbyint(static_cast<double>(minutes) / 60));
}

// What a book makes of a sheet with these lines.
Weeks counted(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  Rulebook rules;
  rules.zone = "Europe/London";
  rules.calendar.week_starts = date::Saturday;
  MadeUpBook made(rules);
  REQUIRE(made.book().set_rulebook_text(
      "title = \"Leeds\"\nzone = \"Europe/London\"\n[count]\nweek_starts = \"saturday\"\n"));
  const auto source = source_of(text);
  IntakeOptions options;
  options.reading.source = "shifts.csv";
  options.today = day("2025-04-01");
  const auto receipt = take_in(made.book(), *source, options);
  REQUIRE(receipt);
  CHECK(receipt->sheet.posted == static_cast<std::int64_t>(lines.size()) - 1);

  Filter filter;
  filter.period = period("all");
  Report report;
  REQUIRE(answer_hours(made.asking(), filter, {Dimension::week}, {}, report));
  Weeks weeks;
  for (const auto& row : report.rows()) {
    const Period week = period(std::get<std::string>(row[0]), rules.calendar);
    CHECK(std::get<std::int64_t>(row[4]) == 0);
    weeks[week.days.end - date::days{1}] = {std::get<std::int64_t>(row[3]),
                                            whole_hours(std::get<std::int64_t>(row[1]))};
  }
  return weeks;
}

TEST_CASE("the weeks of Leeds 2023 come out as published") {
  if (!fs::exists(leeds() / "shifts.csv")) {
    MESSAGE("left out: the shifts of Leeds 2023 are not here");
    return;
  }
  std::vector<std::string> shifts = lines_in(leeds() / "shifts.csv");
  Weeks weeks = counted(shifts);
  // Rows of an event have a type, in the last column.
  std::erase_if(shifts, [](const std::string& line) { return line.empty() || line.back() == ','; });
  Weeks event_weeks = counted(shifts);

  const std::vector<std::string> published = lines_in(leeds() / "by_week.csv");
  REQUIRE(published.size() > 60);
  REQUIRE(published[0] ==
          "date,volunteer_shifts,volunteer_hours,volunteer_event_shifts,volunteer_event_hours,cumulative_volunteer_"
          "shifts,cumulative_volunteer_hours,cumulative_volunteer_event_shifts,cumulative_volunteer_event_hours");
  Week sum;
  Week event_sum;
  for (std::size_t at = 1; at < published.size(); ++at) {
    CAPTURE(published[at]);
    std::istringstream cells(published[at]);
    std::string friday;
    std::getline(cells, friday, ',');
    std::vector<std::int64_t> numbers;
    for (std::string cell; std::getline(cells, cell, ',');) numbers.push_back(std::stoll(cell));
    REQUIRE(numbers.size() == 8);
    const Week week = weeks[day(friday)];
    const Week event = event_weeks[day(friday)];
    sum = {sum.shifts + week.shifts, sum.hours + week.hours};
    event_sum = {event_sum.shifts + event.shifts, event_sum.hours + event.hours};
    CHECK(week == Week{numbers[0], numbers[1]});
    CHECK(event == Week{numbers[2], numbers[3]});
    CHECK(sum == Week{numbers[4], numbers[5]});
    CHECK(event_sum == Week{numbers[6], numbers[7]});
  }
  // None of ours beyond theirs.
  CHECK(weeks.size() == published.size() - 1);
  CHECK(event_weeks.size() == published.size() - 1);
}

}  // namespace
}  // namespace starhours::test
