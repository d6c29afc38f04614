#include "shown.h"

#include <doctest/doctest.h>

using starhours::mistakes_of;

TEST_CASE("a syntax error is one problem at its place") {
  CHECK(mistakes_of("title = \"兴神路\"\nround = down\nstep = 30m\n") ==
        "r.toml:2:9: expected a value [toml-syntax]\n"
        "  > d\n"
        "  hint: texts and durations stand in straight quotes: step = \"30m\"\n");
  CHECK(mistakes_of("title = “标题”") ==
        "r.toml:1:9: expected a value [toml-syntax]\n"
        "  > “\n"
        "  hint: texts and durations stand in straight quotes: step = \"30m\"\n");
  CHECK(mistakes_of("[count]\nstep = 30m") ==
        "r.toml:2:10: expected digit, saw 'm', in a decimal integer [toml-syntax]\n"
        "  > m\n"
        "  hint: texts and durations stand in straight quotes: step = \"30m\"\n");
}

TEST_CASE("columns count bytes, and neither a byte order mark nor the line's end is in the excerpt") {
  CHECK(mistakes_of("\xEF\xBB\xBFtitle = \"兴神路\" 社区\r\n") ==
        "r.toml:1:21: expected a comment or whitespace, saw '社', in a key-value pair [toml-syntax]\n"
        "  > 社\n"
        "  hint: write one key = value a line\n");
}

TEST_CASE("the parser's commoner complaints have a hint") {
  CHECK(mistakes_of("title = \"a\nzone = \"UTC\"") ==
        "r.toml:1:11: the end of the line or a control character, in a string [toml-syntax]\n"
        "  > \n"
        "  hint: close the quote, or write three: \"\"\"…\"\"\" for a text of several lines\n");
  CHECK(mistakes_of("[points]\nholidays = [\"2025-10-01\"") ==
        "r.toml:2:25: the text ends here, in an array [toml-syntax]\n"
        "  > \n"
        "  hint: close the quote, bracket or brace, or write the missing value\n");
  CHECK(mistakes_of("[count]\n[count]") ==
        "r.toml:2:1: duplicate 'count' [toml-syntax]\n"
        "  > [\n"
        "  hint: write it once; several ladders or awards are [[ladder]] and [[award]] each\n");
}

TEST_CASE("bytes that are no text have a place and no excerpt") {
  CHECK(mistakes_of("title = \"a\"\nzone = \"\xFF\"") ==
        "r.toml:2:8: bytes that are not UTF-8 [toml-syntax]\n"
        "  hint: save the rulebook as UTF-8\n");
}

TEST_CASE("keys of very many parts are refused before they are read") {
  std::string key = "a";
  for (int parts = 1; parts < 200'000; ++parts) key += ".a";
  CHECK(mistakes_of(key + " = 1") == "r.toml:1:32: a key of more than 16 parts [toml-syntax]\n");
  CHECK(mistakes_of("title = \"\"\"\nx\"\"\"\"\"\nb = 1\nc." + key + " = 1") ==
        "r.toml:4:32: a key of more than 16 parts [toml-syntax]\n");
  CHECK(mistakes_of("title = \"................................................\" # ......................\n") == "");
  CHECK(mistakes_of("title = '''a'''' # ' ...............\nb.'.'" + key) ==
        "r.toml:2:35: a key of more than 16 parts [toml-syntax]\n");
}

TEST_CASE("a text of many megabytes is no rulebook") {
  CHECK(mistakes_of(std::string(1024 * 1024 + 1, ' ')) ==
        "r.toml:0:0: 1048577 bytes, expected at most 1048576 [toml-syntax]\n");
}

TEST_CASE("thousands of mistakes are counted, not listed, and long lines are not copied") {
  std::string toml = "title = { ";
  for (int key = 0; key < 5000; ++key) toml += "k" + std::to_string(key) + " = 1, ";
  toml += "z = 1 }\n";
  CHECK(mistakes_of(toml).size() < 200);
  std::string lines;
  for (int key = 0; key < 5000; ++key) lines += "k" + std::to_string(key) + " = 1\n";
  const auto checked = starhours::read_rulebook(lines, "r.toml");
  REQUIRE(checked.problems.size() == 1001);
  CHECK(checked.problems.back().message == "4000 more mistakes");
}
