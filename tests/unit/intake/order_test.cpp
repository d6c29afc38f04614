// What a book holds is a function of its sheets and its rulebook, never of the order in which they came.
#include "books.h"

#include <cstdlib>
#include <random>

using namespace starhours;
using namespace starhours::test;

namespace {

// Small communities in which everything that can collide does: few names, few phones, ids in some sheets only.
class Sheets {
 public:
  explicit Sheets(std::uint32_t seed) : random_(seed) {}

  std::vector<TestSheet> make() {
    std::vector<TestSheet> sheets;
    const std::uint32_t count = 2 + below(4);
    for (std::uint32_t at = 0; at < count; ++at) sheets.push_back({fmt::format("s{}.csv", at), sign_ins()});
    for (std::uint32_t at = below(3); at > 0; --at) sheets.push_back({fmt::format("g{}.csv", at), groups()});
    if (below(2) == 0) sheets.push_back({"volunteers.csv", volunteers()});
    if (below(3) == 0) sheets.push_back({"teams.csv", "team_id,name,parent,kind\nT1,甲队,,服务队\nT2,乙队,T1,分队\n"});
    if (below(3) == 0) {
      sheets.push_back({"activities.csv", "activity_id,name,category,place\nA1,清洁,环境,广场\nA2,巡逻,治安,路口\n"});
    }
    return sheets;
  }

 private:
  std::uint32_t below(std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random_);
  }
  template <std::size_t N>
  std::string one_of(const char* const (&texts)[N]) {
    return texts[below(N)];
  }

  std::string groups() {
    static constexpr const char* teams[] = {"", "甲队", "T1"};
    static constexpr const char* activities[] = {"清洁", "A1"};
    static constexpr const char* times[] = {"09:00,11:00", "23:00,01:00", "09:00,", ","};
    std::string text = "activity,team,date,people,sign_in,sign_out,total hours\n";
    for (std::uint32_t row = 1 + below(6); row > 0; --row) {
      text += fmt::format("{},{},2025-03-{:02},{},{},{}\n", one_of(activities), one_of(teams), 1 + below(2), below(3),
                          one_of(times), below(3));
    }
    return text;
  }

  std::string sign_ins() {
    static constexpr const char* names[] = {"张三", "李四", "王芳"};
    static constexpr const char* phones[] = {"", "19900000001", "19900000002"};
    static constexpr const char* numbers[] = {"", "", "610881190103050015", "610881190207160120"};
    static constexpr const char* ids[] = {"", "", "V1", "V2"};
    static constexpr const char* teams[] = {"", "甲队", "乙队", "T1"};
    static constexpr const char* activities[] = {"清洁", "巡逻", "A1"};
    const bool has_id = below(3) == 0;
    const bool has_number = below(3) == 0;
    const bool has_phone = below(2) == 0;
    const bool has_team = below(2) == 0;
    std::string text = fmt::format("name{}{}{}{},activity,date,sign_in,sign_out,hours\n", has_id ? ",volunteer_id" : "",
                                   has_number ? ",id number" : "", has_phone ? ",phone" : "", has_team ? ",team" : "");
    const std::uint32_t rows = 1 + below(8);
    for (std::uint32_t row = 0; row < rows; ++row) {
      text += one_of(names);
      if (has_id) text += "," + one_of(ids);
      if (has_number) text += "," + one_of(numbers);
      if (has_phone) text += "," + one_of(phones);
      if (has_team) text += "," + one_of(teams);
      text += fmt::format(",{},2025-03-{:02}", one_of(activities), 1 + below(3));
      switch (below(6)) {
        case 0:
          text += fmt::format(",,,{}", 1 + below(2));
          break;
        case 1:
          text += ",21:00,02:00,";
          break;
        case 2:
          text += ",09:00,,";
          break;
        case 3:
          text += fmt::format(",09:00,12:00,{}", 2 + below(2));
          break;
        default:
          text += fmt::format(",{:02}:00,{:02}:30,", 8 + below(3), 11 + below(3));
          break;
      }
      text += "\n";
    }
    return text;
  }

  std::string volunteers() {
    static constexpr const char* teams[] = {"", "甲队", "乙队"};
    std::string text = "volunteer_id,name,phone,team,registered\n";
    text += fmt::format("V1,张三,19900000001,{},2024-01-01\n", one_of(teams));
    if (below(2) == 0) text += fmt::format("V2,王芳,,{},2024-01-01\n", one_of(teams));
    if (below(2) == 0) text += fmt::format("V3,张三,19900000002,{},2024-01-01\n", one_of(teams));
    return text;
  }

