#include <starhours/render.h>

#include <doctest/doctest.h>

#include <string>

using namespace starhours;

namespace {

Problem time_order() {
  Problem problem = error(Kind::time_order, "sign-out 09:15 is before sign-in 13:00",
                          "write 21:15, or give the sign-out its own date");
  problem.place = {.source = "march.csv",
                   .worksheet = {},
                   .row = 7,
                   .line = 7,
                   .column = 38,
                   .length = 5,
                   .excerpt = "王芳,食品银行,2025-03-04,13:00,09:15"};
  return problem;
}

std::string second_line(const std::string& text) {
  const std::size_t first = text.find('\n') + 1;
  return text.substr(first, text.find('\n', first) - first);
}
std::string third_line(const std::string& text) {
  const std::size_t second = text.find('\n', text.find('\n') + 1) + 1;
  return text.substr(second, text.find('\n', second) - second);
}

}  // namespace

TEST_CASE("a problem in a text file") {
  CHECK(render(time_order(), {}) ==
        "march.csv:7:38: error: sign-out 09:15 is before sign-in 13:00 [time-order]\n"
        "  7 | 王芳,食品银行,2025-03-04,13:00,09:15\n"
        "    |                                ^~~~~\n"
        "  hint: write 21:15, or give the sign-out its own date\n");
}

TEST_CASE("colour is only paint") {
  CHECK(render(time_order(), {.language = Language::zh, .raw = false, .color = true}) ==
        "\033[1mmarch.csv:7:38:\033[0m \033[1;31merror:\033[0m sign-out 09:15 is before sign-in 13:00 [time-order]\n"
        "  7 | 王芳,食品银行,2025-03-04,13:00,09:15\n"
        "    |                                \033[1;31m^~~~~\033[0m\n"
        "  \033[36mhint:\033[0m write 21:15, or give the sign-out its own date\n");
}

TEST_CASE("places") {
  Problem problem = warning(Kind::equal_rows, "two rows are equal");
  CHECK(render(problem, {}) == "warning: two rows are equal [equal-rows]\n");
  problem.place.source = "book.db";
  CHECK(render(problem, {}) == "book.db: warning: two rows are equal [equal-rows]\n");
  problem.place.line = 12;
  CHECK(render(problem, {}) == "book.db:12: warning: two rows are equal [equal-rows]\n");
  problem.place = {
      .source = "march.xlsx", .worksheet = "签到表", .row = 7, .line = 0, .column = 5, .length = 0, .excerpt = {}};
  CHECK(render(problem, {}) == "march.xlsx:签到表!E7: warning: two rows are equal [equal-rows]\n");
  problem.place.column = 28;
  CHECK(render(problem, {}) == "march.xlsx:签到表!AB7: warning: two rows are equal [equal-rows]\n");
  problem.place.column = 702;
  CHECK(render(problem, {}) == "march.xlsx:签到表!ZZ7: warning: two rows are equal [equal-rows]\n");
  problem.place.column = 0;
  CHECK(render(problem, {}) == "march.xlsx:签到表!7: warning: two rows are equal [equal-rows]\n");
}

TEST_CASE("untrusted text is shown, not obeyed") {
  Problem problem = error(Kind::bad_time, "expected a time, found '\033[2J'");
  problem.place = {.source = "a\nb.csv",
                   .worksheet = {},
                   .row = 1,
                   .line = 1,
                   .column = 3,
                   .length = 4,
                   .excerpt = "x,\033[2J,\t\x9B"};
  CHECK(render(problem, {}) ==
        "a␊b.csv:1:3: error: expected a time, found '␛[2J' [bad-time]\n"
        "  1 | x,␛[2J,␉\uFFFD\n"
        "    |   ^~~~\n");
}

TEST_CASE("carets stand at the end of a line for what is missing, and never inside a character") {
  Problem problem = time_order();
  problem.hint.clear();
  problem.place.excerpt = "王芳,";
  problem.place.column = 8;
  problem.place.length = 1;
  CHECK(third_line(render(problem, {})) == "    |      ^");
  problem.place.column = 900;
  CHECK(third_line(render(problem, {})) == "    |      ^");
  problem.place.column = 2;  // the second byte of 王
  CHECK(third_line(render(problem, {})) == "    | ^~");
  problem.place.length = 0;
  CHECK(third_line(render(problem, {})).empty());
}

TEST_CASE("a long line is cut around its caret") {
  Problem problem = time_order();
  problem.hint.clear();
  problem.place.excerpt = std::string(200, 'a') + "HERE" + std::string(200, 'b');
  problem.place.column = 201;
  problem.place.length = 4;
  CHECK(render(problem, {}) ==
        "march.csv:7:201: error: sign-out 09:15 is before sign-in 13:00 [time-order]\n"
        "  7 | ..." +
            std::string(29, 'a') + "HERE" + std::string(55, 'b') +
            "...\n"
            "    |    " +
            std::string(29, ' ') + "^~~~\n");
  problem.place.column = 401;
  CHECK(second_line(render(problem, {})) == "  7 | ..." + std::string(88, 'b'));
  problem.place.column = 1;
  CHECK(second_line(render(problem, {})) == "  7 | " + std::string(88, 'a') + "...");
  // Wide characters are never cut in two.
  problem.place.excerpt = std::string(1, 'x');
  for (int i = 0; i < 300; ++i) problem.place.excerpt += "王";
  problem.place.column = 2 + 3 * 150;
  problem.place.length = 3;
  const std::string text = render(problem, {});
  CHECK(display_width(second_line(text)) <= 100);
  CHECK(display_width(third_line(text)) < 100);
  CHECK(second_line(text).find("\uFFFD") == std::string::npos);
}

TEST_CASE("errors come before warnings, and the rest is counted") {
  Problems problems;
  for (int i = 0; i < 3; ++i) {
    problems.push_back(warning(Kind::equal_rows, "w" + std::to_string(i)));
    problems.push_back(error(Kind::bad_time, "e" + std::to_string(i)));
  }
  CHECK(render(problems, {}, 4) ==
        "error: e0 [bad-time]\n"
        "error: e1 [bad-time]\n"
        "error: e2 [bad-time]\n"
        "warning: w0 [equal-rows]\n"
        "… and 2 more\n");
  CHECK(render(Problems{}, {}).empty());
}
