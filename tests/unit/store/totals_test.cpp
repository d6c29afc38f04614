// What volunteers did by months and years is what the entries say, asked for in whatever way.
#include "scratch.h"

#include <algorithm>
#include <random>
#include <tuple>

namespace starhours {
namespace {

using Stride = Book::Stride;

const Stride strides[] = {Stride::months, Stride::years};

// A book of some years, of volunteers of three blocks.
void fill_years(Book& book, std::mt19937& random) {
  const int first = static_cast<int>(random() % 800) - 400;
  const int length = 1 + static_cast<int>(random() % (random() % 3 == 0 ? 60 : 1200));
  std::set<std::pair<int, std::uint32_t>> days;
  for (std::uint64_t left = 1 + random() % 300; left > 0; --left) {
    days.insert({first + static_cast<int>(random() % static_cast<unsigned>(length)),
                 1 + static_cast<std::uint32_t>(random() % 40) * 250});
  }
  std::vector<Entry> entries;
  for (const auto& [day, volunteer] : days) {
    entries.push_back(entry_of(day, volunteer, 0, static_cast<std::uint16_t>(random() % 300)));
  }
  value(book.post(posting_of(std::move(entries))));
}

DaySpan some_days(std::mt19937& random) {
  if (random() % 6 == 0) {
    return representable_days;
  }
  // Often from or to the first day of a year or a month.
  const auto day = [&random] {
    const date::year_month month = date::year{2022 + static_cast<int>(random() % 8)} /
                                   date::month{random() % 2 == 0 ? 1 : 1 + static_cast<unsigned>(random() % 12)};
    return Day{month / 1} + date::days{random() % 3 == 0 ? random() % 40 : 0};
  };
  return {day(), day()};
}

VolunteerSpan some_volunteers(std::mt19937& random) {
  constexpr std::uint32_t ends[] = {0, 1, 4000, 4096, 5001, 8192, 9000, 0xFFFFFFFF};
  return {ends[random() % std::size(ends)], ends[random() % std::size(ends)]};
}

TEST_CASE("law: totals of any days are sums of the journal, by months or by years") {
  std::mt19937 random(20250313);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const Scratch scratch;
    Book book = new_book(scratch.path());
    fill_years(book, random);
    for (int question = 0; question < 20; ++question) {
      const DaySpan days = some_days(random);
      const Stride stride = strides[question % 2];
      const std::vector<std::string> told = totals_told(book, days, stride);
      CHECK(told == totals_summed(book, days, stride));
      const VolunteerSpan span = some_volunteers(random);
      using Row = std::tuple<Day, VolunteerNo, std::int64_t>;
      std::vector<Row> all;
      value(book.each_total(days, stride, [&](DaySpan period, std::span<const VolunteerTotal> totals) {
        CHECK(!totals.empty());
        for (const VolunteerTotal& total : totals) all.emplace_back(period.first, total.volunteer, total.minutes);
      }));
      // Of a part of them.
      std::vector<Row> expected;
      std::copy_if(all.begin(), all.end(), std::back_inserter(expected),
                   [&span](const Row& row) { return span.contains(std::get<VolunteerNo>(row)); });
      std::vector<Row> found;
      value(book.each_total(days, stride, span, [&](DaySpan period, std::span<const VolunteerTotal> totals) {
        for (const VolunteerTotal& total : totals) found.emplace_back(period.first, total.volunteer, total.minutes);
      }));
      CHECK(found == expected);
      // Of some, of each in order.
      std::vector<VolunteerNo> some;
      for (std::uint64_t left = random() % 8; left > 0; --left) {
        some.push_back(VolunteerNo{1 + static_cast<std::uint32_t>(random() % 40) * 250});
      }
      const auto by_volunteer = [](const Row& a, const Row& b) {
        return std::get<VolunteerNo>(a) < std::get<VolunteerNo>(b);
      };
      expected.clear();
      std::copy_if(all.begin(), all.end(), std::back_inserter(expected), [&some](const Row& row) {
        return std::find(some.begin(), some.end(), std::get<VolunteerNo>(row)) != some.end();
      });
      std::stable_sort(expected.begin(), expected.end(), by_volunteer);
      found.clear();
      value(book.each_total(days, stride, some, [&](DaySpan period, std::span<const VolunteerTotal> totals) {
        for (const VolunteerTotal& total : totals) found.emplace_back(period.first, total.volunteer, total.minutes);
      }));
      std::stable_sort(found.begin(), found.end(), by_volunteer);
      CHECK(found == expected);
    }
  }
}

TEST_CASE("a year stands for its months where the days hold all that was done in it") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  // 2024-05-01, 2025-01-01, 2025-12-31, 2026-02-01
  value(book.post(
      posting_of({entry_of(-245, 1, 0, 1), entry_of(0, 1, 0, 2), entry_of(364, 1, 0, 4), entry_of(396, 1, 0, 8)})));
  const auto told = [&book](int first, int end) {
    std::vector<std::string> all;
    value(book.each_total({day_at(first), day_at(end)}, Stride::years,
                          [&all](DaySpan period, std::span<const VolunteerTotal> totals) {
                            all.push_back(to_string(period.first) + ".." + to_string(period.end) + " " +
                                          std::to_string(totals.front().minutes));
                          }));
    return all;
  };
  using Texts = std::vector<std::string>;
  CHECK(told(0, 365) == Texts{"2025-01-01..2026-01-01 6"});
  CHECK(told(1, 365) == Texts{"2025-12-01..2026-01-01 4"});
  CHECK(told(0, 364) == Texts{"2025-01-01..2025-02-01 2"});
  // Of 2024 nothing comes before May, of 2026 nothing behind February.
  CHECK(told(-245, 424) == Texts{"2024-05-01..2025-01-01 1", "2025-01-01..2026-01-01 6", "2026-01-01..2026-03-01 8"});
  CHECK(told(-246, 423) == Texts{"2024-05-01..2025-01-01 1", "2025-01-01..2026-01-01 6"});
  CHECK(told(-244, 0).empty());
  CHECK(told(-400, -300).empty());
  CHECK(told(500, 700).empty());
}

