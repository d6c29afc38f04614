// posting.h -- staged stretches into the journal: settled with what the book holds, credited, written.
//
// One ordered pass over the service days touched. What other sheets hold of those days is read and settled
// with the new; no other day is looked at.
#pragma once

#include "intake/desk.h"
#include "intake/enrolment.h"
#include "intake/persons.h"
#include "intake/second_look.h"
#include "intake/staged_sheet.h"
#include "intake/text_names.h"

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace starhours {

// What a pass changed.
struct PostingOutcome {
  struct Rows {
    std::int64_t posted = 0;      // change of the rows posted
    std::int64_t duplicates = 0;  // … and of the duplicates
  };
  std::map<SheetNo, Rows> rows;                  // of every sheet touched, also those not in hand
  std::int64_t minutes = 0;                      // change of credited minutes
  std::int64_t volunteers = 0;                   // distinct, with a stretch posted of the first sheet in hand
  LaterWarnings warnings;                        // about rows of the first sheet in hand
  std::vector<std::vector<WaitingRow>> waiting;  // by sheet in hand; in order, each row of a mention once
  // If asked for: the service days touched, ascending, and what the book held of them.
  std::vector<ServiceDayKey> keys;
  std::vector<Entry> before;
  std::vector<Day> group_days;  // the same of groups
  std::vector<GroupEntry> groups_before;
};

// What a posting stands on.
struct PostingGround {
  TextNames& names;                      // with everything enrolled, and every activity of the sheets in hand
  const Persons& persons;                // whoever is said to be somebody else serves as that person
  DaySpan held;                          // the days of the journal
  std::unique_ptr<Newcomers> newcomers;  // null if all are written; else the book is spoken with when they are
};

// Posts the stretches of `sheets`, whose mentions are resolved, and their groups, and lets go of the stretches. All
// that the book held of these sheets is taken out; `retracted` are the service days it was in, ascending, distinct.
[[nodiscard]] Result<PostingOutcome> post_sheets(Desk& desk, PostingGround ground, std::vector<StagedSheet>& sheets,
                                                 const std::vector<ServiceDayKey>& retracted, bool keep_before = false);

}  // namespace starhours
