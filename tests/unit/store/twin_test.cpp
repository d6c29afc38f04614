#include "scratch.h"

#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>
#include <tuple>

namespace starhours {
namespace {

TEST_CASE("a twin reads what the snapshot shows, whatever is written meanwhile") {
  const Scratch scratch;
  Book writer = new_book(scratch.path());
  value(writer.post(posting_of({entry_of(1, 1, 0, 10)})));
  Book reader = read_book(scratch.path());
  const auto snapshot = value(reader.snapshot());
  value(writer.post(posting_of({entry_of(2, 1, 0, 10)})));
  std::optional<Book> twin = reader.twin();
  REQUIRE(twin);
  CHECK(journal(*twin).size() == 2);
  value(writer.post(posting_of({entry_of(3, 1, 0, 10)})));
  CHECK(journal(reader).size() == 2);
  CHECK(journal(*twin).size() == 2);
  CHECK(journal(writer).size() == 3);
}

TEST_CASE("a twin is of a snapshot only") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  CHECK(!book.twin());
  {
    const auto transaction = value(book.begin());
    value(book.set_rulebook_text("x"));
    CHECK(!book.twin());
    CHECK(value(book.rulebook_text()) == "x");
  }
  {
    const auto snapshot = value(book.snapshot());
    CHECK(book.twin());
  }
  value(book.set_rulebook_text("y"));
}

TEST_CASE("a twin shows the same state beside a writer that does not rest") {
  const Scratch scratch;
  { value(new_book(scratch.path()).post(posting_of({entry_of(0, 1, 0, 10)}))); }
  std::atomic<bool> enough = false;
  std::thread writing([&] {
    Book writer = old_book(scratch.path());
    for (int day = 1; !enough && day < 2000; ++day) {
      if (!writer.post(posting_of({entry_of(day, 1, 0, 10)}))) return;
    }
  });
  int twins = 0;
  Book reader = read_book(scratch.path());
  for (int i = 0; i < 100; ++i) {
    const auto snapshot = value(reader.snapshot());
    std::optional<Book> twin = reader.twin();
    if (!twin) continue;
    ++twins;
    std::vector<Entry> of_twin;
    std::thread reading([&] { of_twin = journal(*twin); });
    const std::vector<Entry> own = journal(reader);
    reading.join();
    CHECK(same(own, of_twin));
  }
  enough = true;
  writing.join();
  CHECK(twins > 0);
}

// Volunteers of three blocks, here and there in some months of two years.
void fill_blocks(Book& book) {
  std::mt19937 random(20250308);
  std::set<std::pair<int, std::uint32_t>> days;
  for (int i = 0; i < 3000; ++i) {
    days.insert({static_cast<int>(random() % 150) - 40, 1 + static_cast<std::uint32_t>(random() % 9000)});
  }
  std::vector<Entry> entries;
  for (const auto& [day, volunteer] : days) {
    entries.push_back(entry_of(day, volunteer, 0, static_cast<std::uint16_t>(1 + random() % 300)));
    if (random() % 4 == 0) entries.push_back(entry_of(day, volunteer, 400, 60, 2, 3));
  }
  value(book.post(posting_of(std::move(entries))));
}

const std::vector<VolunteerSpan> spans{{},           {0, 1},       {1, 4096},          {4096, 8192},
                                       {4000, 4200}, {4501, 4501}, {4501, 0xFFFFFFFF}, {50'000, 60'000}};

TEST_CASE("service days of a part of the volunteers") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  fill_blocks(book);
  const std::vector<Entry> all = journal(book);
  std::vector<bool> chosen(7000);
  for (std::size_t no = 0; no < chosen.size(); no += 3) chosen[no] = true;
  for (const VolunteerSpan& span : spans) {
    for (const DaySpan& days : {representable_days, DaySpan{day_at(20), day_at(47)}, DaySpan{day_at(9), day_at(9)}}) {
      for (const std::vector<bool>* wanted : {static_cast<std::vector<bool>*>(nullptr), &chosen}) {
        std::vector<Entry> expected;
        for (const Entry& entry : all) {
          const std::uint32_t no = index_of(entry.stretch.volunteer);
          if (days.contains(entry.stretch.day) && span.contains(entry.stretch.volunteer) &&
              (wanted == nullptr || (no < wanted->size() && (*wanted)[no]))) {
            expected.push_back(entry);
          }
        }
        std::vector<Entry> found;
        value(book.each_service_day(days, span, wanted, [&](std::span<const Entry> service_day) {
          for (const Entry& entry : service_day) {
            CHECK(entry.stretch.volunteer == service_day.front().stretch.volunteer);
          }
          found.insert(found.end(), service_day.begin(), service_day.end());
          return true;
        }));
        CHECK(same(found, expected));
      }
    }
  }
  int visited = 0;
  value(book.each_service_day(representable_days, VolunteerSpan{}, nullptr,
                              [&](std::span<const Entry>) { return ++visited < 5; }));
  CHECK(visited == 5);
}

