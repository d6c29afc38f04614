// cutter.h -- a Cut applied to rows on their way into a sink.
//
// Without an order of its own a row that is long enough goes straight through. Otherwise rows are kept packed, and with
// `top` never many more than so many. Equal rows keep the order in which they came.
#pragma once

#include <starhours/answers.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace starhours::answers {

// Checks `cut` against the columns of `head`, then begins, lets `fill` push its rows, and ends.
// Errors: usage, before anything reached the sink; those of `fill`.
[[nodiscard]] Result<void> answer_through(const Cut& cut, const ReportHead& head, RowSink& sink,
                                          const std::function<Result<void>(RowSink&)>& fill);

class Cutter final : public RowSink {
 public:
  // `minutes`, `order`: columns; descending: the order is from most to least.
  Cutter(RowSink& sink, const Cut& cut, std::optional<std::size_t> minutes, std::optional<std::size_t> order,
         bool descending);

  void begin(const ReportHead& head) override;
  void row(std::span<const Cell> cells) override;
  void end() override;
  // Where rows go straight through and none is counted.
  [[nodiscard]] std::unique_ptr<RowSink> part() override;
  void append(RowSink& part) override;

 private:
  class Part;
  struct Kept {
    std::uint64_t sequence;
    std::size_t at;  // of the row in packed_
  };
  [[nodiscard]] bool has_enough(std::span<const Cell> cells) const;
  void keep(std::span<const Cell> cells);
  void drop_all_but_the_top();
  [[nodiscard]] bool before(const Kept& a, const Kept& b) const;
  std::size_t unpack(std::size_t at, Cell& cell) const;

  RowSink& sink_;
  std::optional<std::int64_t> at_least_;
  std::optional<std::size_t> top_;
  std::optional<std::size_t> minutes_;
  std::optional<std::size_t> order_;
  bool descending_;
  std::size_t width_ = 0;
  std::uint64_t sequence_ = 0;
  std::vector<Kept> kept_;
  std::string packed_;  // each row: the cell it is ordered by, then all cells
};

}  // namespace starhours::answers
