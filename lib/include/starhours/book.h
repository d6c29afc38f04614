// book.h -- the book: everything starhours knows, in one SQLite file.
//
// Speaks of sheets, service days, entries and totals; SQL stays inside the store. Entries are
// clustered by (day, volunteer), so a day or a period is one range, and a sheet touches only its own days.
//
// Threads      one thread at a time to a Book; any number of Books, in any processes, to a file. Writers wait
//              for one another, readers never wait.
// Durability   what a transaction committed survives a kill and a power cut.
// Errors       not_a_book newer_book missing_book busy_book read_only_book disk_full broken_book, and unreadable_file
//              where the file or its folder may not be read.
#pragma once

#include <starhours/bytes.h>
#include <starhours/credit.h>
#include <starhours/group_entry.h>
#include <starhours/posting.h>
#include <starhours/result.h>
#include <starhours/roster.h>
#include <starhours/sheet_reader.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// An imported sheet. rows = posted + duplicates + suspense + absent + skipped.
struct Sheet {
  SheetNo no{};
  std::string sha256;  // 64 hex digits, lower case
  SheetKind kind = SheetKind::sign_ins;
  ReadingOptions options;  // as it was read; options.source is its name
  Day imported{};          // `today` of the import; future days are judged by it for ever
  std::int64_t rows = 0;
  std::int64_t posted = 0;
  std::int64_t duplicates = 0;
  std::int64_t suspense = 0;
  std::int64_t absent = 0;
  std::int64_t skipped = 0;
  // Of the rows in suspense, those that rows of other sheets settled: people are told of them as skipped.
  std::int64_t settled = 0;
  DaySpan days;  // the service days of its stretches; empty if it has none
  std::vector<SheetReader::Worksheet> worksheets;

  struct ShownRow {
    std::string_view worksheet;  // empty: it has none
    std::uint32_t row = 0;
  };
  // A row as the spreadsheet shows it, from its number in the whole sheet, which is what a book keeps.
  [[nodiscard]] ShownRow shown(std::uint32_t row) const;
};

// A row that could not be posted, whole.
struct SuspenseRow {
  SheetNo sheet{};
  std::uint32_t row = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // of the place
  Kind kind{};
  std::string message;
  std::string hint;
  std::string text;  // the record as written
};

// Where a suspense row stands, without its words: of millions the words would not fit in memory.
struct SuspenseKey {
  std::int64_t no = 0;  // of the suspense row itself
  SheetNo sheet{};
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  Kind kind{};
};

// A row of a sheet that takes a row of another out of suspense, unless it waits in suspense itself.
struct Settlement {
  SheetNo sheet{};
  std::uint32_t row = 0;
  std::string of_sha256;
  std::uint32_t of_row = 0;
  std::string dismissed;  // why it is none; empty: this row corrects it
};

// A row that would settle one of a sheet that is not in the book: as it writes them.
struct AwaitedSettlement {
  SheetNo sheet{};
  std::uint32_t row = 0;
  std::string of_sheet;
  std::string of_row;
  std::string dismissed;
};

// Somebody said: who is called from_id is the person called to_id.
struct Merge {
  std::string from_id;
  std::string to_id;
};

// A merge followed to its end.
struct Person {
  std::string from_id;
  VolunteerNo from{};  // none: not in the roster
  std::string id;
  VolunteerNo no{};
};

// Something that was done to the book.
struct Event {
  Day day{};
  std::string what;    // import undo replace merge unmerge rules
  std::string sheet;   // its name; empty if it is about none
  std::string sha256;  // of that sheet
  std::string note;
};

// A volunteer as a sheet writes them without giving an id, or without giving a team, and what was made of it.
struct LooseMention {
  Mention mention;
  SheetNo sheet{};
  VolunteerNo volunteer{};  // none: it waits in suspense
  TeamNo lent_team{};       // the volunteer's home team, where the rows name no team of their own
};

enum class NameOf : std::uint8_t { team, activity };

// A text that a sheet writes for a team or activity, and the number it was taken for.
struct UsedName {
  std::string text;
  std::uint32_t no = 0;
};

