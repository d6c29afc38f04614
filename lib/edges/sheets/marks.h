// marks.h -- cells and rows that are no sign-in: absent, none, totals, signatures, notes.
#pragma once

#include <starhours/sheet_reader.h>

#include <optional>
#include <string_view>

namespace starhours::sheets {

// 请假, 旷工, ×, no show: somebody who did not come. Dashes and N/A are not among them: they may only say that nothing
// is known.
[[nodiscard]] bool is_absent_mark(std::string_view cell);
// √, 1, 到, 出勤, ○: somebody who came, in a sheet of days.
[[nodiscard]] bool is_present_mark(std::string_view cell);
// ------ or / drawn where nothing is.
[[nodiscard]] bool is_dash(std::string_view cell);
// 无, NA, 未签退: the cell says that it says nothing.
[[nodiscard]] bool is_nothing(std::string_view cell);

// 合计, 本页小计, Total:
[[nodiscard]] bool is_total(std::string_view cell);
// What a row is whose first cell is `cell`, when it names nobody who served: 制表人：… or 备注：…
[[nodiscard]] std::optional<Skip> aside(std::string_view cell);

}  // namespace starhours::sheets
