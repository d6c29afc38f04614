// naive_count.h -- the rules of counting once more, minute by minute, with no thought of speed.
//
// Written from the design alone and sharing nothing with the rooms it judges but plain types and Zone::wall().
#pragma once

#include "made_day.h"

#include <starhours/credit.h>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace starhours::laws {

using RowKey = std::pair<SheetNo, std::uint32_t>;

struct NaiveEntry {
  Stretch stretch;
  std::vector<RowKey> duplicates;
  std::map<Step, int> after;  // minutes after each step
  int worked = 0;
  int credited = 0;
};

// The counted entries in the order in which they work.
[[nodiscard]] std::vector<NaiveEntry> naive_count(const MadeDay& made);

}  // namespace starhours::laws
