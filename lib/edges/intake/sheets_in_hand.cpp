#include "intake/sheets_in_hand.h"

#include "intake/registries.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace starhours {

namespace {

// Names in a message are few; the rest is counted.
constexpr std::size_t most_named = 5;

Problem other_name(const StagedMention& mention) {
  return warning(Kind::name_differs,
                 fmt::format("'{}' is not the name known for the volunteer id '{}'; the id decides",
                             mention.mention.name, mention.mention.id),
                 "correct the id, or the name in the registry");
}

// Whom the mentions meant when the sheet was read before, so that it is seen where they mean another now.
void recall(const std::vector<LooseMention>& before, StagedSheet& staged) {
  auto was = before.begin();
  for (StagedMention& mention : staged.mentions) {
    if (was == before.end()) return;
    if (was->mention != mention.mention) continue;  // one of which the book keeps nothing
    mention.volunteer = was->volunteer;
    ++was;
  }
}

}  // namespace

Result<void> SheetsInHand::bring(SheetReader& reader, StagedSheet staged) {
  if (auto read = stage(desk_, names_, reader, staged); !read) return read;
  return hold(std::move(staged));
}

Result<void> SheetsInHand::bring_again(const Sheet& sheet, bool counted) {
  StagedSheet staged;
  staged.sheet = sheet;
  staged.repeated_counted = counted;
  if (auto read = stage_again(desk_, names_, staged); !read) return read;
  return hold(std::move(staged));
}

Result<void> SheetsInHand::take_registry() {
  auto stale = starhours::take_registry(desk_, names_, people_, sheets_.front(), later_);
  if (!stale) return fail(stale.error());
  sheets_.front().records.clear();
  return watching_ ? bring_stale(*stale) : Result<void>();
}

Result<void> SheetsInHand::resolve() {
  if (auto looked = look_at_journal(); !looked) return looked;
  if (auto loaded = names_.take_up_new_teams(); !loaded) return loaded;
  while (true) {
    if (auto resolved = people_.resolve(sheets_); !resolved) return resolved;
    if (!watching_) return {};
    auto stale = people_.stale_sheets(sheets_);
    if (!stale) return fail(stale.error());
    if (stale->empty()) return {};
    if (auto brought = bring_stale(*stale); !brought) return brought;
    // What only they named may have gone, and come back under another number.
    if (auto loaded = names_.reload_teams(); !loaded) return loaded;
  }
}

// Newcomers may still be written when the posting begins, so it cannot ask itself.
Result<void> SheetsInHand::look_at_journal() {
  if (held_) return {};
  auto held = desk_.book.journal_days();
  if (!held) return fail(held.error());
  held_ = *held;
  return people_.load_persons();
}

Result<PostingOutcome> SheetsInHand::post(bool keep_before) {
  std::sort(retracted_.begin(), retracted_.end());
  retracted_.erase(std::unique(retracted_.begin(), retracted_.end()), retracted_.end());
  if (auto looked = look_at_journal(); !looked) return fail(looked.error());
  auto outcome =
      post_sheets(desk_, {names_, people_.persons(), *held_, people_.enrolling()}, sheets_, retracted_, keep_before);
  if (!outcome) return outcome;
  if (auto told = tell_later(*outcome); !told) return fail(told.error());
  for (StagedSheet& sheet : sheets_) {
    if (auto kept = keep_suspense(desk_.book, sheet); !kept) return fail(kept.error());
    if (auto kept = desk_.book.add_settlements(sheet.settlements); !kept) return fail(kept.error());
    if (auto kept = desk_.book.add_awaited(sheet.awaited); !kept) return fail(kept.error());
  }
  if (auto counted = count_rows(*outcome); !counted) return fail(counted.error());
  // A registry may say of somebody or something what it said otherwise a row before.
  if (sheets_.size() > 1 || first().sheet.kind != SheetKind::sign_ins) {
    if (auto dropped = desk_.book.drop_unused(); !dropped) return fail(dropped.error());
  }
  return outcome;
}

Result<void> SheetsInHand::hold(StagedSheet staged) {
  if (auto kept = desk_.book.add_names(staged.sheet.no, NameOf::team, staged.teams); !kept) return kept;
  if (auto kept = desk_.book.add_names(staged.sheet.no, NameOf::activity, staged.activities); !kept) return kept;
  sheets_.push_back(std::move(staged));
  return {};
}

Result<void> SheetsInHand::retract(const Sheet& sheet) {
  auto days = desk_.book.service_days_of(sheet.no, sheet.days);
  if (!days) return fail(days.error());
  retracted_.insert(retracted_.end(), days->begin(), days->end());
  return desk_.book.forget_reading(sheet.no);
}

Result<void> SheetsInHand::withdraw(std::span<const Sheet> sheets, const Taught& taught) {
  for (const Sheet& sheet : sheets) {
    if (auto retracted = retract(sheet); !retracted) return retracted;
    StagedSheet& gone = sheets_.emplace_back();
    gone.sheet = sheet;
    gone.sheet.days = {};
  }
  if (auto brought = bring_stale(taught.teachers); !brought) return brought;
  return people_.forget(taught);
}

