#include <calendar/written_period.h>

#include <array>
#include <cstddef>
#include <string>

namespace starhours {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  bool take(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }

  // All digits that stand here, if they are `least` to `most` many (at most nine).
  std::optional<int> take_number(std::size_t least, std::size_t most) {
    std::size_t length = 0;
    while (length < rest_.size() && is_digit(rest_[length])) ++length;
    if (length < least || length > most) return std::nullopt;
    int value = 0;
    for (const char digit : rest_.substr(0, length)) value = value * 10 + (digit - '0');
    rest_.remove_prefix(length);
    return value;
  }

 private:
  std::string_view rest_;
};

struct GrainMark {
  std::string_view mark;
  Grain grain;
};
constexpr auto letters = std::to_array<GrainMark>({{"w", Grain::week}, {"q", Grain::quarter}, {"h", Grain::half}});
// Longer marks before the shorter ones they begin with.
constexpr auto measure_words = std::to_array<GrainMark>({{"季度", Grain::quarter},
                                                         {"季", Grain::quarter},
                                                         {"周", Grain::week},
                                                         {"月份", Grain::month},
                                                         {"月", Grain::month}});

template <std::size_t size>
std::optional<Grain> take_mark(Scanner& scanner, const std::array<GrainMark, size>& marks) {
  for (const GrainMark& known : marks) {
    if (scanner.take(known.mark)) return known.grain;
  }
  return std::nullopt;
}

// "2025" or "2025/26" (or "2025/2026").
bool take_year(Scanner& scanner, WrittenPeriod& written) {
  const auto year = scanner.take_number(4, 4);
  if (!year) return false;
  written.year = *year;
  Scanner ahead = scanner;
  if (!ahead.take("/")) return true;
  const std::size_t before = ahead.rest().size();
  const auto second = ahead.take_number(2, 4);
  if (!second) return true;
  const std::size_t digits = before - ahead.rest().size();
  const int following = digits == 2 ? (*year + 1) % 100 : *year + 1;
  if (digits == 3) return true;
  written.second = *second;
  written.second_year = *second == following ? SecondYear::follows : SecondYear::differs;
  scanner = ahead;
  return true;
}

