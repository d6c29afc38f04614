#include "intake/difference.h"
#include "intake/likeness.h"
#include "intake/persons.h"
#include "intake/recount.h"
#include "intake/settling.h"
#include "intake/sheets_in_hand.h"
#include "intake/tee_source.h"

#include <starhours/intake.h>
#include <starhours/rules_file.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace starhours {

namespace {

// The sheet that goes while another comes.
struct Replacement {
  Sheet old;
  // It goes with the new one's posting; else it is gone already, and everything was counted without it.
  std::optional<Taught> taught;
  NamedEntries before;
};

// `kind`: of the new sheet.
Result<Replacement> begin_replacement(Desk& desk, SheetNo no, SheetKind kind) {
  Replacement replacement;
  auto old = desk.book.sheet(no);
  if (!old) return fail(old.error());
  if (!*old) return fail(error(Kind::usage, "no such sheet in the book to be replaced"));
  replacement.old = std::move(**old);
  auto names = BookNames::load(desk.book);
  if (!names) return fail(names.error());
  replacement.before.names = std::move(*names);
  // A newcomer may be the person somebody was said to be, and a registry means every sheet: then more changes than the
  // days in hand.
  const auto merges = desk.book.merges();
  if (!merges) return fail(merges.error());
  if (merges->empty() && kind == SheetKind::sign_ins) {
    auto taught = taught_by(desk, {&replacement.old, 1});
    if (!taught) return fail(taught.error());
    replacement.taught = std::move(*taught);
    if (replacement.taught) return replacement;
  }
  auto journal = whole_journal(desk.book);
  if (!journal) return fail(journal.error());
  replacement.before.entries = std::move(*journal);
  auto groups = desk.book.group_entries(representable_days);
  if (!groups) return fail(groups.error());
  replacement.before.groups = std::move(*groups);
  if (auto removed = desk.book.remove_sheet(no); !removed) return fail(removed.error());
  if (auto counted = count_again(desk); !counted) return fail(counted.error());
  return replacement;
}

Result<std::vector<JournalChange>> changes_of(Book& book, Replacement replacement, PostingOutcome outcome) {
  NamedEntries after;
  auto names = BookNames::load(book);
  if (!names) return fail(names.error());
  after.names = std::move(*names);
  if (replacement.taught) {
    replacement.before.entries = std::move(outcome.before);
    auto days = book.read_service_days(outcome.keys);
    if (!days) return fail(days.error());
    after.entries = std::move(days->entries);
    replacement.before.groups = std::move(outcome.groups_before);
    for (const Day day : outcome.group_days) {
      auto groups = book.group_entries({day, day + date::days{1}});
      if (!groups) return fail(groups.error());
      after.groups.insert(after.groups.end(), groups->begin(), groups->end());
    }
  } else {
    auto journal = whole_journal(book);
    if (!journal) return fail(journal.error());
    after.entries = std::move(*journal);
    auto groups = book.group_entries(representable_days);
    if (!groups) return fail(groups.error());
    after.groups = std::move(*groups);
  }
  return difference(std::move(replacement.before), std::move(after));
}

// The sheet's row, its bytes, and what reading them gives.
struct Brought {
  std::string sha256;
  std::vector<std::string> findings;
};

Result<Brought> bring(Desk& desk, SheetsInHand& hand, TeeSource& bytes, SheetReader& reader,
                      const IntakeOptions& options) {
  StagedSheet staged;
  staged.sheet.options = options.reading;
  if (!options.name.empty()) {
    staged.sheet.options.source = options.name;
    staged.place_source = options.reading.source;
  }
  staged.sheet.imported = options.today;
  auto number = desk.book.add_sheet(staged.sheet);
  if (!number) return fail(number.error());
  staged.sheet.no = *number;
  auto evidence = desk.book.evidence_writer(*number);
  if (!evidence) return fail(evidence.error());
  bytes.keep_in(*std::move(evidence), desk.helper);
  staged.sheet.kind = reader.kind();
  if (auto brought = hand.bring(reader, std::move(staged)); !brought) return fail(brought.error());
  auto sha256 = bytes.finish();
  if (!sha256) return fail(sha256.error());
  hand.first().sheet.sha256 = *sha256;
  return Brought{std::move(*sha256), reader.findings()};
}

Result<void> count_all_again(Desk& desk, Receipt& receipt) {
  const auto minutes_before = credited_minutes(desk.book);
  if (!minutes_before) return fail(minutes_before.error());
  if (auto counted = count_again(desk); !counted) return counted;
  const auto minutes = credited_minutes(desk.book);
  if (!minutes) return fail(minutes.error());
  receipt.minutes_added += *minutes - *minutes_before;
  auto sheet = desk.book.sheet(receipt.sheet.no);
  if (!sheet) return fail(sheet.error());
  if (*sheet) receipt.sheet = std::move(**sheet);
  return {};
}

// Volunteers who were not there before a sheet gave way to another: taking it out may have enrolled everybody anew.
Result<std::vector<std::string>> newcomers_since(Book& book, const BookNames& before) {
  auto now = BookNames::load(book);
  if (!now) return fail(now.error());
  std::vector<std::string> ids = now->volunteer_ids();
  const std::vector<std::string> known = before.volunteer_ids();
  const std::set<std::string> there(known.begin(), known.end());
  std::erase_if(ids, [&there](const std::string& id) { return id.empty() || there.contains(id); });
  return ids;
}

Result<void> tell_likeness(Desk& desk, const std::vector<std::string>& newcomers, const std::string& source,
                           Receipt& receipt) {
  return likely_same(desk.book, newcomers, [&](Problem note) {
    note.place.source = source;
    if (receipt.problems.size() < StagedSheet::most_problems) {
      receipt.problems.push_back(std::move(note));
    } else {
      ++receipt.more_problems;
    }
  });
}

Receipt nothing_done(Sheet known) {
  Receipt receipt;
  receipt.sheet = std::move(known);
  receipt.already_known = true;
  return receipt;
}

Event event_of(const Receipt& receipt, Day today) {
  Event event{today, "import", receipt.sheet.options.source, receipt.sheet.sha256, ""};
  if (receipt.replaced) {
    event.what = "replace";
    event.note = fmt::format("{} {}", receipt.replaced->options.source, receipt.replaced->sha256);
  }
  return event;
}

}  // namespace

