#include <sheets/clock_text.h>
#include <sheets/numeral_text.h>

#include <array>
#include <string_view>

namespace starhours::sheets {
namespace {

constexpr int noon_hour = 12;
constexpr int midnight_hour = 24;
constexpr Minutes whole_day{midnight_hour * 60};

struct DayPartWord {
  std::string_view word;
  DayPart part;
};
// Longer words before those they begin with.
constexpr auto part_words = std::to_array<DayPartWord>(
    {{"上午", DayPart::morning},   {"凌晨", DayPart::morning},    {"清晨", DayPart::morning},
     {"早上", DayPart::morning},   {"早晨", DayPart::morning},    {"清早", DayPart::morning},
     {"早", DayPart::morning},     {"中午", DayPart::noon},       {"正午", DayPart::noon},
     {"下午", DayPart::afternoon}, {"午后", DayPart::afternoon},  {"午後", DayPart::afternoon},
     {"傍晚", DayPart::afternoon}, {"黄昏", DayPart::afternoon},  {"晚上", DayPart::evening},
     {"晚间", DayPart::evening},   {"夜晚", DayPart::evening},    {"今晚", DayPart::evening},
     {"当晚", DayPart::evening},   {"晚", DayPart::evening},      {"夜里", DayPart::night},
     {"夜间", DayPart::night},     {"深夜", DayPart::night},      {"半夜", DayPart::night},
     {"午夜", DayPart::night},     {"夜", DayPart::night},        {"a.m.", DayPart::morning},
     {"a. m.", DayPart::morning},  {"a.m", DayPart::morning},     {"am", DayPart::morning},
     {"p.m.", DayPart::afternoon}, {"p. m.", DayPart::afternoon}, {"p.m", DayPart::afternoon},
     {"pm", DayPart::afternoon},   {"noon", DayPart::noon},       {"midnight", DayPart::morning},
     {"a", DayPart::morning},      {"p", DayPart::afternoon}});

DayPart take_part(Cursor& cursor) {
  if (cursor.done() || is_digit(cursor.rest().front())) return DayPart::none;
  for (const DayPartWord& known : part_words) {
    Cursor ahead = cursor;
    if (!ahead.take_word(known.word)) continue;
    const bool letters = static_cast<unsigned char>(known.word.front()) < 0x80;
    if (letters && ahead.at_letter()) continue;
    cursor = ahead;
    return known.part;
  }
  return DayPart::none;
}

// Which day a clock belongs to, said before it or after it.
struct DayWord {
  std::string_view word;
  bool next;
};
constexpr auto day_words = std::to_array<DayWord>({{"次日", true},
                                                   {"翌日", true},
                                                   {"第二天", true},
                                                   {"第二日", true},
                                                   {"隔日", true},
                                                   {"隔天", true},
                                                   {"转天", true},
                                                   {"next day", true},
                                                   {"nextday", true},
                                                   {"当日", false},
                                                   {"当天", false},
                                                   {"同日", false},
                                                   {"同天", false},
                                                   {"same day", false}});

// Nothing, and nothing taken, if neither day is said.
std::optional<bool> take_day_word(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take_spaces();
  const bool bracket = ahead.take('(');
  for (const DayWord& known : day_words) {
    Cursor word = ahead;
    if (!word.take_word(known.word)) continue;
    if (bracket && !word.take(')')) return std::nullopt;
    cursor = word;
    return known.next;
  }
  return std::nullopt;
}

// "+1", "(+1)", "+1d", "+1天" after a clock, where it is no offset from UTC and no further range.
bool take_plus_one(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take_spaces();
  const bool bracket = ahead.take('(');
  if (!ahead.take('+') || !ahead.take('1')) return false;
  if (!ahead.take_word("day") && !ahead.take_word("d") && !ahead.take("天")) ahead.take("日");
  if (bracket && !ahead.take(')')) return false;
  if (ahead.at_digit() || ahead.rest().starts_with(':')) return false;
  cursor = ahead;
  return true;
}

// ":30", ":30.250" after the minutes.
bool take_seconds(Cursor& cursor, ClockText& clock) {
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

std::optional<int> take_digits_or_numeral(Cursor& cursor) {
  return cursor.at_digit() ? cursor.take_number(1, 2) : take_numeral(cursor);
}

// What follows 点 or 时.
bool take_chinese_minutes(Cursor& cursor, ClockText& clock) {
  struct Fraction {
    std::string_view word;
    int minutes;
  };
  constexpr auto fractions =
      std::to_array<Fraction>({{"半", 30}, {"一刻", 15}, {"三刻", 45}, {"1刻", 15}, {"3刻", 45}, {"整", 0}});
  cursor.take("钟");
  Cursor ahead = cursor;
  ahead.take_spaces();
  for (const Fraction& fraction : fractions) {
    if (!ahead.take(fraction.word)) continue;
    clock.minute = fraction.minutes;
    cursor = ahead;
    return true;
  }
  const bool spaced = cursor.rest().size() != ahead.rest().size();
  const auto minute = take_digits_or_numeral(ahead);
  if (!minute) return !cursor.at_digit();
  ahead.take_spaces();
  const bool named = ahead.take("分");
  // "9点 10点" are two clocks.
  if (spaced && !named) return true;
  clock.minute = *minute;
  cursor = ahead;
  if (!named) return true;
  cursor.take("钟");
  ahead = cursor;
  ahead.take_spaces();
  const auto second = take_digits_or_numeral(ahead);
  if (!second || !ahead.take("秒")) return !cursor.at_digit();
  clock.second = *second;
  cursor = ahead;
  return true;
}

bool take_hour_word(Cursor& cursor) {
  return cursor.at_script() && (cursor.take("点") || cursor.take("點") || cursor.take("时") || cursor.take("時"));
}

// 九点半: a numeral is a clock with its 点 alone.
bool take_said_clock(Cursor& cursor, ClockText& clock) {
  const auto hour = take_numeral(cursor);
  if (!hour || !take_hour_word(cursor)) return false;
  clock.hour = *hour;
  return take_chinese_minutes(cursor, clock);
}

bool take_digits_of_clock(Cursor& cursor, ClockText& clock) {
  const std::size_t digits = cursor.digits();
  if (digits == 0) return take_said_clock(cursor, clock);
  if (digits == 3 || digits == 4 || digits == 6) {
    clock.hour = cursor.take_number(digits == 3 ? 1 : 2);
    clock.minute = cursor.take_number(2);
    if (digits == 6) clock.second = cursor.take_number(2);
    clock.run = true;
    return true;
  }
  if (digits > 2) return false;
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
  if (take_hour_word(ahead)) {
    cursor = ahead;
    return take_chinese_minutes(cursor, clock);
  }
  // 8.30 is a clock, 0.25 is a quarter of a day.
  ahead = cursor;
  if ((digits == 2 || clock.hour != 0) && ahead.take('.')) {
    if (const auto minute = ahead.take_number(2, 2)) {
      clock.minute = *minute;
      cursor = ahead;
      return true;
    }
  }
  clock.bare = true;
  return true;
}

// Times that are words.
struct NamedTime {
  std::string_view word;
  int hour;
};
constexpr auto named_times = std::to_array<NamedTime>({{"正午", 12}, {"noon", 12}, {"midday", 12}, {"midnight", 0}});

// After a part of the day, or a word that is the time itself.
bool take_led_clock(Cursor& cursor, ClockText& clock) {
  Cursor ahead = cursor;
  clock.part = take_part(ahead);
  ahead.take_spaces();
  if (take_digits_of_clock(ahead, clock)) {
    cursor = ahead;
    return true;
  }
  for (const NamedTime& named : named_times) {
    ahead = cursor;
    if (!ahead.take_word(named.word) || ahead.at_letter()) continue;
    cursor = ahead;
    clock = {};
    clock.hour = named.hour;
    return true;
  }
  return false;
}

bool number_ahead(Cursor cursor) {
  cursor.take_spaces();
  return cursor.at_digit() || take_numeral(cursor);
}

// The hour of a day with 24, or nothing where hour and part contradict each other.
std::optional<int> hour_of(const ClockText& clock) {
  const int hour = clock.hour;
  switch (clock.part) {
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
    case DayPart::night:
      if (hour < 6) return hour;
      if (hour == noon_hour && clock.minute == 0) return midnight_hour;
      if (hour < noon_hour) return hour + noon_hour;
      return hour >= 18 ? std::optional(hour) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ClockText> take_clock_text(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take_spaces();
  std::optional<bool> before;
  ClockText clock;
  if (ahead.at_digit()) {
    if (!take_digits_of_clock(ahead, clock)) return std::nullopt;
  } else {
    before = take_day_word(ahead);
    ahead.take_spaces();
    if (!take_led_clock(ahead, clock)) return std::nullopt;
  }
  if (clock.part == DayPart::none && !ahead.done()) {
    Cursor after = ahead;
    after.take_spaces();
    const DayPart part = take_part(after);
    // What leads the next clock is none of this one: "9:00 下午2:00".
    if (part != DayPart::none && !number_ahead(after)) {
      clock.part = part;
      clock.part_after = true;
      ahead = after;
    }
  }
  clock.next_day = before.value_or(false);
  if (!before && !ahead.done()) {
    Cursor after = ahead;
    if (const auto said = take_day_word(after); said && !number_ahead(after)) {
      clock.next_day = *said;
      ahead = after;
    } else if (take_plus_one(ahead)) {
      clock.next_day = true;
    }
  }
  cursor = ahead;
  return clock;
}

std::optional<Minutes> minutes_of(const ClockText& clock) {
  if (clock.minute > 59 || clock.second > 59) return std::nullopt;
  const auto hour = hour_of(clock);
  if (!hour || *hour > midnight_hour) return std::nullopt;
  if (*hour == midnight_hour && (clock.minute != 0 || clock.second != 0)) return std::nullopt;
  return Minutes{*hour * 60 + clock.minute} + (clock.next_day ? whole_day : Minutes{0});
}

std::optional<Minutes> take_clock(Cursor& cursor) {
  if (const auto plain = read_plain_clock(cursor.rest())) {
    cursor.skip(cursor.rest().size());
    return plain;
  }
  const auto clock = take_clock_text(cursor);
  if (!clock || (clock->bare && clock->part == DayPart::none)) return std::nullopt;
  return minutes_of(*clock);
}

bool take_day_part(Cursor& cursor) { return take_part(cursor) != DayPart::none; }

std::optional<Minutes> take_offset(Cursor& cursor) {
  constexpr int farthest = 14 * 60;  // Kiribati
  Cursor ahead = cursor;
  ahead.take_spaces();
  bool universal = false;
  for (const std::string_view word : {std::string_view("utc"), std::string_view("gmt"), std::string_view("z")}) {
    if (!ahead.take_word(word)) continue;
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
  // "+1" alone is the next day.
  if ((digits != 1 || !universal) && digits != 2 && digits != 4) return std::nullopt;
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
