#include "intake/posting.h"

#include "intake/group_posting.h"
#include "intake/mixed.h"
#include "intake/relay.h"

#include <starhours/credit.h>
#include <starhours/numbered_places.h>

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>

namespace starhours {

namespace {

// Service days settled, credited and written at a time: bounds memory, and is enough to make a batch worth it.
constexpr std::size_t batch_days = 1 << 15;
// Batches settled while newcomers are being enrolled, or an earlier batch is written: many, since until everybody is
// enrolled none is written. Each takes two or three megabytes.
constexpr std::size_t most_waiting = 6;

// So many stretches before its own, memory begins to fetch whom one is of: those of a day are spread over the roster.
constexpr std::size_t soon = 16;

// Whom a mention was taken for: what posting asks of it, by the million.
struct Taken {
  VolunteerNo volunteer{};
  TeamNo team{};  // the one its rows name, else the home team
};

std::vector<std::vector<Taken>> all_taken(const std::vector<StagedSheet>& sheets, const Persons& persons) {
  std::vector<std::vector<Taken>> taken(sheets.size());
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    taken[at].reserve(sheets[at].mentions.size());
    for (const StagedMention& mention : sheets[at].mentions)
      taken[at].push_back({persons.person(mention.volunteer), mention.lends_team ? mention.home_team : mention.team});
  }
  return taken;
}

// The days that are touched, ascending.
std::vector<Day> days_of(const std::vector<StagedSheet>& sheets, const std::vector<ServiceDayKey>& retracted) {
  std::vector<Day> days;
  for (const StagedSheet& sheet : sheets) {
    const std::vector<Day> of_sheet = sheet.stretches.days();
    days.insert(days.end(), of_sheet.begin(), of_sheet.end());
  }
  for (const ServiceDayKey& key : retracted) {
    if (days.empty() || days.back() != key.day) days.push_back(key.day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

// What makes two hours-only rows of one sheet equal. The same hours at another activity or for another team are other
// hours.
struct StatedRow {
  Day day;
  VolunteerNo volunteer;
  ActivityNo activity;
  TeamNo team;
  std::uint16_t length;
  friend bool operator==(const StatedRow&, const StatedRow&) = default;

  struct Hash {
    std::size_t operator()(const StatedRow& row) const {
      return mixed({static_cast<std::uint64_t>(row.day.time_since_epoch().count()), index_of(row.volunteer),
                    index_of(row.activity), index_of(row.team), row.length});
    }
  };
};

// Numbers the equal hours-only rows of a sheet, in row order: the k-th of one sheet repeats the k-th of another.
class EqualRows {
 public:
  // REQUIRES: in row order, with the volunteer and team that it counts for.
  std::uint16_t nth(const Stretch& stretch) {
    std::uint16_t& count = seen_[{stretch.day, stretch.volunteer, stretch.activity, stretch.team, stretch.length}];
    // Past 65,535 equal rows of one day the rest are one and the same row to us.
    return count == 0xFFFF ? count : count++;
  }

 private:
  std::unordered_map<StatedRow, std::uint16_t, StatedRow::Hash> seen_;
};

class Pass {
 public:
  Pass(Desk& desk, PostingGround ground, std::vector<StagedSheet>& sheets, bool keep_before)
      : desk_(desk),
        sheets_(sheets),
        taken_(all_taken(sheets, ground.persons)),
        keep_before_(keep_before),
        first_(sheets.front().sheet.no),
        names_(ground.names),
        crediting_(desk.rules.count, desk.zone, [this](ActivityNo no) { return names_.directory().activity(no); }),
        activity_before_([this](ActivityNo a, ActivityNo b) { return names_.directory().activity_before(a, b); }),
        team_before_([this](TeamNo a, TeamNo b) { return names_.directory().team_before(a, b); }),
        held_(ground.held),
        newcomers_(std::move(ground.newcomers)),
        writing_(desk.helper, most_waiting, [this](Posting& batch) { write(batch); }) {
    for (const StagedSheet& sheet : sheets) in_hand_.insert(sheet.sheet.no);
    outcome_.waiting.resize(sheets.size());
  }

  Result<PostingOutcome> run(const std::vector<ServiceDayKey>& retracted) {
    auto retract = retracted.begin();
    for (const Day day : days_of(sheets_, retracted)) {
      claim_day(day);
      std::size_t claim = 0;
      const auto claimed_by = [&] { return VolunteerNo{claims_.number(claim)}; };
      const auto is_retracted = [&] { return retract != retracted.end() && retract->day == day; };
      while (claim != claims_.size() || is_retracted()) {
        const bool take_claim = !is_retracted() || (claim != claims_.size() && claimed_by() <= retract->volunteer);
        const ServiceDayKey key = take_claim ? ServiceDayKey{day, claimed_by()} : *retract;
        keys_.push_back(key);
        for (; claim != claims_.size() && claimed_by() == key.volunteer; ++claim) {
          stretches_.push_back(of_day_[claims_.place(claim)]);
        }
        while (is_retracted() && *retract == key) ++retract;
        if (keys_.size() < batch_days) continue;
        if (auto settled = settle_batch(); !settled) return fail(settled.error());
        writing_.pass(posting_);
      }
      for (StagedSheet& sheet : sheets_) sheet.stretches.take_away(day);
    }
    if (auto settled = settle_batch(); !settled) return fail(settled.error());
    writing_.finish(posting_);
    if (!written_) return fail(written_.error());
    for (std::vector<WaitingRow>& waiting : outcome_.waiting) {
      std::sort(waiting.begin(), waiting.end());
      waiting.erase(std::unique(waiting.begin(), waiting.end()), waiting.end());
    }
    outcome_.volunteers = static_cast<std::int64_t>(std::count(served_.begin(), served_.end(), true));
    return std::move(outcome_);
  }

 private:
  // The claims to the day, in order of volunteer, sheet and row.
  void claim_day(Day day) {
    claims_.clear();
    of_day_.clear();
    for (std::uint32_t at = 0; at < sheets_.size(); ++at) {
      EqualRows equal;
      auto place = static_cast<std::uint32_t>(of_day_.size());
      mentions_.clear();
      sheets_[at].stretches.append_on(day, of_day_, mentions_);
      const std::vector<Taken>& taken = taken_[at];
      for (std::size_t nth = 0; nth < mentions_.size(); ++nth) {
        if (nth + soon < mentions_.size()) __builtin_prefetch(&taken[mentions_[nth + soon]]);
        Stretch& stretch = of_day_[place++];
        const Taken& somebody = taken[mentions_[nth]];
        if (somebody.volunteer == VolunteerNo::none) {
          outcome_.waiting[at].push_back({stretch.row, mentions_[nth]});
          continue;
        }
        claims_.add(index_of(somebody.volunteer), place - 1);
        stretch.volunteer = somebody.volunteer;
        stretch.team = somebody.team;
        stretch.sheet = sheets_[at].sheet.no;
        if (!stretch.timed()) stretch.nth = equal.nth(stretch);
      }
    }
    claims_.sort();
  }

  Result<void> settle_batch() {
    Book::ServiceDays before;
    std::vector<ServiceDayKey> held_keys;
    for (const ServiceDayKey& key : keys_) {
      if (held_.contains(key.day)) held_keys.push_back(key);
    }
    if (!held_keys.empty()) {
      if (auto written = all_written(); !written) return written;
      auto read = desk_.book.read_service_days(held_keys);
      if (!read) return fail(read.error());
      before = std::move(*read);
      if (auto brought = bring_activities(before); !brought) return brought;
    }
    posting_.entries.reserve(stretches_.size() + before.entries.size());
    auto stretch = stretches_.begin();
    auto entry = before.entries.begin();
    auto duplicate = before.duplicates.begin();
    for (const ServiceDayKey& key : keys_) {
      day_.clear();
      for (; entry != before.entries.end() && key_of(entry->stretch) == key; ++entry) {
        forget(entry->stretch, &PostingOutcome::Rows::posted);
        outcome_.minutes -= entry->credited;
        if (!in_hand_.contains(entry->stretch.sheet)) day_.push_back(entry->stretch);
      }
      for (; duplicate != before.duplicates.end() && key_of(duplicate->stretch) == key; ++duplicate) {
        forget(duplicate->stretch, &PostingOutcome::Rows::duplicates);
        if (!in_hand_.contains(duplicate->stretch.sheet)) day_.push_back(duplicate->stretch);
      }
      for (; stretch != stretches_.end() && key_of(*stretch) == key; ++stretch) day_.push_back(*stretch);
      settle_day();
    }
    if (keep_before_) {
      outcome_.keys.insert(outcome_.keys.end(), keys_.begin(), keys_.end());
      outcome_.before.insert(outcome_.before.end(), before.entries.begin(), before.entries.end());
    }
    // By whichever thread has less to do.
    if (before.entries.empty() && writing_.lags()) posting_.packs.make(posting_.entries);
    posting_.removed = std::move(before.entries);
    posting_.removed_duplicates = std::move(before.duplicates);
    keys_.clear();
    stretches_.clear();
    return {};
  }

  // Those that other sheets name on the days in hand.
  Result<void> bring_activities(const Book::ServiceDays& days) {
    for (const Entry& entry : days.entries) {
      if (auto brought = names_.bring(entry.stretch.activity); !brought) return brought;
    }
    for (const Duplicate& duplicate : days.duplicates) {
      if (auto brought = names_.bring(duplicate.stretch.activity); !brought) return brought;
    }
    return {};
  }

  // The book writes batches while the next are settled; nothing else speaks with it meanwhile.
  void write(Posting& batch) {
    enrol_newcomers();
    if (written_) written_ = desk_.book.post(batch);
    batch.removed.clear();
    batch.removed_duplicates.clear();
    batch.entries.clear();
    batch.duplicates.clear();
    batch.packs.clear();
  }

  Result<void> all_written() {
    writing_.finish();
    enrol_newcomers();
    return written_;
  }

  void enrol_newcomers() {
    if (!newcomers_) return;
    written_ = newcomers_->finish();
    newcomers_.reset();
  }

  static ServiceDayKey key_of(const Stretch& stretch) { return {stretch.day, stretch.volunteer}; }

  void forget(const Stretch& stretch, std::int64_t PostingOutcome::Rows::*what) {
    if (stretch.stands_for_row()) --(outcome_.rows[stretch.sheet].*what);
  }

  void settle_day() {
    const std::size_t counted = settle(day_, activity_before_, team_before_, originals_);
    credits_.resize(counted);
    crediting_.credit(std::span(day_).first(counted), credits_);
    for (std::size_t at = 0; at < counted; ++at) {
      const Stretch& stretch = day_[at];
      const Credit& credit = credits_[at];
      Entry& entry = posting_.entries.emplace_back();
      entry.stretch = stretch;
      entry.worked = static_cast<std::uint16_t>(credit.worked.count());
      entry.credited = static_cast<std::uint16_t>(credit.credited.count());
      outcome_.minutes += credit.credited.count();
      if (stretch.stands_for_row()) ++outcome_.rows[stretch.sheet].posted;
      if (stretch.sheet == first_) note_posted(stretch, credit);
    }
    for (std::size_t at = counted; at < day_.size(); ++at) {
      const Stretch& stretch = day_[at];
      const Stretch& original = day_[originals_[at - counted]];
      posting_.duplicates.push_back({stretch, original.sheet, original.row});
      if (stretch.stands_for_row()) ++outcome_.rows[stretch.sheet].duplicates;
      if (stretch.before == 0 && (stretch.sheet == first_ || original.sheet == first_))
        note_duplicate(stretch, original);
    }
  }

  void note_posted(const Stretch& stretch, const Credit& credit) {
    const std::size_t volunteer = index_of(stretch.volunteer);
    if (volunteer >= served_.size()) served_.resize(std::max(volunteer + 1, served_.size() * 2));
    served_[volunteer] = true;
    if (stretch.timed()) return;
    if (stretch.nth > 0) {
      warn(stretch.row, SheetReader::Field::row, Kind::equal_rows,
           "the same volunteer, activity, day and hours stand in an earlier row of this sheet; both count",
           "take one of them out if they are the same service");
    }
    if (credit.worked < credit.claimed) {
      warn(stretch.row, SheetReader::Field::hours, Kind::stated_beside_clocked,
           "the volunteer also signed in and out at this activity that day; only the hours beyond those times count",
           "");
    }
  }

  void note_duplicate(const Stretch& stretch, const Stretch& original) {
    if (stretch.stated == original.stated && stretch.team == original.team) return;
    const Stretch& ours = stretch.sheet == first_ ? stretch : original;
    warn(ours.row, SheetReader::Field::row, Kind::duplicate_differs,
         "the same sign-in stands elsewhere with another team or other stated hours; it counts once",
         "make both rows say the same");
  }

  void warn(std::uint32_t row, SheetReader::Field field, Kind kind, std::string message, std::string hint) {
    outcome_.warnings.add({row, field, warning(kind, std::move(message), std::move(hint))});
  }

  Desk& desk_;
  std::vector<StagedSheet>& sheets_;
  std::vector<std::vector<Taken>> taken_;  // by sheet and mention
  bool keep_before_;
  SheetNo first_;
  TextNames& names_;
  Crediting crediting_;
  ActivityBefore activity_before_;
  TeamBefore team_before_;
  std::set<SheetNo> in_hand_;
  DaySpan held_;
  // Of the day in hand: the stretches sheet by sheet, and by whom they are claimed.
  std::vector<Stretch> of_day_;
  std::vector<std::uint32_t> mentions_;  // of those of one sheet
  NumberedPlaces<std::uint32_t> claims_;
  // Of the batch in hand: the service days it touches, and the stretches to come in, day by day.
  std::vector<ServiceDayKey> keys_;
  std::vector<Stretch> stretches_;
  std::vector<Stretch> day_;
  std::vector<std::uint32_t> originals_;
  std::vector<Credit> credits_;
  std::vector<bool> served_;
  Posting posting_;
  PostingOutcome outcome_;
  std::unique_ptr<Newcomers> newcomers_;
  Result<void> written_;    // or what kept all from being so; the other thread's while it writes
  Relay<Posting> writing_;  // goes first: it waits when destroyed
};

}  // namespace

Result<PostingOutcome> post_sheets(Desk& desk, PostingGround ground, std::vector<StagedSheet>& sheets,
                                   const std::vector<ServiceDayKey>& retracted, bool keep_before) {
  auto outcome = Pass(desk, std::move(ground), sheets, keep_before).run(retracted);
  if (!outcome) return outcome;
  if (auto posted = post_groups(desk, sheets, *outcome, keep_before); !posted) return fail(posted.error());
  return outcome;
}

}  // namespace starhours
