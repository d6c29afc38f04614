#include <starhours/report.h>

#include <algorithm>
#include <cassert>

namespace starhours {

namespace {

bool is_letter_or_digit(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

// The bytes of the Chinese character that `text` begins with; 0 if it begins with none.
std::size_t chinese_character(std::string_view text) {
  constexpr std::size_t size = 3;
  if (text.size() < size) return 0;
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto continues = [&byte](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
  const bool after_first = byte(0) > 0xE4 || (byte(0) == 0xE4 && byte(1) >= 0xB8);  // U+4E00
  return after_first && byte(0) <= 0xE9 && continues(1) && continues(2) ? size : 0;
}

}  // namespace

std::optional<Word> Word::of(std::string_view text) {
  constexpr std::string_view marks = "-.:_";
  if (text.empty() || text.size() > longest || marks.find(text.front()) != std::string_view::npos) return std::nullopt;
  for (std::size_t at = 0; at < text.size();) {
    const bool plain = is_letter_or_digit(text[at]) || marks.find(text[at]) != std::string_view::npos;
    const std::size_t size = plain ? 1 : chinese_character(text.substr(at));
    if (size == 0) return std::nullopt;
    at += size;
  }
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
