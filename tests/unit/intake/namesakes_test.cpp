// Sheets in which names tell nothing: all but the first character hidden, or the same word for everybody.
#include "books.h"

#include <algorithm>
#include <random>

using namespace starhours;
using namespace starhours::test;

namespace {

constexpr const char* header = "name,id number,phone,team,activity,sign_in,sign_out\n";
constexpr const char* registry_header = "volunteer_id,name,id number,phone,team,registered\n";

// With the check digit of GB 11643; nobody was born in 1903 and has one.
std::string id_number(int nth) {
  static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  std::string digits = fmt::format("6108811903{:02}{:02}{:03}", 1 + nth % 12, 1 + nth / 12 % 28, nth);
  int sum = 0;
  for (std::size_t at = 0; at < digits.size(); ++at) sum += (digits[at] - '0') * weights[at];
  return digits + "10X98765432"[sum % 11];
}

class Crowd {
 public:
  explicit Crowd(std::uint32_t seed) : random_(seed) {}

  std::vector<std::string> rows(int count) {
    static constexpr const char* teams[] = {"", "甲队", "乙队"};
    std::vector<std::string> rows;
    for (int row = 0; row < count; ++row) {
      const int hour = 8 + below(8);
      const bool numbered = below(4) == 0;
      const bool phoned = below(8) != 0;
      rows.push_back(fmt::format("{},{},{},{},清洁,2025-03-{:02} {:02}:00,2025-03-{:02} {:02}:30\n",
                                 below(12) == 0 ? "李*" : "张*", numbered ? id_number(below(90)) : "",
                                 phoned ? phone() : "", teams[below(3)], 1 + row % 28, hour, 1 + row % 28, hour + 1));
    }
    return rows;
  }

  std::string registry() {
    static constexpr const char* teams[] = {"", "甲队", "乙队"};
    std::string text = registry_header;
    for (int nth = 0; nth < 90; ++nth) {
      text += fmt::format("V{},张*,{},{},{},2024-01-01\n", nth, below(3) == 0 ? id_number(nth) : "",
                          below(2) == 0 ? phone() : "", teams[below(3)]);
    }
    return text;
  }

  // Few give an id; who they are is told by number or phone, and some come again with what they did not give before.
  std::vector<std::string> registry_rows(int count) {
    static constexpr const char* teams[] = {"", "甲队", "乙队"};
    std::vector<std::string> rows;
    for (int row = 0; row < count; ++row) {
      rows.push_back(fmt::format("{},{},{},{},{},2024-{:02}-{:02}\n",
                                 below(6) == 0 ? fmt::format("V{}", below(40)) : "", below(12) == 0 ? "李*" : "张*",
                                 below(4) == 0 ? id_number(below(60)) : "", below(8) != 0 ? phone() : "",
                                 teams[below(3)], 1 + row / 28, 1 + row % 28));
    }
    return rows;
  }

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  std::string phone() { return fmt::format("199000{:05}", below(160)); }

  std::mt19937 random_;
};

// But for what is told of the sheets.
std::vector<std::string> people_and_entries(Book& book) {
  std::vector<std::string> lines = facts(book);
  std::erase_if(lines,
                [](const std::string& line) { return !line.starts_with("volunteer") && !line.starts_with("entry"); });
  return lines;
}

}  // namespace

TEST_CASE("many of one name in a registry are told apart as they are one by one") {
  for (const std::uint32_t seed : {3U, 4U}) {
    CAPTURE(seed);
    Crowd crowd(seed);
    BookFolder folder;
    Book together = folder.open("together.db");
    Book one_by_one = folder.open("one-by-one.db");
    // The second time there are many from the first row on.
    for (const std::string name : {"first", "second"}) {
      const std::vector<std::string> rows = crowd.registry_rows(200);
      std::string all = registry_header;
      for (const std::string& row : rows) {
        all += row;
        const auto receipt =
            import(one_by_one, {fmt::format("{} {}", name, &row - rows.data()), registry_header + row});
        REQUIRE(receipt);
      }
      import_well(together, {name, all});
      const std::vector<std::string> people = people_and_entries(together);
      CHECK(people.size() > 100);
      CHECK(people == people_and_entries(one_by_one));
    }
  }
}

TEST_CASE("many of one name are told apart as they are one by one") {
  for (const std::uint32_t seed : {1U, 2U}) {
    for (const bool registered : {false, true}) {
      CAPTURE(seed);
      CAPTURE(registered);
      Crowd crowd(seed);
      const TestSheet registry{"registry.csv", crowd.registry()};
      const std::vector<std::string> rows = crowd.rows(150);
      BookFolder folder;
      Book together = folder.open("together.db");
      Book one_by_one = folder.open("one-by-one.db");
      if (registered) {
        import_well(together, registry);
        import_well(one_by_one, registry);
      }
      std::string all = header;
      for (const std::string& row : rows) {
        all += row;
        import_well(one_by_one, {fmt::format("{}.csv", &row - rows.data()), header + row});
      }
      import_well(together, {"all.csv", all});
      CHECK(people_and_entries(together) == people_and_entries(one_by_one));
      // Who comes to be known later, too.
      if (!registered) {
        import_well(together, registry);
        import_well(one_by_one, registry);
        CHECK(people_and_entries(together) == people_and_entries(one_by_one));
      }
    }
  }
}
