// answers.h -- questions to a book, answered as rows.
//
// Each function reads only the days of its question (lifetime stars read month totals) and pushes rows into a sink in
// an order that does not depend on the order of import. Column keys and their order are a contract with users' scripts.
#pragma once

#include <starhours/book.h>
#include <starhours/directory.h>
#include <starhours/intake.h>
#include <starhours/report.h>
#include <starhours/rulebook.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace starhours {

enum class Dimension : std::uint8_t {
  volunteer,
  team,
  activity,
  project,
  post,
  category,
  station,
  day,
  week,
  month,
  quarter,
  half,
  year
};
[[nodiscard]] std::optional<Dimension> dimension_named(std::string_view name);
[[nodiscard]] const std::vector<std::string>& dimension_names();

// Which entries a question is about. Texts are ids or names.
struct Filter {
  Period period;
  std::string volunteer;
  std::string team;  // with its sub-teams
  std::string activity;
  std::string project;
  std::string category;
  std::optional<Basis> basis;
};

// The order and length of an answer: by default by the columns that name the rows.
struct Cut {
  std::optional<Minutes> min_hours;  // rows with less are left out
  std::optional<std::size_t> top;    // only the first so many; without `sort`, those with most minutes
  std::string sort;                  // a column key, "-minutes" for descending
};

// What every question needs. `rulebook` may be another than the book's (a what-if): then hours are credited
// by it anew for the answer, and nothing in the book changes.
struct Asking {
  Book& book;
  const Rulebook& rulebook;
  bool what_if = false;
  Day today{};
  Language language = Language::zh;  // of names in values: awards, levels
  // From so many volunteers on long answers are made by two threads, where there are two processors: then a second
  // connection to the book and the start of a thread are worth their price.
  std::int64_t crowd = 20'000;
};

// Each question reads one state of the book. REQUIRES: no transaction of `book` is running.
//
// Groups of unnamed people count in minutes, entries (人次: as many as people) and days, for teams, activities and
// everyone. They are among no `volunteers` (人数), and stand in rows of their own, volunteer null, where rows are
// volunteers'. A filter by volunteer leaves them out.
//
// Errors of all: those of Book; no_volunteer, ambiguous_volunteer, no_team, no_activity, no_award with "did you mean";
// bad_period; usage. What is wrong with the question is told before anything reaches the sink.
[[nodiscard]] Result<void> answer_hours(const Asking& asking, const Filter& filter, const std::vector<Dimension>& by,
                                        const Cut& cut, RowSink& sink);
[[nodiscard]] Result<void> answer_entries(const Asking& asking, const Filter& filter, const Cut& cut, RowSink& sink);
[[nodiscard]] Result<void> answer_volunteers(const Asking& asking, const Filter& filter, const Cut& cut, RowSink& sink);
[[nodiscard]] Result<void> answer_teams(const Asking& asking, const Cut& cut, RowSink& sink);
[[nodiscard]] Result<void> answer_activities(const Asking& asking, const Filter& filter, const Cut& cut, RowSink& sink);
[[nodiscard]] Result<void> answer_sheets(const Asking& asking, const Cut& cut, RowSink& sink);
[[nodiscard]] Result<void> answer_suspense(const Asking& asking, const Cut& cut, RowSink& sink);
// The same as a sign-in sheet that can be mended and imported, each row naming the one it takes out of suspense.
[[nodiscard]] Result<void> answer_worklist(const Asking& asking, const Cut& cut, RowSink& sink);
// What was done to the book, in order.
[[nodiscard]] Result<void> answer_history(const Asking& asking, const Cut& cut, RowSink& sink);
// Every record of a kept sheet with its fate, read again from the evidence. `sheet`: name, number or SHA-256 (a prefix
// of 8 or more).
[[nodiscard]] Result<void> answer_rows(const Asking& asking, const std::string& sheet, const Cut& cut, RowSink& sink);
// Every row behind a volunteer's total: claimed, each step, credited; duplicates too.
[[nodiscard]] Result<void> answer_why(const Asking& asking, const std::string& volunteer, const Filter& filter,
                                      RowSink& sink);
// What made a volunteer (or team) win an award or not, beside the last winner's numbers.
[[nodiscard]] Result<void> answer_why_award(const Asking& asking, const std::string& contender,
                                            const std::string& award, const Period& period, RowSink& sink);

// What a command line calls a sheet or a volunteer. Errors: as of the questions.
[[nodiscard]] Result<Sheet> sheet_called(Book& book, const std::string& text);
[[nodiscard]] Result<Volunteer> volunteer_called(Book& book, const std::string& text);
// What a replacement changed, in columns of the entries, beside `change` ("-" gone, "+" come, "~" changed) and, of one
// that changed, what it `was`. `zone`: the book's.
[[nodiscard]] Result<void> write_changes(const std::vector<JournalChange>& changes, const std::string& zone,
                                         RowSink& sink);

// Credited minutes of everybody who has some, by id, as the book stands; groups of unnamed people are not among them.
struct CreditedTo {
  std::string name;
  std::int64_t minutes = 0;
};
using CreditedHours = std::map<std::string, CreditedTo>;
[[nodiscard]] Result<CreditedHours> credited_hours(Book& book);
// What an import adds to each, in columns volunteer, name, minutes and hours; who gains and loses nothing is left out.
void write_added_hours(const CreditedHours& before, const CreditedHours& after, RowSink& sink);

struct AwardsQuestion {
  Period period;
  bool within = false;  // every award whose periods end in `period`, instead of those of its grain
  bool all = false;     // everybody ranked, with `won` and `reason`
  std::string award;    // one award only
  std::string team;     // one team only
};
[[nodiscard]] Result<void> answer_awards(const Asking& asking, const AwardsQuestion& question, RowSink& sink);

struct StarsQuestion {
  Day as_of{};                    // last day counted, included
  std::optional<Period> rose_in;  // only those who rose to a level within it; as_of is its last day
  std::string volunteer;
  std::string team;
  bool all = false;  // also those without a star
};
[[nodiscard]] Result<void> answer_stars(const Asking& asking, const StarsQuestion& question, const Cut& cut,
                                        RowSink& sink);
[[nodiscard]] Result<void> answer_summary(const Asking& asking, const Filter& filter, RowSink& sink);
// One volunteer's service in a period, day by day, with the running total.
[[nodiscard]] Result<void> answer_statement(const Asking& asking, const std::string& volunteer, const Period& period,
                                            RowSink& sink);

}  // namespace starhours
