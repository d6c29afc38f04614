// csv and tsv: a header of keys, then the rows as they come.
#include "render/cells.h"
#include "render/outflow.h"
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

  // Whether it can be written as it is, if it is printable.
  static bool is_plain(const Contents& contents, std::string_view text) {
    return !contents.any(Holds::control) && !needs_quotes(contents, text);
  }

  static void append(std::string& to, std::string_view text) {
    if (!needs_quotes(Contents(text), text)) {
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
  static bool needs_quotes(const Contents& contents, std::string_view text) {
    return contents.any(Holds::comma, Holds::quote, Holds::line_break) ||
           (!text.empty() && (text.front() == ' ' || text.back() == ' '));
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

  static bool is_plain(const Contents& contents, std::string_view) {
    return !contents.any(Holds::line_break, Holds::control);
  }

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
    for (std::size_t i = 0; i < head.columns.size(); ++i) {
      if (i > 0) out_.add(Dialect::separator);
      add_text(head.columns[i].key);
      kinds_.push_back(head.columns[i].kind);
    }
    out_.add(Dialect::line_end);
  }

  void row(std::span<const Cell> cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_.add(Dialect::separator);
      add_cell(cells[i], kinds_[i]);
    }
    out_.add(Dialect::line_end);
    out_.settle();
  }

  void end() override { out_.flush(); }

  std::unique_ptr<RowSink> part() override {
    auto made = std::make_unique<DelimitedRenderer>(nullptr, raw_);
    made->kinds_ = kinds_;
    return made;
  }
  void append(RowSink& part) override { out_.add(static_cast<DelimitedRenderer&>(part).out_, 0); }

 private:
  void add_cell(const Cell& cell, CellKind kind) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      out_.filled_to(write_number(out_.room(longest_number), *number, kind));
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
      if (!raw_ && looks_like_formula(*text)) {
        add_text('\'' + std::string(*text));
      } else {
        add_text(*text);
      }
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      out_.add(*flag ? "true" : "false");
    }
  }

  void add_text(std::string_view text) {
    const Contents contents(text);
    if (Dialect::is_plain(contents, text) && (!contents.any(Holds::beyond_ascii) || is_printable(text))) {
      out_.add(text);
      return;
    }
    written_.clear();
    Dialect::append(written_, text);
    out_.add(written_);
  }

  Outflow out_;
  bool raw_;
  std::vector<CellKind> kinds_;
  std::string written_;
};

}  // namespace

std::unique_ptr<RowSink> csv_renderer(ByteSink& sink, const RenderStyle& style) {
  return std::make_unique<DelimitedRenderer<Csv>>(&sink, style.raw);
}

std::unique_ptr<RowSink> tsv_renderer(ByteSink& sink, const RenderStyle& style) {
  return std::make_unique<DelimitedRenderer<Tsv>>(&sink, style.raw);
}

}  // namespace starhours
