#include <starhours/roster.h>

#include <sheets/day_columns.h>
#include <sheets/setting.h>

namespace starhours::sheets {
namespace {

// "三月/入户.csv" is 入户.
std::string_view stem_of(std::string_view source) {
  if (const std::size_t slash = source.find_last_of("/\\"); slash != std::string_view::npos) {
    source.remove_prefix(slash + 1);
  }
  return source.substr(0, source.find('.'));
}

}  // namespace

Setting setting_of(Table& table, const ReadingOptions& options, std::string_view worksheet, bool from_1904) {
  Context& context = table.context;
  // A column says it better, row by row.
  const auto drop_what_rows_say = [&] {
    if (table.columns.has(Column::activity)) context.activity.clear();
  };
  read_name(worksheet, "the worksheet's name", context);
  read_name(stem_of(options.source), "the file's name", context);
  drop_what_rows_say();
  if (!context.year && options.year) {
    context.year = options.year;
    settle_date(context);
  }
  Setting setting;
  setting.team = context.team.empty() ? clean_name(options.team) : context.team;
  setting.activity = context.activity.empty() ? clean_name(options.activity) : context.activity;
  setting.volunteer = clean_name(options.volunteer);
  setting.date = context.date ? context.date : options.date;
  settle_weekdays(setting.date, table.columns.days);
  setting.days.year = context.year ? context.year : options.year;
  setting.days.month = context.month;
  setting.days.order =
      table.order == DateOrder::unknown || table.order == DateOrder::year_month_day ? options.date_order : table.order;
  setting.days.from_1904 = from_1904;
  setting.punch_pairs = options.columns.punch_pairs;
  return setting;
}

}  // namespace starhours::sheets
