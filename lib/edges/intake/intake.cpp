#include "intake/people.h"
#include "intake/posting.h"
#include "intake/registries.h"
#include "intake/staged_sheet.h"
#include "intake/tee_source.h"

#include <starhours/intake.h>
#include <starhours/rules_file.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace starhours {

namespace {

// Names in a message are few; the rest is counted.
constexpr std::size_t most_named = 5;

// One intake: the sheets in hand and what becomes of them. The first is the one brought; others are read again because
// of it.
class Intake {
 public:
  Intake(Desk& desk, TextNames names, bool watching)
      : desk_(desk), names_(std::move(names)), people_(desk, names_.directory(), watching), watching_(watching) {}

  Result<void> bring(SheetReader& reader, StagedSheet staged) {
    if (auto read = stage(desk_, names_, reader, staged); !read) return read;
    return hold(std::move(staged));
  }

  // `counted`: its posted rows and duplicates are.
  Result<void> bring_again(const Sheet& sheet, bool counted) {
    StagedSheet staged;
    staged.sheet = sheet;
    staged.repeated_counted = counted;
    if (auto read = stage_again(desk_, names_, staged); !read) return read;
    return hold(std::move(staged));
  }

  // The registry in hand into the book; sheets that it changes the meaning of come into hand.
  Result<void> take_registry() {
    auto stale = starhours::take_registry(desk_, names_, people_, sheets_.front(), later_);
    if (!stale) return fail(stale.error());
    sheets_.front().records.clear();
    return watching_ ? bring_stale(*stale) : Result<void>();
  }

  // Tells the volunteers of all sheets in hand apart, until no other sheet is affected.
  Result<void> resolve() {
    while (true) {
      if (auto loaded = names_.reload(); !loaded) return loaded;
      if (auto resolved = people_.resolve(sheets_); !resolved) return resolved;
      if (!watching_) return {};
      auto stale = people_.stale_sheets(sheets_);
      if (!stale) return fail(stale.error());
      if (stale->empty()) return {};
      if (auto brought = bring_stale(*stale); !brought) return brought;
    }
  }

  Result<PostingOutcome> post() {
    std::sort(retracted_.begin(), retracted_.end());
    retracted_.erase(std::unique(retracted_.begin(), retracted_.end()), retracted_.end());
    auto outcome = post_sheets(desk_, names_.directory(), sheets_, retracted_);
    if (!outcome) return outcome;
    if (auto told = tell_later(*outcome); !told) return fail(told.error());
    for (const StagedSheet& sheet : sheets_) {
      if (auto kept = desk_.book.add_suspense(sheet.suspense); !kept) return fail(kept.error());
    }
    if (auto counted = count_rows(*outcome); !counted) return fail(counted.error());
    if (sheets_.size() > 1) {
      if (auto dropped = desk_.book.drop_unused(); !dropped) return fail(dropped.error());
    }
    return outcome;
  }

  StagedSheet& first() { return sheets_.front(); }
  std::int64_t enrolled() const { return people_.enrolled(); }
  std::int64_t reread() const { return static_cast<std::int64_t>(sheets_.size()) - 1; }

 private:
  Result<void> hold(StagedSheet staged) {
    if (auto kept = desk_.book.add_names(staged.sheet.no, NameOf::team, staged.teams); !kept) return kept;
    if (auto kept = desk_.book.add_names(staged.sheet.no, NameOf::activity, staged.activities); !kept) return kept;
    sheets_.push_back(std::move(staged));
    return {};
  }

  Result<void> bring_stale(const std::set<SheetNo>& stale) {
    auto all = desk_.book.sheets();
    if (!all) return fail(all.error());
    for (const Sheet& sheet : *all) {
      if (!stale.contains(sheet.no) || sheet.kind != SheetKind::sign_ins) continue;
      if (sheet.no == sheets_.front().sheet.no) continue;
      auto days = desk_.book.service_days_of(sheet.no, sheet.days);
      if (!days) return fail(days.error());
      retracted_.insert(retracted_.end(), days->begin(), days->end());
      if (auto forgotten = desk_.book.forget_reading(sheet.no); !forgotten) return forgotten;
      if (auto brought = bring_again(sheet, true); !brought) return brought;
    }
    return {};
  }

