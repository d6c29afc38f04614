// score.h -- what a candidate has of a metric.
#pragma once

#include <starhours/award.h>

namespace starhours {

// Of every metric but `registered`, which is none to count.
[[nodiscard]] Score measure(Metric metric, const Candidate& candidate);

}  // namespace starhours
