// second_look.h -- what is said about rows after their sheet was read: a second look at its bytes finds the places.
#pragma once

#include "intake/desk.h"
#include "intake/staged_sheet.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace starhours {

struct LaterProblem {
  std::uint32_t row = 0;
  SheetReader::Field field = SheetReader::Field::row;
  Problem problem;
};

// No more of them are kept than can be told, those of the first rows; the others are counted.
class LaterWarnings {
 public:
  void add(LaterProblem warning);
  void add_all(LaterWarnings others);
  // By row; those of one row as they came. They are taken out.
  [[nodiscard]] std::vector<LaterProblem> in_order();
  [[nodiscard]] std::int64_t left_out() const { return left_out_; }

 private:
  void keep_the_first();

  std::vector<LaterProblem> kept_;
  std::int64_t left_out_ = 0;
};

// A row that was not posted, since nobody knows whom it means.
struct WaitingRow {
  std::uint32_t row = 0;
  std::uint32_t mention = 0;  // index in the sheet
  friend auto operator<=>(const WaitingRow&, const WaitingRow&) = default;
};

// Why nobody is meant by a mention.
using WhyWaiting = std::function<Result<Problem>(const StagedMention& mention)>;

// Looks at the kept bytes again: gives warnings their places, and the book suspense rows for those that wait (in order,
// each row once). Tells all of it if `telling`.
[[nodiscard]] Result<void> second_look(Desk& desk, StagedSheet& staged, LaterWarnings warnings,
                                       std::span<const WaitingRow> waiting, const WhyWaiting& why, bool telling);

}  // namespace starhours
