#include "scratch.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace starhours {
namespace {

TEST_CASE("entries come back as they were posted, to the last field") {
  const Scratch scratch;
  Posting posting;
  Entry plain = entry_of(0, 1, 60, 120);
  Entry full = entry_of(0, 1, -90, Stretch::longest, 7, 4'000'000'000U);
  full.stretch.basis = Basis::estimated;
  full.stretch.stated = Stretch::longest;
  full.stretch.before = 0xFFFF;
  full.stretch.after = 0xFFFF;
  full.worked = 0;
  full.credited = 30;
  Entry stated = entry_of(0, 1, 0, 480);
  stated.stretch.basis = Basis::stated;
  stated.stretch.nth = 0xFFFF;
  stated.worked = 480;
  stated.credited = 0;
  Entry manual = entry_of(1, 2, 1500, 1);
  manual.stretch.basis = Basis::manual;
  manual.stretch.stated = 0;
  Entry moved = entry_of(1, 2, 1501, 1);
  moved.stretch.basis = Basis::transferred;
  moved.stretch.team = TeamNo::none;
  moved.stretch.activity = ActivityNo::none;
  posting.entries = {plain, full, stated, manual, moved};
  Duplicate duplicate{full.stretch, SheetNo{9}, 77};
  Duplicate second{stated.stretch, SheetNo{1}, 4'000'000'001U};
  posting.duplicates = {duplicate, second};
  {
    Book book = new_book(scratch.path());
    value(book.post(posting));
    CHECK(same(journal(book), posting.entries));
  }
  Book book = read_book(scratch.path());
  CHECK(same(journal(book), posting.entries));
  CHECK(same(value(book.duplicates(representable_days)), posting.duplicates));
  CHECK(same(value(book.duplicates(representable_days, posting.duplicates.front().stretch.volunteer)),
             posting.duplicates));
  CHECK(value(book.duplicates(representable_days, VolunteerNo{2})).empty());
  CHECK(value(book.journal_days()) == DaySpan{day_at(0), day_at(2)});
}

TEST_CASE("an empty book has an empty journal") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  CHECK(journal(book).empty());
  CHECK(value(book.journal_days()).empty());
  CHECK(value(book.read_service_days({})).entries.empty());
  value(book.post({}));
  CHECK(totals_told(book, representable_days, Book::Stride::months).empty());
  CHECK(totals_told(book, representable_days, Book::Stride::years).empty());
}

TEST_CASE("service days are visited whole, in order, until the visitor has enough") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of(5, 2, 0, 10), entry_of(5, 2, 20, 10), entry_of(5, 9, 0, 10)})));
  value(book.post(posting_of({entry_of(3, 9, 0, 10)})));
  std::vector<std::size_t> sizes;
  value(book.each_service_day(representable_days, std::nullopt, [&](std::span<const Entry> service_day) {
    sizes.push_back(service_day.size());
    return sizes.size() < 2;
  }));
  CHECK(sizes == std::vector<std::size_t>{1, 2});
  CHECK(journal(book, {day_at(3), day_at(5)}).size() == 1);
  CHECK(journal(book, {day_at(5), day_at(5)}).empty());
  CHECK(journal(book, {day_at(4), day_at(6)}, VolunteerNo{9}).size() == 1);
  CHECK(journal(book, representable_days, VolunteerNo{9}).size() == 2);
  CHECK(journal(book, representable_days, VolunteerNo{10}).empty());
}

TEST_CASE("a visitor may ask the book") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of(1, 1, 0, 10), entry_of(1, 2, 0, 10)})));
  std::size_t seen = 0;
  value(book.each_service_day(representable_days, std::nullopt, [&](std::span<const Entry>) {
    seen += journal(book).size();
    return true;
  }));
  CHECK(seen == 4);
}

