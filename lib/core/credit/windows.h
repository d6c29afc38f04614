// windows.h -- wall-clock windows of activities and breaks in true time.
#pragma once

#include <starhours/count_rule.h>
#include <starhours/roster.h>
#include <starhours/zone.h>

#include <credit/spans.h>

#include <vector>

namespace starhours {

[[nodiscard]] bool has_window(const Activity& activity);

// Appends to `inside` the minutes of `span`, which lies in service day `day`, in the activity's window, in order.
// A window may lack a bound; a daily one that ends at or before its start reaches into the next day, and one without a
// start or an end begins or ends at midnight.
void trim_to_window(Span span, Day day, const Activity& activity, const Zone& zone, std::vector<Span>& inside);

// Makes `breaks` the daily breaks that service day `day` can meet: ascending, apart.
void breaks_around(Day day, const BreakRule& rule, const Zone& zone, std::vector<Span>& breaks);

}  // namespace starhours
