#include <starhours/roster.h>

#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/context.h>
#include <sheets/cursor.h>
#include <sheets/date_in_text.h>
#include <sheets/time_text.h>
#include <sheets/title_text.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours::sheets {
namespace {

enum class Fact : std::uint8_t { activity, date, team, place, other };

struct Label {
  std::string_view word;
  Fact fact;
};
// With a colon after them, or alone in a cell before the one that says it. Longer ones before those they end with.
constexpr auto labels = std::to_array<Label>({
    {"志愿服务活动名称", Fact::activity},
    {"服务活动名称", Fact::activity},
    {"活动名称", Fact::activity},
    {"活动主题", Fact::activity},
    {"活动项目", Fact::activity},
    {"项目名称", Fact::activity},
    {"服务项目", Fact::activity},
    {"活动内容", Fact::activity},
    {"活动", Fact::activity},
    {"服务内容", Fact::activity},
    {"活動名稱", Fact::activity},
    {"activityname", Fact::activity},
    {"activity", Fact::activity},
    {"eventname", Fact::activity},
    {"event", Fact::activity},
    {"project", Fact::activity},
    {"活动日期", Fact::date},
    {"活动时间", Fact::date},
    {"服务日期", Fact::date},
    {"服务时间", Fact::date},
    {"签到日期", Fact::date},
    {"填表日期", Fact::other},
    {"制表日期", Fact::other},
    {"打印日期", Fact::other},
    {"导出时间", Fact::other},
    {"活動日期", Fact::date},
    {"日期", Fact::date},
    {"时间", Fact::date},
    {"月份", Fact::date},
    {"年度", Fact::date},
    {"date", Fact::date},
    {"month", Fact::date},
    {"year", Fact::date},
    {"志愿服务队", Fact::team},
    {"服务队伍", Fact::team},
    {"服务队", Fact::team},
    {"志愿队伍", Fact::team},
    {"队伍名称", Fact::team},
    {"所属组织", Fact::team},
    {"组织单位", Fact::team},
    {"承办单位", Fact::team},
    {"主办单位", Fact::team},
    {"团队名称", Fact::team},
    {"team", Fact::team},
    {"organisation", Fact::team},
    {"organization", Fact::team},
    {"活动地点", Fact::place},
    {"服务地点", Fact::place},
    {"集合地点", Fact::place},
    {"地点", Fact::place},
    {"location", Fact::place},
    {"place", Fact::place},
    {"venue", Fact::place},
    {"活动负责人", Fact::other},
    {"负责人", Fact::other},
    {"联系人", Fact::other},
    {"领队", Fact::other},
    {"带队人", Fact::other},
    {"记录人", Fact::other},
    {"制表人", Fact::other},
    {"填表人", Fact::other},
    {"leader", Fact::other},
    {"备注", Fact::other},
    {"说明", Fact::other},
});

void set_date(Day day, const std::string& where, Context& context) {
  const date::year_month_day parts{day};
  context.date = day;
  context.year = static_cast<int>(parts.year());
  context.month = static_cast<unsigned>(parts.month());
  context.findings.push_back(fmt::format("date {} from {}", to_string(day), where));
}

void find_date(std::string_view text, const std::string& where, Context& context) {
  if (context.date) return;
  const YearAndMonth found = year_and_month(text);
  if (found.year && !context.year) {
    context.year = found.year;
    context.findings.push_back(fmt::format("year {} from {}", *found.year, where));
  }
  if (found.month && !context.month && (!found.year || context.year == found.year)) context.month = found.month;
  const FoundDay day = find_day(text, {context.year, context.month});
  if (day.day) {
    set_date(*day.day, where, context);
  } else if (day.yearless && context.yearless.empty()) {
    context.yearless = text;
    context.yearless_from = where;
  }
}

// After a label a date may be as short as a cell of dates: 3/5.
void take_date(std::string_view value, const std::string& where, Context& context) {
  DayContext known;
  known.year = context.year;
  known.month = context.month;
  TimeReader reader(known);
  const auto day = reader.day(value);
  if (day && !context.date) {
    set_date(*day, where, context);
  } else {
    find_date(folded(value), where, context);
  }
}

void take_text(std::string& field, std::string_view name, std::string_view value, const std::string& where,
               Context& context) {
  const std::string cleaned = clean_name(value);
  if (!field.empty() || cleaned.empty()) return;
  field = cleaned;
  context.findings.push_back(fmt::format("{} '{}' from {}", name, cleaned, where));
}

void take_fact(Fact fact, std::string_view value, const std::string& where, Context& context) {
  switch (fact) {
    case Fact::activity:
      return take_text(context.activity, "activity", value, where, context);
    case Fact::team:
      return take_text(context.team, "team", value, where, context);
    case Fact::place:
      return take_text(context.place, "place", value, where, context);
    case Fact::date:
      return take_date(value, where, context);
    case Fact::other:
      return;
  }
}

struct Said {
  Fact fact = Fact::other;
  std::size_t begin = 0;  // of the label
  std::size_t value = 0;
};

bool starts_with_label(std::string_view text, std::string_view label) {
  if (text.size() < label.size()) return false;
  for (std::size_t at = 0; at < label.size(); ++at) {
    const char small = text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + ('a' - 'A')) : text[at];
    if (small != label[at]) return false;
  }
  return true;
}

