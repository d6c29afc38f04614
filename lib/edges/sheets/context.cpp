#include <starhours/roster.h>

#include <fmt/format.h>
#include <sheets/cell_text.h>
#include <sheets/context.h>
#include <sheets/cursor.h>
#include <sheets/day_text.h>
#include <sheets/numeral_text.h>
#include <sheets/time_text.h>

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

// What a title says of any sheet: without these words it names the activity. Longer ones first.
constexpr auto generic_words = std::to_array<std::string_view>({
    "新时代文明实践活动",
    "新时代文明实践",
    "志愿服务活动",
    "志愿服务",
    "志愿者活动",
    "服务活动",
    "志愿活动",
    "志愿者",
    "服务时长",
    "工时",
    "时长",
    "签到签退",
    "签到",
    "签退",
    "考勤",
    "登记",
    "记录",
    "统计",
    "汇总",
    "明细",
    "名单",
    "名册",
    "花名册",
    "台账",
    "情况",
    "月报",
    "周报",
    "年报",
    "报表",
    "表格",
    "册",
    "簿",
    "单",
    "表",
    "月份",
    "年度",
    "季度",
    "上半年",
    "下半年",
    "最终版",
    "终版",
    "更正版",
    "更正",
    "修改版",
    "副本",
    "新版",
    "第",
    "页",
    "共",
    "年",
    "月",
    "日",
    "号",
    "份",
    "的",
});

// A title that ends so names who made the sheet.
constexpr std::array<std::string_view, 24> organisations{
    "社区",   "街道", "实践站", "实践所", "实践中心", "站",   "所",   "中心", "服务队", "分队", "小队", "队",
    "委员会", "协会", "联合会", "公司",   "学校",     "大学", "学院", "镇",   "乡",     "村",   "县",   "区"};

bool is_chinese(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= 0xE4 && byte <= 0xE9;
}

// Folded throughout, whatever its length: in pieces that end where a character does.
std::string folded(std::string_view text) {
  std::string whole;
  while (!text.empty()) {
    std::string_view piece = text.substr(0, Folded::most / 4);
    piece = piece.substr(0, std::max<std::size_t>(well_formed(piece), 1));
    const Folded part(piece);
    whole += part.fits() ? part.text() : piece;
    text.remove_prefix(piece.size());
  }
  return whole;
}

struct YearAndMonth {
  std::optional<int> year;
  std::optional<unsigned> month;
};

bool is_year(int number) { return number >= 1990 && number <= 2099; }
bool is_month(int number) { return number >= 1 && number <= 12; }

// The bytes of a year or month in Chinese numerals at `at`: 二〇二五年, 三月. 0 if there is none.
std::size_t numeral_before(std::string_view text, std::size_t at, YearAndMonth& found) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
  Cursor cursor(text.substr(at));
  if (const auto spelled = take_spelled(cursor); spelled && spelled->digits == 4 && cursor.rest().starts_with("年")) {
    if (!found.year && is_year(spelled->value)) found.year = spelled->value;
  } else {
    cursor = Cursor(text.substr(at));
    const auto number = take_numeral(cursor);
    if (!number || !cursor.rest().starts_with("月")) return 0;
    if (!found.month && is_month(*number)) found.month = static_cast<unsigned>(*number);
  }
  return text.size() - at - cursor.rest().size();
}

