// report.h -- the shape of every answer: columns and rows of plain values.
//
// Whoever computes an answer pushes its rows into a RowSink: a Report, which keeps them, or a
// renderer (render.h), which writes them as they come. Nothing here knows of formats.
#pragma once

#include <starhours/moment.h>
#include <starhours/names.h>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace starhours {

enum class CellKind : std::uint8_t {
  text,
  count,  // a whole number
  hours,  // minutes, shown as hours to two places at most
  score,  // an exact decimal shown to two places at most, in hundredths already rounded half up
  flag,   // true or false
};

struct Column {
  std::string key;  // English and stable: the JSON key, the CSV header
  Names heading;    // for people
  CellKind kind = CellKind::text;
};

// A short text in which no format has anything to escape: letters and digits of ASCII, Chinese characters (U+4E00 to
// U+9FFF), '-', '.', ':' and '_', and none of these four first. It is looked at once, and then written quickly into any
// number of rows.
class Word {
 public:
  static constexpr std::size_t longest = 22;
  // Nothing for any other text.
  [[nodiscard]] static std::optional<Word> of(std::string_view text);

  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }
  // All that can be copied at once; what stands behind the text is no part of it.
  [[nodiscard]] const std::array<char, longest>& bytes() const { return bytes_; }
  friend auto operator<=>(const Word&, const Word&) = default;

 private:
  std::array<char, longest> bytes_{};
  std::uint8_t size_ = 0;
};

// Nothing (null), text, number, flag, or a text that is a word. A view must hold until row() returns.
using Cell = std::variant<std::monostate, std::string_view, std::int64_t, bool, Word>;

// The text of a cell that is one, in whichever form; it holds as long as the cell.
[[nodiscard]] std::optional<std::string_view> text_in(const Cell& cell);

struct ReportHead {
  Names title;  // for people; machine formats leave it out
  std::vector<Column> columns;
};

class RowSink {
 public:
  RowSink() = default;
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;
  virtual ~RowSink() = default;

  // Once, first; then row() any number of times with head.columns.size() cells; then end() once.
  virtual void begin(const ReportHead& head) = 0;
  virtual void row(std::span<const Cell> cells) = 0;
  virtual void end() = 0;
  // As row(), for rows one after another that have their first `alike` cells in common: all but the first of them need
  // not have these written anew.
  enum class Alike : std::uint8_t { first, next };
  virtual void row_alike(std::span<const Cell> cells, std::size_t /*alike*/, Alike /*which*/) { row(cells); }

  // Many rows can be written apart, by several threads at a time, and put together in their order: each thread gives
  // rows to a part of its own, and takes turns to append() it. Null where rows must come one by one. After begin();
  // the sink must outlive its parts. Of a part only row() and row_alike() are called.
  [[nodiscard]] virtual std::unique_ptr<RowSink> part() { return nullptr; }
  // The rows that `part` was given, as if they had come to row(). It is empty then, and can be given the next.
  // REQUIRES: it is a part of this sink.
  virtual void append(RowSink& /*part*/) {}
};

// Keeps everything: for library users, tests and formats that need widths.
class Report final : public RowSink {
 public:
  using Value = std::variant<std::monostate, std::string, std::int64_t, bool>;

  void begin(const ReportHead& head) override;
  void row(std::span<const Cell> cells) override;
  void end() override {}

  [[nodiscard]] const ReportHead& head() const { return head_; }
  [[nodiscard]] const std::vector<std::vector<Value>>& rows() const { return rows_; }
  // The value of row `row` in the column `key`. REQUIRES: both exist.
  [[nodiscard]] const Value& at(std::size_t row, std::string_view key) const;
  // Pushes everything kept into another sink.
  void replay(RowSink& sink) const;

 private:
  ReportHead head_;
  std::vector<std::vector<Value>> rows_;
};

}  // namespace starhours