Result<void> SheetsInHand::bring_stale(const std::set<SheetNo>& stale) {
  for (const SheetNo no : stale) {
    const auto held = [no](const StagedSheet& staged) { return staged.sheet.no == no; };
    if (std::any_of(sheets_.begin(), sheets_.end(), held)) continue;
    const auto sheet = desk_.book.sheet(no);
    if (!sheet) return fail(sheet.error());
    if (!*sheet || (*sheet)->kind != SheetKind::sign_ins) continue;
    if (auto read = read_again(**sheet); !read) return read;
  }
  return {};
}

Result<void> SheetsInHand::read_again(const Sheet& sheet) {
  const auto mentions = desk_.book.mentions_in(sheet.no);
  if (!mentions) return fail(mentions.error());
  const auto waited = desk_.book.suspense_rows(sheet.no);
  if (!waited) return fail(waited.error());
  if (auto retracted = retract(sheet); !retracted) return retracted;
  if (auto brought = bring_again(sheet, true); !brought) return brought;
  recall(*mentions, sheets_.back());
  if (auto kept = keep_suspense(desk_.book, sheets_.back()); !kept) return kept;
  const auto waits = desk_.book.suspense_rows(sheet.no);
  if (!waits) return fail(waits.error());
  lost_a_row_ |= !std::includes(waited->begin(), waited->end(), waits->begin(), waits->end());
  ++reread_;
  return {};
}

// Rows whose volunteer cannot be told go to suspense; warnings found while posting get their places.
Result<void> SheetsInHand::tell_later(PostingOutcome& outcome) {
  for (std::size_t at = 0; at < sheets_.size(); ++at) {
    StagedSheet& sheet = sheets_[at];
    LaterWarnings warnings;
    if (at == 0) {
      warnings = std::move(later_);
      warnings.add_all(std::move(outcome.warnings));
      for (const StagedMention& mention : sheet.mentions) {
        if (mention.name_differs) {
          warnings.add({mention.first_row, SheetReader::Field::name, other_name(mention)});
        }
      }
    }
    const std::vector<WaitingRow>& waiting = outcome.waiting[at];
    sheet.sheet.suspense += static_cast<std::int64_t>(waiting.size());
    const auto why = [this](const StagedMention& mention) { return unresolved(mention); };
    if (auto looked = second_look(desk_, sheet, std::move(warnings), waiting, why, at == 0); !looked) return looked;
  }
  return {};
}

Result<Problem> SheetsInHand::unresolved(const StagedMention& mention) {
  const std::string& shown = strength(mention.mention) == Known::by_id ? mention.mention.id : mention.mention.name;
  if (mention.match != Match::Kind::ambiguous) {
    return error(Kind::unknown_volunteer,
                 fmt::format("'{}' is in no registry, and the rulebook admits nobody else", shown),
                 "add the volunteer to the registry and import it, or set unknown_volunteer = \"register\"");
  }
  std::vector<std::string> ids;
  for (const VolunteerNo no : mention.candidates) {
    auto candidate = desk_.book.volunteer(no);
    if (!candidate) return fail(candidate.error());
    if (*candidate) ids.push_back((*candidate)->id);
  }
  std::sort(ids.begin(), ids.end());
  std::string named;
  for (std::size_t at = 0; at < std::min(ids.size(), most_named); ++at) named += (at > 0 ? ", " : "") + ids[at];
  if (ids.size() > most_named) named += fmt::format(" and {} more", ids.size() - most_named);
  if (ids.size() == 1) {
    return error(
        Kind::ambiguous_volunteer,
        fmt::format("'{}' may be {}, and so may another of that name with another identity number", shown, named),
        "give the volunteer id, or the identity number in the registry");
  }
  return error(Kind::ambiguous_volunteer,
               fmt::format("'{}' may be any of {} volunteers ({})", shown, ids.size(), named),
               "give the volunteer id, the identity number or the phone");
}

Result<void> SheetsInHand::count_rows(const PostingOutcome& outcome) {
  std::map<SheetNo, StagedSheet*> touched;  // null: not in hand
  for (StagedSheet& staged : sheets_) touched.emplace(staged.sheet.no, &staged);
  for (const auto& [no, rows] : outcome.rows) touched.emplace(no, nullptr);
  for (const auto& [no, held] : touched) {
    auto known = desk_.book.sheet(no);
    if (!known) return fail(known.error());
    if (!*known) continue;
    Sheet& sheet = **known;
    if (held != nullptr) {
      if (held->sheet.kind == SheetKind::sign_ins) held->sheet.posted = sheet.posted;
      held->sheet.duplicates = sheet.duplicates + (held->repeated_counted ? 0 : held->repeated);
      sheet = held->sheet;
    }
    if (const auto changed = outcome.rows.find(no); changed != outcome.rows.end()) {
      sheet.posted += changed->second.posted;
      sheet.duplicates += changed->second.duplicates;
    }
    if (held != nullptr) held->sheet = sheet;
    if (auto kept = desk_.book.update_sheet(sheet); !kept) return kept;
  }
  return {};
}

}  // namespace starhours