struct SheetRowKey {
  SheetNo sheet{};
  std::uint32_t row = 0;
  friend auto operator<=>(const SheetRowKey&, const SheetRowKey&) = default;
};

// Volunteers by their numbers, from `first` (included) to `end` (not included): by default everybody.
struct VolunteerSpan {
  std::uint32_t first = 0;
  std::uint32_t end = 0xFFFFFFFF;

  [[nodiscard]] bool contains(VolunteerNo no) const { return first <= index_of(no) && index_of(no) < end; }
  [[nodiscard]] bool empty() const { return end <= first; }
  [[nodiscard]] bool all() const { return *this == VolunteerSpan{}; }
  friend bool operator==(const VolunteerSpan&, const VolunteerSpan&) = default;
};

// What most questions ask of a volunteer. The texts hold while it is visited.
struct VolunteerLine {
  VolunteerNo no{};
  TeamNo team{};
  std::string_view id;
  std::string_view name;
  std::optional<Day> registered;
  Known known = Known::by_registry;
};

// Credited totals of a calendar month or year.
struct PeriodTotal {
  Day first{};  // of its days that were asked for
  std::int64_t minutes = 0;
  std::int64_t entries = 0;
  std::int64_t days = 0;
};

// Credited totals of one volunteer in a calendar month or year.
struct VolunteerTotal {
  VolunteerNo volunteer{};
  std::int64_t minutes = 0;
  std::int64_t entries = 0;  // 人次
  std::int64_t days = 0;
};

// What one team did on one day, groups of unnamed people left out.
struct TeamTotal {
  TeamNo team{};  // none: what was done for no team
  std::int64_t minutes = 0;
  std::int64_t entries = 0;  // 人次
};

class Book {
 public:
  enum class Access : std::uint8_t {
    read,    // must exist
    write,   // must exist
    create,  // made, readable by its owner alone, if missing
  };
  // `path` is a file; migrations run when a book of an earlier version is opened for writing.
  [[nodiscard]] static Result<Book> open(const std::string& path, Access access);
  Book(Book&&) noexcept;
  Book& operator=(Book&&) noexcept;
  ~Book();

  // Everything between begin() and commit() happens or does not. A Transaction that goes without commit() undoes all;
  // so does commit() after a write in it failed, with that write's problem. Outside a transaction each call is one by
  // itself. REQUIRES: none is running. Must not outlive the book. Within another, one of one level: undone alone, kept
  // for good when the other is committed. Waits for other writers, up to five minutes: then busy_book.
  class Transaction {
   public:
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] Result<void> commit();

   private:
    friend class Book;
    class Impl;
    explicit Transaction(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
  };
  [[nodiscard]] Result<Transaction> begin();
  // Reads between this and the end of the snapshot see one state of the book.
  [[nodiscard]] Result<Transaction> snapshot();
  // A second book that reads, to its end, the very state that the snapshot running here shows, so that two threads can
  // read at once. The snapshot is begun anew for it: what was read in it before may be of an earlier state. Nothing
  // within any other transaction, and where writers leave no moment for it.
  [[nodiscard]] std::optional<Book> twin();

  // --- the rulebook: its TOML text; empty until one is set
  [[nodiscard]] Result<std::string> rulebook_text();
  [[nodiscard]] Result<void> set_rulebook_text(std::string_view toml);

