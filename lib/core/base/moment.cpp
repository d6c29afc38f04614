#include <starhours/moment.h>
#include <starhours/whole_numbers.h>

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <limits>

namespace starhours {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "2025-03-05" into ten characters: a query prints millions, and a format string costs several times as much.
void put_day(char* at, date::year_month_day day) {
  const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
  at = write_two(write_two(at, year / 100), year % 100);
  *at++ = '-';
  at = write_two(at, static_cast<unsigned>(day.month()));
  *at++ = '-';
  write_two(at, static_cast<unsigned>(day.day()));
}

bool four_digit_year(date::year_month_day day) { return day.year() >= date::year{0} && day.year() <= date::year{9999}; }

// The number at the front of `text`, taken off it; nothing without a digit or past the range of Minutes.
std::optional<std::int32_t> take_number(std::string_view& text) {
  std::int64_t value = 0;
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) {
    value = value * 10 + (text[length] - '0');
    if (value > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
    ++length;
  }
  if (length == 0) return std::nullopt;
  text.remove_prefix(length);
  return static_cast<std::int32_t>(value);
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string to_string(Day day) {
  const date::year_month_day parts{day};
  if (!four_digit_year(parts)) {
    return fmt::format("{:05}-{:02}-{:02}", static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                       static_cast<unsigned>(parts.day()));
  }
  std::string text(10, '\0');
  put_day(text.data(), parts);
  return text;
}

std::string to_string(WallTime time) {
  const Day day = date::floor<date::days>(time);
  const auto minutes = static_cast<unsigned>((time - WallTime{day}).count());
  std::string text = to_string(day);
  const std::size_t length = text.size();
  text += "T00:00";
  write_two(text.data() + length + 1, minutes / 60);
  write_two(text.data() + length + 4, minutes % 60);
  return text;
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::string_view rest = text;
  const auto year = take_number(rest);
  if (!year || !take(rest, '-')) return std::nullopt;
  const auto month = take_number(rest);
  if (!month || !take(rest, '-')) return std::nullopt;
  const auto day = take_number(rest);
  if (!day || !rest.empty()) return std::nullopt;
  const date::year_month_day parts{date::year{*year}, date::month{static_cast<unsigned>(*month)},
                                   date::day{static_cast<unsigned>(*day)}};
  if (!parts.ok()) return std::nullopt;
  const Day found{parts};
  if (!representable_days.contains(found)) return std::nullopt;
  return found;
}

namespace {

// What stands behind the whole hours: ".5" for thirty minutes, hundredths half up.
struct PartOfHour {
  std::array<char, 4> text{'.', '0', '0', '0'};
  std::size_t size = 0;
};

constexpr std::array<PartOfHour, 60> parts_of_hour = [] {
  std::array<PartOfHour, 60> parts;
  for (std::size_t minutes = 1; minutes < 60; ++minutes) {
    const std::size_t hundredths = (minutes * 10 + 3) / 6;
    parts[minutes].text[1] = static_cast<char>('0' + hundredths / 10);
    parts[minutes].text[2] = static_cast<char>('0' + hundredths % 10);
    parts[minutes].size = hundredths % 10 != 0 ? 3 : 2;
  }
  return parts;
}();

}  // namespace

char* write_hours(char* to, std::int64_t minutes) {
  // The magnitude as unsigned, since the smallest number has no positive twin.
  const std::uint64_t size =
      minutes < 0 ? 0 - static_cast<std::uint64_t>(minutes) : static_cast<std::uint64_t>(minutes);
  if (minutes < 0) *to++ = '-';
  to = write_whole(to, size / 60);
  const PartOfHour& part = parts_of_hour[size % 60];
  std::memcpy(to, part.text.data(), part.text.size());
  return to + part.size;
}

std::string hours_text(std::int64_t minutes) {
  std::array<char, longest_hours> text;
  return {text.data(), write_hours(text.data(), minutes)};
}

std::string duration_text(Minutes minutes) {
  const std::int64_t count = minutes.count();
  const std::int64_t size = count < 0 ? -count : count;
  std::string text = count < 0 ? "-" : "";
  if (size >= 60) text += fmt::format("{}h", size / 60);
  if (size % 60 != 0 || size == 0) text += fmt::format("{}m", size % 60);
  return text;
}

std::optional<Minutes> parse_duration(std::string_view text) {
  auto number = take_number(text);
  if (!number) return std::nullopt;
  std::int64_t total = 0;
  if (take(text, 'h')) {
    total = std::int64_t{*number} * 60;
    if (text.empty()) {
      if (total > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
      return Minutes{static_cast<std::int32_t>(total)};
    }
    number = take_number(text);
    // "1h90m" is more likely a slip of the pen than 2h30m.
    if (!number || *number >= 60) return std::nullopt;
  }
  total += *number;
  if (!take(text, 'm') || !text.empty() || total > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  return Minutes{static_cast<std::int32_t>(total)};
}

}  // namespace starhours
