// What teams did day by day and volunteers by months and years is what the entries say, whatever is done to them.
#include "scratch.h"

#include <algorithm>
#include <optional>
#include <random>

namespace starhours {
namespace {

Entry entry_of_team(int day, std::uint32_t volunteer, std::uint32_t team, std::uint32_t activity,
                    std::uint16_t minutes) {
  Entry entry = entry_of(day, volunteer, 0, minutes, activity);
  entry.stretch.team = TeamNo{team};
  return entry;
}

// Somebody who changes the journal of a book at random, and looks whether the sums agree with it.
class Clerk {
 public:
  Clerk(Book& book, std::uint64_t seed) : book_(book), random_(seed) {}

  void act() {
    const std::uint64_t what = random_() % 20;
    if (what < 17) {
      replace();
    } else if (what < 19) {
      remove_all();
    } else {
      value(book_.clear_derived());
    }
  }
  // A write that fails, having noted something before.
  void fail_to_act() {
    replace();
    Posting posting = posting_of({entry_of_team(0, 1, 1, 1, 10)});
    const ServiceDayKey key{day_at(0), VolunteerNo{1}};
    if (value(book_.read_service_days({&key, 1})).entries.empty()) {
      value(book_.post(posting));
    }
    CHECK(problem(book_.post(posting)) == Kind::broken_book);
  }
  void look() {
    CHECK(team_days_told(book_) == team_days_summed(book_));
    const int first = static_cast<int>(random_() % 90) - 45;
    const DaySpan span{day_at(first), day_at(first + static_cast<int>(random_() % 40) - 3)};
    CHECK(team_days_told(book_, span) == team_days_summed(book_, span));
    const Book::Stride stride = chance(2) ? Book::Stride::months : Book::Stride::years;
    for (const DaySpan& days : {representable_days, span}) {
      CHECK(totals_told(book_, days, stride) == totals_summed(book_, days, stride));
    }
  }
  bool chance(std::uint64_t one_in) { return random_() % one_in == 0; }

 private:
  // Sometimes few service days and sometimes many; the postings go back and forth in time.
  void replace() {
    std::set<ServiceDayKey> keys;
    const std::uint64_t wanted = 1 + random_() % (chance(3) ? 60 : 4);
    const auto days = static_cast<int>(1 + random_() % 60);
    const int first_day = static_cast<int>(random_() % 60) - 30;
    while (keys.size() < std::min<std::uint64_t>(wanted, static_cast<std::uint64_t>(days))) {
      keys.insert({day_at(first_day + static_cast<int>(random_() % static_cast<unsigned>(days))),
                   VolunteerNo{1 + static_cast<std::uint32_t>(random_() % 4) * 4000}});
    }
    const std::vector<ServiceDayKey> list(keys.begin(), keys.end());
    Posting posting;
    posting.removed = value(book_.read_service_days(list)).entries;
    for (const ServiceDayKey& key : list) {
      for (std::uint64_t left = random_() % 5; left > 0; --left) {
        constexpr std::uint32_t teams[] = {0, 0, 1, 1, 2, 63, 64, 127, 128, 20'000};
        const auto day = static_cast<int>((key.day - day_at(0)).count());
        Entry entry = entry_of_team(day, index_of(key.volunteer), teams[random_() % std::size(teams)],
                                    static_cast<std::uint32_t>(random_() % 3), 10);
        entry.credited = static_cast<std::uint16_t>(random_() % 4 == 0 ? 0 : random_() % 300);
        entry.stretch.row = ++last_row_;
        posting.entries.push_back(entry);
      }
    }
    value(book_.post(posting));
  }
  void remove_all() {
    Posting posting;
    posting.removed = journal(book_);
    value(book_.post(posting));
  }

  Book& book_;
  std::mt19937_64 random_;
  std::uint32_t last_row_ = 1;
};

TEST_CASE(
    "law: days of teams and totals of volunteers are what the entries say, whatever is done in whatever transactions") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const Scratch scratch;
    Book book = new_book(scratch.path());
    Clerk clerk(book, seed);
    for (int round = 0; round < 12; ++round) {
      {
        std::optional<Book::Transaction> transaction;
        if (!clerk.chance(4)) {
          transaction.emplace(value(book.begin()));
        }
        for (int step = 0; step < 5; ++step) {
          if (transaction && clerk.chance(3)) {
            Book::Transaction within = value(book.begin());
            clerk.act();
            if (clerk.chance(2)) clerk.look();
            clerk.act();
            if (clerk.chance(6)) {
              clerk.fail_to_act();
              CHECK(problem(within.commit()) == Kind::broken_book);
            } else if (!clerk.chance(3)) {
              value(within.commit());
            }
          } else {
            clerk.act();
          }
          if (clerk.chance(3)) clerk.look();
        }
        if (transaction && clerk.chance(6)) {
          clerk.fail_to_act();
          CHECK(problem(transaction->commit()) == Kind::broken_book);
        } else if (transaction && !clerk.chance(4)) {
          value(transaction->commit());
        }
      }
      clerk.look();
      Book reader = read_book(scratch.path());
      CHECK(team_days_told(reader) == team_days_summed(reader));
      CHECK(totals_told(reader, representable_days, Book::Stride::years) ==
            totals_summed(reader, representable_days, Book::Stride::years));
    }
    CHECK(rows_of(scratch.path(), "SELECT day FROM team_days ORDER BY day") ==
          rows_of(scratch.path(), "SELECT DISTINCT key >> 15 FROM entries ORDER BY 1"));
    for (const auto& [periods, form] :
         {std::pair{"month, block FROM month_totals", "%Y%m"}, std::pair{"year, block FROM year_totals", "%Y"}}) {
      CHECK(
          rows_of(scratch.path(), std::string("SELECT ") + periods + " ORDER BY 1, 2") ==
          rows_of(scratch.path(), std::string("SELECT DISTINCT strftime('") + form +
                                      "', (key >> 15) * 86400, 'unixepoch'), key & 32767 FROM entries ORDER BY 1, 2"));
    }
  }
}

TEST_CASE("an activity counts once a team in a service day") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  CHECK(team_days_told(book).empty());
  value(book.post(posting_of({
      entry_of_team(0, 1, 5, 1, 10),
      entry_of_team(0, 1, 5, 1, 20),
      entry_of_team(0, 1, 0, 1, 40),
      entry_of_team(0, 1, 5, 2, 80),
      entry_of_team(0, 2, 5, 1, 160),
      entry_of_team(1, 1, 5, 1, 0),
  })));
  CHECK(team_days_told(book) == std::vector<std::string>{"20089|0|40|1", "20089|5|270|3", "20090|5|0|1"});
  CHECK(team_days_told(book, {day_at(1), day_at(2)}) == std::vector<std::string>{"20090|5|0|1"});
  CHECK(team_days_told(book, {day_at(2), day_at(1)}).empty());
}