  // --- sheets and their bytes
  [[nodiscard]] Result<std::vector<Sheet>> sheets();  // in order of import
  // The last number that a sheet has: so many are there at most.
  [[nodiscard]] Result<std::int64_t> most_sheets();
  [[nodiscard]] Result<bool> has_sheets();
  [[nodiscard]] Result<std::optional<Sheet>> sheet(SheetNo no);
  [[nodiscard]] Result<std::optional<Sheet>> sheet_of_bytes(std::string_view sha256);
  [[nodiscard]] Result<SheetNo> add_sheet(const Sheet& sheet);  // `no` is given by the book
  [[nodiscard]] Result<void> update_sheet(const Sheet& sheet);  // all of it but `settled`, by its number
  // The sheet, its bytes and all that reading it gave but the journal. REQUIRES: no stretch of it is in the journal.
  [[nodiscard]] Result<void> remove_sheet(SheetNo sheet);
  // By which reading the sheets were read; 0 in a new book.
  [[nodiscard]] Result<int> reading_version();
  [[nodiscard]] Result<void> set_reading_version(int version);
  // Takes the sheet's bytes piece by piece; large pieces come out smaller. compress() may be called by another thread
  // than the book's, which stores meanwhile what is there; finish() once, when all is compressed.
  class EvidenceWriter {
   public:
    virtual ~EvidenceWriter() = default;
    virtual void compress(std::span<const char> piece) = 0;
    [[nodiscard]] virtual Result<void> store() = 0;
    [[nodiscard]] virtual Result<void> finish() = 0;
  };
  [[nodiscard]] Result<std::unique_ptr<EvidenceWriter>> evidence_writer(SheetNo sheet);
  // The bytes again. The book must outlive the source.
  [[nodiscard]] Result<std::unique_ptr<ByteSource>> evidence(SheetNo sheet);

  // --- roster. put_* adds (no == none) or changes, and returns the number. Ids are unique.
  [[nodiscard]] Result<std::vector<Volunteer>> volunteers();  // by number
  // The same one by one, without holding them all. The volunteer holds during the call.
  [[nodiscard]] Result<void> each_volunteer(const std::function<void(const Volunteer&)>& visit);
  // What most questions ask of them, by number.
  [[nodiscard]] Result<void> each_volunteer(VolunteerSpan volunteers,
                                            const std::function<void(const VolunteerLine&)>& visit);
  // Every group of every volunteer, by number and then as the registry has them.
  [[nodiscard]] Result<void> each_group(const std::function<void(VolunteerNo, std::string_view)>& visit);
  // The last number that a volunteer has: so many are there at most.
  [[nodiscard]] Result<std::int64_t> most_volunteers();
  // Whom to part the volunteers at, so that each half has done about as much: who came first mostly did the most.
  // None where nobody did anything.
  [[nodiscard]] Result<VolunteerNo> middle_volunteer();
  [[nodiscard]] Result<std::optional<Volunteer>> volunteer(std::string_view id);
  [[nodiscard]] Result<std::optional<Volunteer>> volunteer(VolunteerNo no);
  // Everybody with that id, identity number or name (empty ones match nobody).
  [[nodiscard]] Result<std::vector<Volunteer>> volunteers_like(const Mention& mention);
  [[nodiscard]] Result<VolunteerNo> put_volunteer(const Volunteer& volunteer);
  // REQUIRES: nothing refers to them any more, but for service days that are replaced before the commit.
  [[nodiscard]] Result<void> drop_volunteer(VolunteerNo no);
  // Adds many at once, which costs half. REQUIRES: each has a number past all that are there, and all before it.
  [[nodiscard]] Result<void> add_volunteers(std::span<const Volunteer> newcomers);
  [[nodiscard]] Result<std::vector<Team>> teams();
  [[nodiscard]] Result<TeamNo> put_team(const Team& team);
  [[nodiscard]] Result<std::vector<Activity>> activities();  // by number
  [[nodiscard]] Result<std::int64_t> most_activities();      // as most_volunteers()
  // The same one by one, without holding them all.
  [[nodiscard]] Result<void> each_activity(const std::function<void(Activity)>& visit);
  [[nodiscard]] Result<std::optional<Activity>> activity(ActivityNo no);
  // The one with that id, and registered ones with that name; three at most: enough to tell what the text means.
  [[nodiscard]] Result<std::vector<Activity>> activities_like(std::string_view text);
  [[nodiscard]] Result<ActivityNo> put_activity(const Activity& activity);
  [[nodiscard]] Result<std::vector<Project>> projects();
  [[nodiscard]] Result<void> put_project(const Project& project);
  // Drops what no registry names and nothing refers to any more: volunteers weaker than by_id without a mention,
  // by_name teams and activities that no sheet's name was taken for (and, teams, that are no home team or parent).
  // Returns those volunteers, without their groups. `but`: they stay for now.
  [[nodiscard]] Result<std::vector<Volunteer>> drop_unused(const std::set<VolunteerNo>& but = {});

