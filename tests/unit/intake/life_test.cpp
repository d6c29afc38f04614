// What a book holds is what its sheets, its rulebook and what was said of persons say: never how it came about.
// STARHOURS_LAWS: so many thousand books (100); STARHOURS_LAWS_SEED: that one alone.
#include "clerk.h"

#include <cstdlib>

using namespace starhours;
using namespace starhours::test;

namespace {

constexpr int acts = 14;

// The lines that one has and the other has not; empty if they are the same.
std::string difference_of(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
  std::string difference;
  const auto tell = [&difference](const char* mark, const auto& of, const auto& but) {
    std::vector<std::string> lines;
    std::set_difference(of.begin(), of.end(), but.begin(), but.end(), std::back_inserter(lines));
    for (const std::string& line : lines) difference += mark + line + "\n";
  };
  tell("- ", expected, found);
  tell("+ ", found, expected);
  return difference;
}

// By the same rules, which finds the same. The book stays as it is.
std::string difference_when_counted_again(Book& book) {
  const std::vector<std::string> found = facts(book);
  std::vector<std::string> expected;
  const std::string rulebook = *book.rulebook_text();
  {
    const auto trial = book.begin();
    REQUIRE(trial);
    REQUIRE(adopt_rulebook(book, rulebook.empty() ? "title = \"the same rules\"\n" : rulebook, test_today));
    expected = facts(book);
  }
  CHECK(facts(book) == found);
  return difference_of(expected, found);
}

std::string difference_in_another_order(Book& book, Book other, const std::vector<TestSheet>& sheets) {
  if (const std::string rulebook = *book.rulebook_text(); !rulebook.empty()) {
    REQUIRE(adopt_rulebook(other, rulebook, test_today));
  }
  std::string order;
  for (const TestSheet& sheet : sheets) {
    import_well(other, sheet);
    order += " " + sheet.name;
  }
  for (const TestSheet& sheet : sheets) CHECK(import_well(other, sheet).already_known);
  const std::string difference = difference_of(facts(book), facts(other));
  return difference.empty() ? "" : "in the order" + order + "\n" + difference;
}

// What is wrong with a life, and all that was done in it; empty if nothing.
std::string fault_of_life(std::uint64_t seed) {
  const BookFolder folder;
  Book book = folder.open("book.db");
  Clerk clerk(book, seed);
  std::string told;
  for (int act = 0; act < acts; ++act) {
    told += clerk.act();
    if (const std::string difference = difference_when_counted_again(book); !difference.empty()) {
      return told + difference;
    }
  }
  // Who somebody was said to be is not in the sheets.
  if (!book.merges()->empty()) return "";
  const std::string difference = difference_in_another_order(book, folder.open("other.db"), clerk.shuffled());
  return difference.empty() ? "" : told + difference;
}

std::uint64_t variable(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_CASE("whatever is done to a book, it is as if all were counted from the beginning, in any order") {
  const std::uint64_t only = variable("STARHOURS_LAWS_SEED", 0);
  const std::uint64_t books = std::max<std::uint64_t>(10, variable("STARHOURS_LAWS", 100'000) / 1000);
  for (std::uint64_t seed = only == 0 ? 1 : only; seed <= (only == 0 ? books : only); ++seed) {
    CAPTURE(seed);
    const std::string fault = fault_of_life(seed);
    if (!fault.empty()) FAIL("STARHOURS_LAWS_SEED=" << seed << "\n" << fault);
  }
}