  // Rows whose volunteer cannot be told go to suspense; warnings found while posting get their places.
  Result<void> tell_later(PostingOutcome& outcome) {
    for (std::size_t at = 0; at < sheets_.size(); ++at) {
      StagedSheet& sheet = sheets_[at];
      std::vector<LaterProblem> later;
      if (at == 0) {
        later = std::move(later_);
        later.insert(later.end(), std::make_move_iterator(outcome.warnings.begin()),
                     std::make_move_iterator(outcome.warnings.end()));
      }
      for (const StagedMention& mention : sheet.mentions) {
        if (mention.name_differs && at == 0)
          later.push_back({mention.first_row, SheetReader::Field::name, other_name(mention)});
      }
      std::uint32_t last_row = 0;
      for (const Stretch& stretch : sheet.stretches) {
        const StagedMention& mention = sheet.mentions[index_of(stretch.volunteer)];
        if (mention.volunteer != VolunteerNo::none || stretch.row == last_row) continue;
        last_row = stretch.row;
        ++sheet.sheet.suspense;
        auto problem = unresolved(mention);
        if (!problem) return fail(problem.error());
        const bool by_id = strength(mention.mention) == Known::by_id;
        later.push_back(
            {stretch.row, by_id ? SheetReader::Field::volunteer_id : SheetReader::Field::name, std::move(*problem)});
      }
      if (auto looked = second_look(desk_, sheet, std::move(later), at == 0); !looked) return looked;
    }
    return {};
  }

  static Problem other_name(const StagedMention& mention) {
    return warning(Kind::name_differs,
                   fmt::format("'{}' is not the name known for the volunteer id '{}'; the id decides",
                               mention.mention.name, mention.mention.id),
                   "correct the id, or the name in the registry");
  }

  Result<Problem> unresolved(const StagedMention& mention) {
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
    return error(Kind::ambiguous_volunteer,
                 fmt::format("'{}' may be any of {} volunteers ({})", shown, ids.size(), named),
                 "give the volunteer id, the identity number or the phone");
  }

  Result<void> count_rows(const PostingOutcome& outcome) {
    auto all = desk_.book.sheets();
    if (!all) return fail(all.error());
    for (Sheet& sheet : *all) {
      const auto held = std::find_if(sheets_.begin(), sheets_.end(),
                                     [&](const StagedSheet& staged) { return staged.sheet.no == sheet.no; });
      const auto changed = outcome.rows.find(sheet.no);
      if (held == sheets_.end() && changed == outcome.rows.end()) continue;
      if (held != sheets_.end()) {
        const std::int64_t posted = held->sheet.kind == SheetKind::sign_ins ? sheet.posted : held->sheet.posted;
        held->sheet.posted = posted;
        held->sheet.duplicates = sheet.duplicates + (held->repeated_counted ? 0 : held->repeated);
        sheet = held->sheet;
      }
      if (changed != outcome.rows.end()) {
        sheet.posted += changed->second.posted;
        sheet.duplicates += changed->second.duplicates;
      }
      if (held != sheets_.end()) held->sheet = sheet;
      if (auto kept = desk_.book.update_sheet(sheet); !kept) return kept;
    }
    return {};
  }

  Desk& desk_;
  TextNames names_;
  People people_;
  bool watching_;
  std::vector<StagedSheet> sheets_;
  std::vector<ServiceDayKey> retracted_;
  std::vector<LaterProblem> later_;  // about the first sheet
};

Result<Zone> zone_of(const Rulebook& rules) { return Zone::named(rules.zone); }

}  // namespace

Result<Rulebook> rulebook_of(Book& book) {
  auto text = book.rulebook_text();
  if (!text) return fail(text.error());
  if (text->empty()) return default_rulebook();
  auto read = read_rulebook(*text, "the book's rulebook");
  if (has_errors(read.problems)) return fail(read.problems.front());
  return std::move(read.value);
}