  // --- names in sheets that stand for something without being its id
  [[nodiscard]] Result<void> add_mentions(std::span<const LooseMention> mentions);
  // Those with one of these names or identity numbers, in any sheet.
  [[nodiscard]] Result<std::vector<LooseMention>> mentions_of(std::span<const std::string> names,
                                                              std::span<const std::string> id_numbers,
                                                              std::span<const std::string> ids);
  // Whether the sheet gives an identity number, and no id, of whom nobody could say who it is.
  [[nodiscard]] Result<std::vector<LooseMention>> mentions_in(SheetNo sheet);
  // Which sheets wrote this text for a team or activity.
  [[nodiscard]] Result<void> add_names(SheetNo sheet, NameOf of, std::span<const UsedName> names);
  [[nodiscard]] Result<std::vector<SheetNo>> sheets_naming(NameOf of, std::span<const std::string> texts);
  [[nodiscard]] Result<void> forget_mentions(SheetNo sheet);
  // Forgets mentions, names and suspense of a sheet that is about to be read again. What its rows settle stays.
  [[nodiscard]] Result<void> forget_reading(SheetNo sheet);

  // --- suspense
  [[nodiscard]] Result<void> add_suspense(std::span<const SuspenseRow> rows);
  [[nodiscard]] Result<std::vector<SuspenseRow>> suspense();  // by sheet, row; without those settled
  // The same without their words, and the rows of such keys in their order.
  [[nodiscard]] Result<std::vector<SuspenseKey>> suspense_keys();
  // The rows of one sheet, settled ones too, ascending.
  [[nodiscard]] Result<std::vector<std::uint32_t>> suspense_rows(SheetNo sheet);
  [[nodiscard]] Result<void> each_suspense_row(std::span<const SuspenseKey> keys,
                                               const std::function<void(const SuspenseRow&)>& visit);
  // They are awaited no more.
  [[nodiscard]] Result<void> add_settlements(std::span<const Settlement> settlements);
  [[nodiscard]] Result<void> add_awaited(std::span<const AwaitedSettlement> settlements);
  [[nodiscard]] Result<std::vector<AwaitedSettlement>> awaited();  // by sheet, row
  // The rows of this sheet that settle others or would, ascending.
  [[nodiscard]] Result<std::vector<std::uint32_t>> settling_rows(SheetNo sheet);
  [[nodiscard]] Result<std::vector<SheetRowKey>> settled();  // by sheet, row

  // --- who is who, as somebody said
  [[nodiscard]] Result<std::vector<Merge>> merges();    // by from_id
  [[nodiscard]] Result<std::vector<Person>> persons();  // by from_id; those whose person is in the roster
  [[nodiscard]] Result<void> add_merge(const Merge& merge);
  [[nodiscard]] Result<void> remove_merge(std::string_view from_id);

  // --- what was done to the book, in order
  [[nodiscard]] Result<std::vector<Event>> history();
  [[nodiscard]] Result<void> add_event(const Event& event);

  // --- the journal
  // Entries and duplicates of exactly these service days, in order of (day, volunteer). `keys` ascending, distinct.
  struct ServiceDays {
    std::vector<Entry> entries;
    std::vector<Duplicate> duplicates;
  };
  [[nodiscard]] Result<ServiceDays> read_service_days(std::span<const ServiceDayKey> keys);
  // Every sheet in which one of these serves, or is mentioned.
  [[nodiscard]] Result<std::vector<SheetNo>> sheets_about(std::span<const VolunteerNo> volunteers);
  // The service days in `days` that hold a stretch of this sheet, ascending.
  [[nodiscard]] Result<std::vector<ServiceDayKey>> service_days_of(SheetNo sheet, DaySpan days);
  // Replaces service days, and keeps the totals right. Postings of one transaction are fastest in order of day.
  [[nodiscard]] Result<void> post(const Posting& posting);
  // Forgets all that comes from reading sheets: journal, groups, totals, roster, projects, mentions, names,
  // suspense. What stays is the sheets, their bytes, what their rows settle, merges, history and the rulebook: it can
  // be made again from them.
  [[nodiscard]] Result<void> clear_derived();

