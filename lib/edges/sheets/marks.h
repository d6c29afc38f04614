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

// What a column of states says about a row: completed, 正常; confirmed, 待审核; no-show, 缺勤.
enum class Standing : std::uint8_t { unknown, counts, waits, absent };
[[nodiscard]] Standing standing_of(std::string_view cell);
// false, 否, 未通过: an approval that was not given.
[[nodiscard]] bool is_refusal(std::string_view cell);
// 1, yes, √ in a column that marks absence.
[[nodiscard]] bool is_flag_set(std::string_view cell);

// 合计, 本页小计, Total:
[[nodiscard]] bool is_total(std::string_view cell);
// What a row is whose first cell is `cell`, when it names nobody who served: 制表人：… or 备注：…
[[nodiscard]] std::optional<Skip> aside(std::string_view cell);

}  // namespace starhours::sheets
