#include <sheets/clock_text.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace starhours::sheets {
namespace {

constexpr int noon_hour = 12;
constexpr int midnight_hour = 24;

enum class DayPart : std::uint8_t { none, morning, noon, afternoon, evening };

struct DayPartWord {
  std::string_view word;
  DayPart part;
};
// Longer words before those they begin with.
constexpr std::array<DayPartWord, 16> part_words{{{"上午", DayPart::morning},
                                                  {"凌晨", DayPart::morning},
                                                  {"清晨", DayPart::morning},
                                                  {"早上", DayPart::morning},
                                                  {"早晨", DayPart::morning},
                                                  {"早", DayPart::morning},
                                                  {"中午", DayPart::noon},
                                                  {"下午", DayPart::afternoon},
                                                  {"午后", DayPart::afternoon},
                                                  {"傍晚", DayPart::afternoon},
                                                  {"晚上", DayPart::evening},
                                                  {"晚", DayPart::evening},
                                                  {"a.m.", DayPart::morning},
                                                  {"am", DayPart::morning},
                                                  {"p.m.", DayPart::afternoon},
                                                  {"pm", DayPart::afternoon}}};

// English ones may be in capitals where the text was not folded.
bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char character = text[at];
    const char small = character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
    if (small != word[at]) return false;
  }
  return true;
}

DayPart take_part(Cursor& cursor) {
  if (cursor.done() || is_digit(cursor.rest().front())) return DayPart::none;
  for (const DayPartWord& known : part_words) {
    if (!starts_with_word(cursor.rest(), known.word)) continue;
    cursor.skip(known.word.size());
    return known.part;
  }
  return DayPart::none;
}

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool bare_hour = false;  // "9": a clock only beside 上午 or PM
};

// ":30", ":30.250" after the minutes.
bool take_seconds(Cursor& cursor, Clock& clock) {
  const auto second = cursor.take_number(2, 2);
  if (!second) return false;
  clock.second = *second;
  if ((cursor.rest().starts_with('.') || cursor.rest().starts_with(',')) && cursor.rest().size() > 1 &&
      is_digit(cursor.rest()[1])) {
    cursor.skip(1);
    cursor.skip(cursor.digits());
  }
  return true;
}

// What follows 点 or 时.
bool take_chinese_minutes(Cursor& cursor, Clock& clock) {
  struct Fraction {
    std::string_view word;
    int minutes;
  };
  constexpr std::array<Fraction, 4> fractions{{{"半", 30}, {"一刻", 15}, {"三刻", 45}, {"整", 0}}};
  for (const Fraction& fraction : fractions) {
    if (!cursor.take(fraction.word)) continue;
    clock.minute = fraction.minutes;
    return true;
  }
  cursor.take("钟");
  if (!cursor.at_digit()) return true;
  const auto minute = cursor.take_number(1, 2);
  if (!minute) return false;
  clock.minute = *minute;
  if (!cursor.take("分")) return true;
  cursor.take("钟");
  if (!cursor.at_digit()) return true;
  const auto second = cursor.take_number(1, 2);
  if (!second || !cursor.take("秒")) return false;
  clock.second = *second;
  return true;
}

bool take_digits_of_clock(Cursor& cursor, Clock& clock) {
  const std::size_t digits = cursor.digits();
  if (digits == 3 || digits == 4 || digits == 6) {
    clock.hour = cursor.take_number(digits == 3 ? 1 : 2);
    clock.minute = cursor.take_number(2);
    if (digits == 6) clock.second = cursor.take_number(2);
    return true;
  }
  if (digits != 1 && digits != 2) return false;
  clock.hour = cursor.take_number(digits);
  Cursor ahead = cursor;
  ahead.take_spaces();
  if (ahead.take(':')) {
    ahead.take_spaces();
    const auto minute = ahead.take_number(2, 2);
    if (!minute) return false;
    clock.minute = *minute;
    cursor = ahead;
    return !cursor.take(':') || take_seconds(cursor, clock);
  }
  if (ahead.take("点") || ahead.take("點") || ahead.take("时") || ahead.take("時")) {
    cursor = ahead;
    return take_chinese_minutes(cursor, clock);
  }
  clock.bare_hour = true;
  return true;
}

