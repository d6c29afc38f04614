#include <fmt/format.h>
#include <sheets/calendar_words.h>
#include <sheets/cell_text.h>
#include <sheets/cursor.h>
#include <sheets/day_columns.h>
#include <sheets/header_words.h>
#include <sheets/time_text.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours::sheets {
namespace {

constexpr int longest_month = 31;
constexpr int months = 12;

std::optional<DayColumn> whole_date(std::string_view text) {
  TimeReader reader;
  DayColumn column;
  column.day = reader.day(text);
  if (!column.day) return std::nullopt;
  const date::year_month_day parts{*column.day};
  column.number = static_cast<unsigned>(parts.day());
  column.month = static_cast<unsigned>(parts.month());
  return column;
}

// Says by itself that it is a day, and no number of something else.
bool is_plain(const SampleCell& cell) {
  const Folded folded(trimmed(cell.text));
  return std::all_of(folded.text().begin(), folded.text().end(), is_digit);
}

bool follows(const DayColumn& before, const DayColumn& after) {
  return after.number == before.number + 1 || after.number == 1;
}

bool is_later(const DayColumn& before, const DayColumn& after) {
  if (before.day && after.day) return *before.day < *after.day;
  if (before.month == after.month) return before.number < after.number;
  return before.month == 0 || after.month == 0 || before.month < after.month || after.month == 1;
}

bool is_weekday(std::string_view text) {
  constexpr auto ends = std::to_array<std::string_view>({"一", "二", "三", "四", "五", "六", "日", "天"});
  const Folded folded(trimmed(text));
  if (!folded.fits()) return false;
  Cursor cursor(folded.text());
  if (take_weekday(cursor) && cursor.done()) return true;
  return std::find(ends.begin(), ends.end(), folded.text()) != ends.end();
}

std::vector<DayColumn> weekday_columns(const SampleRow& row) {
  std::vector<DayColumn> days;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    if (row.cells[at].merged) continue;
    const Folded folded(trimmed(row.cells[at].text));
    const auto weekday = folded.fits() ? weekday_named(folded.text()) : std::nullopt;
    if (!weekday) continue;
    if (!days.empty() && *weekday % 7 != (days.back().weekday + 1) % 7) return {};
    DayColumn& day = days.emplace_back();
    day.cell = static_cast<std::uint16_t>(at);
    day.weekday = *weekday;
  }
  return days.size() < 2 ? std::vector<DayColumn>() : days;
}

// Which half of a day a heading is; nothing else stands in it.
enum class Half : std::uint8_t { none, first, second };

Half half_of(std::string_view text) {
  constexpr auto firsts = std::to_array<std::string_view>({"上午", "早上", "早", "am", "morning"});
  constexpr auto seconds =
      std::to_array<std::string_view>({"下午", "午后", "晚上", "晚", "pm", "afternoon", "evening"});
  const Folded folded(trimmed(text));
  if (!folded.fits()) return Half::none;
  if (std::find(firsts.begin(), firsts.end(), folded.text()) != firsts.end()) return Half::first;
  return std::find(seconds.begin(), seconds.end(), folded.text()) != seconds.end() ? Half::second : Half::none;
}

}  // namespace

bool is_half_of_day(std::string_view text) { return half_of(text) != Half::none; }

bool split_days(const SampleRow& below, std::vector<DayColumn>& days) {
  // Beside a name they are what somebody wrote.
  for (std::size_t cell = 0; cell < std::min<std::size_t>(days.front().cell, below.cells.size()); ++cell) {
    if (!below.cells[cell].merged && !below.text(cell).empty() && word_of(below.text(cell)) == Word::unknown) {
      return false;
    }
  }
  std::vector<DayColumn> split;
  for (std::size_t at = 0; at < days.size(); ++at) {
    const std::size_t end = at + 1 < days.size() ? days[at + 1].cell : days[at].cell + std::size_t{3};
    for (std::size_t cell = days[at].cell; cell < std::min(end, below.cells.size()); ++cell) {
      const Half half = half_of(below.text(cell));
      if (half == Half::none) continue;
      split.push_back(days[at]);
      split.back().cell = static_cast<std::uint16_t>(cell);
      split.back().afternoon = half == Half::second;
    }
  }
  if (split.size() < days.size()) return false;
  days = std::move(split);
  return true;
}

void settle_weekdays(std::optional<Day> first, std::vector<DayColumn>& days) {
  if (!first || days.empty() || days.front().weekday == 0) return;
  // Any other date above a week may be that of the print.
  if (date::weekday{*first}.iso_encoding() != days.front().weekday) return;
  for (DayColumn& day : days) day.day = *first + date::days{(day.weekday + 7 - days.front().weekday) % 7};
}