Result<Receipt> take_in(Book& book, ByteSource& source, const IntakeOptions& options) {
  auto rules = rulebook_of(book);
  if (!rules) return fail(rules.error());
  auto zone = zone_of(*rules);
  if (!zone) return fail(zone.error());
  auto transaction = book.begin();
  if (!transaction) return fail(transaction.error());
  Desk desk{book, *rules, *zone};

  StagedSheet staged;
  staged.sheet.options = options.reading;
  if (!options.name.empty()) {
    staged.sheet.options.source = options.name;
    staged.place_source = options.reading.source;
  }
  staged.sheet.imported = options.today;
  auto number = book.add_sheet(staged.sheet);
  if (!number) return fail(number.error());
  staged.sheet.no = *number;
  auto evidence = book.evidence_writer(*number);
  if (!evidence) return fail(evidence.error());
  TeeSource tee(source, **evidence);
  auto reader = SheetReader::open(tee, options.reading);
  if (!reader) return fail(reader.error());
  staged.sheet.kind = (*reader)->kind();
  const SheetKind kind = staged.sheet.kind;

  auto names = TextNames::load(book);
  if (!names) return fail(names.error());
  auto others = book.sheets();
  if (!others) return fail(others.error());
  Intake intake(desk, std::move(*names), others->size() > 1);
  if (auto brought = intake.bring(**reader, std::move(staged)); !brought) return fail(brought.error());
  auto sha256 = tee.finish();
  if (!sha256) return fail(sha256.error());

  Receipt receipt;
  auto known = book.sheet_of_bytes(*sha256);
  if (!known) return fail(known.error());
  if (*known) {
    receipt.sheet = **known;
    receipt.already_known = true;
    return receipt;
  }
  intake.first().sheet.sha256 = *sha256;

  if (kind != SheetKind::sign_ins) {
    if (auto taken = intake.take_registry(); !taken) return fail(taken.error());
  }
  if (auto resolved = intake.resolve(); !resolved) return fail(resolved.error());
  auto outcome = intake.post();
  if (!outcome) return fail(outcome.error());

  StagedSheet& first = intake.first();
  receipt.sheet = first.sheet;
  receipt.refused = options.strict && first.has_errors;
  receipt.minutes_added = outcome->minutes;
  receipt.volunteers = outcome->volunteers;
  receipt.enrolled = intake.enrolled();
  receipt.reread = intake.reread();
  receipt.problems = std::move(first.problems);
  receipt.more_problems = first.more_problems;
  if (receipt.refused || options.dry_run) return receipt;
  if (auto committed = transaction->commit(); !committed) return fail(committed.error());
  return receipt;
}

Result<void> adopt_rulebook(Book& book, std::string_view toml) {
  auto read = read_rulebook(toml, "rulebook");
  if (has_errors(read.problems)) return fail(read.problems.front());
  auto zone = zone_of(read.value);
  if (!zone) return fail(zone.error());
  auto transaction = book.begin();
  if (!transaction) return fail(transaction.error());
  if (auto set = book.set_rulebook_text(toml); !set) return set;

  // Registries first, in their order; then all sign-ins together, so that each is told apart once and for good.
  auto sheets = book.sheets();
  if (!sheets) return fail(sheets.error());
  if (auto cleared = book.clear_derived(); !cleared) return cleared;
  Desk desk{book, read.value, *zone};
  for (Sheet& sheet : *sheets) {
    sheet.posted = sheet.duplicates = 0;
    if (sheet.kind == SheetKind::sign_ins) {
      if (auto kept = book.update_sheet(sheet); !kept) return kept;
      continue;
    }
    auto names = TextNames::load(book);
    if (!names) return fail(names.error());
    Intake intake(desk, std::move(*names), false);
    if (auto brought = intake.bring_again(sheet, false); !brought) return brought;
    if (auto taken = intake.take_registry(); !taken) return taken;
    if (auto outcome = intake.post(); !outcome) return fail(outcome.error());
  }
  auto names = TextNames::load(book);
  if (!names) return fail(names.error());
  Intake intake(desk, std::move(*names), false);
  bool any = false;
  for (const Sheet& sheet : *sheets) {
    if (sheet.kind != SheetKind::sign_ins) continue;
    any = true;
    if (auto brought = intake.bring_again(sheet, false); !brought) return brought;
  }
  if (any) {
    if (auto resolved = intake.resolve(); !resolved) return resolved;
    if (auto outcome = intake.post(); !outcome) return fail(outcome.error());
  }
  return transaction->commit();
}

}  // namespace starhours
