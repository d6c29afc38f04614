// Numbers as spreadsheets count days.
#include <sheets/day_text.h>

#include <charconv>
#include <cmath>
#include <cstdint>

namespace starhours::sheets {
namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t minute_seconds = 60;

// Programs write 45721.7225694444 for 17:20:30.
std::optional<std::int64_t> seconds_of(std::string_view text) {
  double days = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (trouble != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return std::llround(days * static_cast<double>(day_seconds));
}

}  // namespace

std::optional<WallTime> read_serial(std::string_view text, bool from_1904) {
  constexpr std::size_t serial_digits = 5;
  Cursor cursor(text);
  if (cursor.digits() != serial_digits || text.front() == '0') return std::nullopt;
  cursor.skip(serial_digits);
  if (cursor.take('.')) cursor.skip(cursor.digits());
  if (!cursor.done()) return std::nullopt;
  const auto seconds = seconds_of(text);
  if (!seconds) return std::nullopt;
  const Day first = from_1904 ? Day{date::year{1904} / 1 / 1} : Day{date::year{1899} / 12 / 30};
  const Day day = first + date::days{*seconds / day_seconds};
  if (!representable_days.contains(day)) return std::nullopt;
  return WallTime{day} + Minutes{static_cast<std::int32_t>(*seconds % day_seconds / minute_seconds)};
}

std::optional<Minutes> read_serial_fraction(std::string_view text) {
  Cursor cursor(text);
  const bool exponent = text.find_first_of("eE") != std::string_view::npos;
  if (!exponent) {
    const std::size_t whole = cursor.digits();
    if (whole > 1 || (whole == 1 && !cursor.take('0')) || !cursor.take('.') || !cursor.at_digit()) return std::nullopt;
  } else if (!cursor.at_digit() || text.find("-") == std::string_view::npos) {
    return std::nullopt;
  }
  const auto seconds = seconds_of(text);
  if (!seconds || *seconds > day_seconds) return std::nullopt;
  return Minutes{static_cast<std::int32_t>(*seconds / minute_seconds)};
}

}  // namespace starhours::sheets