struct OpenedSheet::Parts {
  explicit Parts(ByteSource& source) : bytes(source) {}
  TeeSource bytes;
  std::unique_ptr<SheetReader> reader;  // goes before the bytes
};

OpenedSheet::OpenedSheet(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
OpenedSheet::OpenedSheet(OpenedSheet&&) noexcept = default;
OpenedSheet& OpenedSheet::operator=(OpenedSheet&&) noexcept = default;
OpenedSheet::~OpenedSheet() = default;

Result<OpenedSheet> OpenedSheet::open(ByteSource& source, const ReadingOptions& reading) {
  auto parts = std::make_unique<Parts>(source);
  auto reader = SheetReader::open(parts->bytes, reading);
  if (!reader) return fail(reader.error());
  parts->reader = std::move(*reader);
  return OpenedSheet(std::move(parts));
}

Result<Receipt> take_in(Book& book, ByteSource& source, const IntakeOptions& options) {
  auto opened = OpenedSheet::open(source, options.reading);
  if (!opened) return fail(opened.error());
  return take_in(book, *std::move(opened), options);
}

Result<Receipt> take_in(Book& book, OpenedSheet sheet, const IntakeOptions& options) {
  auto change = begin_change(book);
  if (!change) return fail(change.error());
  Desk desk = change->desk(book);
  const auto parts = std::move(sheet.parts_);  // goes before the desk, whose helper may be at work for it
  if (auto counted = count_again_if_outdated(desk); !counted) return fail(counted.error());
  if (const std::string& sha256 = parts->bytes.sha256(); !sha256.empty() && !options.replaces) {
    auto known = book.sheet_of_bytes(sha256);
    if (!known) return fail(known.error());
    if (*known) return nothing_done(std::move(**known));
  }
  Receipt receipt;
  std::optional<Replacement> replacement;
  std::int64_t minutes_before = 0;
  if (options.replaces) {
    auto minutes = credited_minutes(book);
    if (!minutes) return fail(minutes.error());
    minutes_before = *minutes;
    auto begun = begin_replacement(desk, *options.replaces, parts->reader->kind());
    if (!begun) return fail(begun.error());
    replacement = std::move(*begun);
    receipt.replaced = replacement->old;
  }
  const auto persons = Persons::load(book);
  if (!persons) return fail(persons.error());
  const auto others = book.has_sheets();
  if (!others) return fail(others.error());
  auto names = TextNames::load(book);
  if (!names) return fail(names.error());
  SheetsInHand hand(desk, std::move(*names), *others);
  auto brought = bring(desk, hand, parts->bytes, *parts->reader, options);
  if (!brought) return fail(brought.error());

  auto known = book.sheet_of_bytes(brought->sha256);
  if (!known) return fail(known.error());
  if (replacement && replacement->old.sha256 == brought->sha256) *known = replacement->old;
  if (*known) return nothing_done(std::move(**known));
  if (replacement && replacement->taught) {
    auto withdrawn = hand.withdraw({&replacement->old, 1}, *replacement->taught);
    if (!withdrawn) return fail(withdrawn.error());
  }
  if (hand.first().sheet.kind != SheetKind::sign_ins) {
    if (auto taken = hand.take_registry(); !taken) return fail(taken.error());
  }
  if (auto resolved = hand.resolve(); !resolved) return fail(resolved.error());
  auto outcome = hand.post(replacement.has_value());
  if (!outcome) return fail(outcome.error());
  if (replacement && replacement->taught) {
    if (auto removed = book.remove_sheet(replacement->old.no); !removed) return fail(removed.error());
    if (auto dropped = book.drop_unused(); !dropped) return fail(dropped.error());
  }
  if (auto settled = settle_awaited(book, hand.first().sheet); !settled) return fail(settled.error());

  StagedSheet& first = hand.first();
  receipt.sheet = first.sheet;
  receipt.refused = options.strict && first.has_errors;
  receipt.minutes_added = outcome->minutes;
  receipt.volunteers = outcome->volunteers;
  receipt.enrolled = hand.enrolled();
  receipt.reread = hand.reread();
  receipt.findings = std::move(brought->findings);
  receipt.problems = std::move(first.problems);
  receipt.more_problems = first.more_problems;
  const auto other_persons = persons->have_changed(book);
  if (!other_persons) return fail(other_persons.error());
  if (*other_persons || hand.lost_a_row()) {
    if (auto counted = count_all_again(desk, receipt); !counted) return fail(counted.error());
  }
  std::vector<std::string> newcomers = hand.newcomers();
  if (replacement) {
    auto since = newcomers_since(book, replacement->before.names);
    if (!since) return fail(since.error());
    newcomers = std::move(*since);
    receipt.enrolled = static_cast<std::int64_t>(newcomers.size());
  }
  if (auto told = tell_likeness(desk, newcomers, options.reading.source, receipt); !told) return fail(told.error());
  if (replacement) {
    auto minutes = credited_minutes(book);
    if (!minutes) return fail(minutes.error());
    receipt.minutes_added = *minutes - minutes_before;
    auto changes = changes_of(book, std::move(*replacement), std::move(*outcome));
    if (!changes) return fail(changes.error());
    receipt.changes = std::move(*changes);
  }
  if (receipt.refused || options.dry_run) return receipt;
  if (auto kept = book.add_event(event_of(receipt, options.today)); !kept) return fail(kept.error());
  if (auto committed = change->transaction.commit(); !committed) return fail(committed.error());
  return receipt;
}

}  // namespace starhours
