// intake.h -- a sheet into the book: read, recognise, admit, credit, post.
//
// One sheet is one transaction. The same bytes a second time change nothing. What the book holds afterwards
// depends on the sheets in it and the rulebook, not on the order in which they came: where a new sheet changes
// what an earlier one means (a registry names who 王芳 is, an activity gets its times), the earlier one is read again
// from its kept bytes within the same transaction.
#pragma once

#include <starhours/book.h>
#include <starhours/problem.h>
#include <starhours/result.h>
#include <starhours/rulebook.h>

#include <cstdint>
#include <string>
#include <vector>

namespace starhours {

struct IntakeOptions {
  ReadingOptions reading;
  std::string name;  // what the book calls the sheet; empty = reading.source, which is what places say
  Day today{};
  bool strict = false;   // any error, and nothing is imported
  bool dry_run = false;  // everything but the commit
};

struct Receipt {
  Sheet sheet;                     // with the counts of its rows
  bool already_known = false;      // these bytes were imported before, and nothing was done: sheet says as what
  bool refused = false;            // strict, and there were errors: nothing was imported
  std::int64_t minutes_added = 0;  // credited, all touched days; can be negative
  std::int64_t volunteers = 0;     // distinct, of the sheet's posted rows
  std::int64_t enrolled = 0;       // volunteers the book did not know before
  std::int64_t reread = 0;         // earlier sheets read again because of this one
  Problems problems;               // in row order; at most a thousand are kept, `more_problems` counts the rest
  std::int64_t more_problems = 0;
};

// REQUIRES: `book` is open for writing. Within a transaction of the caller's, the sheet is kept when that is committed.
// Errors: those of SheetReader::open and Book; nothing is changed then.
[[nodiscard]] Result<Receipt> take_in(Book& book, ByteSource& source, const IntakeOptions& options);

// Makes `toml`, a valid rulebook, the book's, and counts every sheet again by it. One transaction.
[[nodiscard]] Result<void> adopt_rulebook(Book& book, std::string_view toml);

// The book's rulebook, or the built-in one.
[[nodiscard]] Result<Rulebook> rulebook_of(Book& book);

}  // namespace starhours