std::optional<DayColumn> day_column(const SampleCell& cell) {
  const Folded folded(trimmed(cell.text));
  if (!folded.fits() || folded.text().empty()) return std::nullopt;
  if (cell.kind == CellKind::day || cell.kind == CellKind::stamp) return whole_date(cell.text);
  DayColumn column;
  Cursor cursor(folded.text());
  auto number = cursor.take_number(1, 2);
  if (!number) return whole_date(cell.text);
  if (!cursor.done() && (cursor.take("月") || cursor.take('/') || cursor.take('.') || cursor.take('-'))) {
    if (*number < 1 || *number > months) return std::nullopt;
    column.month = static_cast<unsigned>(*number);
    number = cursor.take_number(1, 2);
    if (!number) return std::nullopt;
  }
  if (!cursor.take("日")) cursor.take("号");
  cursor.take_spaces();
  (void)take_weekday(cursor);
  if (!cursor.done() || *number < 1 || *number > longest_month) return std::nullopt;
  column.number = static_cast<unsigned>(*number);
  return column;
}

std::vector<DayColumn> day_columns(const SampleRow& row) {
  constexpr std::size_t fewest_plain = 5;
  constexpr std::size_t fewest = 2;
  std::vector<DayColumn> days;
  std::size_t plain = 0;
  std::size_t following = 0;
  bool later = true;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    if (row.cells[at].merged) continue;
    auto day = day_column(row.cells[at]);
    if (!day) continue;
    day->cell = static_cast<std::uint16_t>(at);
    if (is_plain(row.cells[at])) ++plain;
    if (!days.empty()) {
      following += follows(days.back(), *day) ? 1 : 0;
      later = later && is_later(days.back(), *day);
    }
    days.push_back(*day);
  }
  const bool in_a_row = days.size() >= fewest_plain && following + 2 >= days.size();
  if (days.empty()) return weekday_columns(row);
  if (!in_a_row && (plain > 0 || days.size() < fewest || !later)) return {};
  // From the 31st to the 1st the month changes, and the sheet says but one.
  const bool turns = std::adjacent_find(days.begin(), days.end(), [](const DayColumn& a, const DayColumn& b) {
                       return a.month == 0 && b.month == 0 && b.number < a.number;
                     }) != days.end();
  for (DayColumn& day : days) day.unclear = turns && day.month == 0;
  return days;
}

bool is_weekday_row(const SampleRow& row) {
  constexpr auto labels = std::to_array<std::string_view>({"星期", "周", "星期几", "周几", "weekday"});
  std::size_t weekdays = 0;
  for (const SampleCell& cell : row.cells) {
    if (cell.merged || cell.text.empty()) continue;
    const Folded folded(cell.text);
    if (folded.fits() && std::find(labels.begin(), labels.end(), folded.text()) != labels.end()) continue;
    if (!is_weekday(cell.text)) return false;
    ++weekdays;
  }
  return weekdays > 1;
}

std::optional<Day> day_of(const DayColumn& column, const DayContext& context) {
  if (column.day) return column.day;
  if (column.weekday > 0) return std::nullopt;
  const std::optional<unsigned> month = column.month > 0 ? column.month : context.month;
  if (!context.year || !month || column.unclear) return std::nullopt;
  const date::year_month_day parts{date::year{*context.year}, date::month{*month}, date::day{column.number}};
  return parts.ok() ? std::optional<Day>(Day{parts}) : std::nullopt;
}

Problem explain_no_day(const DayColumn& column, const DayContext& context) {
  if (column.weekday > 0) {
    return error(Kind::missing_date, "the columns are weekdays of a week that the sheet does not name",
                 "write the days of the week above the table, as in 2025年3月3日至3月9日");
  }
  if (column.unclear) {
    return error(Kind::missing_date, "the columns go from one month into the next, and do not say which is which",
                 "write the month into the header of each day, as in 3月5日");
  }
  if (!context.year || (column.month == 0 && !context.month)) {
    return error(Kind::missing_date,
                 column.month > 0 ? "the columns are days of a year that the sheet does not name"
                                  : "the columns are days of a month that the sheet does not name",
                 "write year and month above the table, as in 2025年3月");
  }
  return error(Kind::bad_date, fmt::format("there is no day {} in that month", column.number),
               "move what stands there to its day");
}

}  // namespace starhours::sheets
