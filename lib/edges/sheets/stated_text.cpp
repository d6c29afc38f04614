#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/cursor.h>
#include <sheets/stated_text.h>

#include <array>
#include <cstdint>

namespace starhours::sheets {
namespace {

constexpr std::int64_t minute_seconds = 60;
constexpr std::int64_t hour_seconds = 3600;
constexpr std::int64_t most_seconds = 10'000 * hour_seconds;  // not reached

// A number with its decimals: value / scale.
struct Decimal {
  std::int64_t value = 0;
  std::int64_t scale = 1;

  // Times `unit`, half up.
  [[nodiscard]] std::int64_t seconds(std::int64_t unit) const {
    const std::int64_t whole = value / scale * unit;
    return whole + (value % scale * unit * 2 + scale) / (2 * scale);
  }
};

std::optional<Decimal> take_decimal(Cursor& cursor) {
  constexpr std::size_t most_digits = 8;
  // Further ones are less than a hundred-thousandth of a second.
  constexpr std::size_t most_decimals = 9;
  const std::size_t digits = cursor.digits();
  Decimal number;
  if (digits > most_digits) return std::nullopt;
  if (digits > 0) number.value = cursor.take_number(digits);
  if (!cursor.rest().starts_with('.')) return digits > 0 ? std::optional(number) : std::nullopt;
  cursor.skip(1);
  const std::size_t decimals = cursor.digits();
  if (digits + decimals == 0) return std::nullopt;
  for (std::size_t at = 0; at < decimals; ++at) {
    const int digit = cursor.take_number(1);
    if (at >= most_decimals) continue;
    number.value = number.value * 10 + digit;
    number.scale *= 10;
  }
  return number;
}

struct Numeral {
  std::string_view text;
  int value;
};
constexpr std::array<Numeral, 11> numerals{{{"一", 1},
                                            {"二", 2},
                                            {"两", 2},
                                            {"三", 3},
                                            {"四", 4},
                                            {"五", 5},
                                            {"六", 6},
                                            {"七", 7},
                                            {"八", 8},
                                            {"九", 9},
                                            {"〇", 0}}};

std::optional<int> take_numeral_digit(Cursor& cursor) {
  for (const Numeral& numeral : numerals) {
    if (cursor.take(numeral.text)) return numeral.value;
  }
  return std::nullopt;
}

// 一 to 九十九.
std::optional<Decimal> take_chinese_number(Cursor& cursor) {
  Cursor ahead = cursor;
  const auto first = take_numeral_digit(ahead);
  int value = first.value_or(1);
  if (ahead.take("十")) {
    value = value * 10 + take_numeral_digit(ahead).value_or(0);
  } else if (!first) {
    return std::nullopt;
  }
  cursor = ahead;
  return Decimal{value, 1};
}

struct Unit {
  std::string_view word;
  std::int64_t seconds;
};
// Longer words before those they begin with.
constexpr std::array<Unit, 20> units{{{"小时", hour_seconds},
                                      {"钟头", hour_seconds},
                                      {"时", hour_seconds},
                                      {"hours", hour_seconds},
                                      {"hour", hour_seconds},
                                      {"hrs", hour_seconds},
                                      {"hr", hour_seconds},
                                      {"h", hour_seconds},
                                      {"分钟", minute_seconds},
                                      {"分", minute_seconds},
                                      {"minutes", minute_seconds},
                                      {"minute", minute_seconds},
                                      {"mins", minute_seconds},
                                      {"min", minute_seconds},
                                      {"m", minute_seconds},
                                      {"seconds", 1},
                                      {"second", 1},
                                      {"sec", 1},
                                      {"秒", 1},
                                      {"s", 1}}};

std::optional<std::int64_t> take_unit(Cursor& cursor) {
  for (const Unit& unit : units) {
    if (cursor.take(unit.word)) return unit.seconds;
  }
  return std::nullopt;
}

// "1:30", "1:30:15": hours, minutes, seconds.
std::optional<std::int64_t> read_colons(std::string_view text) {
  Cursor cursor(text);
  const auto hours = cursor.take_number(1, 4);
  if (!hours || !cursor.take(':')) return std::nullopt;
  const auto minutes = cursor.take_number(2, 2);
  int seconds = 0;
  if (cursor.take(':')) {
    const auto written = cursor.take_number(2, 2);
    if (!written) return std::nullopt;
    seconds = *written;
  }
  if (!minutes || *minutes > 59 || seconds > 59 || !cursor.done()) return std::nullopt;
  return *hours * hour_seconds + *minutes * minute_seconds + seconds;
}

// One amount after the other, each of a smaller unit: "2小时30分", "1h30m", "两个半小时".
class Amounts {
 public:
  explicit Amounts(std::string_view text) : cursor_(text) {}

