#include <sheets/cell_text.h>
#include <sheets/cursor.h>
#include <sheets/date_order.h>

#include <array>
#include <optional>

namespace starhours::sheets {
namespace {

constexpr int most_months = 12;
constexpr int most_days = 31;

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

// Three numbers with the same mark of dates between them, wherever they begin: a weekday may lead.
std::optional<std::array<Number, 3>> numbers_of(std::string_view text) {
  Cursor cursor(text);
  while (!cursor.done() && !cursor.at_digit()) cursor.skip(1);
  std::array<Number, 3> numbers;
  char mark = 0;
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    if (at > 0) {
      cursor.take_spaces();
      if (cursor.done()) return std::nullopt;
      const char found = cursor.rest().front();
      if (found != '-' && found != '/' && found != '.') return std::nullopt;
      if (mark != 0 && found != mark) return std::nullopt;
      mark = found;
      cursor.skip(1);
      cursor.take_spaces();
    }
    const std::size_t digits = cursor.digits();
    if (digits == 0 || digits > 4) return std::nullopt;
    numbers[at] = {cursor.take_number(digits), digits};
  }
  return numbers;
}

bool is_month(int value) { return value >= 1 && value <= most_months; }
bool is_day(int value) { return value >= 1 && value <= most_days; }

}  // namespace

void DateEvidence::look(std::string_view cell) {
  const Folded folded(trimmed(cell));
  if (!folded.fits()) return;
  const auto numbers = numbers_of(folded.text());
  if (!numbers) return;
  const auto& [first, second, third] = *numbers;
  if (first.digits > 2 || second.digits > 2 || third.digits == 3) return;
  const bool by_month = is_month(first.value) && is_day(second.value);
  const bool by_day = is_day(first.value) && is_month(second.value);
  const bool by_year = third.digits <= 2 && is_month(second.value) && is_day(third.value);
  if (by_month && !by_day && !by_year) month_first_ = true;
  if (by_day && !by_month && !by_year) day_first_ = true;
}

DateOrder DateEvidence::order() const {
  if (month_first_ && day_first_) return DateOrder::unknown;
  if (month_first_) return DateOrder::month_day_year;
  if (day_first_) return DateOrder::day_month_year;
  return DateOrder::unknown;
}

}  // namespace starhours::sheets
