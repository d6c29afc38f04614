#include "intake/posting.h"

#include "intake/persons.h"

#include <starhours/credit.h>

#include <algorithm>
#include <future>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

namespace starhours {

namespace {

// Service days settled, credited and written at a time: bounds memory, and is enough to make a batch worth it.
constexpr std::size_t batch_days = 1 << 15;

// A stretch in hand, and where it belongs.
struct Claim {
  ServiceDayKey key;
  std::uint32_t sheet = 0;    // index of the staged sheet
  std::uint32_t stretch = 0;  // index in it
};

// Whom a mention was taken for: what posting asks of it, by the million.
struct Taken {
  VolunteerNo volunteer{};
  TeamNo home_team{};
};

std::vector<std::vector<Taken>> all_taken(const std::vector<StagedSheet>& sheets, const Persons& persons) {
  std::vector<std::vector<Taken>> taken(sheets.size());
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    taken[at].reserve(sheets[at].mentions.size());
    for (const StagedMention& mention : sheets[at].mentions)
      taken[at].push_back({persons.person(mention.volunteer), mention.home_team});
  }
  return taken;
}

// In order of day, volunteer, sheet and stretch: counted into days first, which are few, then sorted within each.
std::vector<Claim> claims_of(const std::vector<StagedSheet>& sheets, const std::vector<std::vector<Taken>>& taken) {
  DaySpan days;
  for (const StagedSheet& sheet : sheets) {
    if (sheet.sheet.days.empty()) continue;
    days.first = days.empty() ? sheet.sheet.days.first : std::min(days.first, sheet.sheet.days.first);
    days.end = std::max(days.end, sheet.sheet.days.end);
  }
  std::vector<std::size_t> begin(static_cast<std::size_t>((days.end - days.first).count()) + 1);
  const auto each_claim = [&](const auto& visit) {
    for (std::uint32_t at = 0; at < sheets.size(); ++at) {
      const StagedSheet& sheet = sheets[at];
      for (std::uint32_t stretch = 0; stretch < sheet.stretches.size(); ++stretch) {
        const Stretch& one = sheet.stretches[stretch];
        const VolunteerNo volunteer = taken[at][index_of(one.volunteer)].volunteer;
        if (volunteer == VolunteerNo::none) continue;
        visit(static_cast<std::size_t>((one.day - days.first).count()), Claim{{one.day, volunteer}, at, stretch});
      }
    }
  };
  each_claim([&](std::size_t day, const Claim&) { ++begin[day + 1]; });
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Claim> claims(begin.back());
  std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
  each_claim([&](std::size_t day, const Claim& claim) { claims[next[day]++] = claim; });
  const auto before = [](const Claim& a, const Claim& b) {
    return std::tie(a.key.volunteer, a.sheet, a.stretch) < std::tie(b.key.volunteer, b.sheet, b.stretch);
  };
  for (std::size_t day = 0; day + 1 < begin.size(); ++day) {
    std::sort(claims.begin() + static_cast<std::ptrdiff_t>(begin[day]),
              claims.begin() + static_cast<std::ptrdiff_t>(begin[day + 1]), before);
  }
  return claims;
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
      std::uint64_t mixed = static_cast<std::uint64_t>(row.day.time_since_epoch().count());
      for (const std::uint64_t part : {std::uint64_t{index_of(row.volunteer)}, std::uint64_t{index_of(row.activity)},
                                       std::uint64_t{index_of(row.team)}, std::uint64_t{row.length}}) {
        mixed = mixed * 0x9E3779B97F4A7C15ULL + part;
      }
      return static_cast<std::size_t>(mixed ^ (mixed >> 29));
    }
  };
};

// Numbers the equal hours-only rows of a sheet, in row order: the k-th of one sheet repeats the k-th of another.
void number_equal_rows(StagedSheet& sheet, const std::vector<Taken>& taken) {
  std::unordered_map<StatedRow, std::uint16_t, StatedRow::Hash> seen;
  for (Stretch& stretch : sheet.stretches) {
    if (stretch.timed()) continue;
    const Taken& somebody = taken[index_of(stretch.volunteer)];
    const TeamNo team = stretch.team == TeamNo::none ? somebody.home_team : stretch.team;
    std::uint16_t& count = seen[{stretch.day, somebody.volunteer, stretch.activity, team, stretch.length}];
    stretch.nth = count;
    // Past 65,535 equal rows of one day the rest are one and the same row to us.
    if (count != 0xFFFF) ++count;
  }
}

class Pass {
 public:
  Pass(Desk& desk, const Directory& directory, std::vector<StagedSheet>& sheets, const Persons& persons,
       bool keep_before)
      : desk_(desk),
        sheets_(sheets),
        taken_(all_taken(sheets, persons)),
        keep_before_(keep_before),
        first_(sheets.front().sheet.no),
        crediting_(desk.rules.count, desk.zone, [&directory](ActivityNo no) { return directory.activity(no); }),
        activity_before_([&directory](ActivityNo a, ActivityNo b) { return directory.activity_before(a, b); }),
        team_before_([&directory](TeamNo a, TeamNo b) { return directory.team_before(a, b); }) {
    for (const StagedSheet& sheet : sheets) in_hand_.insert(sheet.sheet.no);
  }

