// intake.h -- a sheet into the book: read, recognise, admit, credit, post; and out of it again.
//
// One sheet is one transaction. The same bytes a second time change nothing. What the book holds afterwards
// depends on the sheets in it, the rulebook and the merges, not on the order in which they came: where a new sheet
// changes what an earlier one means (a registry names who 王芳 is, an activity gets its times), the earlier one is read
// again from its kept bytes within the same transaction. So a sheet that is taken out is as if it had never come.
//
// Each function leaves a line in the book's history. All take `today` for it.
#pragma once

#include <starhours/book.h>
#include <starhours/problem.h>
#include <starhours/result.h>
#include <starhours/rulebook.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace starhours {

struct IntakeOptions {
  ReadingOptions reading;
  std::string name;  // what the book calls the sheet; empty = reading.source, which is what places say
  Day today{};
  bool strict = false;              // any error, and nothing is imported
  bool dry_run = false;             // everything but the commit
  std::optional<SheetNo> replaces;  // a sheet of the book that goes out in the same transaction
};

// An entry of the journal without the numbers of the book, which may change when a sheet is taken out.
struct JournalLine {
  Day day{};
  std::string volunteer;  // id
  std::string name;
  std::string team;
  std::string activity;
  std::optional<Instant> start;  // none: hours only
  std::optional<Instant> end;
  Basis basis{};
  std::int64_t claimed = 0;
  std::int64_t worked = 0;
  std::int64_t credited = 0;
  std::string sheet;
  std::string worksheet;
  std::uint32_t row = 0;  // as the spreadsheet shows it
};

// One side only: an entry gone, or come. Both: one that changed.
struct JournalChange {
  std::optional<JournalLine> before;
  std::optional<JournalLine> after;
};

struct Receipt {
  Sheet sheet;                     // with the counts of its rows
  bool already_known = false;      // these bytes were imported before, and nothing was done: sheet says as what
  bool refused = false;            // strict, and there were errors: nothing was imported
  std::int64_t minutes_added = 0;  // credited, all touched days; can be negative
  std::int64_t volunteers = 0;     // distinct, of the sheet's posted rows
  std::int64_t enrolled = 0;       // volunteers the book did not know before
  std::int64_t reread = 0;         // earlier sheets read again because of this one
  std::optional<Sheet> replaced;
  std::vector<JournalChange> changes;  // of a replacement: by day and volunteer
  std::vector<std::string> findings;   // what was recognised and inferred, see SheetReader
  Problems
      problems;  // in row order, then about the roster; at most a thousand are kept, `more_problems` counts the rest
  std::int64_t more_problems = 0;
};

// A sheet that was found to be one: its first bytes are read and its tables known. That needs no book, so the next
// sheets can be opened, each by a thread of its own, while one is taken in.
class OpenedSheet {
 public:
  // `source` must outlive it, and is read by one thread at a time. Errors: those of SheetReader::open.
  [[nodiscard]] static Result<OpenedSheet> open(ByteSource& source, const ReadingOptions& reading);
  OpenedSheet(OpenedSheet&&) noexcept;
  OpenedSheet& operator=(OpenedSheet&&) noexcept;
  ~OpenedSheet();

 private:
  struct Parts;
  explicit OpenedSheet(std::unique_ptr<Parts> parts);
  friend Result<Receipt> take_in(Book& book, OpenedSheet sheet, const IntakeOptions& options);

  std::unique_ptr<Parts> parts_;
};

// REQUIRES: `book` is open for writing; options.reading is how the sheet was opened. Within a transaction of the
// caller's, the sheet is kept when that is committed. Errors: those of Book, and of reading; nothing is changed then.
[[nodiscard]] Result<Receipt> take_in(Book& book, OpenedSheet sheet, const IntakeOptions& options);
// The same for a sheet not opened yet. Errors: those of OpenedSheet::open too.
[[nodiscard]] Result<Receipt> take_in(Book& book, ByteSource& source, const IntakeOptions& options);

// What taking sheets out did.
struct Withdrawal {
  std::vector<Sheet> sheets;       // as they were
  std::int64_t minutes_added = 0;  // credited, the whole journal; as a rule negative
};
// Takes sheets of the book out again, all or none. REQUIRES: each is in the book, none twice.
[[nodiscard]] Result<Withdrawal> undo(Book& book, std::span<const SheetNo> sheets, Day today, bool dry_run = false);

// Makes `toml`, a valid rulebook, the book's, and counts every sheet again by it. One transaction.
[[nodiscard]] Result<void> adopt_rulebook(Book& book, std::string_view toml, Day today);

// Who is called `from_id` is the person called `to_id` from now on, in every sheet, earlier and later; and no more.
// Both are ids of volunteers. Errors: usage, where the ids are of one person already, or nothing was said of them.
[[nodiscard]] Result<void> merge(Book& book, const std::string& to_id, const std::string& from_id, Day today);
[[nodiscard]] Result<void> unmerge(Book& book, const std::string& to_id, const std::string& from_id, Day today);

// The book's rulebook, or the built-in one.
[[nodiscard]] Result<Rulebook> rulebook_of(Book& book);

}  // namespace starhours
