// totals_table.h -- the tables month_totals and year_totals: what volunteers did in a period, a row for 4096 of them.
//
// A month is a number such as 202503, a year one such as 2025.
#pragma once

#include <starhours/book.h>

#include <store/query.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace starhours::store {

struct TotalsTable {
  const char* read_pack;  // of period ?1 and block ?2
  const char* write_pack;
  const char* drop_pack;
  const char* packs;                                // of periods ?1 to ?2 and blocks ?3 to ?4, in order
  DaySpan (*days)(const Query& query, int column);  // of a period; throws Broken
};
extern const TotalsTable month_totals;
extern const TotalsTable year_totals;

[[nodiscard]] std::int32_t month_of(Day day);
[[nodiscard]] inline std::int32_t year_of(std::int32_t month) { return month / 100; }
// A column of either table. Throws Broken.
[[nodiscard]] std::uint32_t read_block(const Query& query, int column);

// Adds `changes`, ascending and all of one block, to the totals of a period. Throws SQLite::Exception; Broken if less
// than nothing would be left.
void change(Statements& statements, const TotalsTable& table, std::int32_t period,
            std::span<const VolunteerTotal> changes);

// Some rows of a table.
struct TotalsSpan {
  const TotalsTable* table = nullptr;
  std::int32_t first = 0;  // period
  std::int32_t last = 0;   // included
  DaySpan days;            // that are asked for
};
// What tells the totals of the whole months in `days`, in order.
[[nodiscard]] std::vector<TotalsSpan> spans_of(Statements& statements, DaySpan days, Book::Stride stride);

// Calls `visit` with the packs of these blocks, the last included, in order of period and then block; `period`: its
// days that are asked for. Throws SQLite::Exception, Broken.
using VisitTotalPack = std::function<void(DaySpan period, std::uint32_t block, std::string_view pack)>;
void each_pack(Statements& statements, std::span<const TotalsSpan> spans, std::uint32_t first_block,
               std::uint32_t last_block, const VisitTotalPack& visit);

}  // namespace starhours::store
