#include <starhours/render.h>
#include <starhours/report.h>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <sstream>
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

// Whether all is well-formed UTF-8 without what a terminal obeys: told anew here, in the plainest way.
bool nothing_hidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t i) {
      return i < text.size() ? std::uint32_t{static_cast<unsigned char>(text[i])} : 0U;
    };
    const std::uint32_t lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (length == 0 || lead > 0xF7) return false;
    std::uint32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
      if (byte(at + i) >> 6 != 2) return false;
      code = code << 6 | (byte(at + i) & 0x3F);
    }
    const std::uint32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : length == 2 ? 0x80 : 0;
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || code == 0x200E || code == 0x200F ||
        (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)) {
      return false;
    }
    at += length;
  }
  return true;
}

bool formula_by_the_book(std::string_view text) {
  if (text == "-" || text == "+") return false;
  for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

std::string without_tabs(std::string text) {
  std::erase(text, '\t');
  return text;
}

std::string without_lines(std::string text) {
  std::erase_if(text, [](char byte) { return byte == '\t' || byte == '\r' || byte == '\n'; });
  return text;
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

TEST_CASE("a table of a whole city is aligned from its first line to its last") {
  constexpr std::size_t rows = 100'000;
  std::vector<std::vector<Cell>> all(rows, two_rows.front());
  all.back() = two_rows.back();
  for (const Format format : {Format::table, Format::md}) {
    const std::string text = rendered(format, all);
    std::size_t like_the_first = 0;
    std::string line_of_first;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (line.find("张三") == std::string::npos) continue;
      if (line_of_first.empty()) line_of_first = line;
      like_the_first += line == line_of_first ? 1U : 0U;
    }
    CHECK(like_the_first == rows - 1);
    CHECK(line_of_first.find("张三            ") != std::string::npos);  // as wide as the last name
    CHECK(text.find("阿依古丽·买买提") > text.size() - 100);
  }
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

TEST_CASE("a word is shown as the text that it is") {
  for (const Format format : {Format::table, Format::md, Format::tsv, Format::csv, Format::json, Format::ndjson}) {
    CAPTURE(name_of(format));
    for (const std::string_view text :
         {"a", "2024-03", "x_y.z:9-a", "0123456789ABCDEFGHxyz_", "张三", "邻里互助服务队"}) {
      CAPTURE(text);
      const std::vector<Cell> as_text{text, std::int64_t{60}, text, {}, true};
      const std::vector<Cell> as_word{*Word::of(text), std::int64_t{60}, *Word::of(text), {}, true};
      CHECK(rendered(format, {as_word, as_word}) == rendered(format, {as_text, as_text}));
    }
  }
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

TEST_CASE("rows in parts are the rows one by one") {
  for (const Format format : {Format::tsv, Format::csv, Format::json, Format::ndjson}) {
    CAPTURE(name_of(format));
    for (const std::size_t rows_a_part : {std::size_t{1}, std::size_t{3}, std::size_t{3000}}) {
      std::vector<std::vector<Cell>> rows;
      StringSink sink;
      const auto out = renderer(format, sink, {});
      out->begin(people);
      const auto first = out->part();
      const auto second = out->part();
      REQUIRE(first != nullptr);
      out->append(*first);  // nothing yet
      for (int turn = 0; turn < 4; ++turn) {
        for (RowSink* part : {first.get(), second.get()}) {
          for (std::size_t i = 0; i < rows_a_part; ++i) {
            rows.push_back(two_rows[rows.size() % 2]);
            part->row(rows.back());
          }
        }
        out->append(*first);
        out->append(*second);
        out->append(*first);  // nothing more
        rows.push_back(two_rows.front());
        out->row(rows.back());
      }
      out->end();
      CHECK(sink.text() == rendered(format, rows));
    }
  }
  StringSink sink;
  CHECK(renderer(Format::table, sink, {})->part() == nullptr);
  CHECK(renderer(Format::md, sink, {})->part() == nullptr);
}

TEST_CASE("rows with their first cells alike are the rows one by one") {
  std::mt19937 random(20250308);
  const std::vector<std::string_view> names{"张三", "=1+1", "a,\"b\"", "\x1B", ""};
  for (const Format format : {Format::table, Format::md, Format::tsv, Format::csv, Format::json, Format::ndjson}) {
    CAPTURE(name_of(format));
    for (int round = 0; round < 50; ++round) {
      std::vector<std::vector<Cell>> rows;
      StringSink sink;
      const auto out = renderer(format, sink, {});
      out->begin(people);
      while (rows.size() < 30) {
        const std::size_t alike = random() % 4;
        const std::size_t run = 1 + random() % 4;
        for (std::size_t i = 0; i < run; ++i) {
          std::vector<Cell> row{names[random() % names.size()],
                                std::int64_t{7},
                                static_cast<std::int64_t>(random() % 20),
                                {},
                                random() % 2 == 0};
          for (std::size_t at = 0; i > 0 && at < alike; ++at) row[at] = rows.back()[at];
          rows.push_back(row);
          out->row_alike(row, alike, i == 0 ? RowSink::Alike::first : RowSink::Alike::next);
        }
        if (random() % 2 == 0) {
          rows.push_back({names[random() % names.size()], std::int64_t{8}, std::int64_t{9}, {}, true});
          out->row(rows.back());
        }
      }
      out->end();
      CHECK(sink.text() == rendered(format, rows));
    }
  }
}

TEST_CASE("texts told at a glance are those told character by character") {
  std::mt19937 random(20250301);
  const auto below = [&random](std::size_t end) { return static_cast<std::size_t>(random() % end); };
  // Beginnings and ends of what is hidden, formulas, quotes, Chinese, and bytes that begin or continue nothing.
  const std::vector<std::string> pieces{"a",
                                        "Z9",
                                        " ",
                                        ",",
                                        "\"",
                                        "\\",
                                        "\t",
                                        "\r",
                                        "\n",
                                        "\r\n",
                                        "=",
                                        "+",
                                        "-",
                                        "@",
                                        "\x1F",
                                        "\x7E",
                                        "\x7F",
                                        "\u0080",
                                        "\u009F",
                                        "\u00A0",
                                        "\u061B",
                                        "\u061C",
                                        "\u061D",
                                        "\u200D",
                                        "\u200E",
                                        "\u200F",
                                        "\u2010",
                                        "\u2027",
                                        "\u2028",
                                        "\u2029",
                                        "\u202A",
                                        "\u202E",
                                        "\u202F",
                                        "\u2065",
                                        "\u2066",
                                        "\u2069",
                                        "\u206A",
                                        "\u2FFF",
                                        "\u3000",
                                        "王芳",
                                        "\u9FFF",
                                        "\uA000",
                                        "\uE000",
                                        "\uFEFF",
                                        "\uFF1D",
                                        "\uFF0B",
                                        "\uFF0D",
                                        "\uFF20",
                                        "\uFF1E",
                                        "👍",
                                        "\xE3",
                                        "\xE9\xBF",
                                        "\xE3\x80",
                                        "\xE5\x41\x80",
                                        "\xE5\x80\x41",
                                        "\xE2\x80",
                                        "\xED\xA0\x80",
                                        "\xC0\xAF",
                                        "\xF4\x90\x80\x80",
                                        "\x80"};
  for (int round = 0; round < 40'000; ++round) {
    std::string text;
    for (std::size_t i = below(6); i > 0; --i) {
      text += below(8) == 0 ? std::string(1, static_cast<char>(below(256))) : pieces[below(pieces.size())];
    }
    const bool shown = nothing_hidden(text);
    CAPTURE(text);
    REQUIRE((printable(text) == text) == shown);
    const bool formula = formula_by_the_book(text);
    const bool quoted = text.find_first_of(",\"\r\n") != std::string::npos ||
                        (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    const bool as_it_is = one_text(Format::csv, text) == "text\r\n" + text + "\r\n";
    const bool but_for_tabs = nothing_hidden(without_tabs(text));
    REQUIRE(as_it_is == (but_for_tabs && !formula && !quoted));
    REQUIRE((one_text(Format::tsv, text) == "text\n" + text + "\n") ==
            (shown && !formula && text.find_first_of("\t\r\n") == std::string::npos));
    REQUIRE((one_text(Format::ndjson, text) == "{\"text\":\"" + text + "\"}\n") ==
            (shown && text.find_first_of("\"\\") == std::string::npos));
    REQUIRE(nothing_hidden(without_lines(one_text(Format::csv, text))));
    REQUIRE(nothing_hidden(without_lines(one_text(Format::tsv, text))));
    REQUIRE(nothing_hidden(without_lines(one_text(Format::json, text))));
  }
}

TEST_CASE("formats have names") {
  for (const Format format : {Format::table, Format::tsv, Format::csv, Format::json, Format::ndjson, Format::md}) {
    CHECK(format_named(name_of(format)) == format);
  }
  CHECK(format_named("xlsx") == std::nullopt);
}
