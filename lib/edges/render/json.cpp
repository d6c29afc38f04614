// json and ndjson: flat objects, written as the rows come.
#include "render/cells.h"
#include "render/outflow.h"
#include "render/plain_text.h"
#include "render/renderers.h"
#include "render/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>
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

// What stands before a value. Nearly every key is so short that it can be copied without asking how long it is.
class Key {
 public:
  static constexpr std::size_t short_size = 32;

  explicit Key(std::string text) : bytes_(std::move(text)), size_(bytes_.size()) {
    bytes_.resize(std::max(size_, short_size));
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  // Where short_size bytes have room, and the key.
  [[nodiscard]] char* put(char* to) const {
    if (size_ > short_size) return starhours::put(to, bytes_);
    std::memcpy(to, bytes_.data(), short_size);
    return to + size_;
  }

 private:
  std::string bytes_;
  std::size_t size_;
};

class JsonRenderer final : public RowSink {
 public:
  enum class Layout { array, lines };

  JsonRenderer(ByteSink* sink, Layout layout) : out_(sink), layout_(layout) {}

  void begin(const ReportHead& head) override {
    keys_.clear();
    kinds_.clear();
    room_ = Key::short_size;
    for (const Column& column : head.columns) {
      keys_.emplace_back((keys_.empty() ? "{" : ",") + escaped(column.key) + ":");
      kinds_.push_back(column.kind);
      room_ += keys_.back().size() + longest_number;
    }
    if (layout_ == Layout::array) out_.add('[');
  }

  void row(std::span<const Cell> cells) override { end_row(put_cells(begin_row(out_.room(room_)), cells, 0)); }

  void row_alike(std::span<const Cell> cells, std::size_t alike, Alike which) override {
    char* to = begin_row(out_.room(room_ + lead_.size()));
    if (which == Alike::next) return end_row(put_cells(put(to, lead_), cells, alike));
    out_.filled_to(to);
    const std::size_t begin = out_.size();
    to = put_cells(to, cells.first(alike), 0);
    lead_ = out_.text_from(begin, to);
    end_row(put_cells(to, cells, alike));
  }

  void end() override {
    if (layout_ == Layout::array) out_.add(first_ ? "]\n" : "\n]\n");
    out_.flush();
  }

  std::unique_ptr<RowSink> part() override {
    auto made = std::make_unique<JsonRenderer>(nullptr, layout_);
    made->keys_ = keys_;
    made->kinds_ = kinds_;
    made->room_ = room_;
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
  char* begin_row(char* to) {
    if (layout_ == Layout::array) to = put(to, first_ ? "\n" : ",\n");
    first_ = false;
    return to;
  }
  // From the cell numbered `first` on.
  char* put_cells(char* to, std::span<const Cell> cells, std::size_t first) {
    for (std::size_t i = first; i < cells.size(); ++i) to = put_cell(keys_[i].put(to), cells[i], kinds_[i]);
    return to;
  }
  void end_row(char* to) {
    to = put(to, keys_.empty() ? "{}" : "}");
    if (layout_ == Layout::lines) *to++ = '\n';
    out_.filled_to(to);
    out_.settle();
  }

  char* put_cell(char* to, const Cell& cell, CellKind kind) {
    if (const auto* text = std::get_if<std::string_view>(&cell)) return put_text(to, *text);
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return write_number(to, *number, kind);
    if (const auto* word = std::get_if<Word>(&cell)) {
      *to++ = '"';
      to = write_word(to, *word);
      *to++ = '"';
      return to;
    }
    if (const auto* flag = std::get_if<bool>(&cell)) return put(to, *flag ? "true" : "false");
    return put(to, "null");
  }

  char* put_text(char* to, std::string_view text) {
    if (!is_plain<'"', '\\'>(text)) {
      const std::string quoted = escaped(text);
      return put(out_.more_room(to, quoted.size() + room_), quoted);
    }
    to = out_.more_room(to, text.size() + 2 + room_);
    *to++ = '"';
    to = put(to, text);
    *to++ = '"';
    return to;
  }

  Outflow out_;
  Layout layout_;
  bool first_ = true;
  std::vector<Key> keys_;
  std::vector<CellKind> kinds_;
  std::size_t room_ = 0;  // for a row but for its texts
  std::string lead_;      // what rows that are alike begin with
};

}  // namespace

std::unique_ptr<RowSink> json_renderer(ByteSink& sink) {
  return std::make_unique<JsonRenderer>(&sink, JsonRenderer::Layout::array);
}

std::unique_ptr<RowSink> ndjson_renderer(ByteSink& sink) {
  return std::make_unique<JsonRenderer>(&sink, JsonRenderer::Layout::lines);
}

}  // namespace starhours
