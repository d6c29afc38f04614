// table and md: formats for people, whose columns are aligned, so the rows are kept until the end.
#include "render/cells.h"
#include "render/outflow.h"
#include "render/renderers.h"
#include "render/text.h"

#include <algorithm>
#include <deque>
#include <vector>

namespace starhours {
namespace {

class AlignedRenderer : public RowSink {
 public:
  AlignedRenderer(ByteSink& sink, const RenderStyle& style) : out_(&sink), style_(style) {}

  void begin(const ReportHead& head) override {
    title_ = printed(head.title.in(style_.language));
    columns_.clear();
    pages_.assign(1, "");
    kept_ = 0;
    for (const Column& column : head.columns) {
      const std::string& heading = column.heading.in(style_.language);
      columns_.push_back({is_numeric(column.kind), column.kind, least_width()});
      keep(printed(heading.empty() ? column.key : heading));
    }
  }

  void row(std::span<const Cell> cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (const auto written = text_in(cells[i])) {
        keep(printed(*written));
      } else if (const auto* number = std::get_if<std::int64_t>(&cells[i])) {
        number_.clear();
        append_number(number_, *number, columns_[i].kind);
        keep(number_);
      } else if (const auto* flag = std::get_if<bool>(&cells[i])) {
        keep(style_.language == Language::zh ? (*flag ? "是" : "否") : (*flag ? "yes" : "no"));
      } else {
        keep("");
      }
    }
  }

  void end() override {
    if (!title_.empty()) out_.add(written_title());
    bool heading = true;
    for (const std::string& page : pages_) {
      write_lines(page, heading);
      heading = false;
    }
    out_.flush();
  }

 protected:
  struct KeptColumn {
    bool right = false;
    CellKind kind{};
    std::size_t width = 0;
  };

  // In one line, without controls.
  [[nodiscard]] virtual std::string printed(std::string_view text) const = 0;
  [[nodiscard]] virtual std::size_t least_width() const = 0;
  [[nodiscard]] virtual std::string written_title() const = 0;
  // With the rule below it, if it is the heading.
  virtual void append_line(std::string& to, std::span<const std::string_view> cells, bool heading) const = 0;

  [[nodiscard]] const std::vector<KeptColumn>& columns() const { return columns_; }
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const RenderStyle& style() const { return style_; }

  static void append_aligned(std::string& to, std::string_view cell, const KeptColumn& column) {
    const std::size_t spaces = column.width - display_width(cell);
    if (column.right) to.append(spaces, ' ');
    to += cell;
    if (!column.right) to.append(spaces, ' ');
  }

 private:
  static constexpr char end_of_cell = '\n';
  static constexpr std::size_t full_page = 1 << 20;

  void keep(std::string_view text) {
    const std::size_t column = kept_++ % columns_.size();
    columns_[column].width = std::max(columns_[column].width, display_width(text));
    if (column == 0 && pages_.back().size() >= full_page) pages_.emplace_back();
    pages_.back() += text;
    pages_.back() += end_of_cell;
  }

  void write_lines(std::string_view page, bool heading) {
    std::string line;
    std::vector<std::string_view> cells;
    for (; !page.empty(); heading = false) {
      cells.clear();
      while (cells.size() < columns_.size()) {
        cells.push_back(page.substr(0, page.find(end_of_cell)));
        page.remove_prefix(cells.back().size() + 1);
      }
      line.clear();
      append_line(line, cells, heading);
      out_.add(line);
      out_.settle();
    }
  }

  Outflow out_;
  RenderStyle style_;
  std::string title_;
  std::vector<KeptColumn> columns_;
  std::deque<std::string> pages_;  // all cells, those of the heading first: a city's are many
  std::size_t kept_ = 0;
  std::string number_;  // scratch
};

class TableRenderer final : public AlignedRenderer {
 public:
  using AlignedRenderer::AlignedRenderer;

 private:
  [[nodiscard]] std::string printed(std::string_view text) const override { return printable(text); }
  [[nodiscard]] std::size_t least_width() const override { return 0; }
  [[nodiscard]] std::string written_title() const override { return bold(title()) + "\n"; }

  void append_line(std::string& to, std::span<const std::string_view> cells, bool heading) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) to += "  ";
      append_aligned(to, cells[i], columns()[i]);
    }
    to.erase(to.find_last_not_of(' ') + 1);
    if (heading) to = bold(to);
    to += '\n';
    if (heading) append_rule(to);
  }

  [[nodiscard]] std::string bold(const std::string& text) const {
    return style().color && !text.empty() ? "\033[1m" + text + "\033[0m" : text;
  }

  void append_rule(std::string& to) const {
    for (std::size_t i = 0; i < columns().size(); ++i) {
      if (i > 0) to += "  ";
      to.append(columns()[i].width, '-');
    }
    to += '\n';
  }
};

class MarkdownRenderer final : public AlignedRenderer {
 public:
  using AlignedRenderer::AlignedRenderer;

 private:
  // Whatever could be markup is escaped; so are the signs by which addresses become links.
  [[nodiscard]] std::string printed(std::string_view text) const override {
    std::string spaced(text);
    std::replace_if(
        spaced.begin(), spaced.end(), [](char byte) { return byte == '\t' || byte == '\r' || byte == '\n'; }, ' ');
    std::string escaped;
    const std::string shown = printable(spaced);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const std::string_view rest = std::string_view(shown).substr(i);
      const bool link = (rest.substr(0, 3) == "://") || (rest.front() == '.' && i >= 3 && ends_in_www(shown, i));
      if (link || std::string_view("\\`*_{}[]<>|~&@$").find(rest.front()) != std::string_view::npos) escaped += '\\';
      escaped += rest.front();
    }
    return escaped;
  }

  static bool ends_in_www(const std::string& text, std::size_t end) {
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(end - 3),
                       text.begin() + static_cast<std::ptrdiff_t>(end),
                       [](char letter) { return letter == 'w' || letter == 'W'; });
  }

  [[nodiscard]] std::size_t least_width() const override { return 3; }  // a rule is "---" at least
  [[nodiscard]] std::string written_title() const override { return "## " + title() + "\n\n"; }

  void append_line(std::string& to, std::span<const std::string_view> cells, bool heading) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      to += "| ";
      append_aligned(to, cells[i], columns()[i]);
      to += ' ';
    }
    to += "|\n";
    if (heading) append_rule(to);
  }

  void append_rule(std::string& to) const {
    for (const KeptColumn& column : columns()) {
      to += "| ";
      to.append(column.width - (column.right ? 1 : 0), '-');
      to += column.right ? ": " : " ";
    }
    to += "|\n";
  }
};

}  // namespace

std::unique_ptr<RowSink> table_renderer(ByteSink& sink, const RenderStyle& style) {
  return std::make_unique<TableRenderer>(sink, style);
}

std::unique_ptr<RowSink> markdown_renderer(ByteSink& sink, const RenderStyle& style) {
  return std::make_unique<MarkdownRenderer>(sink, style);
}

}  // namespace starhours
