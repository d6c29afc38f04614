// spans.h -- stretches of minutes, and the union of those already worked.
#pragma once

#include <starhours/moment.h>

#include <cstdint>
#include <vector>

namespace starhours {

struct Span {
  Instant first{};  // included
  Instant end{};    // not included

  [[nodiscard]] bool empty() const { return end <= first; }
};

[[nodiscard]] Span common(Span a, Span b);
// The sum of the lengths, in minutes.
[[nodiscard]] std::int64_t minutes_of(const Span* first, const Span* end);

// A set of minutes.
class MinuteSet {
 public:
  void clear() { spans_.clear(); }
  // Adds `span`, and appends to `fresh` those of its minutes that were not in the set, in order.
  // O(1) amortised where spans come by rising start. REQUIRES: not empty.
  void add(Span span, std::vector<Span>& fresh);

 private:
  std::vector<Span> spans_;  // ascending, with a gap between any two
};

}  // namespace starhours
