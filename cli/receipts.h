// receipts.h -- what an import did, for people and for scripts.
#pragma once

#include <starhours/intake.h>
#include <starhours/report.h>

#include <optional>
#include <string>
#include <vector>

namespace starhours {

// One sheet's receipt, or that there is none because it could not be read.
struct SheetOutcome {
  std::string name;
  std::optional<Receipt> receipt;
  bool dry_run = false;
};

// One line: "march.csv: 10 rows: 8 posted, …". REQUIRES: a receipt.
[[nodiscard]] std::string receipt_line(const SheetOutcome& outcome, Language language);
// A line a sheet that was taken out, the last with the hours that went.
[[nodiscard]] std::vector<std::string> withdrawal_lines(const Withdrawal& withdrawal, bool dry_run, Language language);
// Who is who from now on; `undone`: no more.
[[nodiscard]] std::string merge_line(const Volunteer& person, const std::string& other, bool undone, Language language);
// The sums over the sheets that were imported, if they are several.
[[nodiscard]] std::optional<std::string> total_line(const std::vector<SheetOutcome>& outcomes, Language language);

// The same for people, of sheets too many to be read line by line: with what was recognised in each.
void write_receipt_table(const std::vector<SheetOutcome>& outcomes, Language language, RowSink& sink);

// Rows of: sheet sha256 status rows posted duplicates suspense absent skipped minutes hours.
// status: imported, dry-run, already-imported, refused (--strict) or failed.
void write_receipts(const std::vector<SheetOutcome>& outcomes, RowSink& sink);

}  // namespace starhours
