#include <starhours/map_file.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace starhours;

namespace {

// "2:8 wrong-type: …; hint", a line each.
std::string mistakes_of(std::string_view toml) {
  std::string text;
  for (const Problem& problem : read_map(toml, "map.toml").problems) {
    CHECK(problem.place.source == "map.toml");
    CHECK(problem.severity == Severity::error);
    text += fmt::format("{}:{} {}: {}; {}\n", problem.place.line, problem.place.column, name_of(problem.kind),
                        problem.message, problem.hint);
  }
  return text;
}

ReadingOptions whole_map() {
  ReadingOptions options;
  options.as = SheetKind::sign_ins;
  options.encoding = Encoding::gb18030;
  options.date_order = DateOrder::day_month_year;
  options.year = 2025;
  options.date = parse_iso_day("2025-03-05");
  options.team = "第一队";
  options.activity = "食品\"银行\"\\";
  options.volunteer = "王芳";
  options.worksheet = "三月";
  options.columns = {
      {{"到岗 时间", "sign_in"}, {"C", "sign_out"}, {"3", "hours"}, {"a.b\n#\"", "ignore"}, {"", "note"}},
      2,
      true,
      true};
  return options;
}

}  // namespace

TEST_CASE("a map is read") {
  const auto read = read_map(R"(
kind = "volunteers"
encoding = "gbk"
date_order = "mdy"
year = 2024
date = 2025-03-05
team = "甲队"
activity = "清洁"
volunteer = "张三"
worksheet = "Sheet1"
header_row = 3
hours = "minutes"
punches = "pairs"
[columns]
"时间 段" = "time"
B = "name"
7 = "ignore"
)",
                             "m");
  CHECK(read.problems.empty());
  CHECK(read.value.source.empty());
  CHECK(read.value.as == SheetKind::volunteers);
  CHECK(read.value.encoding == Encoding::gb18030);
  CHECK(read.value.date_order == DateOrder::month_day_year);
  CHECK(read.value.year == 2024);
  CHECK(to_string(*read.value.date) == "2025-03-05");
  CHECK(read.value.team == "甲队");
  CHECK(read.value.activity == "清洁");
  CHECK(read.value.volunteer == "张三");
  CHECK(read.value.worksheet == "Sheet1");
  CHECK(read.value.columns == ColumnMap{{{"时间 段", "time"}, {"B", "name"}, {"7", "ignore"}}, 3, true, true});
  CHECK(read_map("date = \"2025-03-05\"\nhours = \"hours\"\npunches = \"first-last\"", "m").value.date ==
        parse_iso_day("2025-03-05"));
  CHECK(read_map("", "m").value == ReadingOptions{});
}

TEST_CASE("a map written is read the same") {
  for (const ReadingOptions& options : {whole_map(), ReadingOptions{}}) {
    const std::string text = map_text(options, {"worksheet 三月", "two\nlines"});
    CAPTURE(text);
    CHECK(text.starts_with("# worksheet 三月\n# two lines\n"));
    const auto read = read_map(text, "m");
    CHECK(read.problems.empty());
    CHECK(read.value == options);
    CHECK(map_text(read.value) == map_text(options));
  }
  CHECK(map_text({}).empty());
}

TEST_CASE("every mistake is told at once, with its place and what would be right") {
  CHECK(mistakes_of("kind = \"signins\"\n"
                    "datum = \"2025\"\n"
                    "  date-order = \"dmy\"\n"
                    "date_order = 3\n"
                    "year = 25\n"
                    "header_row = \"2\"\n"
                    "date = \"3月\"\n"
                    "hours = \"days\"\n"
                    "C = \"sign_in\"\n"
                    "team = [\"a\"]\n"
                    "[columns]\n"
                    "\"签到\" = \"signin\"\n"
                    "\"x\" = \"whatever at all\"\n"
                    "\"签退\" = 4\n"
                    "[column]\n"
                    "a = \"name\"\n") ==
        "1:8 wrong-value: kind 'signins' is unknown; did you mean 'sign-ins'?\n"
        "2:1 unknown-key: unknown key 'datum' in a map; did you mean 'date'?\n"
        "3:3 unknown-key: unknown key 'date-order' in a map; did you mean 'date_order'?\n"
        "4:14 wrong-type: '3' is a number, expected a text; write date_order = \"dmy\"\n"
        "5:8 wrong-value: year '25', expected 1900 to 2199; write year = 2025\n"
        "6:14 wrong-type: '\"2\"' is a text, expected a whole number; write header_row = 2\n"
        "7:8 wrong-value: '3月' is no day; write date = 2025-03-05\n"
        "8:9 wrong-value: hours 'days' is unknown; one of minutes, hours\n"
        "9:1 unknown-key: unknown key 'C' in a map; columns stand below a line [columns]\n"
        "10:8 wrong-type: '[\"a\"]' is a list, expected a text; write team = \"…\"\n"
        "12:12 wrong-value: unknown field 'signin'; did you mean 'sign_in'?\n"
        "13:7 wrong-value: unknown field 'whatever at all'; one of " +
            fmt::format("{}", fmt::join(field_names(), ", ")) +
            "\n"
            "14:12 wrong-type: '4' is a number, expected the name of a field; write 签退 = \"name\"\n"
            "16:1 unknown-key: unknown section 'column' in a map; columns stand below a line [columns]\n");
  CHECK(mistakes_of("kind = \n").starts_with("1:8 toml-syntax: "));
  CHECK(mistakes_of("[columns]\na.b = \"name\"\n").starts_with("2:"));
}

TEST_CASE("an option said beside a map wins over it") {
  ReadingOptions said;
  said.source = "march.csv";
  said.year = 2024;
  said.team = "乙队";
  const ReadingOptions options = over_map(said, whole_map());
  CHECK(options.source == "march.csv");
  CHECK(options.year == 2024);
  CHECK(options.team == "乙队");
  CHECK(options.date == whole_map().date);
  CHECK(options.columns == whole_map().columns);
  CHECK(options.date_order == DateOrder::day_month_year);
}
