// Pages that call themselves spreadsheets: what many servers give for an .xls.
#include "workbook/charset.h"
#include "workbook/html_tables.h"
#include "workbook/merged_areas.h"
#include "workbook/readers.h"
#include "workbook/row_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace starhours::workbook {
namespace {

constexpr std::size_t front_size = 4096;  // a page says its character set early

Problem damaged(std::string_view what) {
  return error(Kind::damaged_file, fmt::format("the page is damaged: {}", what),
               "open it in a spreadsheet program and save it as .xlsx");
}

// "gb2312" of <meta charset=gb2312> and of <meta … content="text/html; charset=gb2312">; or empty.
std::string said_charset(std::string_view page) {
  constexpr std::string_view word = "charset";
  std::string front(page.substr(0, front_size));
  std::transform(front.begin(), front.end(), front.begin(), lower);
  for (std::size_t at = front.find(word); at != std::string::npos; at = front.find(word, at)) {
    at = front.find_first_not_of(" \t\r\n", at + word.size());
    if (at == std::string::npos || front[at] != '=') continue;
    at = std::min(front.find_first_not_of(" \t\r\n\"'", at + 1), front.size());
    const std::size_t end = front.find_first_of(" \t\r\n\"';/>", at);
    return front.substr(at, end == std::string::npos ? end : end - at);
  }
  return {};
}

struct Mark {
  std::string_view bytes;
  const char* charset;
};
constexpr Mark marks[] = {{"\xEF\xBB\xBF", "UTF-8"}, {"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}};

// `page` in UTF-8. What it says of itself counts only if its bytes agree: UTF-8 is never so by chance, and pages are
// saved anew with the old meta in them.
std::string as_utf8(std::string page) {
  std::string text;
  for (const Mark& mark : marks) {
    if (!page.starts_with(mark.bytes)) continue;
    Charset(mark.charset).append(text, std::string_view(page).substr(mark.bytes.size()));
    return text;
  }
  // UTF-16 without a mark: a page begins with ASCII.
  if (page.size() > 1 && (page[0] == '\0') != (page[1] == '\0')) {
    Charset(page[0] == '\0' ? "UTF-16BE" : "UTF-16LE").append(text, page);
    return text;
  }
  if (is_utf8(page)) return page;
  const std::string said = said_charset(page);
  const bool useless = said.empty() || said.starts_with("utf") || said == "unicode";
  Charset(useless ? "GB18030" : charset_named(said)).append(text, page);
  return text;
}

class Html final : public Workbook {
 public:
  explicit Html(std::vector<HtmlTable> tables) : tables_(std::move(tables)) {
    for (std::size_t at = 0; at < tables_.size(); ++at) {
      if (tables_[at].name.empty()) tables_[at].name = fmt::format("表{}", at + 1);
      if (tables_[at].hidden) hidden_worksheets_.push_back(tables_[at].name);
    }
  }

  bool from_1904() const override { return false; }
  const std::vector<std::string>& hidden_worksheets() const override { return hidden_worksheets_; }
  std::string_view worksheet() const override { return table_ == nullptr ? std::string_view() : table_->name; }
  const std::optional<Problem>& failure() const override { return failure_; }

  bool next_worksheet() override {
    while (!failure_ && next_table_ < tables_.size()) {
      table_ = &tables_[next_table_++];
      next_row_ = 0;
      areas_ = MergedAreas(table_->areas);
      if (!table_->hidden) return true;
    }
    return false;
  }

  bool next_row(WorkbookRow& row) override {
    while (!failure_ && table_ != nullptr && next_row_ < table_->rows.size()) {
      const HtmlRow& read = table_->rows[next_row_++];
      const std::size_t end =
          next_row_ < table_->rows.size() ? table_->rows[next_row_].first_cell : table_->cells.size();
      cells_.clear();
      for (std::size_t at = read.first_cell; at < end; ++at) {
        const HtmlCell& cell = table_->cells[at];
        cells_.add_elsewhere(cell.column, CellKind::text,
                             std::string_view(table_->texts).substr(cell.begin, cell.size));
      }
      cells_.settle();
      if (!areas_.apply(static_cast<std::uint32_t>(next_row_), cells_)) {
        failure_ = error(Kind::too_large, fmt::format("a table has more than {} merged cells", most_copies));
        return false;
      }
      if (cells_.empty()) continue;
      row.row = static_cast<std::uint32_t>(next_row_);
      row.hidden = read.hidden;
      cells_.fill(row.cells);
      return true;
    }
    return false;
  }

 private:
  std::vector<HtmlTable> tables_;
  std::vector<std::string> hidden_worksheets_;
  std::optional<Problem> failure_;
  const HtmlTable* table_ = nullptr;
  std::size_t next_table_ = 0;
  std::size_t next_row_ = 0;
  MergedAreas areas_;
  RowCells cells_;
};

// The last table has its end: a download that broke off has not.
bool is_whole(std::string_view page) {
  constexpr std::string_view begin = "<table";
  constexpr std::string_view end = "</table";
  const auto same = [](char one, char other) { return lower(one) == other; };
  const auto last = std::find_end(page.begin(), page.end(), begin.begin(), begin.end(), same);
  return std::search(last, page.end(), end.begin(), end.end(), same) != page.end();
}

}  // namespace

Opened open_html(std::string bytes, const WorkbookLimits& limits) {
  if (bytes.size() > limits.most_bytes) {
    return fail(error(Kind::too_large, fmt::format("the page has more than {} bytes", limits.most_bytes)));
  }
  std::string page = as_utf8(std::move(bytes));
  std::replace(page.begin(), page.end(), '\0', ' ');  // a parser in C would end there
  if (!is_whole(page)) return fail(damaged("it ends within its table"));
  auto tables = tables_of(page, limits);
  if (!tables) return fail(tables.error());
  if (tables->empty()) return fail(damaged("it has no table with anything in it"));
  return std::make_unique<Html>(*std::move(tables));
}

}  // namespace starhours::workbook
