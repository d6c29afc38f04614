// staged_sheet.h -- a sheet read and admitted, its volunteers not yet told apart.
#pragma once

#include "intake/day_stretches.h"
#include "intake/desk.h"
#include "intake/text_index.h"
#include "intake/text_names.h"

#include <starhours/admit.h>
#include <starhours/group_entry.h>
#include <starhours/intake.h>
#include <starhours/sheet_reader.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace starhours {

// One way in which the sheet writes a volunteer, and what was made of it.
struct StagedMention {
  Mention mention;
  TeamNo team{};                // the mention's team, found
  std::uint32_t first_row = 0;  // where the sheet writes it first
  bool lends_team = false;      // its rows name no team: the home team counts
  // filled by People
  VolunteerNo volunteer{};
  TeamNo home_team{};
  Match::Kind match = Match::Kind::unknown;
  std::vector<VolunteerNo> candidates;  // ambiguous
  bool name_differs = false;            // from the volunteer's own
};

struct StagedSheet {
  std::string place_source;       // what places say, where that is not the sheet's name
  Sheet sheet;                    // rows, suspense, absent, skipped and days are counted while staging
  std::int64_t repeated = 0;      // rows that are a duplicate by their own number
  bool repeated_counted = false;  // in the duplicates of `sheet` already
  std::vector<StagedMention> mentions;
  DayStretches stretches;          // by mention; one a piece of a sign-in
  std::vector<GroupEntry> groups;  // one a piece of a sign-in of several unnamed people
  std::vector<UsedName> teams;
  std::vector<UsedName> activities;
  std::vector<SuspenseRow> suspense;        // that are not in the book yet
  std::vector<RegistryRow> records;         // of a registry
  std::vector<std::uint32_t> record_rows;   // the row of each record
  std::vector<Settlement> settlements;      // that are not in the book yet
  std::vector<AwaitedSettlement> awaited;   // the same
  Problems problems;                        // in row order, at most `most_problems`
  std::vector<std::uint32_t> problem_rows;  // of the whole sheet: places count those of a worksheet
  std::int64_t more_problems = 0;
  bool has_errors = false;

  static constexpr std::size_t most_problems = 1000;
  void tell(Problem problem, std::uint32_t row);
  void sort_problems();
  [[nodiscard]] ReadingOptions reading() const;
};

// The row that `reader` gave last, as it waits for `problem` to be mended.
[[nodiscard]] SuspenseRow suspense_row(const SheetReader& reader, SheetNo sheet, std::uint32_t row, std::uint32_t line,
                                       const Problem& problem);

// Reads every row of `reader` into `staged`, whose `sheet` holds number, options and import day.
// Enrols teams and activities. Errors: of the source and the book.
[[nodiscard]] Result<void> stage(Desk& desk, TextNames& names, SheetReader& reader, StagedSheet& staged);

// The same from the kept bytes of a sheet in the book, whose posted rows and duplicates are counted.
[[nodiscard]] Result<void> stage_again(Desk& desk, TextNames& names, StagedSheet& staged);

// Puts the suspense rows into the book: done whenever they are so many, millions of them need not fit in memory.
inline constexpr std::size_t many_suspense_rows = 4096;
[[nodiscard]] Result<void> keep_suspense(Book& book, StagedSheet& staged);

}  // namespace starhours
