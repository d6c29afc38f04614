#include <starhours/render.h>
#include <starhours/report.h>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace starhours;
using namespace std::string_view_literals;

namespace {

const ReportHead people{.title = {.zh = "志愿者", .en = "Volunteers"},
                        .columns = {{"volunteer", {.zh = "志愿者", .en = "Volunteer"}, CellKind::text},
                                    {"hours", {.zh = "时长", .en = "Hours"}, CellKind::hours},
                                    {"entries", {.zh = "人次", .en = "Entries"}, CellKind::count},
                                    {"score", {.zh = "积分", .en = "Score"}, CellKind::score},
                                    {"won", {.zh = "获奖", .en = "Won"}, CellKind::flag}}};

std::string rendered(Format format, const std::vector<std::vector<Cell>>& rows, const RenderStyle& style = {},
                     const ReportHead& head = people) {
  StringSink sink;
  const auto out = renderer(format, sink, style);
  out->begin(head);
  for (const auto& row : rows) out->row(row);
  out->end();
  return sink.text();
}

std::string one_text(Format format, std::string_view text, const RenderStyle& style = {}) {
  return rendered(format, {{text}}, style, {.title = {}, .columns = {{"text", {}, CellKind::text}}});
}

const std::vector<std::vector<Cell>> two_rows{{"张三"sv, std::int64_t{270}, std::int64_t{2}, std::int64_t{450}, true},
                                              {"阿依古丽·买买提"sv, std::int64_t{6000}, std::int64_t{12}, {}, false}};

}  // namespace

TEST_CASE("a table is aligned by display width, numbers to the right") {
  CHECK(rendered(Format::table, two_rows) ==
        "志愿者\n"
        "志愿者           时长  人次  积分  获奖\n"
        "---------------  ----  ----  ----  ----\n"
        "张三              4.5     2   4.5  是\n"
        "阿依古丽·买买提   100    12        否\n");
  CHECK(rendered(Format::table, {}, {.language = Language::en, .raw = false, .color = true}) ==
        "\033[1mVolunteers\033[0m\n"
        "\033[1mVolunteer  Hours  Entries  Score  Won\033[0m\n"
        "---------  -----  -------  -----  ---\n");
}

TEST_CASE("a table shows controls as pictures") {
  CHECK(one_text(Format::table, "a\033[31mb\nc\u202Ed\x9B") == "text\n------------\na␛[31mb␊c\uFFFDd\uFFFD\n");
}

TEST_CASE("markdown is aligned and escaped") {
  CHECK(rendered(Format::md, two_rows, {.language = Language::en, .raw = false, .color = false}) ==
        "## Volunteers\n"
        "\n"
        "| Volunteer       | Hours | Entries | Score | Won |\n"
        "| --------------- | ----: | ------: | ----: | --- |\n"
        "| 张三            |   4.5 |       2 |   4.5 | yes |\n"
        "| 阿依古丽·买买提 |   100 |      12 |       | no  |\n");
  CHECK(one_text(Format::md, "a|b <b>*x*_y_`z`[l](http://e) www.e &amp; 1\n2") ==
        "| text                                                        |\n"
        "| ----------------------------------------------------------- |\n"
        "| a\\|b \\<b\\>\\*x\\*\\_y\\_\\`z\\`\\[l\\](http\\://e) www\\.e \\&amp; 1 2 |\n");
}

TEST_CASE("csv follows RFC 4180") {
  CHECK(rendered(Format::csv, two_rows) ==
        "volunteer,hours,entries,score,won\r\n"
        "张三,4.5,2,4.5,true\r\n"
        "阿依古丽·买买提,100,12,,false\r\n");
  CHECK(one_text(Format::csv, "a,\"b\"\nc") == "text\r\n\"a,\"\"b\"\"\nc\"\r\n");
  CHECK(one_text(Format::csv, "a\r\nb\rc\033") == "text\r\n\"a\r\nb␍c␛\"\r\n");
  CHECK(one_text(Format::csv, "") == "text\r\n\r\n");
}