  // Calls `visit` with all entries of one service day at a time, in order of (day, volunteer).
  // `visit` returns false to stop. With a volunteer: only theirs, without reading the others'.
  using VisitServiceDay = std::function<bool(std::span<const Entry>)>;
  [[nodiscard]] Result<void> each_service_day(DaySpan days, std::optional<VolunteerNo> volunteer,
                                              const VisitServiceDay& visit);
  // Those of a part of the volunteers, without reading most of the others'. Of `wanted`, by number, if it is not null,
  // only those that are true in it.
  [[nodiscard]] Result<void> each_service_day(DaySpan days, VolunteerSpan volunteers, const std::vector<bool>* wanted,
                                              const VisitServiceDay& visit);
  // All of them, many at a time: whole service days of one day, in the same order.
  using VisitServiceDays = std::function<bool(std::span<const Entry>)>;
  [[nodiscard]] Result<void> each_part_of_days(DaySpan days, const VisitServiceDays& visit);
  // In order of (day, volunteer).
  [[nodiscard]] Result<std::vector<Duplicate>> duplicates(DaySpan days);
  // Theirs alone, found by their entries: each repeats one of its service day.
  [[nodiscard]] Result<std::vector<Duplicate>> duplicates(DaySpan days, VolunteerNo volunteer);
  // The days from the first to past the last entry, of groups too; empty for an empty journal.
  [[nodiscard]] Result<DaySpan> journal_days();
  // By what the totals of many days are told. Years: where the days hold all that was done in a calendar year, that
  // year, and months else; for sums, since they are sooner read.
  enum class Stride : std::uint8_t { months, years };
  // Totals of the calendar months that lie whole in `days`, in order, ascending by volunteer within; a month or year
  // comes in several parts. `period`: those of its days that lie in `days`.
  using VisitTotals = std::function<void(DaySpan period, std::span<const VolunteerTotal>)>;
  [[nodiscard]] Result<void> each_total(DaySpan days, Stride stride, const VisitTotals& visit);
  // The same of these volunteers alone, without reading most of the others'. `volunteers` in any order; the parts
  // come in order of each one's own periods alone.
  [[nodiscard]] Result<void> each_total(DaySpan days, Stride stride, std::span<const VolunteerNo> volunteers,
                                        const VisitTotals& visit);
  // The same of a part of the volunteers, in order again.
  [[nodiscard]] Result<void> each_total(DaySpan days, Stride stride, VolunteerSpan volunteers,
                                        const VisitTotals& visit);
  // The same totals volunteer by volunteer, ascending by number, of each all in order.
  using VisitTotalsOf = std::function<void(VolunteerNo, std::span<const PeriodTotal>)>;
  [[nodiscard]] Result<void> each_volunteer_totals(DaySpan days, Stride stride, VolunteerSpan volunteers,
                                                   const VisitTotalsOf& visit);
  // What teams did, day by day, ascending by team; days without entries are left out.
  using VisitTeamDay = std::function<void(Day, std::span<const TeamTotal>)>;
  [[nodiscard]] Result<void> each_team_day(DaySpan days, const VisitTeamDay& visit);

  // --- service of groups, beside the journal
  // All that the book holds of these days, duplicates too, in order of day, sheet and row.
  [[nodiscard]] Result<std::vector<GroupEntry>> group_entries(DaySpan days);
  // The first day from `day` on with any.
  [[nodiscard]] Result<std::optional<Day>> group_day_from(Day day);
  // The days that hold a row of this sheet, ascending.
  [[nodiscard]] Result<std::vector<Day>> group_days_of(SheetNo sheet);
  // Replaces what the book holds of `day`. REQUIRES: `groups` are of that day, settled.
  [[nodiscard]] Result<void> post_groups(Day day, std::span<const GroupEntry> groups);

 private:
  class Impl;
  class EvidenceIntoParts;
  class EvidenceFromParts;
  explicit Book(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace starhours