TEST_CASE("posting replaces service days and leaves the others") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const Entry other = entry_of(1, 2, 0, 10);
  Posting first = posting_of({entry_of(1, 1, 0, 60), entry_of(1, 1, 120, 60), other});
  first.duplicates = {{first.entries[0].stretch, SheetNo{1}, 2}};
  value(book.post(first));

  const ServiceDayKey key{day_at(1), VolunteerNo{1}};
  Book::ServiceDays held = value(book.read_service_days({&key, 1}));
  CHECK(held.entries.size() == 2);
  CHECK(same(held.duplicates, first.duplicates));
  Posting second;
  second.removed = held.entries;
  second.removed_duplicates = held.duplicates;
  second.entries = {entry_of(1, 1, 30, 45)};
  value(book.post(second));
  CHECK(same(journal(book), {second.entries[0], other}));
  CHECK(value(book.duplicates(representable_days)).empty());
}

TEST_CASE("a posting that does not say what it removes is refused whole") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of(1, 1, 0, 60)})));
  CHECK(problem(book.post(posting_of({entry_of(0, 1, 0, 60), entry_of(1, 1, 0, 60)}))) == Kind::broken_book);
  CHECK(journal(book).size() == 1);
}

// Whatever an entry can say, few or many of them alike, the view journal included.
TEST_CASE("entries come back as they were posted") {
  std::mt19937 random(20250301);
  const auto pick = [&random](std::uint64_t most) {
    return std::uniform_int_distribution<std::uint64_t>(0, most)(random);
  };
  for (int round = 0; round < 60; ++round) {
    const Scratch scratch;
    Book book = new_book(scratch.path());
    const std::uint64_t spread = std::uint64_t{1} << pick(26);
    std::set<std::pair<int, std::uint32_t>> keys;
    for (std::uint64_t left = pick(300); left > 0; --left) {
      keys.emplace(static_cast<int>(pick(3)) - 30'000, static_cast<std::uint32_t>(1 + pick(spread)));
    }
    std::vector<Entry> entries;
    for (const auto& [day, volunteer] : keys) {
      for (std::uint64_t left = 1 + pick(round % 3 == 0 ? 2 : 0); left > 0; --left) {
        Entry entry = entry_of(day, volunteer, static_cast<int>(pick(4000)) - 1400,
                               static_cast<std::uint16_t>(pick(Stretch::longest)),
                               static_cast<std::uint32_t>(pick(spread)), static_cast<std::uint32_t>(pick(0xFFFFFFFF)));
        entry.stretch.sheet = SheetNo{static_cast<std::uint32_t>(1 + pick(spread >> 8))};
        if (pick(3) == 0) {
          entry.stretch.stated = static_cast<std::uint16_t>(pick(0xFFFF));
          entry.stretch.basis = static_cast<Basis>(pick(4));
          entry.stretch.follows = pick(1) == 1;
          if (entry.stretch.timed()) {
            entry.stretch.before = static_cast<std::uint16_t>(pick(0xFFFF));
            entry.stretch.after = static_cast<std::uint16_t>(pick(0xFFFF));
          } else {
            entry.stretch.nth = static_cast<std::uint16_t>(pick(0xFFFF));
          }
          entry.worked = static_cast<std::uint16_t>(pick(0xFFFF));
          entry.credited = static_cast<std::uint16_t>(pick(0xFFFF));
        }
        entries.push_back(entry);
      }
    }
    Posting posting = posting_of(entries);
    if (round % 2 == 0) posting.packs.make(posting.entries);
    value(book.post(posting));
    REQUIRE(same(journal(book), entries));
    std::vector<std::string> rows;
    for (const Entry& entry : entries) {
      const Stretch& stretch = entry.stretch;
      const int start = stretch.start.time_since_epoch().count() - stretch.day.time_since_epoch().count() * 1440;
      rows.push_back(fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", stretch.day.time_since_epoch().count(),
                                 index_of(stretch.volunteer), stretch.timed() ? std::to_string(start) : "",
                                 stretch.length, index_of(stretch.activity), index_of(stretch.team), entry.worked,
                                 entry.credited, index_of(stretch.sheet), stretch.row));
    }
    CHECK(
        rows_of(scratch.path(),
                "SELECT concat_of FROM (SELECT day || '|' || volunteer || '|' || coalesce(start, '') || '|' || length "
                "|| '|' || activity || '|' || team || '|' || worked || '|' || credited || '|' || sheet || '|' || row "
                "AS concat_of FROM journal)") == rows);
  }
}

