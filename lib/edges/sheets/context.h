// context.h -- what stands above a table, in the name of its worksheet or of its file, and holds for all of its rows.
#pragma once

#include <starhours/moment.h>

#include <sheets/sample.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

// Each fact from the nearest place that says it, and that place for people: "date 2025-04-04 from row 2".
struct Context {
  std::optional<Day> date;
  std::optional<int> year;
  std::optional<unsigned> month;  // 1 to 12
  std::string yearless;           // says a date, but for its year: 3月5日
  std::string yearless_from;      // and from where
  std::string activity;
  std::string team;
  std::string place;
  std::vector<std::string> findings;
};

// Adds what the title lines `first` up to, not including, `end` of a sample say. The nearest to the table, which is the
// last, comes first.
void read_titles(const Sample& sample, std::size_t first, std::size_t end, Context& context);

// Whether a cell of the row is a label of such a fact, or begins with one: 活动名称：清洁家园.
[[nodiscard]] bool says_fact(const SampleRow& row);
[[nodiscard]] bool begins_with_label(std::string_view cell);

// The date of `yearless`, once a year is known.
void settle_date(Context& context);

// Adds what a name says. `where`: "the worksheet's name", "the file's name".
void read_name(std::string_view name, std::string_view where, Context& context);

}  // namespace starhours::sheets
