#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/clock_text.h>
#include <sheets/cursor.h>
#include <sheets/numeral_text.h>
#include <sheets/stated_text.h>

#include <array>
#include <cstdint>

namespace starhours::sheets {
namespace {

constexpr std::int64_t minute_seconds = 60;
constexpr std::int64_t quarter_seconds = 900;
constexpr std::int64_t hour_seconds = 3600;
constexpr std::int64_t day_seconds = 24 * hour_seconds;
constexpr std::int64_t most_seconds = 10'000 * hour_seconds;  // not reached
constexpr std::int64_t most_seconds_together = 10'000'000 * hour_seconds;

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
  constexpr std::size_t thousands = 3;
  const std::size_t digits = cursor.digits();
  Decimal number;
  if (digits > most_digits) return std::nullopt;
  if (digits > 0) number.value = cursor.take_number(digits);
  Cursor ahead = cursor;
  const bool comma = ahead.take(',');
  if (!comma && !ahead.take('.')) return digits > 0 ? std::optional(number) : std::nullopt;
  const std::size_t decimals = ahead.digits();
  // 1,500 may be thousands.
  if (comma && (decimals == 0 || (decimals == thousands && number.value != 0))) return number;
  if (digits + decimals == 0) return std::nullopt;
  cursor = ahead;
  for (std::size_t at = 0; at < decimals; ++at) {
    const int digit = cursor.take_number(1);
    if (at >= most_decimals) continue;
    number.value = number.value * 10 + digit;
    number.scale *= 10;
  }
  return number;
}

struct Unit {
  std::string_view word;
  std::int64_t seconds;
};
// Longer words before those they begin with.
constexpr auto units = std::to_array<Unit>({{"小时", hour_seconds},
                                            {"小時", hour_seconds},
                                            {"钟头", hour_seconds},
                                            {"鐘頭", hour_seconds},
                                            {"時", hour_seconds},
                                            {"刻钟", quarter_seconds},
                                            {"刻鐘", quarter_seconds},
                                            {"刻", quarter_seconds},
                                            {"时", hour_seconds},
                                            {"hours", hour_seconds},
                                            {"hour", hour_seconds},
                                            {"hrs", hour_seconds},
                                            {"hr", hour_seconds},
                                            {"h", hour_seconds},
                                            {"分钟", minute_seconds},
                                            {"分鐘", minute_seconds},
                                            {"分", minute_seconds},
                                            {"'", minute_seconds},
                                            {"′", minute_seconds},
                                            {"’", minute_seconds},
                                            {"minutes", minute_seconds},
                                            {"minute", minute_seconds},
                                            {"mins", minute_seconds},
                                            {"min", minute_seconds},
                                            {"m", minute_seconds},
                                            {"seconds", 1},
                                            {"second", 1},
                                            {"sec", 1},
                                            {"秒", 1},
                                            {"s", 1}});

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

// "0 days 02:30:00": days, as programs write them before hours.
std::optional<std::int64_t> read_days(std::string_view text) {
  Cursor cursor(text);
  const auto days = cursor.take_number(1, 3);
  if (!days || !cursor.take_spaces() || !cursor.take("day")) return std::nullopt;
  cursor.take('s');
  cursor.take(',');
  if (!cursor.take_spaces()) return std::nullopt;
  const auto seconds = read_colons(cursor.rest());
  return seconds ? std::optional(*days * day_seconds + *seconds) : std::nullopt;
}

// "02:30:00 AM": a length that a program took for a time of day.
std::optional<std::int64_t> read_clock(std::string_view text) {
  if (!text.ends_with('m') || text.find(':') == std::string_view::npos) return std::nullopt;
  Cursor cursor(text);
  const auto clock = take_clock(cursor);
  return clock && cursor.done() ? std::optional(clock->count() * minute_seconds) : std::nullopt;
}

// One amount after the other, each of a smaller unit: "2小时30分", "1h30m", "两个半小时".
class Amounts {
 public:
  explicit Amounts(std::string_view text) : cursor_(text) {}

