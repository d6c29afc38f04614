#include <store/columns.h>
#include <store/entry_pack.h>
#include <store/total_pack.h>
#include <store/totals_table.h>
#include <store/trouble.h>

#include <algorithm>

namespace starhours::store {
namespace {

constexpr const char* first_and_last =
    "SELECT (SELECT min(month) FROM month_totals), (SELECT max(month) FROM month_totals)";

date::year_month month_holding(Day day) {
  const date::year_month_day date{std::clamp(day, representable_days.first, representable_days.end)};
  return date.year() / date.month();
}

std::int32_t number_of_month(date::year_month month) {
  return static_cast<int>(month.year()) * 100 + static_cast<std::int32_t>(static_cast<unsigned>(month.month()));
}

date::year_month month_with(std::int32_t number) {
  return date::year{number / 100} / date::month{static_cast<unsigned>(number % 100)};
}

std::int32_t read_month(const Query& query, int column) {
  const auto month = static_cast<std::int32_t>(
      read_within(query, column, month_of(representable_days.first), month_of(representable_days.end) + 1));
  if (!month_with(month).ok()) {
    throw Broken("the totals of volunteers cannot be read");
  }
  return month;
}

Day first_day_of(std::int32_t month) { return Day{month_with(month) / 1}; }

Day first_day_after(std::int32_t month) { return Day{(month_with(month) + date::months{1}) / 1}; }

DaySpan days_of_month(const Query& query, int column) {
  const std::int32_t month = read_month(query, column);
  return {first_day_of(month), first_day_after(month)};
}

DaySpan days_of_year(const Query& query, int column) {
  const date::year year{static_cast<int>(read_within(query, column, year_of(month_of(representable_days.first)),
                                                     year_of(month_of(representable_days.end)) + 1))};
  return {Day{year / date::January / 1}, Day{(year + date::years{1}) / date::January / 1}};
}

// First to last, both included; first > last if there is none.
struct Periods {
  std::int32_t first = 0;
  std::int32_t last = 0;
};

Periods whole_months(DaySpan days) {
  if (days.empty()) {
    return {1, 0};
  }
  // The first that begins in the span, and the one before that which holds its end.
  return {number_of_month(month_holding(days.first - date::days{1}) + date::months{1}),
          number_of_month(month_holding(days.end) - date::months{1})};
}

// Those of which no other month has totals.
Periods whole_years(Statements& statements, Periods months) {
  const Lease query = statements.take(first_and_last);
  if (!query->step() || query->is_null(0)) {
    return {1, 0};
  }
  const std::int32_t first_held = read_month(*query, 0);
  const std::int32_t last_held = read_month(*query, 1);
  // From the January on that is not before the first, and to the December that is not behind the last.
  return {year_of(months.first <= first_held ? first_held : months.first + 98),
          year_of(months.last >= last_held ? last_held : months.last - 12)};
}

}  // namespace

#define STARHOURS_TOTALS_TABLE(table, period)                                                     \
  "SELECT pack FROM " table " WHERE " period " = ?1 AND block = ?2",                              \
      "INSERT INTO " table " VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET pack = excluded.pack", \
      "DELETE FROM " table " WHERE " period " = ?1 AND block = ?2",                               \
      "SELECT " period ", block, pack FROM " table " WHERE " period                               \
      " BETWEEN ?1 AND ?2 AND block BETWEEN ?3 AND ?4"                                            \
      " ORDER BY " period ", block"

const TotalsTable month_totals{STARHOURS_TOTALS_TABLE("month_totals", "month"), days_of_month};
const TotalsTable year_totals{STARHOURS_TOTALS_TABLE("year_totals", "year"), days_of_year};

std::int32_t month_of(Day day) { return number_of_month(month_holding(day)); }

std::uint32_t read_block(const Query& query, int column) {
  return static_cast<std::uint32_t>(read_within(query, column, 0, number_limit >> block_bits));
}

void change(Statements& statements, const TotalsTable& table, std::int32_t period,
            std::span<const VolunteerTotal> changes) {
  if (changes.empty()) {
    return;
  }
  const std::uint32_t block = block_of(changes.front().volunteer);
  std::string bytes;
  {
    const Lease query = statements.take(table.read_pack);
    query->bind_all(period, block);
    bytes = changed(query->step() ? query->blob(0) : std::string_view(), block, changes);
  }
  if (bytes.empty()) {
    statements.run(table.drop_pack, period, block);
    return;
  }
  statements.take(table.write_pack)->bind(1, period).bind(2, block).bind_blob(3, bytes).run();
}

std::vector<TotalsSpan> spans_of(Statements& statements, DaySpan days, Book::Stride stride) {
  const Periods months = whole_months(days);
  if (months.first > months.last) {
    return {};
  }
  const DaySpan whole{first_day_of(months.first), first_day_after(months.last)};
  if (stride == Book::Stride::years) {
    if (const Periods years = whole_years(statements, months); years.first <= years.last) {
      return {{&month_totals, months.first, years.first * 100, whole},
              {&year_totals, years.first, years.last, whole},
              {&month_totals, (years.last + 1) * 100, months.last, whole}};
    }
  }
  return {{&month_totals, months.first, months.last, whole}};
}

void each_pack(Statements& statements, std::span<const TotalsSpan> spans, std::uint32_t first_block,
               std::uint32_t last_block, const VisitTotalPack& visit) {
  for (const TotalsSpan& span : spans) {
    const Lease query = statements.take(span.table->packs);
    query->bind_all(span.first, span.last, first_block, last_block);
    while (query->step()) {
      const DaySpan period = span.table->days(*query, 0);
      visit({std::max(period.first, span.days.first), std::min(period.end, span.days.end)}, read_block(*query, 1),
            query->blob(2));
    }
  }
}

}  // namespace starhours::store
