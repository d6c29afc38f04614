#include <sheets/calendar_words.h>
#include <sheets/day_text.h>
#include <sheets/numeral_text.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace starhours::sheets {
namespace {

constexpr int republic_before = 1911;  // year 1 of the Republic of China is 1912
constexpr int republic_first = 90;     // written without 民國: from 2001 …
constexpr int republic_last = 150;     // … to 2061, which leaves room for other numbers of three digits
constexpr int century = 2000;
constexpr int most_months = 12;
constexpr int short_years_end = 70;  // 70 and more may be of the last century, or of the Republic

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

std::optional<Number> take_part(Cursor& cursor) {
  if (cursor.at_digit()) {
    const std::size_t digits = cursor.digits();
    if (digits > 4) return std::nullopt;
    return Number{cursor.take_number(digits), digits};
  }
  if (!cursor.at_script()) return std::nullopt;
  if (const auto spelled = take_spelled(cursor)) return Number{spelled->value, spelled->digits};
  if (const auto said = take_numeral(cursor)) return Number{*said, 2};
  return std::nullopt;
}

// Whether a number follows, perhaps after spaces.
bool number_ahead(Cursor cursor) {
  cursor.take_spaces();
  return take_part(cursor).has_value();
}

DayReading fault(DayFault kind) {
  DayReading reading;
  reading.fault = kind;
  return reading;
}

DayReading day_of(int year, int month, int number) {
  DayReading reading;
  reading.year = year;
  reading.month = month;
  reading.number = number;
  const date::year_month_day parts{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(number)}};
  if (year < 1900 || year >= 2200) {
    reading.fault = DayFault::out_of_range;
  } else if (!parts.ok()) {
    reading.fault = DayFault::impossible;
  } else {
    reading.fault = DayFault::none;
    reading.day = Day{parts};
  }
  return reading;
}

// A year written in front, or with 年 after it.
DayReading of_long_year(Number year, bool republic, int month, int number) {
  if (republic) return day_of(year.value + republic_before, month, number);
  if (year.digits == 4) return day_of(year.value, month, number);
  if (year.digits == 3 && year.value >= republic_first && year.value <= republic_last) {
    return day_of(year.value + republic_before, month, number);
  }
  if (year.digits <= 2 && year.value < short_years_end) return day_of(century + year.value, month, number);
  return fault(DayFault::short_year);
}

DayReading of_month_and_day(int month, int number, const DayContext& context) {
  constexpr int half_year = 6;
  if (!context.year) return fault(DayFault::no_year);
  int year = *context.year;
  // A sheet of December reaches into January.
  if (context.month) {
    const int apart = month - static_cast<int>(*context.month);
    if (apart > half_year) --year;
    if (apart < -half_year) ++year;
  }
  return day_of(year, month, number);
}

DayReading of_day_alone(int number, const DayContext& context) {
  if (!context.month) return fault(context.year ? DayFault::no_month : DayFault::no_year);
  if (!context.year) return fault(DayFault::no_year);
  return day_of(*context.year, static_cast<int>(*context.month), number);
}

// 3/7, 03-08: the month first, unless the sheet or the numbers say otherwise.
DayReading of_two(int first, int second, std::string_view mark, const DayContext& context) {
  const bool turned =
      context.order == DateOrder::day_month_year ? second <= most_months : first > most_months && second <= most_months;
  DayReading reading = turned ? of_month_and_day(second, first, context) : of_month_and_day(first, second, context);
  reading.marked = mark == "/";
  return reading;
}

// 03/05/2025
DayReading of_year_last(int first, int second, int year, DateOrder order) {
  const DayReading by_month = day_of(year, first, second);
  const DayReading by_day = day_of(year, second, first);
  if (by_month.fault != DayFault::none)
    return by_day.fault == DayFault::none || first > most_months ? by_day : by_month;
  if (by_day.fault != DayFault::none || by_day.day == by_month.day) return by_month;
  if (order == DateOrder::month_day_year) return by_month;
  if (order == DateOrder::day_month_year) return by_day;
  DayReading both = by_month;
  both.fault = DayFault::ambiguous;
  both.other = by_day.day;
  return both;
}

// 3/5/25, 25/3/5: three numbers of two digits at most.
DayReading of_short(const std::array<int, 3>& numbers, const DayContext& context) {
  struct Way {
    DateOrder order;
    std::size_t year, month, day;  // which of the numbers
  };
  constexpr auto ways = std::to_array<Way>({{DateOrder::year_month_day, 0, 1, 2},
                                            {DateOrder::month_day_year, 2, 0, 1},
                                            {DateOrder::day_month_year, 2, 1, 0}});
  std::optional<DayReading> found;
  std::optional<DayReading> of_year;  // those of the year that the sheet is of
  bool several = false;
  bool several_of_year = false;
  for (const Way& way : ways) {
    if (numbers[way.year] >= short_years_end) continue;
    const DayReading reading = day_of(century + numbers[way.year], numbers[way.month], numbers[way.day]);
    if (reading.fault != DayFault::none) continue;
    if (way.order == context.order) return reading;
    several = several || (found && found->day != reading.day);
    found = reading;
    if (reading.year != context.year) continue;
    several_of_year = several_of_year || (of_year && of_year->day != reading.day);
    of_year = reading;
  }
  if (found && !several) return *found;
  if (of_year && !several_of_year) return *of_year;
  return fault(DayFault::short_year);
}

