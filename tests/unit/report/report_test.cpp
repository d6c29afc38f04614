#include <starhours/report.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace starhours;

namespace {

ReportHead head() {
  return {{"时长", "Hours"},
          {{"volunteer", {"编号", "Id"}, CellKind::text},
           {"minutes", {"分钟", "Minutes"}, CellKind::count},
           {"won", {"当选", "Won"}, CellKind::flag}}};
}

// Notes what it is told.
class Listener final : public RowSink {
 public:
  void begin(const ReportHead& head) override { heard += "begin " + head.title.en + ";"; }
  void row(std::span<const Cell> cells) override {
    for (const Cell& cell : cells) {
      if (std::holds_alternative<std::monostate>(cell)) heard += " -";
      if (const auto* text = std::get_if<std::string_view>(&cell)) heard += " " + std::string(*text);
      if (const auto* number = std::get_if<std::int64_t>(&cell)) heard += " " + std::to_string(*number);
      if (const auto* flag = std::get_if<bool>(&cell)) heard += *flag ? " yes" : " no";
    }
    heard += ";";
  }
  void end() override { heard += "end"; }

  std::string heard;
};

}  // namespace

TEST_CASE("a report keeps its rows after their texts are gone") {
  Report report;
  report.begin(head());
  {
    const std::string id = "a volunteer whose id is long enough to live on the heap";
    report.row(std::vector<Cell>{std::string_view(id), std::int64_t{90}, true});
  }
  report.row(std::vector<Cell>{std::monostate{}, std::int64_t{-1}, false});
  report.end();
  REQUIRE(report.rows().size() == 2);
  CHECK(std::get<std::string>(report.at(0, "volunteer")) == "a volunteer whose id is long enough to live on the heap");
  CHECK(std::get<std::int64_t>(report.at(0, "minutes")) == 90);
  CHECK(std::get<bool>(report.at(0, "won")));
  CHECK(std::holds_alternative<std::monostate>(report.at(1, "volunteer")));
  CHECK(report.head().columns.size() == 3);
}

TEST_CASE("a report tells another sink all that it was told") {
  Report report;
  Listener listener;
  report.begin(head());
  report.row(std::vector<Cell>{std::string_view("V1"), std::int64_t{90}, true});
  report.row(std::vector<Cell>{std::string_view(""), std::monostate{}, false});
  report.end();
  report.replay(listener);
  CHECK(listener.heard == "begin Hours; V1 90 yes;  - no;end");
  Report copy;
  report.replay(copy);
  CHECK(copy.rows() == report.rows());
}

TEST_CASE("a report that begins anew forgets") {
  Report report;
  report.begin(head());
  report.row(std::vector<Cell>{std::string_view("V1"), std::int64_t{90}, true});
  report.begin(head());
  CHECK(report.rows().empty());
}

TEST_CASE("a word is a short text that no format has to escape") {
  for (const std::string_view text :
       {"2024-03", "a", "9", "2024-W11", "08:00", "too_few.of-them", "0123456789ABCDEFGHxyz_", "张三", "第4服务队",
        "邻里互助服务队", "一\u9FFF", "a张"}) {
    CAPTURE(text);
    const auto word = Word::of(text);
    REQUIRE(word);
    CHECK(word->text() == text);
    CHECK(text_in(Cell{*word}) == text);
  }
  for (const std::string_view text : {"",
                                      "-1",
                                      ".5",
                                      ":",
                                      "_a",
                                      "a b",
                                      "a,b",
                                      "a\"b",
                                      "a'b",
                                      "=1",
                                      "a|b",
                                      "a\n",
                                      "＝1",
                                      "张 三",
                                      "a\\b",
                                      "a/b",
                                      "1+1",
                                      "a@b",
                                      "0123456789ABCDEFGHIxyz_",
                                      "一二三四五六七八",
                                      "\u4DFF",
                                      "\uA000",
                                      "，",
                                      "\u202E张",
                                      "\xE5",
                                      "\xE5\xBC",
                                      "a\xE5\xBC",
                                      "\xE5\xBC\x40",
                                      "\xE4\xB7\xBF",
                                      "-张"}) {
    CAPTURE(text);
    CHECK_FALSE(Word::of(text));
  }
  CHECK_FALSE(Word::of(std::string_view("a\0b", 3)));
  CHECK_FALSE(text_in(Cell{std::int64_t{1}}));
  CHECK_FALSE(text_in(Cell{}));
  CHECK(text_in(Cell{std::string_view("张 三")}) == "张 三");
}

TEST_CASE("a report keeps words as texts") {
  Report report;
  report.begin(head());
  report.row(std::vector<Cell>{*Word::of("V1"), std::int64_t{90}, true});
  report.end();
  CHECK(std::get<std::string>(report.at(0, "volunteer")) == "V1");
}
