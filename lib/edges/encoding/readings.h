// readings.h -- how well bytes read in the encodings that have no mark of their own.
#pragma once

#include <cstddef>
#include <string_view>

namespace starhours::encoding {

// What was seen when bytes were read as one encoding.
struct Reading {
  long points = 0;         // for characters that sheets are made of, and against strange ones
  std::size_t sound = 0;   // characters beyond ASCII that are well-formed
  std::size_t broken = 0;  // places that are not
};

// A character cut off by the end of `bytes` is broken only if the text has `ended` there.
[[nodiscard]] Reading read_as_utf8(std::string_view bytes, bool ended);
[[nodiscard]] Reading read_as_gb18030(std::string_view bytes, bool ended);
[[nodiscard]] Reading read_as_big5(std::string_view bytes, bool ended);
[[nodiscard]] Reading read_as_windows1252(std::string_view bytes);

}  // namespace starhours::encoding
