// weekday_words.h -- the days of the week as rulebooks write them.
#pragma once

#include <rules_file/values.h>

namespace starhours {

// ISO: 1 = Monday … 7 = Sunday.
inline constexpr Choice<unsigned> weekday_words[] = {
    {"monday", 1}, {"tuesday", 2}, {"wednesday", 3}, {"thursday", 4}, {"friday", 5}, {"saturday", 6}, {"sunday", 7},
    {"mon", 1},    {"tue", 2},     {"wed", 3},       {"thu", 4},      {"fri", 5},    {"sat", 6},      {"sun", 7},
    {"周一", 1},   {"周二", 2},    {"周三", 3},      {"周四", 4},     {"周五", 5},   {"周六", 6},     {"周日", 7},
    {"星期一", 1}, {"星期二", 2},  {"星期三", 3},    {"星期四", 4},   {"星期五", 5}, {"星期六", 6},   {"星期日", 7},
};

}  // namespace starhours
