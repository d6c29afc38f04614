// The packs of volunteers tell what the table of volunteers does, whatever is done to it.
#include "scratch.h"

#include <algorithm>
#include <optional>
#include <random>

namespace starhours {
namespace {

// Somebody who changes the volunteers of a book at random, and looks whether packs and table agree.
class Registrar {
 public:
  Registrar(Book& book, std::uint64_t seed) : book_(book), random_(seed) {}

  void act() {
    // Now and then of such alone as can be dropped again: then whole blocks go.
    least_known_ = random_() % 3 == 0 ? 2 : 0;
    const std::uint64_t what = random_() % 20;
    if (what < 8) {
      add();
    } else if (what < 14) {
      put();
    } else if (what < 19) {
      value(book_.drop_unused());
    } else if (random_() % 2 == 0) {
      value(book_.clear_derived());
    }
  }
  // A write that fails: ids are given once.
  void fail_to_add() {
    std::vector<Volunteer> newcomers = this->newcomers(4);
    newcomers.back().id = newcomers.front().id;
    CHECK(problem(book_.add_volunteers(newcomers)) == Kind::broken_book);
  }
  void look() {
    CHECK(lines_told(book_) == volunteers_told(book_));
    const auto border = [this] {
      constexpr std::uint32_t borders[] = {0, 1, 1023, 1024, 1025, 2047, 2048, 2049, 3072};
      return random_() % 2 == 0 ? borders[random_() % std::size(borders)]
                                : static_cast<std::uint32_t>(random_() % 5000);
    };
    const VolunteerSpan span{border(), border()};
    CHECK(lines_told(book_, span) == volunteers_told(book_, span));
  }
  bool chance(std::uint64_t one_in) { return random_() % one_in == 0; }

 private:
  Volunteer somebody() {
    Volunteer volunteer;
    volunteer.id = std::string(random_() % 50 == 0 ? 5000 : 0, 'x') + std::to_string(last_id_++);
    volunteer.name = random_() % 4 == 0 ? "" : "王芳";
    volunteer.team = TeamNo{static_cast<std::uint32_t>(random_() % 3 * 100)};
    if (random_() % 2 == 0) {
      volunteer.registered = day_at(static_cast<int>(random_() % 9000) - 4500);
    }
    volunteer.known = static_cast<Known>(least_known_ + random_() % (5 - least_known_));
    return volunteer;
  }
  std::vector<Volunteer> newcomers(std::size_t count) {
    std::vector<Volunteer> newcomers(count);
    auto no = static_cast<std::uint32_t>(value(book_.most_volunteers()));
    for (Volunteer& newcomer : newcomers) {
      newcomer = somebody();
      no += 1 + (random_() % 8 == 0 ? static_cast<std::uint32_t>(random_() % 40) : 0);
      newcomer.no = VolunteerNo{no};
    }
    return newcomers;
  }
  void add() {
    // Often just to a block's border, or past it.
    const auto most = static_cast<std::size_t>(value(book_.most_volunteers()));
    const std::size_t left = 1024 - most % 1024;
    const std::size_t count = random_() % 3 == 0 ? left + random_() % 3 - 1 : random_() % 400;
    value(book_.add_volunteers(newcomers(std::min<std::size_t>(count, 1500))));
  }
  void put() {
    for (std::uint64_t left = 1 + random_() % 3; left > 0; --left) {
      Volunteer volunteer = somebody();
      if (random_() % 3 != 0) {
        volunteer.no = VolunteerNo{
            1 + static_cast<std::uint32_t>(random_() % static_cast<std::uint64_t>(value(book_.most_volunteers()) + 2))};
      }
      value(book_.put_volunteer(volunteer));
    }
  }

  Book& book_;
  std::mt19937_64 random_;
  std::uint64_t least_known_ = 0;
  int last_id_ = 1;
};

TEST_CASE("law: packs tell what the table tells, whatever is done in whatever transactions") {
  for (std::uint64_t seed = 1; seed <= 16; ++seed) {
    CAPTURE(seed);
    const Scratch scratch;
    Book book = new_book(scratch.path());
    Registrar registrar(book, seed);
    for (int round = 0; round < 12; ++round) {
      {
        std::optional<Book::Transaction> transaction;
        if (!registrar.chance(4)) {
          transaction.emplace(value(book.begin()));
        }
        for (int step = 0; step < 4; ++step) {
          if (transaction && registrar.chance(3)) {
            Book::Transaction within = value(book.begin());
            registrar.act();
            if (registrar.chance(2)) registrar.look();
            registrar.act();
            if (registrar.chance(6)) {
              registrar.fail_to_add();
              CHECK(problem(within.commit()) == Kind::broken_book);
            } else if (!registrar.chance(3)) {
              value(within.commit());
            }
          } else {
            registrar.act();
          }
          if (registrar.chance(3)) registrar.look();
        }
        if (transaction && registrar.chance(6)) {
          registrar.fail_to_add();
          CHECK(problem(transaction->commit()) == Kind::broken_book);
        } else if (transaction && !registrar.chance(4)) {
          value(transaction->commit());
        }
      }
      registrar.look();
      Book reader = read_book(scratch.path());
      CHECK(lines_told(reader) == volunteers_told(reader));
    }
    CHECK(rows_of(scratch.path(), "SELECT block FROM volunteer_packs ORDER BY block") ==
          rows_of(scratch.path(), "SELECT DISTINCT no / 1024 FROM volunteers ORDER BY 1"));
  }
}

TEST_CASE("readers see the lines that are committed, a writer its own") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.post(posting_of({entry_of(1, 1, 0, 10)})));
  Volunteer volunteer;
  volunteer.id = "V1";
  volunteer.no = value(book.put_volunteer(volunteer));
  Book reader = read_book(scratch.path());
  const Book::Transaction snapshot = value(reader.snapshot());
  std::optional<Book> twin = reader.twin();
  REQUIRE(twin);
  Book::Transaction writing = value(book.begin());
  volunteer.name = "张三";
  value(book.put_volunteer(volunteer));
  CHECK(lines_told(book) == std::vector<std::string>{"1|V1|张三|0||0"});
  value(writing.commit());
  for (Book* const other : {&reader, &*twin}) {
    CHECK(lines_told(*other) == std::vector<std::string>{"1|V1||0||0"});
  }
}

TEST_CASE("a damaged table of packs breaks the book, not the program") {
  const Scratch scratch;
  Volunteer volunteer;
  {
    Book book = new_book(scratch.path());
    volunteer.id = "V1";
    value(book.put_volunteer(volunteer));
  }
  const auto damage = [&scratch](const char* sql) {
    SQLite::Database(scratch.path(), SQLite::OPEN_READWRITE).exec(sql);
  };
  volunteer.id = "V2";
  volunteer.no = VolunteerNo{2};

  damage("UPDATE volunteer_packs SET pack = x'0009'");
  Book book = old_book(scratch.path());
  CHECK(problem(book.each_volunteer({}, [](const VolunteerLine&) {})) == Kind::broken_book);
  CHECK(problem(book.add_volunteers({&volunteer, 1})) == Kind::broken_book);
  // Somebody past all that the table has: who comes next cannot come after them.
  damage("UPDATE volunteer_packs SET pack = x'0700000000'");
  CHECK(problem(book.add_volunteers({&volunteer, 1})) == Kind::broken_book);
  damage("UPDATE volunteer_packs SET block = 131072");
  CHECK(problem(book.each_volunteer({}, [](const VolunteerLine&) {})) == Kind::broken_book);
}

}  // namespace
}  // namespace starhours