TEST_CASE("totals volunteer by volunteer are those period by period") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const auto nobody = [](VolunteerNo, std::span<const PeriodTotal>) { FAIL("nobody served yet"); };
  value(book.each_volunteer_totals(representable_days, Book::Stride::months, {}, nobody));
  fill_blocks(book);
  for (const VolunteerSpan& span : spans) {
    for (const DaySpan& days : {representable_days, DaySpan{day_at(15), day_at(100)}, DaySpan{day_at(15), day_at(16)},
                                DaySpan{day_at(-20), day_at(365)}, DaySpan{day_at(-31), day_at(50)}}) {
      for (const Book::Stride stride : {Book::Stride::months, Book::Stride::years}) {
        using Row = std::tuple<VolunteerNo, Day, std::int64_t, std::int64_t, std::int64_t>;
        std::vector<Row> expected;
        value(book.each_total(days, stride, [&](DaySpan period, std::span<const VolunteerTotal> totals) {
          for (const VolunteerTotal& total : totals) {
            if (span.contains(total.volunteer)) {
              expected.emplace_back(total.volunteer, period.first, total.minutes, total.entries, total.days);
            }
          }
        }));
        std::sort(expected.begin(), expected.end());
        std::vector<Row> found;
        value(book.each_volunteer_totals(days, stride, span, [&](VolunteerNo volunteer, auto totals) {
          for (const PeriodTotal& total : totals) {
            found.emplace_back(volunteer, total.first, total.minutes, total.entries, total.days);
          }
        }));
        CHECK(found == expected);
      }
    }
  }
}

TEST_CASE("the middle volunteer has about as much done before as behind") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  CHECK(value(book.middle_volunteer()) == VolunteerNo::none);
  std::vector<Volunteer> put(10);
  for (std::size_t i = 0; i < put.size(); ++i) {
    put[i].id = "V" + std::to_string(i);
    value(book.put_volunteer(put[i]));
  }
  value(book.post(posting_of({entry_of(1, 2, 0, 10), entry_of(1, 9, 0, 10)})));
  CHECK(value(book.middle_volunteer()) == VolunteerNo{5});
  fill_blocks(book);
  const VolunteerNo middle = value(book.middle_volunteer());
  CHECK(VolunteerNo{3900} < middle);
  CHECK(middle < VolunteerNo{5000});
}

TEST_CASE("lines of the roster are what its volunteers say") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  std::vector<Volunteer> put;
  for (int i = 0; i < 20; ++i) {
    Volunteer volunteer;
    volunteer.id = "V" + std::to_string(i);
    volunteer.name = i % 3 == 0 ? "" : "王芳";
    if (i % 4 == 0) volunteer.registered = day_at(i);
    if (i % 5 == 0) volunteer.groups = {"staff", "party"};
    volunteer.known = i % 2 == 0 ? Known::by_registry : Known::by_phone;
    volunteer.no = value(book.put_volunteer(volunteer));
    put.push_back(volunteer);
  }
  std::size_t at = 3;
  value(book.each_volunteer({index_of(put[3].no), index_of(put[18].no)}, [&](const VolunteerLine& line) {
    const Volunteer& volunteer = put[at++];
    CHECK(line.no == volunteer.no);
    CHECK(line.id == volunteer.id);
    CHECK(line.name == volunteer.name);
    CHECK(line.team == volunteer.team);
    CHECK(line.registered == volunteer.registered);
    CHECK(line.known == volunteer.known);
  }));
  CHECK(at == 18);
  std::map<VolunteerNo, std::vector<std::string>> groups;
  value(book.each_group([&](VolunteerNo no, std::string_view group) { groups[no].emplace_back(group); }));
  for (const Volunteer& volunteer : put) CHECK(groups[volunteer.no] == volunteer.groups);
}

}  // namespace
}  // namespace starhours
