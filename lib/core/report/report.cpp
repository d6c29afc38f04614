#include <starhours/report.h>

#include <algorithm>
#include <cassert>

namespace starhours {

std::optional<Word> Word::of(std::string_view text) {
  const auto is_letter_or_digit = [](char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
  };
  const auto fits = [&](char byte) {
    return is_letter_or_digit(byte) || byte == '-' || byte == '.' || byte == ':' || byte == '_';
  };
  if (text.empty() || text.size() > longest || !is_letter_or_digit(text.front())) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), fits)) return std::nullopt;
  Word word;
  std::copy(text.begin(), text.end(), word.bytes_.begin());
  word.size_ = static_cast<std::uint8_t>(text.size());
  return word;
}

std::optional<std::string_view> text_in(const Cell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) return *text;
  if (const auto* word = std::get_if<Word>(&cell)) return word->text();
  return std::nullopt;
}

void Report::begin(const ReportHead& head) {
  head_ = head;
  rows_.clear();
}

void Report::row(std::span<const Cell> cells) {
  assert(cells.size() == head_.columns.size());
  std::vector<Value>& values = rows_.emplace_back();
  values.reserve(cells.size());
  for (const Cell& cell : cells) {
    if (const auto text = text_in(cell)) {
      values.emplace_back(std::string(*text));
    } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      values.emplace_back(*number);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      values.emplace_back(*flag);
    } else {
      values.emplace_back();
    }
  }
}

const Report::Value& Report::at(std::size_t row, std::string_view key) const {
  const auto column = std::find_if(head_.columns.begin(), head_.columns.end(),
                                   [key](const Column& candidate) { return candidate.key == key; });
  assert(row < rows_.size() && column != head_.columns.end());
  return rows_[row][static_cast<std::size_t>(column - head_.columns.begin())];
}

void Report::replay(RowSink& sink) const {
  sink.begin(head_);
  std::vector<Cell> cells;
  for (const std::vector<Value>& values : rows_) {
    cells.clear();
    for (const Value& value : values) std::visit([&](const auto& kept) { cells.emplace_back(kept); }, value);
    sink.row(cells);
  }
  sink.end();
}

}  // namespace starhours
