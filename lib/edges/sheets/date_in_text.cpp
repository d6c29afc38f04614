#include <sheets/cursor.h>
#include <sheets/date_in_text.h>
#include <sheets/day_text.h>
#include <sheets/numeral_text.h>

#include <algorithm>

namespace starhours::sheets {
namespace {

bool is_year(int number) { return number >= 1990 && number <= 2099; }
bool is_month(int number) { return number >= 1 && number <= 12; }

// The bytes of a year or month in Chinese numerals at `at`: 二〇二五年, 三月. 0 if there is none.
std::size_t numeral_before(std::string_view text, std::size_t at, YearAndMonth& found) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
  Cursor cursor(text.substr(at));
  if (const auto spelled = take_spelled(cursor); spelled && spelled->digits == 4 && cursor.rest().starts_with("年")) {
    if (!found.year && is_year(spelled->value)) found.year = spelled->value;
  } else {
    cursor = Cursor(text.substr(at));
    const auto number = take_numeral(cursor);
    if (!number || !cursor.rest().starts_with("月")) return 0;
    if (!found.month && is_month(*number)) found.month = static_cast<unsigned>(*number);
  }
  return text.size() - at - cursor.rest().size();
}

bool is_letter(char character) { return character >= 'a' && character <= 'z'; }

// Whether a part of a text is surely a date. Two bare numbers may be anything: 9:00-11, 1.5.
bool is_whole_date(std::string_view written) {
  constexpr std::size_t year = 4;
  const auto digits = [](std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); };
  if (written.find("月") != std::string_view::npos || std::any_of(written.begin(), written.end(), is_letter))
    return true;
  return written.size() >= year + year &&
         (digits(written.substr(0, year)) || digits(written.substr(written.size() - year)));
}

// 二〇二五年
bool begins_spelled_year(std::string_view text) {
  if (static_cast<unsigned char>(text.front()) < 0x80) return false;
  Cursor cursor(text);
  const auto spelled = take_spelled(cursor);
  return spelled && spelled->digits == 4 && cursor.rest().starts_with("年");
}

}  // namespace

YearAndMonth year_and_month(std::string_view text) {
  YearAndMonth found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const std::size_t numeral = numeral_before(text, at, found); numeral > 0) {
      at += numeral - 1;
      continue;
    }
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    Cursor cursor(text.substr(at));
    const std::size_t digits = cursor.digits();
    if (digits == 4 && !found.year) {
      const int year = cursor.take_number(4);
      if (!is_year(year)) continue;
      cursor.take_spaces();
      const bool chinese = cursor.take("年");
      const bool marked = !chinese && (cursor.take('-') || cursor.take('.') || cursor.take('/'));
      cursor.take_spaces();
      const auto month = cursor.take_number(1, 2);
      const bool has_month = (chinese || marked) && month && is_month(*month);
      if (chinese || has_month) found.year = year;
      if (has_month && (marked || cursor.rest().starts_with("月"))) found.month = static_cast<unsigned>(*month);
    } else if (digits == 6 && !found.year) {
      const int year = cursor.take_number(4);
      const int month = cursor.take_number(2);
      if (!is_year(year) || !is_month(month)) continue;
      found.year = year;
      found.month = static_cast<unsigned>(month);
    } else if (digits <= 2 && !found.month) {
      const int month = cursor.take_number(digits);
      cursor.take_spaces();
      if (is_month(month) && cursor.rest().starts_with("月")) found.month = static_cast<unsigned>(month);
    }
  }
  return found;
}

FoundDay find_day(std::string_view text, const YearAndMonth& known) {
  constexpr int leap_year = 2024;  // any would do
  DayContext context;
  context.year = known.year.value_or(leap_year);
  context.month = known.month;
  FoundDay found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool number = is_digit(text[at]) && !is_digit(before) && before != '.';
    if (!number && !begins_spelled_year(text.substr(at)) && (!is_letter(text[at]) || is_letter(before))) continue;
    Cursor cursor(text.substr(at));
    const DayReading reading = take_day(cursor, context);
    if (reading.fault != DayFault::none || is_digit(cursor.rest().empty() ? ' ' : cursor.rest().front())) continue;
    if (!is_whole_date(text.substr(at, text.size() - at - cursor.rest().size()))) continue;
    if (known.year) return {reading.day, false};
    Cursor again(text.substr(at));
    DayContext unknown = context;
    unknown.year.reset();
    if (take_day(again, unknown).fault == DayFault::none) return {reading.day, false};
    found.yearless = true;
  }
  return found;
}

}  // namespace starhours::sheets
