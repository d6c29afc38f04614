// sheets_in_hand.h -- the sheets that one intake reads, and what becomes of them.
#pragma once

#include "intake/people.h"
#include "intake/posting.h"
#include "intake/staged_sheet.h"
#include "intake/taught.h"

#include <starhours/intake.h>

#include <set>
#include <span>
#include <vector>

namespace starhours {

// The first is the one brought; others are read again because of it, or taken out.
class SheetsInHand {
 public:
  // `watching`: the book holds other sheets, which may have to be read again.
  SheetsInHand(Desk& desk, TextNames names, bool watching)
      : desk_(desk), names_(std::move(names)), people_(desk, names_.directory(), watching), watching_(watching) {}

  [[nodiscard]] Result<void> bring(SheetReader& reader, StagedSheet staged);
  // `counted`: its posted rows and duplicates are.
  [[nodiscard]] Result<void> bring_again(const Sheet& sheet, bool counted);
  // Those of `stale` that are sign-in sheets and not the first, with what the journal holds of them.
  [[nodiscard]] Result<void> bring_stale(const std::set<SheetNo>& stale);
  // Sign-in sheets in the book, of which nothing shall stay in the journal or be known of volunteers; `taught`: by
  // them. What only they told of others is told again by the sheets that do.
  [[nodiscard]] Result<void> withdraw(std::span<const Sheet> sheets, const Taught& taught);

  // The registry in hand into the book; sheets that it changes the meaning of come into hand.
  [[nodiscard]] Result<void> take_registry();
  // Tells the volunteers of all sheets in hand apart, until no other sheet is affected.
  [[nodiscard]] Result<void> resolve();
  [[nodiscard]] Result<PostingOutcome> post(bool keep_before = false);

  [[nodiscard]] bool empty() const { return sheets_.empty(); }
  [[nodiscard]] StagedSheet& first() { return sheets_.front(); }
  [[nodiscard]] std::int64_t enrolled() const { return people_.enrolled(); }
  // Volunteers that came into the book, by id, where they are few.
  [[nodiscard]] const std::vector<std::string>& newcomers() const { return people_.newcomers(); }
  // Sheets that were read again.
  [[nodiscard]] std::int64_t reread() const { return reread_; }
  // A row of such a sheet that could be read waits now. What it told of somebody is not taken back: all has to be
  // counted again.
  [[nodiscard]] bool lost_a_row() const { return lost_a_row_; }

 private:
  [[nodiscard]] Result<void> hold(StagedSheet staged);
  [[nodiscard]] Result<void> look_at_journal();
  [[nodiscard]] Result<void> retract(const Sheet& sheet);
  [[nodiscard]] Result<void> read_again(const Sheet& sheet);
  [[nodiscard]] Result<void> tell_later(PostingOutcome& outcome);
  [[nodiscard]] Result<Problem> unresolved(const StagedMention& mention);
  [[nodiscard]] Result<void> count_rows(const PostingOutcome& outcome);

  Desk& desk_;
  TextNames names_;
  People people_;
  bool watching_;
  std::int64_t reread_ = 0;
  bool lost_a_row_ = false;
  std::vector<StagedSheet> sheets_;
  std::vector<ServiceDayKey> retracted_;
  std::optional<DaySpan> held_;  // the days of the journal
  LaterWarnings later_;          // about the first sheet
};

}  // namespace starhours
