// written_period.h -- a period as its writer spelled it: numbers read, not yet checked.
#pragma once

#include <starhours/period.h>

#include <optional>
#include <string_view>

namespace starhours {

// Whether "2025" stood alone, in "2025/26", or before another year ("2025/27", "2025/03").
enum class SecondYear : std::uint8_t { none, follows, differs };

struct WrittenPeriod {
  Grain grain = Grain::year;  // day … year
  int year = 0;               // 0 to 9999
  SecondYear second_year = SecondYear::none;
  int second = 0;  // what stands after the slash
  int number = 0;  // of the week, month, quarter or half; of the month of a day
  int day = 0;     // of a day
};

// All take text with full-width forms made plain and letters made small.

// "2025-03-05", "2025-w10", "2025-03", "2025-q1", "2025-h1", "2025", "2025/26", "2025/26-q1".
[[nodiscard]] std::optional<WrittenPeriod> scan_iso(std::string_view text);
// "2025年3月5日", "2025年第10周", "2025年三月", "2025年一季度", "2025年上半年", "2025/26年度第1季度".
[[nodiscard]] std::optional<WrittenPeriod> scan_chinese(std::string_view text);
// What is not accepted but can be understood: "2025-3", "2025/3/5", "202503", "2025q1", "q1 2025", "03/2025".
[[nodiscard]] std::optional<WrittenPeriod> scan_loose(std::string_view text);

}  // namespace starhours