TEST_CASE("a transaction may do very much, in any order of days") {
  constexpr int days = 800;
  constexpr std::uint32_t teams = 1400;
  const Scratch scratch;
  Book book = new_book(scratch.path());
  std::mt19937 random(20250311);
  std::vector<int> order(days);
  for (int day = 0; day < days; ++day) {
    order[static_cast<std::size_t>(day)] = days - day;
  }
  // Once backwards, which leaves nothing behind that could be folded, and half of it once more, anyhow.
  Book::Transaction transaction = value(book.begin());
  for (const int day : order) {
    Posting posting;
    for (std::uint32_t no = 1; no <= teams; ++no) {
      posting.entries.push_back(entry_of_team(day, no, no, 1, static_cast<std::uint16_t>(no)));
    }
    value(book.post(posting));
  }
  std::shuffle(order.begin(), order.end(), random);
  order.resize(days / 2);
  for (const int day : order) {
    Posting posting;
    posting.removed = journal(book, {day_at(day), day_at(day + 1)});
    posting.entries = posting.removed;
    for (Entry& entry : posting.entries) {
      entry.credited = 7;
    }
    value(book.post(posting));
  }
  value(transaction.commit());
  CHECK(team_days_told(book) == team_days_summed(book));
  CHECK(totals_told(book, representable_days, Book::Stride::years) ==
        totals_summed(book, representable_days, Book::Stride::years));
}

TEST_CASE("readers see the days of teams that are committed, a writer its own") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of_team(0, 1, 5, 1, 10)})));
  Book reader = read_book(scratch.path());
  Book::Transaction writing = value(book.begin());
  value(book.post(posting_of({entry_of_team(0, 2, 5, 1, 20)})));
  CHECK(team_days_told(book) == std::vector<std::string>{"20089|5|30|2"});
  CHECK(team_days_told(reader) == std::vector<std::string>{"20089|5|10|1"});
  value(book.post(posting_of({entry_of_team(0, 3, 6, 1, 40)})));
  value(writing.commit());
  CHECK(team_days_told(reader) == std::vector<std::string>{"20089|5|30|2", "20089|6|40|1"});
}

TEST_CASE("a visitor of team days may ask the book") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of_team(0, 1, 5, 1, 10), entry_of_team(1, 1, 5, 1, 10)})));
  std::size_t seen = 0;
  value(book.each_team_day(representable_days,
                           [&](Day, std::span<const TeamTotal>) { seen += team_days_told(book).size(); }));
  CHECK(seen == 4);
}

TEST_CASE("a damaged table of team days breaks the book, not the program") {
  const Scratch scratch;
  const Posting posting = posting_of({entry_of_team(0, 1, 5, 1, 10)});
  { value(new_book(scratch.path()).post(posting)); }
  const auto damage = [&scratch](const std::string& change) {
    SQLite::Database(scratch.path(), SQLite::OPEN_READWRITE).exec("UPDATE team_days SET " + change);
  };
  Posting removal;
  removal.removed = posting.entries;
  Book book = old_book(scratch.path());
  const auto told = [&book] {
    return book.each_team_day({Day{date::days{-100'000'000}}, Day{date::days{100'000'000}}},
                              [](Day, std::span<const TeamTotal>) {});
  };
  for (const char* const pack : {"x''", "x'05'", "x'050a00'", "x'ffffffffffffffffffff'"}) {
    damage(std::string("pack = ") + pack);
    CHECK(problem(told()) == Kind::broken_book);
    CHECK(problem(book.post(removal)) == Kind::broken_book);
  }
  // Less than what goes: minutes, entries, minutes without entries, another team.
  for (const char* const pack : {"x'050901'", "x'050b01'", "x'060a01'"}) {
    damage(std::string("pack = ") + pack);
    value(told());
    CHECK(problem(book.post(removal)) == Kind::broken_book);
  }
  damage("pack = x'050a01', day = 90000000");
  CHECK(problem(told()) == Kind::broken_book);
  CHECK(problem(book.post(removal)) == Kind::broken_book);
  damage("day = 20089");
  value(book.post(removal));
  CHECK(team_days_told(book).empty());
}

}  // namespace
}  // namespace starhours
