#include "option_values.h"

#include "session.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <string_view>

namespace starhours {
namespace {

// The whole text as a number without sign, or nothing.
std::optional<std::int64_t> read_digits(std::string_view text) {
  std::int64_t number = 0;
  if (text.empty() || text.front() == '-') return std::nullopt;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Result<Day> read_day(const std::string& text) {
  if (const std::optional<Day> day = parse_iso_day(text)) return *day;
  return fail(usage_problem("", fmt::format("expected a day, found '{}'", text), "write 2025-03-05"));
}

Result<std::size_t> read_count(const std::string& text) {
  const std::optional<std::int64_t> number = read_digits(text);
  if (number && *number > 0) return static_cast<std::size_t>(*number);
  return fail(usage_problem("", fmt::format("expected a whole number from 1 on, found '{}'", text), "write 10"));
}

Result<Minutes> read_hours(const std::string& text) {
  constexpr std::int64_t most_hours = 10'000'000;
  if (const std::optional<Minutes> duration = parse_duration(text)) return *duration;
  const std::size_t point = text.find('.');
  const std::optional<std::int64_t> whole = read_digits(text.substr(0, point));
  std::optional<std::int64_t> hundredths = 0;
  if (point != std::string::npos) {
    const std::string places = text.substr(point + 1);
    hundredths = places.size() <= 2 ? read_digits(places) : std::nullopt;
    if (hundredths && places.size() == 1) *hundredths *= 10;
  }
  if (whole && hundredths && *whole <= most_hours) {
    return Minutes{static_cast<Minutes::rep>(*whole * 60 + (*hundredths * 60 + 99) / 100)};
  }
  return fail(usage_problem("", fmt::format("expected hours, found '{}'", text), "write 4, 4.5 or 4h30m"));
}

}  // namespace starhours