TEST_CASE("cells that a spreadsheet would run are led by an apostrophe") {
  const RenderStyle raw{.language = Language::zh, .raw = true, .color = false};
  for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a"}) {
    CHECK(one_text(Format::csv, text) == "text\r\n'" + text + "\r\n");
    CHECK(one_text(Format::tsv, text) == "text\n'" + text + "\n");
    CHECK(one_text(Format::csv, text, raw) == "text\r\n" + text + "\r\n");
    CHECK(one_text(Format::tsv, text, raw) == "text\n" + text + "\n");
  }
  CHECK(one_text(Format::csv, "\t=1") == "text\r\n'\t=1\r\n");
  CHECK(one_text(Format::csv, "\r=1") == "text\r\n\"'␍=1\"\r\n");
  CHECK(one_text(Format::tsv, "\t=1") == "text\n' =1\n");
  // Numbers are no texts.
  CHECK(rendered(Format::csv, {{std::int64_t{-90}}}, {}, {.title = {}, .columns = {{"hours", {}, CellKind::hours}}}) ==
        "hours\r\n-1.5\r\n");
}

TEST_CASE("tsv keeps a row on a line") {
  CHECK(one_text(Format::tsv, "a\tb\r\nc\033") == "text\na b  c␛\n");
  CHECK(rendered(Format::tsv, two_rows) ==
        "volunteer\thours\tentries\tscore\twon\n"
        "张三\t4.5\t2\t4.5\ttrue\n"
        "阿依古丽·买买提\t100\t12\t\tfalse\n");
}

TEST_CASE("json is one array, ndjson one object a line") {
  const std::string first = R"({"volunteer":"张三","hours":4.5,"entries":2,"score":4.5,"won":true})";
  const std::string second = R"({"volunteer":"阿依古丽·买买提","hours":100,"entries":12,"score":null,"won":false})";
  CHECK(rendered(Format::json, two_rows) == "[\n" + first + ",\n" + second + "\n]\n");
  CHECK(rendered(Format::ndjson, two_rows) == first + "\n" + second + "\n");
  CHECK(rendered(Format::json, {}) == "[]\n");
  CHECK(rendered(Format::ndjson, {}).empty());
}

TEST_CASE("json strings are escaped, and carry nothing a terminal obeys") {
  const auto json = [](std::string_view text) { return one_text(Format::ndjson, text); };
  CHECK(json("a\"b\\c") == R"({"text":"a\"b\\c"})"
                           "\n");
  CHECK(json("一\n二\t三") == R"({"text":"一\n二\t三"})"
                              "\n");
  CHECK(json("\033[31m") == R"({"text":"\u001b[31m"})"
                            "\n");
  CHECK(json("一\u009B\x7F") == R"({"text":"\u4e00\u009b\u007f"})"
                                "\n");
  CHECK(json("a\u202Eb") == R"({"text":"a\u202eb"})"
                            "\n");
  CHECK(json("broken \xE5\xBC") == R"({"text":"broken \ufffd"})"
                                   "\n");
  CHECK(json("nul\0end"sv) == R"({"text":"nul\u0000end"})"
                              "\n");
}

TEST_CASE("hours and scores print to two places, half up") {
  const ReportHead head{.title = {}, .columns = {{"h", {}, CellKind::hours}, {"s", {}, CellKind::score}}};
  const auto both = [&head](std::int64_t minutes, std::int64_t hundredths) {
    return rendered(Format::tsv, {{minutes, hundredths}}, {}, head);
  };
  CHECK(both(0, 0) == "h\ts\n0\t0\n");
  CHECK(both(20, 5) == "h\ts\n0.33\t0.05\n");
  CHECK(both(270, 1250) == "h\ts\n4.5\t12.5\n");
  CHECK(both(6000, -101) == "h\ts\n100\t-1.01\n");
  CHECK(both(1, std::numeric_limits<std::int64_t>::min()) == "h\ts\n0.02\t-92233720368547758.08\n");
}

TEST_CASE("millions of rows leave in pieces") {
  struct Counting final : ByteSink {
    std::size_t writes = 0;
    std::size_t longest = 0;
    bool write(std::string_view bytes) override {
      ++writes;
      longest = std::max(longest, bytes.size());
      return true;
    }
  } sink;
  const auto out = renderer(Format::ndjson, sink, {});
  out->begin(people);
  for (int i = 0; i < 20'000; ++i) out->row(two_rows.front());
  out->end();
  CHECK(sink.writes > 10);
  CHECK(sink.longest < 100'000);
}

TEST_CASE("formats have names") {
  for (const Format format : {Format::table, Format::tsv, Format::csv, Format::json, Format::ndjson, Format::md}) {
    CHECK(format_named(name_of(format)) == format);
  }
  CHECK(format_named("xlsx") == std::nullopt);
}