  Result<PostingOutcome> run(const std::vector<ServiceDayKey>& retracted) {
    for (std::size_t at = 0; at < sheets_.size(); ++at) number_equal_rows(sheets_[at], taken_[at]);
    const std::vector<Claim> claims = claims_of(sheets_, taken_);
    auto held = desk_.book.journal_days();
    if (!held) return fail(held.error());
    held_ = *held;

    auto claim = claims.begin();
    auto retract = retracted.begin();
    while (claim != claims.end() || retract != retracted.end()) {
      const auto first_claim = claim;
      keys_.clear();
      while (keys_.size() < batch_days && (claim != claims.end() || retract != retracted.end())) {
        const bool take_claim = retract == retracted.end() || (claim != claims.end() && !(*retract < claim->key));
        const ServiceDayKey key = take_claim ? claim->key : *retract;
        keys_.push_back(key);
        while (claim != claims.end() && claim->key == key) ++claim;
        while (retract != retracted.end() && *retract == key) ++retract;
      }
      auto posting = settle_batch({first_claim, claim});
      if (!posting) return fail(posting.error());
      const bool last = claim == claims.end() && retract == retracted.end();
      if (auto written = write(std::move(*posting), last); !written) return fail(written.error());
    }
    outcome_.volunteers = static_cast<std::int64_t>(std::count(served_.begin(), served_.end(), true));
    return std::move(outcome_);
  }

 private:
  Result<Posting> settle_batch(std::span<const Claim> claims) {
    Book::ServiceDays before;
    std::vector<ServiceDayKey> held_keys;
    for (const ServiceDayKey& key : keys_) {
      if (held_.contains(key.day)) held_keys.push_back(key);
    }
    if (!held_keys.empty()) {
      if (auto written = writing_done(); !written) return fail(written.error());
      auto read = desk_.book.read_service_days(held_keys);
      if (!read) return fail(read.error());
      before = std::move(*read);
    }
    Posting posting;
    posting.entries.reserve(claims.size() + before.entries.size());
    auto claim = claims.begin();
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
      for (; claim != claims.end() && claim->key == key; ++claim) day_.push_back(stretch_of(*claim));
      settle_day(posting);
    }
    if (keep_before_) {
      outcome_.keys.insert(outcome_.keys.end(), keys_.begin(), keys_.end());
      outcome_.before.insert(outcome_.before.end(), before.entries.begin(), before.entries.end());
    }
    posting.removed = std::move(before.entries);
    posting.removed_duplicates = std::move(before.duplicates);
    return posting;
  }

  // The book writes one batch while the next is settled; nothing else speaks with it meanwhile.
  Result<void> write(Posting posting, bool last) {
    if (auto written = writing_done(); !written) return written;
    if (last) return desk_.book.post(posting);
    writing_ =
        std::async(std::launch::async, [&book = desk_.book, batch = std::move(posting)] { return book.post(batch); });
    return {};
  }

  Result<void> writing_done() { return writing_.valid() ? writing_.get() : Result<void>(); }

  static ServiceDayKey key_of(const Stretch& stretch) { return {stretch.day, stretch.volunteer}; }

  Stretch stretch_of(const Claim& claim) const {
    Stretch stretch = sheets_[claim.sheet].stretches[claim.stretch];
    const Taken& somebody = taken_[claim.sheet][index_of(stretch.volunteer)];
    stretch.volunteer = somebody.volunteer;
    if (stretch.team == TeamNo::none) stretch.team = somebody.home_team;
    return stretch;
  }

  void forget(const Stretch& stretch, std::int64_t PostingOutcome::Rows::*what) {
    if (stretch.stands_for_row()) --(outcome_.rows[stretch.sheet].*what);
  }

  void settle_day(Posting& posting) {
    const std::size_t counted = settle(day_, activity_before_, team_before_, originals_);
    credits_.resize(counted);
    crediting_.credit(std::span(day_).first(counted), credits_);
    for (std::size_t at = 0; at < counted; ++at) {
      const Stretch& stretch = day_[at];
      const Credit& credit = credits_[at];
      posting.entries.push_back({stretch, static_cast<std::uint16_t>(credit.worked.count()),
                                 static_cast<std::uint16_t>(credit.credited.count())});
      outcome_.minutes += credit.credited.count();
      if (stretch.stands_for_row()) ++outcome_.rows[stretch.sheet].posted;
      if (stretch.sheet == first_) note_posted(stretch, credit);
    }
    for (std::size_t at = counted; at < day_.size(); ++at) {
      const Stretch& stretch = day_[at];
      const Stretch& original = day_[originals_[at - counted]];
      posting.duplicates.push_back({stretch, original.sheet, original.row});
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
    outcome_.warnings.push_back({row, field, warning(kind, std::move(message), std::move(hint))});
  }

  Desk& desk_;
  std::vector<StagedSheet>& sheets_;
  std::vector<std::vector<Taken>> taken_;  // by sheet and mention
  bool keep_before_;
  SheetNo first_;
  Crediting crediting_;
  ActivityBefore activity_before_;
  TeamBefore team_before_;
  std::set<SheetNo> in_hand_;
  DaySpan held_;
  std::vector<ServiceDayKey> keys_;
  std::vector<Stretch> day_;
  std::vector<std::uint32_t> originals_;
  std::vector<Credit> credits_;
  std::vector<bool> served_;
  PostingOutcome outcome_;
  std::future<Result<void>> writing_;  // waits for it when destroyed
};

}  // namespace

Result<PostingOutcome> post_sheets(Desk& desk, const Directory& directory, std::vector<StagedSheet>& sheets,
                                   const std::vector<ServiceDayKey>& retracted, bool keep_before) {
  auto persons = Persons::load(desk.book);
  if (!persons) return fail(persons.error());
  return Pass(desk, directory, sheets, *persons, keep_before).run(retracted);
}

}  // namespace starhours
