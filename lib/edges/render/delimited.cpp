// csv and tsv: a header of keys, then the rows as they come.
#include "render/cells.h"
#include "render/outflow.h"
#include "render/plain_text.h"
#include "render/renderers.h"
#include "render/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace starhours {
namespace {

// What a spreadsheet takes for the start of a formula. It reads the full-width forms alike. A sign alone is none.
bool looks_like_formula(std::string_view text) {
  if (text.empty()) return false;
  switch (text.front()) {
    case '+':
    case '-':
      return text.size() > 1;
    case '=':
    case '@':
    case '\t':
    case '\r':
    case '\n':
      return true;
    case '\xEF': {
      constexpr std::array<std::string_view, 4> full_width{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
      return std::any_of(full_width.begin(), full_width.end(),
                         [text](std::string_view sign) { return text.substr(0, sign.size()) == sign; });
    }
    default:
      return false;
  }
}

class Csv {
 public:
  static constexpr char separator = ',';
  static constexpr std::string_view line_end = "\r\n";

  // Whether it can be written as it is.
  static bool is_plain(std::string_view text) { return starhours::is_plain<',', '"'>(text) && !has_outer_space(text); }

  static void append(std::string& to, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && !has_outer_space(text)) {
      append_printable(to, text, "\t");
      return;
    }
    to += '"';
    while (true) {
      const std::size_t quote = text.find('"');
      // A carriage return alone would write over the line on a terminal; with the newline it is a line's end.
      append_lines(to, text.substr(0, quote));
      if (quote == std::string_view::npos) break;
      to += "\"\"";
      text.remove_prefix(quote + 1);
    }
    to += '"';
  }

 private:
  static bool has_outer_space(std::string_view text) {
    return !text.empty() && (text.front() == ' ' || text.back() == ' ');
  }

  static void append_lines(std::string& to, std::string_view text) {
    while (true) {
      const std::size_t line_break = text.find("\r\n");
      append_printable(to, text.substr(0, line_break), "\t\n");
      if (line_break == std::string_view::npos) return;
      to += "\r\n";
      text.remove_prefix(line_break + 2);
    }
  }
};

class Tsv {
 public:
  static constexpr char separator = '\t';
  static constexpr std::string_view line_end = "\n";

  static bool is_plain(std::string_view text) { return starhours::is_plain(text); }

  static void append(std::string& to, std::string_view text) {
    std::string spaced(text);
    std::replace_if(
        spaced.begin(), spaced.end(), [](char byte) { return byte == '\t' || byte == '\r' || byte == '\n'; }, ' ');
    append_printable(to, spaced);
  }
};

template <class Dialect>
class DelimitedRenderer final : public RowSink {
 public:
  DelimitedRenderer(ByteSink* sink, bool raw) : out_(sink), raw_(raw) {}

  void begin(const ReportHead& head) override {
    kinds_.clear();
    room_ = Dialect::line_end.size() + head.columns.size() * (longest_number + 1);
    char* to = out_.room(room_);
    for (std::size_t i = 0; i < head.columns.size(); ++i) {
      if (i > 0) *to++ = Dialect::separator;
      to = put_text(to, head.columns[i].key);
      kinds_.push_back(head.columns[i].kind);
    }
    out_.filled_to(put(to, Dialect::line_end));
  }

  void row(std::span<const Cell> cells) override { end_row(put_cells(out_.room(room_), cells, 0)); }

  void row_alike(std::span<const Cell> cells, std::size_t alike, Alike which) override {
    if (which == Alike::next) return end_row(put_cells(put(out_.room(room_ + lead_.size()), lead_), cells, alike));
    const std::size_t begin = out_.size();
    char* const to = put_cells(out_.room(room_), cells.first(alike), 0);
    lead_ = out_.text_from(begin, to);
    end_row(put_cells(to, cells, alike));
  }

  void end() override { out_.flush(); }

  std::unique_ptr<RowSink> part() override {
    auto made = std::make_unique<DelimitedRenderer>(nullptr, raw_);
    made->kinds_ = kinds_;
    made->room_ = room_;
    return made;
  }
  void append(RowSink& part) override { out_.add(static_cast<DelimitedRenderer&>(part).out_, 0); }

 private:
  // From the cell numbered `first` on.
  char* put_cells(char* to, std::span<const Cell> cells, std::size_t first) {
    for (std::size_t i = first; i < cells.size(); ++i) {
      if (i > 0) *to++ = Dialect::separator;
      to = put_cell(to, cells[i], kinds_[i]);
    }
    return to;
  }
  void end_row(char* to) {
    out_.filled_to(put(to, Dialect::line_end));
    out_.settle();
  }

  char* put_cell(char* to, const Cell& cell, CellKind kind) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return write_number(to, *number, kind);
    if (const auto* word = std::get_if<Word>(&cell)) return write_word(to, *word);
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
      return !raw_ && looks_like_formula(*text) ? put_text(to, '\'' + std::string(*text)) : put_text(to, *text);
    }
    const auto* flag = std::get_if<bool>(&cell);
    return flag == nullptr ? to : put(to, *flag ? "true" : "false");
  }

  char* put_text(char* to, std::string_view text) {
    if (!Dialect::is_plain(text)) {
      written_.clear();
      Dialect::append(written_, text);
      text = written_;
    }
    return put(out_.more_room(to, text.size() + room_), text);
  }

  Outflow out_;
  bool raw_;
  std::vector<CellKind> kinds_;
  std::size_t room_ = 0;  // for a row but for its texts
  std::string written_;
  std::string lead_;  // what rows that are alike begin with
};

}  // namespace

std::unique_ptr<RowSink> csv_renderer(ByteSink& sink, const RenderStyle& style) {
  return std::make_unique<DelimitedRenderer<Csv>>(&sink, style.raw);
}

std::unique_ptr<RowSink> tsv_renderer(ByteSink& sink, const RenderStyle& style) {
  return std::make_unique<DelimitedRenderer<Tsv>>(&sink, style.raw);
}

}  // namespace starhours
