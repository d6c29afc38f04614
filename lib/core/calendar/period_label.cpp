#include <starhours/period.h>

#include <calendar/year_parts.h>
#include <fmt/format.h>

#include <array>

namespace starhours {
namespace {

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

struct DayParts {
  int year;
  unsigned month;
  unsigned day;
};

DayParts parts_of(Day day) {
  const date::year_month_day parts{day};
  return {static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day())};
}

Day last_day(const Period& period) { return period.days.end - date::days{1}; }

// "2025", or "2025/26" where the year lies in two calendar years.
std::string year_label(int year, const CalendarStyle& style) {
  if (years_start_in_january(style)) return fmt::format("{:04}", year);
  return fmt::format("{:04}/{:02}", year, (year + 1) % 100);
}

std::string year_title_zh(int year, const CalendarStyle& style) {
  return year_label(year, style) + (years_start_in_january(style) ? "年" : "年度");
}

std::string day_title(Day day, Language language) {
  const DayParts parts = parts_of(day);
  if (language == Language::zh) return fmt::format("{}年{}月{}日", parts.year, parts.month, parts.day);
  return fmt::format("{} {} {}", parts.day, month_names[parts.month - 1], parts.year);
}

std::string title_zh(const Period& period, const CalendarStyle& style) {
  switch (period.grain) {
    case Grain::day:
      return day_title(period.days.first, Language::zh);
    case Grain::week: {
      const WeekName week = week_name(period.days.first);
      return fmt::format("{}年第{}周", week.year, week.number);
    }
    case Grain::month: {
      const DayParts parts = parts_of(period.days.first);
      return fmt::format("{}年{}月", parts.year, parts.month);
    }
    case Grain::quarter: {
      const YearPart part = part_of(period.days.first, period.grain, style);
      return fmt::format("{}第{}季度", year_title_zh(part.year, style), part.number);
    }
    case Grain::half: {
      const YearPart part = part_of(period.days.first, period.grain, style);
      return year_title_zh(part.year, style) + (part.number == 1 ? "上半年" : "下半年");
    }
    case Grain::year:
      return year_title_zh(part_of(period.days.first, period.grain, style).year, style);
    case Grain::range:
      return day_title(period.days.first, Language::zh) + "至" + day_title(last_day(period), Language::zh);
    case Grain::all:
      break;
  }
  return "全部";
}

std::string title_en(const Period& period, const CalendarStyle& style) {
  switch (period.grain) {
    case Grain::day:
      return day_title(period.days.first, Language::en);
    case Grain::week: {
      const WeekName week = week_name(period.days.first);
      return fmt::format("Week {} of {}", week.number, week.year);
    }
    case Grain::month: {
      const DayParts parts = parts_of(period.days.first);
      return fmt::format("{} {}", month_names[parts.month - 1], parts.year);
    }
    case Grain::quarter: {
      const YearPart part = part_of(period.days.first, period.grain, style);
      return fmt::format("Q{} {}", part.number, year_label(part.year, style));
    }
    case Grain::half: {
      const YearPart part = part_of(period.days.first, period.grain, style);
      return fmt::format("H{} {}", part.number, year_label(part.year, style));
    }
    case Grain::year:
      return year_label(part_of(period.days.first, period.grain, style).year, style);
    case Grain::range:
      return day_title(period.days.first, Language::en) + " to " + day_title(last_day(period), Language::en);
    case Grain::all:
      break;
  }
  return "All time";
}

}  // namespace

std::string label(const Period& period, const CalendarStyle& style) {
  switch (period.grain) {
    case Grain::day:
      return to_string(period.days.first);
    case Grain::week: {
      const WeekName week = week_name(period.days.first);
      return fmt::format("{:04}-W{:02}", week.year, week.number);
    }
    case Grain::month: {
      const DayParts parts = parts_of(period.days.first);
      return fmt::format("{:04}-{:02}", parts.year, parts.month);
    }
    case Grain::quarter: {
      const YearPart part = part_of(period.days.first, period.grain, style);
      return fmt::format("{}-Q{}", year_label(part.year, style), part.number);
    }
    case Grain::half: {
      const YearPart part = part_of(period.days.first, period.grain, style);
      return fmt::format("{}-H{}", year_label(part.year, style), part.number);
    }
    case Grain::year:
      return year_label(part_of(period.days.first, period.grain, style).year, style);
    case Grain::range:
      return to_string(period.days.first) + ".." + to_string(last_day(period));
    case Grain::all:
      break;
  }
  return "all";
}

std::string title(const Period& period, const CalendarStyle& style, Language language) {
  return language == Language::zh ? title_zh(period, style) : title_en(period, style);
}

}  // namespace starhours