std::optional<int> take_chinese_digit(Scanner& scanner) {
  constexpr std::array<std::string_view, 9> digits{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (scanner.take(digits[i])) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

// "3", "03", "三", "十", "十二", "五十三".
std::optional<int> take_chinese_number(Scanner& scanner) {
  if (const auto plain = scanner.take_number(1, 2)) return plain;
  const auto first = take_chinese_digit(scanner);
  if (!scanner.take("十")) return first;
  return first.value_or(1) * 10 + take_chinese_digit(scanner).value_or(0);
}

// A run of digits, or of letters, of a text whose separators do not matter.
struct Run {
  std::string_view text;
  bool number = false;

  [[nodiscard]] std::size_t size() const { return text.size(); }
  [[nodiscard]] int value() const { return Scanner{text}.take_number(1, 4).value_or(0); }
  [[nodiscard]] std::optional<Grain> grain() const {
    Scanner scanner{text};
    const auto found = take_mark(scanner, letters);
    return scanner.at_end() ? found : std::nullopt;
  }
};

// At most three runs, or nothing: no understandable text has more.
struct Runs {
  std::array<Run, 3> run{};
  std::size_t count = 0;
};

std::optional<Runs> runs_of(std::string_view text) {
  constexpr std::string_view separators = "-/._ ,";
  Runs found;
  for (std::size_t i = 0; i < text.size();) {
    if (separators.find(text[i]) != std::string_view::npos) {
      ++i;
      continue;
    }
    const bool number = is_digit(text[i]);
    if (!number && !is_letter(text[i])) return std::nullopt;
    std::size_t end = i;
    while (end < text.size() && (number ? is_digit(text[end]) : is_letter(text[end]))) ++end;
    if (found.count == found.run.size()) return std::nullopt;
    found.run[found.count++] = {text.substr(i, end - i), number};
    i = end;
  }
  return found;
}

WrittenPeriod written(Grain grain, int year, int number = 0, int day = 0) {
  WrittenPeriod found;
  found.grain = grain;
  found.year = year;
  found.number = number;
  found.day = day;
  return found;
}

}  // namespace

std::optional<WrittenPeriod> scan_iso(std::string_view text) {
  Scanner scanner{text};
  WrittenPeriod found;
  if (!take_year(scanner, found)) return std::nullopt;
  if (scanner.at_end()) return found;
  if (!scanner.take("-")) return std::nullopt;
  if (const auto grain = take_mark(scanner, letters)) {
    const std::size_t digits = *grain == Grain::week ? 2 : 1;
    const auto number = scanner.take_number(digits, digits);
    if (!number || !scanner.at_end()) return std::nullopt;
    if (*grain == Grain::week && found.second_year != SecondYear::none) return std::nullopt;
    found.grain = *grain;
    found.number = *number;
    return found;
  }
  if (found.second_year != SecondYear::none) return std::nullopt;
  const auto month = scanner.take_number(2, 2);
  if (!month) return std::nullopt;
  found.number = *month;
  found.grain = Grain::month;
  if (scanner.at_end()) return found;
  if (!scanner.take("-")) return std::nullopt;
  const auto day = scanner.take_number(2, 2);
  if (!day || !scanner.at_end()) return std::nullopt;
  found.day = *day;
  found.grain = Grain::day;
  return found;
}

std::optional<WrittenPeriod> scan_chinese(std::string_view text) {
  std::string close;
  for (const char c : text) {
    if (c != ' ') close += c;
  }
  Scanner scanner{close};
  WrittenPeriod found;
  if (!take_year(scanner, found)) return std::nullopt;
  if (!scanner.take("年度") && !scanner.take("年")) return std::nullopt;
  if (scanner.at_end()) return found;
  if (scanner.rest() == "上半年" || scanner.rest() == "下半年") {
    found.grain = Grain::half;
    found.number = scanner.take("上") ? 1 : 2;
    return found;
  }
  const bool ordinal = scanner.take("第");
  const auto number = take_chinese_number(scanner);
  if (!number) return std::nullopt;
  const auto grain = take_mark(scanner, measure_words);
  if (!grain || (ordinal && *grain == Grain::month)) return std::nullopt;
  const bool of_calendar = *grain == Grain::month || *grain == Grain::week;
  if (of_calendar && found.second_year != SecondYear::none) return std::nullopt;
  found.grain = *grain;
  found.number = *number;
  if (scanner.at_end()) return found;
  if (*grain != Grain::month) return std::nullopt;
  const auto day = take_chinese_number(scanner);
  if (!day || (!scanner.take("日") && !scanner.take("号")) || !scanner.at_end()) return std::nullopt;
  found.day = *day;
  found.grain = Grain::day;
  return found;
}

std::optional<WrittenPeriod> scan_loose(std::string_view text) {
  const auto runs = runs_of(text);
  if (!runs) return std::nullopt;
  const auto& [a, b, c] = runs->run;
  const auto is_year = [](const Run& run) { return run.number && run.size() == 4; };
  const auto is_part = [](const Run& run) { return run.number && run.size() <= 2; };
  if (runs->count == 1 && a.number && a.size() == 6) {
    return written(Grain::month, Run{a.text.substr(0, 4)}.value(), Run{a.text.substr(4)}.value());
  }
  if (runs->count == 1 && a.number && a.size() == 8) {
    return written(Grain::day, Run{a.text.substr(0, 4)}.value(), Run{a.text.substr(4, 2)}.value(),
                   Run{a.text.substr(6)}.value());
  }
  if (runs->count == 2) {
    if (is_year(a) && is_part(b)) return written(Grain::month, a.value(), b.value());
    if (is_part(a) && is_year(b)) return written(Grain::month, b.value(), a.value());
  }
  if (runs->count == 3) {
    if (is_year(a) && is_part(b) && is_part(c)) return written(Grain::day, a.value(), b.value(), c.value());
    if (is_year(a) && b.grain() && is_part(c)) return written(*b.grain(), a.value(), c.value());
    if (a.grain() && is_part(b) && is_year(c)) return written(*a.grain(), c.value(), b.value());
  }
  return std::nullopt;
}

}  // namespace starhours
