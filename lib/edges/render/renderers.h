// renderers.h -- one maker for each family of formats; render.cpp chooses among them.
#pragma once

#include <starhours/render.h>

#include <memory>
#include <string>

namespace starhours {

// Gathers small pieces into large writes.
class Outflow {
 public:
  explicit Outflow(ByteSink& sink) : sink_(sink) {}

  // Text yet to be written: append to it, then call settle().
  [[nodiscard]] std::string& text() { return text_; }
  void settle() {
    if (text_.size() >= enough) flush();
  }
  void flush() {
    if (!text_.empty()) sink_.write(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t enough = 64 * 1024;
  ByteSink& sink_;
  std::string text_;
};

[[nodiscard]] std::unique_ptr<RowSink> csv_renderer(ByteSink& sink, const RenderStyle& style);
[[nodiscard]] std::unique_ptr<RowSink> tsv_renderer(ByteSink& sink, const RenderStyle& style);
[[nodiscard]] std::unique_ptr<RowSink> json_renderer(ByteSink& sink);
[[nodiscard]] std::unique_ptr<RowSink> ndjson_renderer(ByteSink& sink);
[[nodiscard]] std::unique_ptr<RowSink> table_renderer(ByteSink& sink, const RenderStyle& style);
[[nodiscard]] std::unique_ptr<RowSink> markdown_renderer(ByteSink& sink, const RenderStyle& style);

}  // namespace starhours