  std::optional<std::int64_t> read(bool in_minutes) {
    std::int64_t total = 0;
    std::int64_t last_unit = most_seconds;
    bool first = true;
    for (; first || !cursor_.done(); first = false) {
      const auto halves = take_halves();
      if (!halves) return std::nullopt;
      cursor_.take_spaces();
      auto unit = take_unit(cursor_);
      if (!unit) {
        // A number alone has the unit of its column; "1h30" is 30 minutes.
        if (!cursor_.done() || chinese_) return std::nullopt;
        if (!first && last_unit != hour_seconds) return std::nullopt;
        unit = first && !in_minutes ? hour_seconds : minute_seconds;
      }
      if (*unit >= last_unit) return std::nullopt;
      last_unit = *unit;
      total += amount_.seconds(*unit) + (*halves ? *unit / 2 : 0);
      cursor_.take_spaces();
      // 2小时半
      if (*unit == hour_seconds && cursor_.take("半")) {
        if (!cursor_.done()) return std::nullopt;
        total += hour_seconds / 2;
      }
      if (total >= most_seconds) return std::nullopt;
    }
    return total;
  }

 private:
  // Takes a number with 个 or 个半 after it; whether a half comes on top of amount_.
  std::optional<bool> take_halves() {
    chinese_ = true;
    amount_ = {};
    if (cursor_.take("半")) {
      cursor_.take("个");
      return true;
    }
    if (const auto number = take_chinese_number(cursor_)) {
      amount_ = *number;
    } else if (const auto decimal = take_decimal(cursor_)) {
      amount_ = *decimal;
      chinese_ = false;
    } else {
      return std::nullopt;
    }
    cursor_.take_spaces();
    if (!cursor_.take("个")) return false;
    chinese_ = true;
    return cursor_.take("半");
  }

  Cursor cursor_;
  Decimal amount_;
  bool chinese_ = false;
};

std::optional<std::int64_t> read_seconds(std::string_view text, bool in_minutes) {
  if (text.empty()) return std::nullopt;
  if (const auto seconds = read_colons(text)) return seconds;
  return Amounts(text).read(in_minutes);
}

}  // namespace

std::optional<Minutes> read_stated(std::string_view cell, bool in_minutes) {
  const Folded folded(trimmed(cell));
  if (!folded.fits()) return std::nullopt;
  const auto seconds = read_seconds(folded.text(), in_minutes);
  if (!seconds || *seconds >= most_seconds) return std::nullopt;
  return Minutes{static_cast<std::int32_t>(*seconds / minute_seconds)};
}

Problem explain_stated(std::string_view cell) {
  constexpr std::string_view example = "write hours as in 2.5, 2:30 or 2小时30分";
  cell = trimmed(cell);
  const Folded folded(cell);
  if (folded.fits() && folded.text().starts_with('-')) {
    const std::string_view text = folded.text().substr(1);
    if (read_seconds(text, false)) {
      return error(Kind::bad_hours, fmt::format("{} is negative, expected hours served", quoted(cell)),
                   std::string(example));
    }
  }
  if (folded.fits()) {
    std::string text(folded.text());
    if (const std::size_t comma = text.find(','); comma != std::string::npos) {
      text[comma] = '.';
      if (read_seconds(text, false)) {
        return error(Kind::bad_hours, fmt::format("{} has a comma, expected a point before the decimals", quoted(cell)),
                     fmt::format("write {}", text));
      }
    }
    Cursor cursor(folded.text());
    if (cursor.digits() > 4) {
      return error(Kind::bad_hours, fmt::format("{} is more than 9999 hours", quoted(cell)), std::string(example));
    }
  }
  return error(Kind::bad_hours, fmt::format("{} is not a number of hours", quoted(cell)), std::string(example));
}

}  // namespace starhours::sheets
