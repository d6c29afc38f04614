// person_name.h -- what stands in a cell of names beside a name.
#pragma once

#include <string_view>

namespace starhours::sheets {

// A cleaned name without the note in brackets behind it: 李四（队长）, 张三(Zhang San). What tells two people of one
// name apart is no note and stays: 王芳（大）. The cell as written stays in the evidence.
[[nodiscard]] std::string_view without_note(std::string_view name);

// Whether a cleaned name is a list of names: 张三、李四.
[[nodiscard]] bool names_several(std::string_view name);

}  // namespace starhours::sheets
