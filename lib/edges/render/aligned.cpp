// table and md: formats for people, whose columns are aligned, so the rows are kept until the end.
#include "render/cells.h"
#include "render/outflow.h"
#include "render/renderers.h"
#include "render/text.h"

#include <algorithm>
#include <vector>

namespace starhours {
namespace {

class AlignedRenderer : public RowSink {
 public:
  AlignedRenderer(ByteSink& sink, const RenderStyle& style) : out_(&sink), style_(style) {}

  void begin(const ReportHead& head) override {
    title_ = printed(head.title.in(style_.language));
    columns_.clear();
    cells_.clear();
    for (const Column& column : head.columns) {
      const std::string& heading = column.heading.in(style_.language);
      columns_.push_back({is_numeric(column.kind), column.kind, least_width()});
      keep(printed(heading.empty() ? column.key : heading));
    }
  }

  void row(std::span<const Cell> cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::string text;
      if (const auto written = text_in(cells[i])) {
        text = printed(*written);
      } else if (const auto* number = std::get_if<std::int64_t>(&cells[i])) {
        append_number(text, *number, columns_[i].kind);
      } else if (const auto* flag = std::get_if<bool>(&cells[i])) {
        text = style_.language == Language::zh ? (*flag ? "是" : "否") : (*flag ? "yes" : "no");
      }
      keep(std::move(text));
    }
  }

 protected:
  struct KeptColumn {
    bool right = false;
    CellKind kind{};
    std::size_t width = 0;
  };
  struct KeptCell {
    std::string text;
    std::size_t width = 0;
  };

  [[nodiscard]] virtual std::string printed(std::string_view text) const = 0;
  [[nodiscard]] virtual std::size_t least_width() const = 0;

  void keep(std::string text) {
    KeptColumn& column = columns_[cells_.size() % columns_.size()];
    const std::size_t width = display_width(text);
    column.width = std::max(column.width, width);
    cells_.push_back({std::move(text), width});
  }

  // Lines of cells, the heading as line 0.
  [[nodiscard]] std::size_t lines() const { return columns_.empty() ? 0 : cells_.size() / columns_.size(); }
  [[nodiscard]] const KeptCell& cell(std::size_t line, std::size_t column) const {
    return cells_[line * columns_.size() + column];
  }
  [[nodiscard]] const std::vector<KeptColumn>& columns() const { return columns_; }
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const RenderStyle& style() const { return style_; }
  [[nodiscard]] Outflow& out() { return out_; }

  void append_aligned(std::string& to, std::size_t line, std::size_t column) const {
    const KeptCell& kept = cell(line, column);
    const std::size_t spaces = columns_[column].width - kept.width;
    if (columns_[column].right) to.append(spaces, ' ');
    to += kept.text;
    if (!columns_[column].right) to.append(spaces, ' ');
  }

 private:
  Outflow out_;
  RenderStyle style_;
  std::string title_;
  std::vector<KeptColumn> columns_;
  std::vector<KeptCell> cells_;
};

class TableRenderer final : public AlignedRenderer {
 public:
  using AlignedRenderer::AlignedRenderer;

  void end() override {
    if (!title().empty()) out().add(bold(title()) + "\n");
    for (std::size_t line = 0; line < lines(); ++line) {
      std::string written;
      for (std::size_t column = 0; column < columns().size(); ++column) {
        if (column > 0) written += "  ";
        append_aligned(written, line, column);
      }
      written.erase(written.find_last_not_of(' ') + 1);
      if (line == 0) written = bold(written);
      written += '\n';
      if (line == 0) append_rule(written);
      out().add(written);
      out().settle();
    }
    out().flush();
  }

 private:
  [[nodiscard]] std::string printed(std::string_view text) const override { return printable(text); }
  [[nodiscard]] std::size_t least_width() const override { return 0; }

  [[nodiscard]] std::string bold(const std::string& text) const {
    return style().color && !text.empty() ? "\033[1m" + text + "\033[0m" : text;
  }

  void append_rule(std::string& to) const {
    for (std::size_t column = 0; column < columns().size(); ++column) {
      if (column > 0) to += "  ";
      to.append(columns()[column].width, '-');
    }
    to += '\n';
  }
};

class MarkdownRenderer final : public AlignedRenderer {
 public:
  using AlignedRenderer::AlignedRenderer;

  void end() override {
    if (!title().empty()) out().add("## " + title() + "\n\n");
    for (std::size_t line = 0; line < lines(); ++line) {
      std::string written;
      for (std::size_t column = 0; column < columns().size(); ++column) {
        written += "| ";
        append_aligned(written, line, column);
        written += ' ';
      }
      written += "|\n";
      if (line == 0) append_rule(written);
      out().add(written);
      out().settle();
    }
    out().flush();
  }

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