// 5th, and the "of" after it.
void take_ordinal(Cursor& cursor) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    Cursor ahead = cursor;
    if (!ahead.take_word(ending) || ahead.at_letter()) continue;
    cursor = ahead;
    break;
  }
  Cursor ahead = cursor;
  ahead.take_spaces();
  if (ahead.take_word("of") && ahead.take_spaces()) cursor = ahead;
}

// What may stand between the parts of a date with the name of a month.
bool take_name_mark(Cursor& cursor) {
  const bool spaces = cursor.take_spaces();
  const bool mark = cursor.take(',') || cursor.take('-') || cursor.take('/') || cursor.take('.');
  return cursor.take_spaces() || mark || spaces;
}

// The year after a day and the name of its month: "2025", or "25" where no clock begins so.
std::optional<int> take_year_after_name(Cursor& cursor) {
  Cursor ahead = cursor;
  if (!take_name_mark(ahead)) return std::nullopt;
  const std::size_t digits = ahead.digits();
  if (digits != 2 && digits != 4) return std::nullopt;
  int year = ahead.take_number(digits);
  if (ahead.take(':')) return std::nullopt;
  if (digits == 2) {
    if (year >= short_years_end) return std::nullopt;
    year += century;
  }
  cursor = ahead;
  return year;
}

// "Mar 5, 2025", after its month.
DayReading take_after_month_name(Cursor& cursor, int month, const DayContext& context) {
  const bool dash = cursor.rest().starts_with('-');
  take_name_mark(cursor);
  const std::size_t digits = cursor.digits();
  if (digits == 0) return fault(DayFault::no_date);
  if (digits > 2) return fault(DayFault::no_day);
  const int number = cursor.take_number(digits);
  take_ordinal(cursor);
  if (const auto year = take_year_after_name(cursor)) return day_of(*year, month, number);
  // Mar-25 is how a spreadsheet shows March 2025.
  if (dash && digits == 2) return fault(DayFault::no_day);
  return of_month_and_day(month, number, context);
}

// "5 March 2025", "2025-Mar-05", after the first number. Nothing is taken if no name of a month follows.
std::optional<DayReading> take_around_month_name(Cursor& cursor, Number first, const DayContext& context) {
  Cursor ahead = cursor;
  if (ahead.at_script()) return std::nullopt;
  if (ahead.at_letter()) take_ordinal(ahead);
  take_name_mark(ahead);
  if (!ahead.at_letter()) return std::nullopt;
  const auto month = take_month_name(ahead);
  if (!month) return std::nullopt;
  cursor = ahead;
  if (first.digits == 4) {
    take_name_mark(cursor);
    const auto number = cursor.take_number(1, 2);
    return number ? day_of(first.value, *month, *number) : fault(DayFault::no_day);
  }
  if (first.digits > 2) return fault(DayFault::no_date);
  if (const auto year = take_year_after_name(cursor)) return day_of(*year, *month, first.value);
  return of_month_and_day(*month, first.value, context);
}

bool take_day_word(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take_spaces();
  if (!ahead.take("日") && !ahead.take("号") && !ahead.take("號")) return false;
  cursor = ahead;
  return true;
}

constexpr auto marks = std::to_array<std::string_view>({"-", "/", ".", "、", "\\"});

std::string_view take_mark(Cursor& cursor) {
  for (const std::string_view mark : marks) {
    if (cursor.take(mark)) return mark;
  }
  return {};
}

// After 年: the month and the day.
DayReading take_after_year(Cursor& cursor, Number year, bool republic) {
  cursor.take_spaces();
  const auto month = take_part(cursor);
  if (!month || month->digits > 2) return fault(DayFault::no_day);
  cursor.take_spaces();
  if (!cursor.take("月") && take_mark(cursor).empty()) return fault(DayFault::no_day);
  cursor.take_spaces();
  const auto number = take_part(cursor);
  if (!number || number->digits > 2) return fault(DayFault::no_day);
  take_day_word(cursor);
  return of_long_year(year, republic, month->value, number->value);
}

// After 月.
DayReading take_after_month(Cursor& cursor, Number month, const DayContext& context) {
  cursor.take_spaces();
  const auto number = take_part(cursor);
  if (month.digits > 2) return fault(DayFault::no_date);
  if (!number || number->digits > 2) return fault(DayFault::no_day);
  take_day_word(cursor);
  return of_month_and_day(month.value, number->value, context);
}