// 2025年3月, 2025-03, 2025年, 3月 wherever they stand in a folded text.
YearAndMonth year_and_month(std::string_view text) {
  YearAndMonth found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const std::size_t numeral = numeral_before(text, at, found); numeral > 0) {
      at += numeral - 1;
      continue;
    }
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    Cursor cursor(text.substr(at));
    const std::size_t digits = cursor.digits();
    if (digits == 4 && !found.year) {
      const int year = cursor.take_number(4);
      if (!is_year(year)) continue;
      cursor.take_spaces();
      const bool chinese = cursor.take("年");
      const bool marked = !chinese && (cursor.take('-') || cursor.take('.') || cursor.take('/'));
      cursor.take_spaces();
      const auto month = cursor.take_number(1, 2);
      const bool has_month = (chinese || marked) && month && is_month(*month);
      if (chinese || has_month) found.year = year;
      if (has_month && (marked || cursor.rest().starts_with("月"))) found.month = static_cast<unsigned>(*month);
    } else if (digits == 6 && !found.year) {
      const int year = cursor.take_number(4);
      const int month = cursor.take_number(2);
      if (!is_year(year) || !is_month(month)) continue;
      found.year = year;
      found.month = static_cast<unsigned>(month);
    } else if (digits <= 2 && !found.month) {
      const int month = cursor.take_number(digits);
      cursor.take_spaces();
      if (is_month(month) && cursor.rest().starts_with("月")) found.month = static_cast<unsigned>(month);
    }
  }
  return found;
}

bool is_letter(char character) { return character >= 'a' && character <= 'z'; }

// Whether a part of a text is surely a date. Two bare numbers may be anything: 9:00-11, 1.5.
bool is_whole_date(std::string_view written) {
  constexpr std::size_t year = 4;
  const auto digits = [](std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); };
  if (written.find("月") != std::string_view::npos || std::any_of(written.begin(), written.end(), is_letter))
    return true;
  return written.size() >= year + year &&
         (digits(written.substr(0, year)) || digits(written.substr(written.size() - year)));
}

// 二〇二五年
bool begins_spelled_year(std::string_view text) {
  if (static_cast<unsigned char>(text.front()) < 0x80) return false;
  Cursor cursor(text);
  const auto spelled = take_spelled(cursor);
  return spelled && spelled->digits == 4 && cursor.rest().starts_with("年");
}

struct FoundDay {
  std::optional<Day> day;
  bool yearless = false;  // there is one, but for its year
};

// The first day written in a folded text, with year and month from `context` where it leaves them open.
FoundDay find_day(std::string_view text, const Context& context) {
  constexpr int leap_year = 2024;  // any would do
  DayContext known;
  known.year = context.year.value_or(leap_year);
  known.month = context.month;
  FoundDay found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool number = is_digit(text[at]) && !is_digit(before) && before != '.';
    if (!number && !begins_spelled_year(text.substr(at)) && (!is_letter(text[at]) || is_letter(before))) continue;
    Cursor cursor(text.substr(at));
    const DayReading reading = take_day(cursor, known);
    if (reading.fault != DayFault::none || is_digit(cursor.rest().empty() ? ' ' : cursor.rest().front())) continue;
    if (!is_whole_date(text.substr(at, text.size() - at - cursor.rest().size()))) continue;
    if (context.year) return {reading.day, false};
    Cursor again(text.substr(at));
    DayContext unknown = known;
    unknown.year.reset();
    if (take_day(again, unknown).fault == DayFault::none) return {reading.day, false};
    found.yearless = true;
  }
  return found;
}

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
  const FoundDay day = find_day(text, context);
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

// What is left of a title when all is taken out that any sheet's would say.
std::string activity_in(std::string_view title) {
  std::string text = folded(title);
  for (const std::string_view bracket : {std::string_view("("), std::string_view("[")}) {
    if (const std::size_t at = text.find(bracket); at != std::string::npos) text.erase(at);
  }
  std::string left;
  for (std::size_t at = 0; at < text.size();) {
    bool generic = false;
    for (const std::string_view word : generic_words) {
      if (!std::string_view(text).substr(at).starts_with(word)) continue;
      at += word.size();
      generic = true;
      break;
    }
    if (generic) continue;
    if (is_chinese(text, at) && at + 2 < text.size()) {
      left.append(text, at, 3);
      at += 3;
    } else {
      ++at;  // digits, marks, other scripts
    }
  }
  constexpr std::size_t shortest = 6;  // two characters
  if (left.size() < shortest) return {};
  if (Cursor cursor(left); take_numeral(cursor) && cursor.done()) return {};
  for (const std::string_view organisation : organisations) {
    if (left.ends_with(organisation)) return {};
  }
  return left;
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
