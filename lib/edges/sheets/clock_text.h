// clock_text.h -- the time of day at the front of a text.
//
//   9:00  09:00:30.250  0900  9.30  9点半  九点一刻  9时30分  上午9:00  下午3点  3:30 PM  noon  24:00  次日2:00  2:00+1
#pragma once

#include <starhours/moment.h>

#include <sheets/cursor.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace starhours::sheets {

enum class DayPart : std::uint8_t { none, morning, noon, afternoon, evening, night };

// A time of day as written. Its hour is understood by the part of the day, which may have to be taken from another one:
// 下午2:00-4:30.
struct ClockText {
  int hour = 0;
  int minute = 0;
  int second = 0;
  DayPart part = DayPart::none;
  bool part_after = false;  // "4 PM"
  bool bare = false;        // an hour alone, "9"
  bool run = false;         // digits without a mark, "0900"
  bool next_day = false;    // 次日, +1
};

// Takes the clock and all that belongs to it. Seconds have any decimals.
// REQUIRES: the text is folded, or is ASCII.
[[nodiscard]] std::optional<ClockText> take_clock_text(Cursor& cursor);

// Minutes from midnight, 24:00 = 1440 and 24 h more for the next day; seconds are dropped. Nothing where hour and part
// contradict each other, or there is no such time.
[[nodiscard]] std::optional<Minutes> minutes_of(const ClockText& clock);

// 9:00, 09:00, 09:00:30 and no other form, which nearly every time is: so it is here, where it costs no call.
[[nodiscard]] inline std::optional<Minutes> read_plain_clock(std::string_view text) {
  constexpr int none = 99;
  const auto pair = [text](std::size_t at) {
    return is_digit(text[at]) && is_digit(text[at + 1]) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : none;
  };
  constexpr std::size_t shortest = 4;  // 9:00
  if (text.size() < shortest) return std::nullopt;
  const std::size_t colon = text[1] == ':' ? 1 : 2;
  const std::size_t length = text.size() - colon;
  if (text[colon] != ':' || (length != 3 && length != 6)) return std::nullopt;
  const int hour = colon == 2 ? pair(0) : is_digit(text[0]) ? text[0] - '0' : none;
  const int minute = pair(colon + 1);
  if (hour > 23 || minute > 59) return std::nullopt;
  if (length == 6 && (text[colon + 3] != ':' || pair(colon + 4) > 59)) return std::nullopt;
  return Minutes{hour * 60 + minute};
}

// Both; a bare hour is a clock only beside a part of the day.
[[nodiscard]] std::optional<Minutes> take_clock(Cursor& cursor);

// 上午, pm. False, and nothing taken, if there is none.
bool take_day_part(Cursor& cursor);

// Z, UTC, +08:00, +0800, +08 east of UTC. Nothing, and nothing taken, if there is none.
[[nodiscard]] std::optional<Minutes> take_offset(Cursor& cursor);

}  // namespace starhours::sheets