TEST_CASE("keys are found whether they are few or many of their day") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  Posting posting;
  for (int day = 0; day < 3; ++day) {
    for (std::uint32_t volunteer = 2; volunteer < 400; volunteer += 2) {
      posting.entries.push_back(entry_of(day, volunteer, 0, 10, 1, volunteer));
      if (volunteer % 10 == 0) {
        posting.entries.push_back(entry_of(day, volunteer, 30, 10, 1, volunteer + 1000));
      }
    }
  }
  posting.duplicates = {{entry_of(1, 50, 0, 10).stretch, SheetNo{1}, 3},
                        {entry_of(2, 60, 0, 10).stretch, SheetNo{1}, 3}};
  value(book.post(posting));
  std::mt19937 random(20250301);
  for (int round = 0; round < 200; ++round) {
    std::set<ServiceDayKey> wanted;
    const unsigned wants = 1 + static_cast<unsigned>(random() % 60);
    const unsigned reach = round % 2 == 0 ? 400 : 40;
    while (wanted.size() < wants) {
      wanted.insert(
          {day_at(static_cast<int>(random() % 4)), VolunteerNo{static_cast<std::uint32_t>(random() % reach)}});
    }
    const std::vector<ServiceDayKey> keys(wanted.begin(), wanted.end());
    std::vector<Entry> expected;
    for (const Entry& entry : posting.entries) {
      if (wanted.count({entry.stretch.day, entry.stretch.volunteer}) != 0) {
        expected.push_back(entry);
      }
    }
    std::vector<Duplicate> expected_duplicates;
    for (const Duplicate& duplicate : posting.duplicates) {
      if (wanted.count({duplicate.stretch.day, duplicate.stretch.volunteer}) != 0) {
        expected_duplicates.push_back(duplicate);
      }
    }
    const Book::ServiceDays found = value(book.read_service_days(keys));
    CHECK(same(found.entries, expected));
    CHECK(same(found.duplicates, expected_duplicates));
  }
}

TEST_CASE("the service days of a sheet are those of its entries and its duplicates") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  Posting posting =
      posting_of({entry_of(1, 1, 0, 10), entry_of(2, 5, 0, 10), entry_of(2, 6, 0, 10), entry_of(9, 1, 0, 10)});
  posting.entries[1].stretch.sheet = SheetNo{4};
  posting.entries[3].stretch.sheet = SheetNo{4};
  Duplicate duplicate{posting.entries[2].stretch, SheetNo{1}, 2};
  duplicate.stretch.sheet = SheetNo{4};
  posting.duplicates = {duplicate};
  value(book.post(posting));
  using Keys = std::vector<ServiceDayKey>;
  CHECK(value(book.service_days_of(SheetNo{4}, {day_at(0), day_at(9)})) ==
        Keys{{day_at(2), VolunteerNo{5}}, {day_at(2), VolunteerNo{6}}});
  CHECK(value(book.service_days_of(SheetNo{2}, representable_days)).empty());
}

