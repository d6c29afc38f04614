#include "workbook/moment_text.h"

#include <date/date.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <iterator>

namespace starhours::workbook {
namespace {

constexpr date::local_days epoch{date::days{-25'569}};  // 30 December 1899
constexpr std::int64_t most_hours = 10'000'000;

// Takes exactly `count` digits, or any number of them (count = 0), from the front of `text`.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t count = 0) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < 12 && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0 || (count != 0 && digits < count)) return std::nullopt;
  if (count != 0) digits = count;
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + digits, number);
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char letter) {
  if (!text.starts_with(letter)) return false;
  text.remove_prefix(1);
  return true;
}

// ".5" or ",5" behind seconds: 1 if it rounds up.
std::int64_t take_fraction(std::string_view& text) {
  if (!text.starts_with('.') && !text.starts_with(',')) return 0;
  text.remove_prefix(1);
  const std::int64_t up = !text.empty() && text.front() >= '5' && text.front() <= '9' ? 1 : 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
  return up;
}

std::optional<std::int64_t> take_day(std::string_view& text) {
  std::string_view rest = text;
  const auto year = take_number(rest, 4);
  if (!year || !take(rest, '-')) return std::nullopt;
  const auto month = take_number(rest, 2);
  if (!month || !take(rest, '-')) return std::nullopt;
  const auto day = take_number(rest, 2);
  if (!day) return std::nullopt;
  const date::year_month_day when{date::year{static_cast<int>(*year)}, date::month{static_cast<unsigned>(*month)},
                                  date::day{static_cast<unsigned>(*day)}};
  if (!when.ok()) return std::nullopt;
  text = rest;
  return (date::local_days{when} - epoch).count();
}

// "09:00", "09:00:30.5", with or without a zone.
std::optional<std::int64_t> take_clock(std::string_view& text) {
  const auto hour = take_number(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute) return std::nullopt;
  std::int64_t second = 0;
  if (take(text, ':')) {
    const auto written = take_number(text, 2);
    if (!written) return std::nullopt;
    second = *written + take_fraction(text);
  }
  if (*hour > 24 || *minute > 59 || second > 60) return std::nullopt;
  return *hour * 3600 + *minute * 60 + second;
}

bool is_zone(std::string_view text) {
  return text.empty() || text == "Z" || text == "z" ||
         ((text.front() == '+' || text.front() == '-') &&
          text.find_first_not_of("0123456789:", 1) == std::string_view::npos);
}

}  // namespace

void append_day(std::string& text, std::int64_t serial) {
  const date::year_month_day day{epoch + date::days{serial}};
  fmt::format_to(std::back_inserter(text), "{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                 static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

void append_clock(std::string& text, std::int64_t second) {
  fmt::format_to(std::back_inserter(text), "{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
}

void append_stamp(std::string& text, std::int64_t serial, std::int64_t second) {
  append_day(text, serial);
  text += 'T';
  append_clock(text, second);
}

void append_length(std::string& text, std::int64_t seconds) {
  if (seconds < 0) text += '-';
  append_clock(text, seconds < 0 ? -seconds : seconds);
}

std::optional<IsoMoment> iso_moment(std::string_view text) {
  IsoMoment moment;
  moment.serial = take_day(text);
  if (moment.serial && text.empty()) return moment;
  if (moment.serial && !take(text, 'T') && !take(text, ' ')) return std::nullopt;
  if (!moment.serial) take(text, 'T');
  moment.second = take_clock(text);
  if (!moment.second || !is_zone(text)) return std::nullopt;
  if (*moment.second >= seconds_of_day && moment.serial) {
    ++*moment.serial;
    *moment.second -= seconds_of_day;
  }
  return moment;
}

std::optional<std::int64_t> iso_length(std::string_view text) {
  const bool negative = take(text, '-');
  if (!take(text, 'P')) return std::nullopt;
  std::int64_t seconds = 0;
  bool clock = false;
  bool any = false;
  while (!text.empty()) {
    if (!clock && take(text, 'T')) {
      clock = true;
      continue;
    }
    const auto number = take_number(text);
    if (!number || *number > most_hours * 3600) return std::nullopt;
    const std::int64_t up = take_fraction(text);
    if (!clock && take(text, 'D')) {
      seconds += *number * seconds_of_day;
    } else if (clock && take(text, 'H')) {
      seconds += *number * 3600;
    } else if (clock && take(text, 'M')) {
      seconds += *number * 60;
    } else if (clock && take(text, 'S')) {
      seconds += *number + up;
    } else {
      return std::nullopt;
    }
    any = true;
    if (seconds > most_hours * 3600 * 24) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return negative ? -seconds : seconds;
}

std::optional<CellKind> append_iso(std::string& text, std::string_view iso, Format format) {
  const auto moment = iso_moment(iso);
  if (!moment) return std::nullopt;
  const std::int64_t second = moment->second.value_or(0);
  const bool is_day = moment->serial && *moment->serial >= first_serial && *moment->serial <= last_serial;
  if (!is_day) {
    // Programs that know no time alone put it on a day about 1900.
    const bool time_alone = !moment->serial || (*moment->serial < first_serial && format != Format::day);
    if (!moment->second || !time_alone) return std::nullopt;
    if (second >= seconds_of_day) {
      append_length(text, second);
      return CellKind::length;
    }
    append_clock(text, second);
    return format == Format::length ? CellKind::length : CellKind::clock;
  }
  if (second == 0 && (format != Format::stamp || !moment->second)) {
    append_day(text, *moment->serial);
    return CellKind::day;
  }
  append_stamp(text, *moment->serial, second);
  return CellKind::stamp;
}

}  // namespace starhours::workbook
