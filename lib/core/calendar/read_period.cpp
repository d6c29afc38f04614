#include <starhours/period.h>

#include <calendar/written_period.h>
#include <calendar/year_parts.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace starhours {
namespace {

constexpr std::size_t longest_text = 200;  // bytes; the longest form that means something has under 80
constexpr std::string_view any_form =
    "write 2025-03-05, 2025-W10, 2025-03, 2025-Q1, 2025-H1, 2025, 2025-03-01..2025-03-15, last-month or all";

// Periods told from today: the one that holds it, or so many before. Part 0 is no part of the year.
struct PeriodWord {
  std::string_view word;
  Grain grain;
  int back = 0;
  int part = 0;
};
constexpr auto words = std::to_array<PeriodWord>({
    {"today", Grain::day},
    {"yesterday", Grain::day, 1},
    {"this-week", Grain::week},
    {"last-week", Grain::week, 1},
    {"this-month", Grain::month},
    {"last-month", Grain::month, 1},
    {"this-quarter", Grain::quarter},
    {"last-quarter", Grain::quarter, 1},
    {"this-half", Grain::half},
    {"last-half", Grain::half, 1},
    {"this-year", Grain::year},
    {"last-year", Grain::year, 1},
    {"all", Grain::all},
    {"今天", Grain::day},
    {"今日", Grain::day},
    {"昨天", Grain::day, 1},
    {"昨日", Grain::day, 1},
    {"本周", Grain::week},
    {"这周", Grain::week},
    {"上周", Grain::week, 1},
    {"本月", Grain::month},
    {"这个月", Grain::month},
    {"上月", Grain::month, 1},
    {"上个月", Grain::month, 1},
    {"本季度", Grain::quarter},
    {"这个季度", Grain::quarter},
    {"上季度", Grain::quarter, 1},
    {"上个季度", Grain::quarter, 1},
    {"上半年", Grain::half, 0, 1},
    {"下半年", Grain::half, 0, 2},
    {"今年", Grain::year},
    {"本年", Grain::year},
    {"本年度", Grain::year},
    {"去年", Grain::year, 1},
    {"上年度", Grain::year, 1},
    {"全部", Grain::all},
});

constexpr auto range_marks = std::to_array<std::string_view>({"..", "…", "~", "至", "到", "–", "—"});

// Forms of an input method that stand for plain ones, beside the full-width block U+FF01 to U+FF5E.
struct Plain {
  std::string_view written;
  std::string_view plain;
};
constexpr auto plain_forms = std::to_array<Plain>({{"\u3000", " "}, {"\u00a0", " "}, {"\u301c", "~"}, {"\ufeff", ""}});

// Full-width forms made plain, and no space at either end.
std::string made_plain(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      plain += text.front();
      text.remove_prefix(1);
      continue;
    }
    const auto form = std::find_if(plain_forms.begin(), plain_forms.end(),
                                   [text](const Plain& known) { return text.starts_with(known.written); });
    if (form != plain_forms.end()) {
      plain += form->plain;
      text.remove_prefix(form->written.size());
      continue;
    }
    std::size_t length = 1;
    char c = text.front();
    if (text.size() >= 3 && (text.starts_with("\xEF\xBC") || text.starts_with("\xEF\xBD"))) {
      const int point = (static_cast<unsigned char>(text[1]) - 0xBC) * 64 + static_cast<unsigned char>(text[2]) - 0x80;
      if (point >= 0x01 && point <= 0x5E) {
        c = static_cast<char>(point + 0x20);
        length = 3;
      }
    }
    plain += c;
    text.remove_prefix(length);
  }
  constexpr std::string_view spaces = " \t\r\n";
  const std::size_t first = plain.find_first_not_of(spaces);
  if (first == std::string::npos) return {};
  return plain.substr(first, plain.find_last_not_of(spaces) - first + 1);
}