// The hour of a day with 24, or nothing where hour and part contradict each other.
std::optional<int> hour_of(const Clock& clock, DayPart part) {
  const int hour = clock.hour;
  switch (part) {
    case DayPart::none:
      return hour;
    case DayPart::morning:
      if (hour > noon_hour) return std::nullopt;
      return hour == noon_hour ? 0 : hour;  // as spreadsheets write it: 上午12:00, 12:00 AM
    case DayPart::noon:
      if (hour >= 1 && hour <= 2) return hour + noon_hour;
      return hour >= 11 && hour <= 14 ? std::optional(hour) : std::nullopt;
    case DayPart::afternoon:
      if (hour == 0) return std::nullopt;
      return hour < noon_hour ? hour + noon_hour : hour;
    case DayPart::evening:
      if (hour == noon_hour && clock.minute == 0) return midnight_hour;
      if (hour >= 5 && hour < noon_hour) return hour + noon_hour;
      return hour >= 17 ? std::optional(hour) : std::nullopt;  // 晚上1点 is on the next day already
  }
  return std::nullopt;
}

// "09:00" and nothing after it, which nearly every time is. -1 if the text is not so.
int plain_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return -1;
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  const bool digits = is_digit(text[0]) && is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]);
  return digits && hour < midnight_hour && minute < 60 ? hour * 60 + minute : -1;
}

std::optional<Minutes> take_any_clock(Cursor& cursor) {
  cursor.take_spaces();
  DayPart part = take_part(cursor);
  const bool led = part != DayPart::none;
  if (led) cursor.take_spaces();
  Clock clock;
  if (!take_digits_of_clock(cursor, clock)) return std::nullopt;
  if (!led && !cursor.done()) {
    Cursor ahead = cursor;
    ahead.take_spaces();
    part = take_part(ahead);
    if (part != DayPart::none) cursor = ahead;
  }
  if (clock.bare_hour && part == DayPart::none) return std::nullopt;
  if (clock.minute > 59 || clock.second > 59) return std::nullopt;
  const auto hour = hour_of(clock, part);
  if (!hour || *hour > midnight_hour) return std::nullopt;
  if (*hour == midnight_hour && (clock.minute != 0 || clock.second != 0)) return std::nullopt;
  return Minutes{*hour * 60 + clock.minute};
}

}  // namespace

std::optional<Minutes> take_clock(Cursor& cursor) {
  if (const int plain = plain_clock(cursor.rest()); plain >= 0) {
    cursor.skip(cursor.rest().size());
    return Minutes{plain};
  }
  return take_any_clock(cursor);
}

std::optional<Minutes> take_offset(Cursor& cursor) {
  constexpr int farthest = 14 * 60;  // Kiribati
  Cursor ahead = cursor;
  ahead.take_spaces();
  bool universal = false;
  for (const std::string_view word : {std::string_view("utc"), std::string_view("gmt"), std::string_view("z")}) {
    if (!starts_with_word(ahead.rest(), word)) continue;
    ahead.skip(word.size());
    universal = true;
    break;
  }
  const bool west = ahead.rest().starts_with('-');
  if (!west && !ahead.rest().starts_with('+')) {
    if (!universal) return std::nullopt;
    cursor = ahead;
    return Minutes{0};
  }
  ahead.skip(1);
  const std::size_t digits = ahead.digits();
  if (digits != 1 && digits != 2 && digits != 4) return std::nullopt;
  const int hours = ahead.take_number(digits == 4 ? 2 : digits);
  int minutes = 0;
  if (digits == 4) {
    minutes = ahead.take_number(2);
  } else if (ahead.take(':')) {
    const auto written = ahead.take_number(2, 2);
    if (!written) return std::nullopt;
    minutes = *written;
  }
  const int offset = hours * 60 + minutes;
  if (minutes > 59 || offset > farthest) return std::nullopt;
  cursor = ahead;
  return Minutes{west ? -offset : offset};
}

}  // namespace starhours::sheets
