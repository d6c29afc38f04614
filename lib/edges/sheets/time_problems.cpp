// What is wrong with a day or a time that could not be read, and what its writer most likely meant.
#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/clock_text.h>
#include <sheets/time_text.h>

#include <algorithm>
#include <vector>

namespace starhours::sheets {
namespace {

constexpr std::string_view day_example = "write the date as in 2025-03-05";
constexpr std::string_view time_example = "write a time such as 09:00, or leave the cell empty";

Problem bad_date(std::string_view cell, std::string_view rule, std::string hint) {
  return error(Kind::bad_date, fmt::format("{} {}", quoted(cell), rule), std::move(hint));
}

std::optional<Day> day_of(int year, int month, int day) {
  const date::year_month_day parts{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(day)}};
  if (!parts.ok() || !representable_days.contains(Day{parts})) return std::nullopt;
  return Day{parts};
}

// The numbers at the front of a text, with marks of dates between them, and how many digits each has.
struct Numbers {
  std::vector<int> values;
  std::vector<std::size_t> digits;
  bool chinese = false;  // 3月5日
};

Numbers numbers_of(std::string_view text) {
  Numbers numbers;
  Cursor cursor(text);
  while (numbers.values.size() < 3) {
    const std::size_t digits = cursor.digits();
    if (digits == 0 || digits > 8) break;
    numbers.digits.push_back(digits);
    numbers.values.push_back(cursor.take_number(digits));
    cursor.take_spaces();
    const bool chinese = cursor.take("年") || cursor.take("月") || cursor.take("日") || cursor.take("号");
    numbers.chinese = numbers.chinese || chinese;
    if (!chinese && !cursor.take('-') && !cursor.take('/') && !cursor.take('.')) break;
    cursor.take_spaces();
  }
  return numbers;
}

Problem no_such_day(std::string_view cell, int year, int month, int day) {
  if (year < 1900 || year >= 2200) {
    return bad_date(cell, "is out of range, expected a year from 1900 to 2199", std::string(day_example));
  }
  if (month >= 1 && month <= 12 && day >= 29 && day <= 31) {
    const date::year_month_day last{date::year{year} / static_cast<int>(month) / date::last};
    return bad_date(cell, "is no day of the calendar",
                    fmt::format("the last day of that month is {}", to_string(Day{last})));
  }
  if (const auto swapped = day_of(year, day, month)) {
    return bad_date(cell, "is no day of the calendar", fmt::format("write {}", to_string(*swapped)));
  }
  return bad_date(cell, "is no day of the calendar", std::string(day_example));
}

// Day and month before the year, in whichever order.
Problem year_last(std::string_view cell, int first, int second, int year) {
  const auto day_first = day_of(year, second, first);
  const auto month_first = day_of(year, first, second);
  if (day_first && month_first && *day_first != *month_first) {
    return error(Kind::ambiguous_date,
                 fmt::format("{} can be {} or {}", quoted(cell), to_string(std::min(*day_first, *month_first)),
                             to_string(std::max(*day_first, *month_first))),
                 fmt::format("write {}", to_string(*month_first)));
  }
  const auto day = day_first ? day_first : month_first;
  return bad_date(cell, "is not written year first",
                  day ? fmt::format("write {}", to_string(*day)) : std::string(day_example));
}

// What a spreadsheet shows for a date whose cell it takes for a number.
std::optional<Day> day_of_serial(int serial) {
  constexpr int earliest = 20'000;  // 1954; smaller numbers are more likely something else
  constexpr int latest = 73'050;    // 2099
  if (serial < earliest || serial > latest) return std::nullopt;
  return Day{date::local_days{date::year{1899} / 12 / 30}} + date::days{serial};
}

bool only_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

// "9.30", "9;30", "9:5", "9": hour and minute with another mark between them, or alone.
std::optional<Minutes> nearest_clock(std::string_view text) {
  Cursor cursor(text);
  const auto hour = cursor.take_number(1, 2);
  if (!hour || *hour > 23) return std::nullopt;
  int minute = 0;
  if (!cursor.done()) {
    cursor.skip(1);
    const auto written = cursor.take_number(1, 2);
    if (!written || *written > 59) return std::nullopt;
    minute = *written;
  }
  if (!cursor.done()) return std::nullopt;
  return Minutes{*hour * 60 + minute};
}

}  // namespace

Problem explain_day(std::string_view cell) {
  cell = trimmed(cell);
  const Folded folded(cell);
  if (!folded.fits()) return bad_date(cell, "is not a date", std::string(day_example));
  const std::string_view text = folded.text();
  const Numbers numbers = numbers_of(text);
  const auto& values = numbers.values;
  const auto& digits = numbers.digits;
  if (values.size() == 3 && digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
    if (day_of(values[0], values[1], values[2])) {
      return bad_date(cell, "is not a date alone, nor a date and a time", std::string(day_example));
    }
    return no_such_day(cell, values[0], values[1], values[2]);
  }
  if (values.size() == 3 && digits[2] == 4) return year_last(cell, values[0], values[1], values[2]);
  if (values.size() == 3) {
    return bad_date(cell, "does not give its year in four digits", std::string(day_example));
  }
  if (values.size() == 2 && digits[0] <= 2 && digits[1] <= 2) {
    return bad_date(cell, "gives no year", std::string(day_example));
  }
  if (values.size() == 2 && digits[0] == 4) return bad_date(cell, "gives no day", std::string(day_example));
  if (values.size() == 1 && only_digits(text)) {
    if (digits[0] == 8) return no_such_day(cell, values[0] / 10'000, values[0] / 100 % 100, values[0] % 100);
    if (const auto day = day_of_serial(values[0])) {
      return bad_date(cell, "is a number, as spreadsheets count days", fmt::format("write {}", to_string(*day)));
    }
  }
  return bad_date(cell, "is not a date", std::string(day_example));
}

Problem explain_time(std::string_view cell) {
  cell = trimmed(cell);
  const auto bad_time = [cell](std::string_view rule, std::string hint) {
    return error(Kind::bad_time, fmt::format("{} {}", quoted(cell), rule), std::move(hint));
  };
  const Folded folded(cell);
  if (!folded.fits()) return bad_time("is not a time of day", std::string(time_example));
  const std::string_view text = folded.text();
  const Numbers numbers = numbers_of(text);
  const bool dated =
      (numbers.values.size() == 3 && (numbers.digits[0] == 4 || numbers.digits[2] == 4 || numbers.chinese)) ||
      (numbers.values.size() == 1 && numbers.digits[0] == 8);
  if (dated) {
    // The day alone, without what follows it.
    const std::size_t end = std::min(text.find_first_of(" t"), text.size());
    TimeReader reader;
    if (!reader.day(text.substr(0, end))) {
      Problem problem = explain_day(text.substr(0, end));
      if (end != text.size()) problem.message = fmt::format("{}, in {}", problem.message, quoted(cell));
      return problem;
    }
    if (end == text.size()) return bad_time("is a day without a time", fmt::format("write it as in {} 09:00", text));
    return bad_time("has no time of day after its day", fmt::format("write it as in {} 09:00", text.substr(0, end)));
  }
  if (const auto clock = nearest_clock(text)) {
    return bad_time("is not a time of day", fmt::format("write {:02}:{:02}", clock->count() / 60, clock->count() % 60));
  }
  Cursor cursor(text);
  if (cursor.take_number(1, 2) && cursor.take(':') && cursor.take_number(2, 2)) {
    return bad_time("is no time of a day, which ends at 24:00", std::string(time_example));
  }
  return bad_time("is not a time of day", std::string(time_example));
}

}  // namespace starhours::sheets
