#include "workbook/html_tables.h"

#include "workbook/charset.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <memory>
#include <optional>
#include <utility>

namespace starhours::workbook {
namespace {

constexpr std::size_t deepest = 16;           // tables within tables
constexpr std::uint32_t most_spanned = 1000;  // columns of a cell, as browsers have it
constexpr std::size_t step = std::size_t{64} << 10U;

// `style` says so, in any spacing and case.
bool is_undisplayed(std::string_view style) {
  std::string plain;
  for (const char letter : style) {
    if (letter != ' ' && letter != '\t' && letter != '\n' && letter != '\r') plain += lower(letter);
  }
  return plain.find("display:none") != std::string::npos;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The text of a cell while it comes: white space in a row is one space, and none stands at an end of a line.
class CellText {
 public:
  void clear() {
    text_.clear();
    space_ = false;
  }
  void add(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size(); ++at) {
      const char letter = piece[at];
      const bool hard = piece.substr(at).starts_with("\xC2\xA0");  // a space that does not break
      at += hard ? 1 : 0;
      if (hard || letter == ' ' || (letter >= '\t' && letter <= '\r')) {
        space_ = true;
      } else {
        if (space_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
        space_ = false;
        text_ += letter;
      }
    }
  }
  void add_space() { space_ = true; }
  void end_line() {
    space_ = false;
    text_ += '\n';
  }
  // A paragraph begins or ends here.
  void end_block() {
    if (!text_.empty() && text_.back() != '\n') end_line();
  }
  [[nodiscard]] std::string_view trimmed() const {
    const std::size_t first = text_.find_first_not_of('\n');
    if (first == std::string::npos) return {};
    return std::string_view(text_).substr(first, text_.find_last_not_of('\n') - first + 1);
  }

 private:
  std::string text_;
  bool space_ = false;
};

// A table while it is being read.
struct OpenTable {
  HtmlTable table;
  CellText cell;
  CellText caption;
  bool in_row = false;
  bool in_cell = false;
  bool in_caption = false;
  std::uint32_t next_column = 0;
  std::uint32_t spanned_columns = 1;
  std::uint32_t spanned_rows = 1;
  std::vector<std::uint32_t> taken_until;  // row, by column: cells from above reach down to there
  std::vector<HtmlTable> inner;            // that may be read instead of it
};

class Page {
 public:
  explicit Page(const WorkbookLimits& limits) : limits_(limits) {}

  void start(std::string_view name, const xmlChar** attributes) {
    if (name == "table") return start_table(attributes);
    if (open_.empty() || failure_) return;
    OpenTable& open = open_.back();
    if (name == "tr") {
      end_row(open);
      start_row(open, is_hidden(attributes));
    } else if (name == "td" || name == "th") {
      start_cell(open, attributes);
    } else if (name == "caption") {
      open.in_caption = true;
    } else if (name == "br") {
      each_text([](CellText& text) { text.end_line(); });
    } else if (is_block(name)) {
      each_text([](CellText& text) { text.end_block(); });
    }
  }

  void end(std::string_view name) {
    if (open_.empty() || failure_) return;
    OpenTable& open = open_.back();
    if (name == "table") {
      end_table();
    } else if (name == "tr") {
      end_row(open);
      each_text([](CellText& text) { text.end_block(); });
    } else if (name == "td" || name == "th") {
      end_cell(open);
      each_text([](CellText& text) { text.add_space(); });
    } else if (name == "caption") {
      open.in_caption = false;
    } else if (is_block(name)) {
      each_text([](CellText& text) { text.end_block(); });
    }
  }

  void text(std::string_view piece) {
    each_text([&](CellText& text) { text.add(piece); });
  }

  void finish() {
    while (!open_.empty() && !failure_) end_table();
  }
  [[nodiscard]] std::optional<Problem>& failure() { return failure_; }
  [[nodiscard]] std::vector<HtmlTable>& tables() { return tables_; }

 private:
  static bool is_block(std::string_view name) {
    return is_one_of(name, {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"});
  }

  static std::string_view value_of(const xmlChar** attributes, std::string_view name) {
    for (const xmlChar** each = attributes; each != nullptr && each[0] != nullptr; each += 2) {
      if (name == reinterpret_cast<const char*>(each[0])) {
        return each[1] == nullptr ? std::string_view() : reinterpret_cast<const char*>(each[1]);
      }
    }
    return {};
  }

  static bool has(const xmlChar** attributes, std::string_view name) {
    for (const xmlChar** each = attributes; each != nullptr && each[0] != nullptr; each += 2) {
      if (name == reinterpret_cast<const char*>(each[0])) return true;
    }
    return false;
  }

  static bool is_hidden(const xmlChar** attributes) {
    return has(attributes, "hidden") || is_undisplayed(value_of(attributes, "style"));
  }

  static std::uint32_t span_of(const xmlChar** attributes, std::string_view name, std::uint32_t most) {
    std::string_view digits = value_of(attributes, name);
    digits.remove_prefix(std::min(digits.find_first_not_of(" \t\n"), digits.size()));
    std::uint32_t span = 1;
    const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), span);
    if (trouble == std::errc::result_out_of_range) return most;
    return trouble == std::errc{} ? std::clamp(span, 1U, most) : 1;
  }

  // What stands in a table within a cell belongs to that cell too, in case it is the one that is read.
  template <class Change>
  void each_text(Change change) {
    if (failure_) return;
    for (OpenTable& open : open_) {
      if (open.in_cell) change(open.cell);
      if (open.in_caption) change(open.caption);
    }
  }

  void start_table(const xmlChar** attributes) {
    if (failure_) return;
    each_text([](CellText& text) { text.end_block(); });
    if (open_.size() >= deepest) {
      failure_ = error(Kind::too_large, fmt::format("the page has tables in tables, deeper than {}", deepest));
      return;
    }
    open_.emplace_back();
    open_.back().table.hidden = is_hidden(attributes);
  }

  void start_row(OpenTable& open, bool hidden) {
    if (open.table.rows.size() >= limits_.most_rows) return too_large("rows", limits_.most_rows);
    open.table.rows.push_back({hidden, open.table.cells.size()});
    open.in_row = true;
    open.next_column = 0;
  }

  void start_cell(OpenTable& open, const xmlChar** attributes) {
    end_cell(open);
    if (!open.in_row) start_row(open, false);
    if (failure_) return;
    open.in_cell = true;
    open.cell.clear();
    open.spanned_columns = span_of(attributes, "colspan", most_spanned);
    open.spanned_rows = span_of(attributes, "rowspan", limits_.most_rows);
  }

  void end_cell(OpenTable& open) {
    if (!open.in_cell) return;
    open.in_cell = false;
    HtmlTable& table = open.table;
    const auto row = static_cast<std::uint32_t>(table.rows.size());
    std::vector<std::uint32_t>& taken = open.taken_until;
    std::uint32_t column = open.next_column;
    while (column < taken.size() && taken[column] >= row) ++column;
    const std::uint32_t end = column + open.spanned_columns;
    if (end > limits_.most_columns) return too_large("columns", limits_.most_columns);
    if (taken.size() < end) taken.resize(end);
    const std::uint32_t last_row = std::min(row + open.spanned_rows - 1, limits_.most_rows);
    std::fill(taken.begin() + column, taken.begin() + end, last_row);
    open.next_column = end;
    const std::string_view text = open.cell.trimmed();
    if (text.empty()) return;
    if (end > column + 1 || last_row > row) {
      if (table.areas.size() >= most_areas) return too_large("merged areas", most_areas);
      table.areas.push_back({row, column, last_row, end - 1});
    }
    table.cells.push_back({column, table.texts.size(), text.size()});
    table.texts += text;
  }

  void end_row(OpenTable& open) {
    end_cell(open);
    open.in_row = false;
  }

  void end_table() {
    OpenTable open = std::move(open_.back());
    open_.pop_back();
    end_row(open);
    if (failure_) return;
    HtmlTable& table = open.table;
    table.name = open.caption.trimmed();
    for (Area& area : table.areas) {
      area.last_row = std::min(area.last_row, static_cast<std::uint32_t>(table.rows.size()));
    }
    const auto fewer = [](const HtmlTable& one, const HtmlTable& other) { return one.rows.size() < other.rows.size(); };
    const auto longest = std::max_element(open.inner.begin(), open.inner.end(), fewer);
    const bool is_layout = longest != open.inner.end() && longest->rows.size() >= table.rows.size();
    std::vector<HtmlTable>& into = open_.empty() ? tables_ : open_.back().inner;
    if (is_layout) {
      std::move(open.inner.begin(), open.inner.end(), std::back_inserter(into));
    } else if (!table.cells.empty()) {
      into.push_back(std::move(table));
    }
    each_text([](CellText& text) { text.end_block(); });
  }

  void too_large(std::string_view what, std::uint64_t most) {
    failure_ = error(Kind::too_large, fmt::format("a table has more than {} {}", most, what));
  }

  WorkbookLimits limits_;
  std::vector<OpenTable> open_;  // each within a cell of the one before
  std::vector<HtmlTable> tables_;
  std::optional<Problem> failure_;
};

Page& page_of(void* context) { return *static_cast<Page*>(context); }

htmlSAXHandler handler() {
  htmlSAXHandler sax{};
  sax.startElement = [](void* page, const xmlChar* name, const xmlChar** attributes) {
    page_of(page).start(reinterpret_cast<const char*>(name), attributes);
  };
  sax.endElement = [](void* page, const xmlChar* name) { page_of(page).end(reinterpret_cast<const char*>(name)); };
  sax.characters = [](void* page, const xmlChar* text, int size) {
    page_of(page).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = [](void*, const xmlChar*, int) {};  // scripts and styles
  return sax;
}

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const {
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    htmlFreeParserCtxt(parser);
  }
};

}  // namespace

Result<std::vector<HtmlTable>> tables_of(std::string_view page, const WorkbookLimits& limits) {
  Page found(limits);
  htmlSAXHandler sax = handler();
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
      htmlCreatePushParserCtxt(&sax, &found, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (!parser) return fail(error(Kind::damaged_file, "the page cannot be read"));
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                       HTML_PARSE_IGNORE_ENC);
  for (std::string_view rest = page; !rest.empty() && !found.failure();) {
    const std::string_view piece = rest.substr(0, step);
    htmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
    rest.remove_prefix(piece.size());
  }
  htmlParseChunk(parser.get(), nullptr, 0, 1);
  found.finish();
  if (found.failure()) return fail(*std::move(found.failure()));
  return std::move(found.tables());
}

}  // namespace starhours::workbook
