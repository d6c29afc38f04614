// line_difference.h -- two texts, line against line.
#pragma once

#include <string>
#include <vector>

namespace starhours::tests {

// "-" lines are only in `expected`, "+" lines only in `actual`, " " lines in both (a few around each difference).
[[nodiscard]] std::string line_difference(const std::vector<std::string>& expected,
                                          const std::vector<std::string>& actual);

}  // namespace starhours::tests