std::string small_letters(std::string_view text) {
  std::string small{text};
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

tl::unexpected<Problem> bad_period(std::string message, std::string hint) {
  return fail(error(Kind::bad_period, std::move(message), std::move(hint)));
}

std::string did_you_mean(std::string_view text) { return fmt::format("did you mean '{}'?", text); }

bool representable(DaySpan days) { return days.first < representable_days.end && representable_days.first < days.end; }

// The period a spelling with sound numbers stands for.
Period period_written(const WrittenPeriod& written, const CalendarStyle& style) {
  const date::year year{written.year};
  const auto month = date::month{static_cast<unsigned>(written.number)};
  switch (written.grain) {
    case Grain::day:
      return period_of(Day{year / month / date::day{static_cast<unsigned>(written.day)}}, Grain::day, style);
    case Grain::week:
      return period_of(week_start({written.year, written.number}, style), Grain::week, style);
    case Grain::month:
      return period_of(Day{year / month / 1}, Grain::month, style);
    case Grain::quarter:
    case Grain::half:
      return period_of_part({written.year, written.number}, written.grain, style);
    case Grain::year:
    case Grain::range:
    case Grain::all:
      break;
  }
  return period_of_part({written.year, 1}, Grain::year, style);
}

// The largest number a week, month, quarter or half may have; none where no number is written.
std::optional<int> last_number(const WrittenPeriod& written, const CalendarStyle& style) {
  switch (written.grain) {
    case Grain::week:
      return weeks_in(written.year, style);
    case Grain::quarter:
    case Grain::half:
      return parts_a_year(written.grain);
    case Grain::day:
    case Grain::month:
      return 12;
    case Grain::year:
    case Grain::range:
    case Grain::all:
      break;
  }
  return std::nullopt;
}

int last_day_of_month(int year, int month) {
  const date::year_month_day_last last{date::year{year} / date::month{static_cast<unsigned>(month)} / date::last};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

// What is wrong with a spelling, and the nearest one with that mended. May need mending again.
struct Fault {
  std::string rule;  // goes after the quoted text
  WrittenPeriod mended;
};

std::optional<Fault> second_year_fault(const WrittenPeriod& written, const CalendarStyle& style) {
  const bool in_january = years_start_in_january(style);
  if (written.second_year == SecondYear::none) return std::nullopt;
  if (written.second_year == SecondYear::follows && !in_january) return std::nullopt;
  Fault fault{{}, written};
  fault.mended.second_year = SecondYear::none;
  if (in_january) {
    fault.rule = "names two years, but years start on 1 January by these rules";
  } else {
    fault.rule =
        fmt::format("names two years, expected {} to be followed by {:02}", written.year, (written.year + 1) % 100);
  }
  // "2025/03" is March of somebody who writes slashes.
  if (written.grain == Grain::year && written.second >= 1 && written.second <= 12) {
    fault.mended.grain = Grain::month;
    fault.mended.number = written.second;
  }
  return fault;
}

std::optional<Fault> fault_in(const WrittenPeriod& written, const CalendarStyle& style) {
  if (auto fault = second_year_fault(written, style)) return fault;
  Fault fault{{}, written};
  if (const auto last = last_number(written, style); last && (written.number < 1 || written.number > *last)) {
    const std::string_view noun = name_of(written.grain == Grain::day ? Grain::month : written.grain);
    fault.rule = fmt::format("has {} {}, expected 1 to {}", noun, written.number, *last);
    fault.mended.number = std::clamp(written.number, 1, *last);
    return fault;
  }
  if (written.grain == Grain::day) {
    const int last = last_day_of_month(written.year, written.number);
    if (written.day < 1 || written.day > last) {
      fault.rule = fmt::format("has day {}, expected 1 to {}", written.day, last);
      fault.mended.day = std::clamp(written.day, 1, last);
      return fault;
    }
  }
  return std::nullopt;
}

std::string suggestion(WrittenPeriod written, const CalendarStyle& style) {
  while (const auto fault = fault_in(written, style)) written = fault->mended;
  const Period period = period_written(written, style);
  return representable(period.days) ? did_you_mean(label(period, style)) : std::string{any_form};
}

tl::unexpected<Problem> outside(std::string_view text) {
  return bad_period(fmt::format("'{}' is outside the days a book can hold, expected 1900-01-01 to 2199-12-31", text),
                    "write a year from 1900 to 2199");
}

tl::unexpected<Problem> unknown(std::string_view text, const CalendarStyle& style) {
  const std::string message = fmt::format("unknown period '{}'", text);
  if (const auto loose = scan_loose(small_letters(text))) return bad_period(message, suggestion(*loose, style));
  std::vector<std::string> known;
  for (const PeriodWord& word : words) known.emplace_back(word.word);
  const std::string near = nearest(text, known);
  return bad_period(message, near.empty() ? std::string{any_form} : did_you_mean(near));
}

Period period_told(const PeriodWord& word, const CalendarStyle& style, Day today) {
  if (word.grain == Grain::all) return Period{};
  Period period = period_of(today, word.grain, style);
  if (word.part != 0) {
    period = period_of_part({part_of(today, Grain::year, style).year, word.part}, word.grain, style);
  }
  for (int i = 0; i < word.back; ++i) period = previous(period, style);
  return period;
}

// One period that is no range, from plain text.
Result<Period> parse_single(std::string_view text, const CalendarStyle& style, Day today) {
  const std::string small = small_letters(text);
  const auto word =
      std::find_if(words.begin(), words.end(), [&small](const PeriodWord& known) { return known.word == small; });
  if (word != words.end()) {
    const Period period = period_told(*word, style, today);
    if (!representable(period.days)) return outside(text);
    return period;
  }
  auto written = scan_iso(small);
  if (!written) written = scan_chinese(small);
  if (!written) return unknown(text, style);
  if (const auto fault = fault_in(*written, style)) {
    return bad_period(fmt::format("'{}' {}", text, fault->rule), suggestion(*written, style));
  }
  const Period period = period_written(*written, style);
  if (!representable(period.days)) return outside(text);
  return period;
}

struct RangeText {
  std::string first;
  std::string last;
};

// Cut at the leftmost mark.
std::optional<RangeText> range_in(std::string_view text) {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view mark : range_marks) {
    const std::size_t found = text.find(mark);
    if (found < at) {
      at = found;
      length = mark.size();
    }
  }
  if (at == std::string_view::npos) return std::nullopt;
  return RangeText{made_plain(text.substr(0, at)), made_plain(text.substr(at + length))};
}

Result<Period> parse_end(std::string_view text, const CalendarStyle& style, Day today) {
  auto end = parse_single(text, style, today);
  if (end && end->grain == Grain::all) {
    return bad_period(fmt::format("'{}' cannot be the end of a range, expected a day or a period", text),
                      "write 2025-03-01..2025-03-15");
  }
  return end;
}

Result<Period> parse_range(const RangeText& range, const CalendarStyle& style, Day today) {
  if (range.first.empty() || range.last.empty()) {
    return bad_period(
        fmt::format("missing {} of the range '{}..{}'", range.first.empty() ? "start" : "end", range.first, range.last),
        "write both days, as in 2025-03-01..2025-03-15");
  }
  const auto first = parse_end(range.first, style, today);
  if (!first) return first;
  const auto last = parse_end(range.last, style, today);
  if (!last) return last;
  if (last->days.end <= first->days.first) {
    return bad_period(fmt::format("the end of the range '{0}..{1}', {2}, is before its start, {3}", range.first,
                                  range.last, to_string(last->days.end - date::days{1}), to_string(first->days.first)),
                      did_you_mean(fmt::format("{}..{}", range.last, range.first)));
  }
  return Period{
      Grain::range,
      {std::max(first->days.first, representable_days.first), std::min(last->days.end, representable_days.end)}};
}

}  // namespace

Result<Period> parse_period(std::string_view text, const CalendarStyle& style, Day today) {
  if (text.size() > longest_text) return bad_period("the period is too long to be one", std::string{any_form});
  const std::string plain = made_plain(text);
  if (plain.empty()) return bad_period("missing period", std::string{any_form});
  if (const auto range = range_in(plain)) return parse_range(*range, style, today);
  return parse_single(plain, style, today);
}

}  // namespace starhours