  std::mt19937 random_;
};

std::string joined(const std::vector<TestSheet>& sheets) {
  std::string text;
  for (const TestSheet& sheet : sheets) text += "--- " + sheet.name + "\n" + sheet.text;
  return text;
}

// The lines that one has and the other has not; empty if they are the same.
std::string difference_of(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
  std::vector<std::string> missing;
  std::vector<std::string> added;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(missing));
  std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(), std::back_inserter(added));
  std::string difference;
  for (const std::string& line : missing) difference += "- " + line + "\n";
  for (const std::string& line : added) difference += "+ " + line + "\n";
  return difference;
}

// By the same rules, which finds the same.
std::string difference_when_counted_again(Book& book) {
  const std::vector<std::string> before = facts(book);
  REQUIRE(adopt_rulebook(book, "title = \"the same rules\"\n", test_today));
  return difference_of(before, facts(book));
}

int communities() {
  const char* asked = std::getenv("STARHOURS_LAWS");
  return asked == nullptr ? 60 : std::max(10, std::atoi(asked) / 1000);
}

}  // namespace

TEST_CASE("the order of import changes nothing, and neither does importing again") {
  for (std::uint32_t seed = 1; seed <= static_cast<std::uint32_t>(communities()); ++seed) {
    CAPTURE(seed);
    std::vector<TestSheet> sheets = Sheets(seed).make();
    BookFolder folder;
    Book first = folder.open("first.db");
    for (const TestSheet& sheet : sheets) import_well(first, sheet);
    const std::vector<std::string> expected = facts(first);

    for (const TestSheet& sheet : sheets) CHECK(import_well(first, sheet).already_known);
    CHECK(facts(first) == expected);

    std::mt19937 random(seed);
    for (int shuffle = 0; shuffle < 4; ++shuffle) {
      std::shuffle(sheets.begin(), sheets.end(), random);
      Book other = folder.open(fmt::format("{}.db", shuffle));
      for (const TestSheet& sheet : sheets) import_well(other, sheet);
      const std::string difference = difference_of(expected, facts(other));
      if (!difference.empty()) {
        FAIL_CHECK("seed " << seed << ", shuffle " << shuffle << "\n" << joined(sheets) << difference);
        return;
      }
    }
    // A sheet more and out again, and the same sheets without one of them.
    const TestSheet extra{"extra.csv", Sheets(seed + 5000).make().front().text};
    CAPTURE(extra.text);
    import_well(first, extra);
    const std::vector<SheetNo> added{first.sheets()->back().no};
    if (first.sheets()->back().options.source == extra.name) {
      REQUIRE(undo(first, added, test_today));
      CAPTURE(joined(sheets));
      CHECK(difference_of(expected, facts(first)) == "");
    }
    Book fewer = folder.open("fewer.db");
    for (std::size_t at = 1; at < sheets.size(); ++at) import_well(fewer, sheets[at]);
    Book undone = folder.open("undone.db");
    for (const TestSheet& sheet : sheets) import_well(undone, sheet);
    const std::vector<SheetNo> one{undone.sheets()->front().no};
    REQUIRE(undo(undone, one, test_today));
    CAPTURE(joined(sheets));
    CHECK(difference_of(facts(fewer), facts(undone)) == "");
    // One sheet in another's place, and that one from the beginning.
    Book replaced = folder.open("replaced.db");
    for (const TestSheet& sheet : sheets) import_well(replaced, sheet);
    if (!replace_well(replaced, sheets.front().name, extra).already_known) {
      import_well(fewer, extra);
      CHECK(difference_of(facts(fewer), facts(replaced)) == "");
    }
    // Somebody is said to be somebody else; then a sheet comes and goes.
    const auto people = fewer.volunteers();
    REQUIRE(people);
    if (people->size() > 2) {
      REQUIRE(merge(fewer, (*people)[seed % people->size()].id, (*people)[(seed + 1) % people->size()].id, test_today));
      CHECK(difference_when_counted_again(fewer) == "");
      import_well(fewer, {"later.csv", Sheets(seed + 9000).make().front().text});
      CHECK(difference_when_counted_again(fewer) == "");
      const std::vector<SheetNo> last{fewer.sheets()->back().no};
      REQUIRE(undo(fewer, last, test_today));
      CHECK(difference_when_counted_again(fewer) == "");
    }
    CHECK(difference_when_counted_again(first) == "");
  }
}