TEST_CASE("whatever is posted and replaced, months and volunteers say the same as the journal") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  std::mt19937 random(7);
  std::map<ServiceDayKey, std::vector<Entry>> model;
  EntryPacks packs;
  const auto number = [&](unsigned below) { return static_cast<std::uint32_t>(random() % below); };
  for (int round = 0; round < 60; ++round) {
    std::optional<Book::Transaction> transaction;
    if (round % 3 != 0) {
      transaction.emplace(value(book.begin()));
    }
    const bool keep = round % 5 != 1;
    const auto before = model;
    for (int part = 0; part < 3; ++part) {
      std::set<ServiceDayKey> keys;
      for (unsigned i = number(40); i > 0; --i) {
        keys.insert({day_at(static_cast<int>(number(100)) - 50), VolunteerNo{number(20) * 1000 + 1}});
      }
      const std::vector<ServiceDayKey> list(keys.begin(), keys.end());
      Book::ServiceDays held = value(book.read_service_days(list));
      Posting posting;
      posting.removed = held.entries;
      for (const ServiceDayKey& key : list) {
        std::vector<Entry>& service_day = model[key];
        service_day.clear();
        for (unsigned i = number(4); i > 0; --i) {
          Entry entry = entry_of(0, 1, 0, static_cast<std::uint16_t>(number(300)), number(3));
          entry.stretch.day = key.day;
          entry.stretch.volunteer = key.volunteer;
          entry.stretch.start = Instant{Minutes{static_cast<int>(key.day.time_since_epoch().count()) * 1440}};
          entry.credited = static_cast<std::uint16_t>(number(300));
          service_day.push_back(entry);
          posting.entries.push_back(entry);
        }
        if (service_day.empty()) {
          model.erase(key);
        }
      }
      const bool packed_before = number(2) == 0;
      if (packed_before) {
        posting.packs = std::move(packs);
        posting.packs.make(posting.entries);
      }
      value(book.post(posting));
      if (packed_before) {
        packs = std::move(posting.packs);
        packs.clear();
      }
      if (part == 1 && round % 2 == 0) {
        totals_told(book, representable_days, Book::Stride::years);
      }
    }
    if (transaction && keep) {
      value(transaction->commit());
    } else if (transaction) {
      model = before;
    }
    transaction.reset();

    std::vector<Entry> all;
    std::map<VolunteerNo, std::vector<Entry>> of_volunteer;
    for (const auto& [key, service_day] : model) {
      all.insert(all.end(), service_day.begin(), service_day.end());
      std::vector<Entry>& own = of_volunteer[key.volunteer];
      own.insert(own.end(), service_day.begin(), service_day.end());
    }
    REQUIRE(same(journal(book), all));
    for (const auto& [volunteer, own] : of_volunteer) {
      REQUIRE(same(journal(book, representable_days, volunteer), own));
    }
    for (const Book::Stride stride : {Book::Stride::months, Book::Stride::years}) {
      REQUIRE(totals_told(book, representable_days, stride) == totals_summed(book, representable_days, stride));
    }
  }
}

TEST_CASE("only whole months are given") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of(0, 1, 0, 10), entry_of(31, 1, 0, 20), entry_of(59, 1, 0, 40)})));
  const auto minutes = [&](int first, int end) {
    std::int64_t sum = 0;
    value(book.each_total({day_at(first), day_at(end)}, Book::Stride::months,
                          [&](DaySpan, std::span<const VolunteerTotal> totals) {
                            for (const VolunteerTotal& total : totals) {
                              sum += total.minutes;
                            }
                          }));
    return sum;
  };
  CHECK(minutes(0, 31) == 10);
  CHECK(minutes(0, 30) == 0);
  CHECK(minutes(1, 59) == 20);
  CHECK(minutes(0, 90) == 70);
  CHECK(minutes(1, 89) == 20);
  CHECK(minutes(31, 31) == 0);
  CHECK(minutes(40, 50) == 0);
  CHECK(minutes(50, 40) == 0);
}

TEST_CASE("what was derived can be cleared, and the sheets stay") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const SheetNo sheet = add_sheet(book, "a");
  value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
  const VolunteerNo volunteer =
      value(book.put_volunteer({VolunteerNo::none, "V1", "张三", "", "", {}, {}, {}, {"党员"}, Known::by_name}));
  const LooseMention mention{{"", "张三", "", "", ""}, sheet, volunteer, {}};
  value(book.add_mentions({&mention, 1}));
  value(book.clear_derived());
  CHECK(journal(book).empty());
  CHECK(value(book.volunteers()).empty());
  CHECK(value(book.sheets()).size() == 1);
  CHECK(totals_told(book, representable_days, Book::Stride::months).empty());
  CHECK(totals_told(book, representable_days, Book::Stride::years).empty());
}

}  // namespace
}  // namespace starhours
