#include <credit/windows.h>

#include <algorithm>
#include <cstddef>

namespace starhours {
namespace {

constexpr Minutes whole_day{24 * 60};

Span daily_span(Day day, Minutes first, Minutes end, const Zone& zone) {
  return {zone.read(day + first).earlier, zone.read(day + end).earlier};
}

}  // namespace

bool has_window(const Activity& activity) {
  return activity.start || activity.end || activity.daily_start || activity.daily_end;
}

void trim_to_window(Span span, Day day, const Activity& activity, const Zone& zone, std::vector<Span>& inside) {
  if (activity.start) span.first = std::max(span.first, zone.read(*activity.start).earlier);
  if (activity.end) span.end = std::min(span.end, zone.read(*activity.end).earlier);
  if (span.empty()) return;
  if (!activity.daily_start && !activity.daily_end) {
    inside.push_back(span);
    return;
  }
  const Minutes first = activity.daily_start.value_or(Minutes{0});
  Minutes end = activity.daily_end.value_or(whole_day);
  if (end <= first) end += whole_day;
  // A service day may begin at any hour of its local day, so it meets three windows at most: yesterday's over midnight,
  // its own, tomorrow's.
  for (int shift = -1; shift <= 1; ++shift) {
    const Span met = common(span, daily_span(day + date::days{shift}, first, end, zone));
    if (!met.empty()) inside.push_back(met);
  }
}

void breaks_around(Day day, const BreakRule& rule, const Zone& zone, std::vector<Span>& breaks) {
  breaks.clear();
  for (int shift = 0; shift <= 1; ++shift) {
    for (const BreakRule::Daily& daily : rule.daily) {
      const Span span = daily_span(day + date::days{shift}, daily.first, daily.end, zone);
      if (!span.empty()) breaks.push_back(span);
    }
  }
  std::sort(breaks.begin(), breaks.end(), [](const Span& a, const Span& b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (const Span& span : breaks) {
    if (kept > 0 && span.first <= breaks[kept - 1].end) {
      breaks[kept - 1].end = std::max(breaks[kept - 1].end, span.end);
    } else {
      breaks[kept++] = span;
    }
  }
  breaks.resize(kept);
}

}  // namespace starhours