// After the first number and its mark.
DayReading take_marked(Cursor& cursor, Number first, std::string_view mark, bool republic, const DayContext& context) {
  cursor.take_spaces();
  const auto second = take_part(cursor);
  if (!second) return fault(DayFault::no_date);
  const bool year_first = republic || first.digits >= 3;
  Cursor ahead = cursor;
  ahead.take_spaces();
  const bool month_word = year_first && ahead.take("月");
  if ((!month_word && !ahead.take(mark)) || !number_ahead(ahead)) {
    if (first.digits > 2 || second->digits > 2) {
      const bool month_known = first.digits == 4 ? second->digits <= 2 : second->digits == 4 && first.digits <= 2;
      return fault(month_known ? DayFault::no_day : DayFault::no_date);
    }
    if (republic) return fault(DayFault::no_day);
    if (mark == ".") cursor.take('.');
    // 3-5日 are three days.
    if (take_day_word(cursor) && mark == "-") return fault(DayFault::no_date);
    return of_two(first.value, second->value, mark, context);
  }
  cursor = ahead;
  cursor.take_spaces();
  const auto third = take_part(cursor);
  if (!third) return fault(DayFault::no_date);
  if (!take_day_word(cursor) && mark == ".") cursor.take('.');
  if (second->digits > 2) return fault(DayFault::no_date);
  if (year_first) {
    if (third->digits > 2) return fault(DayFault::no_date);
    return of_long_year(first, republic, second->value, third->value);
  }
  if (third->digits == 4) return of_year_last(first.value, second->value, third->value, context.order);
  if (third->digits > 2) return fault(DayFault::no_date);
  return of_short({first.value, second->value, third->value}, context);
}

// 20250305, 1140305, and the front of 202503050830.
DayReading take_run(Cursor& cursor, std::size_t digits) {
  constexpr std::size_t short_run = 6;
  constexpr std::size_t republic_run = 7;
  const bool republic = digits == republic_run;
  const int year = cursor.take_number(republic ? 3 : digits == short_run ? 2 : 4);
  const int month = cursor.take_number(2);
  const int number = cursor.take_number(2);
  if (digits == short_run) return fault(DayFault::short_year);
  if (!republic) return day_of(year, month, number);
  if (year < republic_first || year > republic_last) return fault(DayFault::no_date);
  return day_of(year + republic_before, month, number);
}

// Years are counted from 1912 after these words.
bool take_republic(Cursor& cursor) {
  cursor.take("中华") || cursor.take("中華");
  const bool found = cursor.take("民国") || cursor.take("民國");
  if (found) cursor.take_spaces();
  return found;
}

DayReading take_date(Cursor& cursor, const DayContext& context) {
  const bool republic = cursor.at_script() && take_republic(cursor);
  if (cursor.at_letter()) {
    const auto month = take_month_name(cursor);
    return month ? take_after_month_name(cursor, *month, context) : fault(DayFault::no_date);
  }
  const std::size_t digits = cursor.digits();
  if ((digits >= 6 && digits <= 8) || digits == 12 || digits == 14) return take_run(cursor, digits);
  const auto first = take_part(cursor);
  if (!first) return fault(DayFault::no_date);
  if (auto named = take_around_month_name(cursor, *first, context)) return *named;
  cursor.take_spaces();
  if (cursor.take("年")) return take_after_year(cursor, *first, republic);
  if (cursor.take("月")) return take_after_month(cursor, *first, context);
  if (first->digits <= 2 && take_day_word(cursor)) return of_day_alone(first->value, context);
  const std::string_view mark = take_mark(cursor);
  return mark.empty() ? fault(DayFault::no_date) : take_marked(cursor, *first, mark, republic, context);
}

}  // namespace

bool take_separator(Cursor& cursor, std::string_view text) {
  const std::string_view day_text = text.substr(0, text.size() - cursor.rest().size());
  if (cursor.done()) return true;
  const bool weekday = take_weekday(cursor);
  const bool comma = cursor.take(',');
  const bool spaces = cursor.take_spaces();
  const bool letter = !weekday && cursor.take_word("t");
  Cursor ahead = cursor;
  const bool word = !letter && ahead.take_word("at") && ahead.take_spaces();
  if (word) cursor = ahead;
  if (weekday || comma || spaces || letter || word || !cursor.at_digit()) return true;
  // 20250305083000 and 2025年3月5日8:30 need none.
  return day_text.size() == 8 || !is_digit(day_text.back());
}

DayReading take_day(Cursor& cursor, const DayContext& context) {
  Cursor ahead = cursor;
  if (!ahead.at_digit() && take_weekday(ahead)) {
    ahead.take_spaces();
    ahead.take(',');
    ahead.take_spaces();
  }
  const DayReading reading = take_date(ahead, context);
  if (reading.fault != DayFault::no_date) cursor = ahead;
  return reading;
}

}  // namespace starhours::sheets
