// json and ndjson: flat objects, written as the rows come.
#include "render/cells.h"
#include "render/outflow.h"
#include "render/renderers.h"
#include "render/text.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace starhours {
namespace {

// A JSON string of a text that needs some escape: the library's. Line breaks and quotes are escaped one by one. A text
// with other controls in it (some mean something to a terminal and need no escape in JSON) is written in ASCII as a
// whole.
std::string escaped(std::string_view text) {
  std::string visible;
  append_printable(visible, text, "\t\r\n");
  const bool ascii = visible != text;
  using Json = nlohmann::json;
  return Json(text).dump(-1, ' ', ascii, Json::error_handler_t::replace);
}

void add_json_string(Outflow& out, std::string_view text) {
  const Contents contents(text);
  if (contents.any(Holds::quote, Holds::backslash, Holds::control, Holds::line_break) ||
      (contents.any(Holds::beyond_ascii) && !is_printable(text))) {
    out.add(escaped(text));
    return;
  }
  out.add('"');
  out.add(text);
  out.add('"');
}

class JsonRenderer final : public RowSink {
 public:
  enum class Layout { array, lines };

  JsonRenderer(ByteSink* sink, Layout layout) : out_(sink), layout_(layout) {}

  void begin(const ReportHead& head) override {
    keys_.clear();
    kinds_.clear();
    for (const Column& column : head.columns) {
      keys_.push_back((keys_.empty() ? "{" : ",") + escaped(column.key) + ":");
      kinds_.push_back(column.kind);
    }
    if (layout_ == Layout::array) out_.add('[');
  }

  void row(std::span<const Cell> cells) override {
    if (layout_ == Layout::array) out_.add(first_ ? "\n" : ",\n");
    first_ = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out_.add(keys_[i]);
      add_cell(cells[i], kinds_[i]);
    }
    out_.add(cells.empty() ? "{}" : "}");
    if (layout_ == Layout::lines) out_.add('\n');
    out_.settle();
  }

  void end() override {
    if (layout_ == Layout::array) out_.add(first_ ? "]\n" : "\n]\n");
    out_.flush();
  }

  std::unique_ptr<RowSink> part() override {
    auto made = std::make_unique<JsonRenderer>(nullptr, layout_);
    made->keys_ = keys_;
    made->kinds_ = kinds_;
    made->first_ = false;
    return made;
  }
  void append(RowSink& part) override {
    Outflow& rows = static_cast<JsonRenderer&>(part).out_;
    if (rows.empty()) return;
    // Each row of a part begins as a later one does: ",\n", but nothing stands before the first of all.
    out_.add(rows, layout_ == Layout::array && first_ ? 1 : 0);
    first_ = false;
  }

 private:
  void add_cell(const Cell& cell, CellKind kind) {
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
      add_json_string(out_, *text);
    } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      out_.filled_to(write_number(out_.room(longest_number), *number, kind));
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      out_.add(*flag ? "true" : "false");
    } else {
      out_.add("null");
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
  return std::make_unique<JsonRenderer>(&sink, JsonRenderer::Layout::array);
}

std::unique_ptr<RowSink> ndjson_renderer(ByteSink& sink) {
  return std::make_unique<JsonRenderer>(&sink, JsonRenderer::Layout::lines);
}

}  // namespace starhours