// Where a text says "label：", in order.
std::vector<Said> labels_in(std::string_view text) {
  std::vector<Said> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const Label& label : labels) {
      if (!starts_with_label(text.substr(at), label.word)) continue;
      Cursor cursor(text.substr(at + label.word.size()));
      while (cursor.take_spaces() || cursor.take("　")) {
      }
      if (!cursor.take(':') && !cursor.take("：")) continue;
      found.push_back({label.fact, at, text.size() - cursor.rest().size()});
      at = found.back().value - 1;
      break;
    }
  }
  return found;
}

std::optional<Fact> label_alone(std::string_view text) {
  std::string bare;
  for (const char character : folded(text)) {
    if (static_cast<unsigned char>(character) > 0x20 && character != ':') bare += character;
  }
  for (const Label& label : labels) {
    if (label.word == bare) return label.fact;
  }
  return std::nullopt;
}

void read_labels(const SampleRow& row, const std::string& where, Context& context) {
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    const std::string_view text = row.cells[at].text;
    if (text.empty() || row.cells[at].merged) continue;
    if (const auto fact = label_alone(text)) {
      std::size_t next = at + 1;
      while (next < row.cells.size() && (row.text(next).empty() || row.cells[next].merged)) ++next;
      if (next < row.cells.size() && !label_alone(row.text(next))) take_fact(*fact, row.text(next), where, context);
      continue;
    }
    const std::vector<Said> said = labels_in(text);
    for (std::size_t nth = 0; nth < said.size(); ++nth) {
      const std::size_t end = nth + 1 < said.size() ? said[nth + 1].begin : text.size();
      take_fact(said[nth].fact, trimmed(text.substr(said[nth].value, end - said[nth].value)), where, context);
    }
  }
}

}  // namespace

bool says_fact(const SampleRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const SampleCell& cell) {
    return !cell.text.empty() && (label_alone(cell.text) || !labels_in(cell.text).empty());
  });
}

bool begins_with_label(std::string_view cell) {
  const std::vector<Said> said = labels_in(cell);
  return !said.empty() && said.front().begin == 0;
}

void read_titles(const Sample& sample, std::size_t first, std::size_t end, Context& context) {
  const auto where = [&sample](std::size_t at) { return fmt::format("row {}", sample[at].row); };
  for (std::size_t at = end; at-- > first;) read_labels(sample[at], where(at), context);
  for (std::size_t at = end; at-- > first;) {
    const SampleRow& row = sample[at];
    constexpr std::size_t most_own = 3;  // more are a row of something
    if (row.own_cells() == 0 || row.own_cells() > most_own || says_fact(row)) continue;
    const auto said = std::find_if(row.cells.begin(), row.cells.end(),
                                   [](const SampleCell& cell) { return !cell.merged && !cell.text.empty(); });
    find_date(folded(said->text), where(at), context);
    if (row.own_cells() == 1) take_text(context.activity, "activity", activity_in(said->text), where(at), context);
  }
  settle_date(context);
}

void settle_date(Context& context) {
  if (context.date || !context.year || context.yearless.empty()) return;
  const std::string text = std::exchange(context.yearless, {});
  find_date(text, context.yearless_from, context);
}

void read_name(std::string_view name, std::string_view where, Context& context) {
  const std::string place(where);
  find_date(folded(name), place, context);
  take_text(context.activity, "activity", activity_in(name), place, context);
  settle_date(context);
}

}  // namespace starhours::sheets
