#include <credit/spans.h>

#include <algorithm>
#include <cstddef>

namespace starhours {

Span common(Span a, Span b) { return {std::max(a.first, b.first), std::min(a.end, b.end)}; }

std::int64_t minutes_of(const Span* first, const Span* end) {
  std::int64_t sum = 0;
  for (; first != end; ++first) sum += (first->end - first->first).count();
  return sum;
}

void MinuteSet::add(Span span, std::vector<Span>& fresh) {
  if (spans_.empty() || spans_.back().end < span.first) {
    fresh.push_back(span);
    spans_.push_back(span);
    return;
  }
  // Those that touch or meet `span` become one with it.
  const auto first = std::lower_bound(spans_.begin(), spans_.end(), span.first,
                                      [](const Span& known, Instant at) { return known.end < at; });
  Span joined = span;
  Instant at = span.first;
  auto last = first;
  for (; last != spans_.end() && last->first <= span.end; ++last) {
    if (at < last->first) fresh.push_back({at, last->first});
    at = std::max(at, last->end);
    joined.first = std::min(joined.first, last->first);
    joined.end = std::max(joined.end, last->end);
  }
  if (at < span.end) fresh.push_back({at, span.end});
  if (first == last) {
    spans_.insert(first, joined);
  } else {
    *first = joined;
    spans_.erase(first + 1, last);
  }
}

}  // namespace starhours
