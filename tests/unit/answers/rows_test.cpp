#include "made_up_book.h"

#include <starhours/intake.h>

namespace starhours::test {
namespace {

void import(MadeUpBook& made, const std::string& name, const std::string& text) {
  const auto source = source_of(text);
  IntakeOptions options;
  options.reading.source = name;
  options.today = day("2025-04-01");
  const auto receipt = take_in(made.book(), *source, options);
  REQUIRE_MESSAGE(receipt, (receipt ? "" : receipt.error().message));
}

const std::string march =
    "volunteer_id,name,team,activity,sign_in,sign_out\n"
    "A01,张三,第一队,食品银行,2025-03-05 09:00,2025-03-05 11:00\n"
    "A01,张三,第一队,食品银行,2025-03-05 09:00,2025-03-05 11:00\n"
    "\n"
    "A02,李四,第一队,食品银行,2025-03-05 09:00,\n"
    "A03,王芳,第一队,食品银行,请假,请假\n"
    "A04,赵六,第一队,食品银行,2025-03-05 22:00,2025-03-06 01:00\n"
    "合计,,,,,\n";

TEST_CASE("every row of a kept sheet has its fate") {
  MadeUpBook made;
  import(made, "march.csv", march);
  const auto rows = [&](const std::string& sheet, const Cut& cut = {}) {
    return answer([&](RowSink& sink) { return answer_rows(made.asking(), sheet, cut, sink); });
  };
  const std::string expected =
      "sheet|worksheet|row|line|fate|kind|\n"
      "march.csv|-|1|1|skipped|header|\n"
      "march.csv|-|2|2|posted|-|\n"
      "march.csv|-|3|3|duplicate|-|\n"
      "march.csv|-|4|4|skipped|blank|\n"
      "march.csv|-|5|5|suspense|missing-sign-out|\n"
      "march.csv|-|6|6|absent|absent|\n"
      "march.csv|-|7|7|posted|-|\n"
      "march.csv|-|8|8|skipped|total|";
  CHECK(rows("march.csv") == expected);
  const auto sheets = made.book().sheets();
  REQUIRE(sheets);
  REQUIRE(sheets->size() == 1);
  const Sheet& sheet = sheets->front();
  CHECK(rows(sheet.sha256.substr(0, 8)) == expected);
  CHECK(rows(fmt::format("{}", index_of(sheet.no))) == expected);
  CHECK(sheet.posted == 2);
  CHECK(sheet.duplicates == 1);
  CHECK(sheet.suspense == 1);
  CHECK(sheet.absent == 1);
  CHECK(sheet.skipped == 3);
  Cut cut;
  cut.top = 1;
  CHECK(rows("march.csv", cut) == "sheet|worksheet|row|line|fate|kind|\nmarch.csv|-|1|1|skipped|header|");
}

TEST_CASE("a sheet by a text that fits none, or several") {
  MadeUpBook made;
  import(made, "march.csv", march);
  import(made, "march.csv", march + "\n");
  const auto refused = [&](const std::string& sheet) {
    return refusal([&](RowSink& sink) { return answer_rows(made.asking(), sheet, {}, sink); });
  };
  CHECK(refused("marsh.csv") == "usage: unknown sheet 'marsh.csv'; did you mean 'march.csv'?");
  CHECK(refused("march.csv").starts_with("usage: 'march.csv' is the name of 2 sheets; say which by sha256: "));
  CHECK(refused("9") ==
        "usage: unknown sheet '9'; give the name of an imported sheet, or the first eight digits of its sha256");
}

TEST_CASE("answers do not depend on the order of import") {
  const std::string april =
      "volunteer_id,name,team,activity,sign_in,sign_out\n"
      "A09,孙七,第三队,清洁日,2025-03-05 09:00,2025-03-05 10:00\n"
      "A02,李四,第二队,清洁日,2025-03-20 09:00,2025-03-20 10:30\n"
      "A01,张三,第一队,敬老,2025-03-05 10:00,2025-03-05 12:00\n";
  const auto everything = [&](bool march_first) {
    MadeUpBook made;
    import(made, march_first ? "march.csv" : "april.csv", march_first ? march : april);
    import(made, march_first ? "april.csv" : "march.csv", march_first ? april : march);
    std::string all;
    const std::vector<Question> questions{
        [&](RowSink& sink) {
          return answer_hours(made.asking(), {}, {Dimension::team, Dimension::volunteer, Dimension::day}, {}, sink);
        },
        [&](RowSink& sink) { return answer_entries(made.asking(), {}, {}, sink); },
        [&](RowSink& sink) { return answer_volunteers(made.asking(), {}, {}, sink); },
        [&](RowSink& sink) { return answer_teams(made.asking(), {}, sink); },
        [&](RowSink& sink) { return answer_activities(made.asking(), {}, {}, sink); },
        [&](RowSink& sink) { return answer_sheets(made.asking(), {}, sink); },
        [&](RowSink& sink) { return answer_suspense(made.asking(), {}, sink); },
        [&](RowSink& sink) { return answer_why(made.asking(), "A01", {}, sink); },
        [&](RowSink& sink) { return answer_summary(made.asking(), {}, sink); },
        [&](RowSink& sink) { return answer_statement(made.asking(), "A01", period("2025"), sink); }};
    for (const Question& question : questions) all += answer(question) + "\n";
    return all;
  };
  CHECK(everything(true) == everything(false));
}

}  // namespace
}  // namespace starhours::test