TEST_CASE("a visitor of totals may ask the book") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of(0, 1, 0, 10), entry_of(40, 5000, 0, 10), entry_of(400, 1, 0, 10)})));
  std::size_t seen = 0;
  value(book.each_total(representable_days, Stride::years, [&](DaySpan period, std::span<const VolunteerTotal>) {
    seen += totals_told(book, period, Stride::months).size();
  }));
  CHECK(seen == 2 + 2 + 1);
}

TEST_CASE("a transaction may take many volunteers through many months") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  for (const int way : {1, -1}) {
    Book::Transaction transaction = value(book.begin());
    for (int month = 0; month < 30; ++month) {
      Posting posting;
      for (std::uint32_t no = 1; no <= 3500; ++no) {
        posting.entries.push_back(
            entry_of(way * month * 31 + way, no * 2, 0, static_cast<std::uint16_t>(no % 200), 1, 2));
      }
      value(book.post(posting));
    }
    if (way > 0) {
      CHECK(totals_told(book, representable_days, Stride::years) ==
            totals_summed(book, representable_days, Stride::years));
    }
    value(transaction.commit());
  }
  for (const Stride stride : strides) {
    CHECK(totals_told(book, representable_days, stride) == totals_summed(book, representable_days, stride));
  }
}

TEST_CASE("damaged totals break the book, not the program") {
  const Posting posting = posting_of({entry_of(0, 1, 0, 10), entry_of(31, 1, 0, 10)});
  for (const std::string table : {"month_totals", "year_totals"}) {
    CAPTURE(table);
    const Scratch scratch;
    { value(new_book(scratch.path()).post(posting)); }
    const auto damage = [&](const std::string& change) {
      run_sql(scratch.path(), "UPDATE " + table + " SET " + change);
    };
    Posting removal;
    removal.removed = posting.entries;
    Book book = old_book(scratch.path());
    const Stride stride = table == "year_totals" ? Stride::years : Stride::months;
    const auto told = [&] {
      return book.each_total(representable_days, stride, [](DaySpan, std::span<const VolunteerTotal>) {});
    };
    for (const char* const pack : {"x'01'", "x'ffffffffffffffffffffff'", "x'ff7f010101'", "x'01ffffffffffff7f0101'"}) {
      damage(std::string("pack = ") + pack);
      CHECK(problem(told()) == Kind::broken_book);
      CHECK(problem(book.post(removal)) == Kind::broken_book);
      const VolunteerNo one{1};
      CHECK(problem(book.each_total(representable_days, stride, {&one, 1}, [](DaySpan, auto) {})) == Kind::broken_book);
      CHECK(problem(book.each_volunteer_totals(representable_days, stride, {}, [](VolunteerNo, auto) {})) ==
            Kind::broken_book);
    }
    // Less than what goes: nobody, minutes, entries, days.
    for (const char* const pack : {"x''", "x'01010202'", "x'01140002'", "x'01140200'"}) {
      damage(std::string("pack = ") + pack);
      value(told());
      CHECK(problem(book.post(removal)) == Kind::broken_book);
    }
    damage("pack = x'01140202', block = 40000");
    CHECK(problem(told()) == Kind::broken_book);
  }
  const Scratch scratch;
  { value(new_book(scratch.path()).post(posting)); }
  for (const char* const change : {"UPDATE month_totals SET month = 202513 WHERE month = 202501",
                                   "UPDATE month_totals SET month = -1 WHERE month = 202513",
                                   "UPDATE month_totals SET month = 1 << 40 WHERE month = -1"}) {
    run_sql(scratch.path(), change);
    Book book = read_book(scratch.path());
    CHECK(problem(book.each_total(representable_days, Stride::years, [](DaySpan, auto) {})) == Kind::broken_book);
  }
}

}  // namespace
}  // namespace starhours
