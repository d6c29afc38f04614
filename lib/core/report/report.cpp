#include <starhours/report.h>

#include <algorithm>
#include <cassert>
#include <type_traits>

namespace starhours {

void Report::begin(const ReportHead& head) {
  head_ = head;
  rows_.clear();
}

void Report::row(std::span<const Cell> cells) {
  assert(cells.size() == head_.columns.size());
  std::vector<Value>& values = rows_.emplace_back();
  values.reserve(cells.size());
  for (const Cell& cell : cells) {
    std::visit(
        [&](const auto& value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string_view>) {
            values.emplace_back(std::string(value));
          } else {
            values.emplace_back(value);
          }
        },
        cell);
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
