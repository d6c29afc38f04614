// json and ndjson: flat objects, written as the rows come.
#include "render/cells.h"
#include "render/renderers.h"
#include "render/text.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace starhours {
namespace {

// A JSON string. What needs no escape, nearly everything, is copied; the rest is the library's.
void append_json_string(std::string& to, std::string_view text) {
  const bool shown = is_printable(text);
  if (shown && text.find_first_of("\"\\") == std::string_view::npos) {
    to += '"';
    to += text;
    to += '"';
    return;
  }
  // Line breaks and quotes are escaped one by one. A text with other controls in it (some mean something to a
  // terminal and need no escape in JSON) is written in ASCII as a whole.
  std::string visible;
  append_printable(visible, text, "\t\r\n");
  const bool ascii = visible != text;
  using Json = nlohmann::json;
  to += Json(text).dump(-1, ' ', ascii, Json::error_handler_t::replace);
}

class JsonRenderer final : public RowSink {
 public:
  enum class Layout { array, lines };

  JsonRenderer(ByteSink& sink, Layout layout) : out_(sink), layout_(layout) {}

  void begin(const ReportHead& head) override {
    keys_.clear();
    kinds_.clear();
    for (const Column& column : head.columns) {
      std::string key = keys_.empty() ? "{" : ",";
      append_json_string(key, column.key);
      key += ':';
      keys_.push_back(std::move(key));
      kinds_.push_back(column.kind);
    }
    if (layout_ == Layout::array) out_.text() += '[';
  }

  void row(std::span<const Cell> cells) override {
    std::string& text = out_.text();
    if (layout_ == Layout::array) text += first_ ? "\n" : ",\n";
    first_ = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += keys_[i];
      append_cell(text, cells[i], kinds_[i]);
    }
    text += cells.empty() ? "{}" : "}";
    if (layout_ == Layout::lines) text += '\n';
    out_.settle();
  }

  void end() override {
    if (layout_ == Layout::array) out_.text() += first_ ? "]\n" : "\n]\n";
    out_.flush();
  }

 private:
  static void append_cell(std::string& to, const Cell& cell, CellKind kind) {
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
      append_json_string(to, *text);
    } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      append_number(to, *number, kind);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      to += *flag ? "true" : "false";
    } else {
      to += "null";
    }
  }

  Outflow out_;
  Layout layout_;
  bool first_ = true;
  std::vector<std::string> keys_;  // with what stands before and after them
  std::vector<CellKind> kinds_;
};

}  // namespace

std::unique_ptr<RowSink> json_renderer(ByteSink& sink) {
  return std::make_unique<JsonRenderer>(sink, JsonRenderer::Layout::array);
}

std::unique_ptr<RowSink> ndjson_renderer(ByteSink& sink) {
  return std::make_unique<JsonRenderer>(sink, JsonRenderer::Layout::lines);
}

}  // namespace starhours
