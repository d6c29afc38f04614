// csv and tsv: a header of keys, then the rows as they come.
#include "render/cells.h"
#include "render/renderers.h"
#include "render/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace starhours {
namespace {

// What a spreadsheet takes for the start of a formula. It reads the full-width forms alike. A sign alone is none.
bool looks_like_formula(std::string_view text) {
  if (text.empty() || text == "-" || text == "+") return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  constexpr std::array<std::string_view, 4> full_width{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::any_of(full_width.begin(), full_width.end(),
                     [text](std::string_view sign) { return text.substr(0, sign.size()) == sign; });
}

class DelimitedRenderer : public RowSink {
 public:
  DelimitedRenderer(ByteSink& sink, bool raw) : out_(sink), raw_(raw) {}

  void begin(const ReportHead& head) override {
    kinds_.clear();
    std::string& text = out_.text();
    for (std::size_t i = 0; i < head.columns.size(); ++i) {
      if (i > 0) text += separator();
      append_text(text, head.columns[i].key);
      kinds_.push_back(head.columns[i].kind);
    }
    text += line_end();
  }

  void row(std::span<const Cell> cells) override {
    std::string& text = out_.text();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += separator();
      append_cell(text, cells[i], kinds_[i]);
    }
    text += line_end();
    out_.settle();
  }

  void end() override { out_.flush(); }

 protected:
  [[nodiscard]] virtual char separator() const = 0;
  [[nodiscard]] virtual std::string_view line_end() const = 0;
  virtual void append_text(std::string& to, std::string_view text) = 0;

 private:
  void append_cell(std::string& to, const Cell& cell, CellKind kind) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      append_number(to, *number, kind);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      to += *flag ? "true" : "false";
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
      if (!raw_ && looks_like_formula(*text)) {
        led_ = '\'';
        led_ += *text;
        append_text(to, led_);
      } else {
        append_text(to, *text);
      }
    }
  }

  Outflow out_;
  bool raw_;
  std::vector<CellKind> kinds_;
  std::string led_;
};

class CsvRenderer final : public DelimitedRenderer {
 public:
  using DelimitedRenderer::DelimitedRenderer;

 private:
  [[nodiscard]] char separator() const override { return ','; }
  [[nodiscard]] std::string_view line_end() const override { return "\r\n"; }

  void append_text(std::string& to, std::string_view text) override {
    const bool quoted = std::any_of(text.begin(), text.end(), is_special) ||
                        (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    if (!quoted) {
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

  static bool is_special(char byte) { return byte == ',' || byte == '"' || byte == '\r' || byte == '\n'; }

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

class TsvRenderer final : public DelimitedRenderer {
 public:
  using DelimitedRenderer::DelimitedRenderer;

 private:
  [[nodiscard]] char separator() const override { return '\t'; }
  [[nodiscard]] std::string_view line_end() const override { return "\n"; }

  void append_text(std::string& to, std::string_view text) override {
    if (text.find_first_of("\t\r\n") == std::string_view::npos) {
      append_printable(to, text);
      return;
    }
    spaced_ = text;
    std::replace_if(
        spaced_.begin(), spaced_.end(), [](char byte) { return byte == '\t' || byte == '\r' || byte == '\n'; }, ' ');
    append_printable(to, spaced_);
  }

  std::string spaced_;
};

}  // namespace

std::unique_ptr<RowSink> csv_renderer(ByteSink& sink, const RenderStyle& style) {
  return std::make_unique<CsvRenderer>(sink, style.raw);
}

std::unique_ptr<RowSink> tsv_renderer(ByteSink& sink, const RenderStyle& style) {
  return std::make_unique<TsvRenderer>(sink, style.raw);
}

}  // namespace starhours