  // `bare`: the unit of a number alone.
  std::optional<std::int64_t> read(std::optional<std::int64_t> bare) {
    std::int64_t total = 0;
    std::int64_t last_unit = most_seconds;
    bool first = true;
    for (; first || !cursor_.done(); first = false) {
      if (!first) take_joint();
      const auto halves = take_halves();
      if (!halves) return std::nullopt;
      cursor_.take_spaces();
      const bool bracket = cursor_.take('(');
      auto unit = take_unit(cursor_);
      if (bracket && (!unit || !cursor_.take(')'))) return std::nullopt;
      if (!unit) {
        // A number alone has the unit of its column; "1h30" is 30 minutes.
        if (!cursor_.done() || chinese_ || !bare) return std::nullopt;
        if (!first && last_unit != hour_seconds) return std::nullopt;
        unit = first ? *bare : minute_seconds;
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
      if (total >= most_seconds_together) return std::nullopt;
    }
    return total;
  }

 private:
  // What may stand between two amounts: 1小时零5分, "2 hours and 30 minutes".
  void take_joint() {
    Cursor ahead = cursor_;
    if ((ahead.take("零") && ahead.at_digit()) || ahead.take(',') || ahead.take("and")) {
      ahead.take_spaces();
      cursor_ = ahead;
    }
  }

  // Takes a number with 个 or 个半 after it; whether a half comes on top of amount_.
  std::optional<bool> take_halves() {
    chinese_ = true;
    amount_ = {};
    if (cursor_.take("半")) {
      take_measure();
      return true;
    }
    if (const auto number = take_numeral(cursor_)) {
      amount_ = {*number, 1};
    } else if (const auto decimal = take_decimal(cursor_)) {
      amount_ = *decimal;
      chinese_ = false;
    } else {
      return std::nullopt;
    }
    cursor_.take_spaces();
    if (!take_measure()) return false;
    chinese_ = true;
    return cursor_.take("半");
  }

  bool take_measure() { return cursor_.take("个") || cursor_.take("個"); }

  Cursor cursor_;
  Decimal amount_;
  bool chinese_ = false;
};

std::optional<std::int64_t> read_seconds(std::string_view text, bool in_minutes) {
  if (text.empty()) return std::nullopt;
  if (const auto seconds = read_colons(text)) return seconds;
  if (const auto seconds = Amounts(text).read(in_minutes ? minute_seconds : hour_seconds)) return seconds;
  if (text.starts_with("pt")) return Amounts(text.substr(2)).read(std::nullopt);  // ISO 8601
  if (const auto seconds = read_days(text)) return seconds;
  return read_clock(text);
}

// Words that say how long in their own measure.
bool says_days(std::string_view text) {
  return text.find("天") != std::string_view::npos || text.find("day") != std::string_view::npos || text == "上午" ||
         text == "下午" || text == "晚上";
}

}  // namespace

std::optional<Minutes> read_stated(std::string_view cell, bool in_minutes) {
  const Folded folded(trimmed(cell));
  if (!folded.fits()) return std::nullopt;
  const auto seconds = read_seconds(folded.text(), in_minutes);
  if (!seconds || *seconds >= most_seconds) return std::nullopt;
  return Minutes{static_cast<std::int32_t>(*seconds / minute_seconds)};
}

std::optional<Minutes> read_stated_together(std::string_view cell, bool in_minutes) {
  const Folded folded(trimmed(cell));
  if (!folded.fits()) return std::nullopt;
  const auto seconds = read_seconds(folded.text(), in_minutes);
  if (!seconds || *seconds >= most_seconds_together) return std::nullopt;
  return Minutes{static_cast<std::int32_t>((*seconds + minute_seconds / 2) / minute_seconds)};
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
    if (says_days(folded.text())) {
      return error(Kind::bad_hours, fmt::format("{} counts days, expected hours served", quoted(cell)),
                   std::string(example));
    }
    std::string text(folded.text());
    if (const std::size_t comma = text.find(','); comma != std::string::npos) {
      std::string whole = text;
      whole.erase(comma, 1);
      text[comma] = '.';
      if (read_seconds(text, false)) {
        return error(Kind::bad_hours, fmt::format("{} has a comma that may be a point or nothing", quoted(cell)),
                     fmt::format("write {} or {}", text, whole));
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
