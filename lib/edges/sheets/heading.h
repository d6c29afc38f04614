// heading.h -- one to three rows of a sheet read as the header of a table.
#pragma once

#include <starhours/sheet_reader.h>

#include <sheets/columns.h>
#include <sheets/header_words.h>
#include <sheets/sample.h>

#include <cstddef>
#include <string>
#include <vector>

namespace starhours::sheets {

struct Heading {
  std::vector<Word> words;               // by cell
  std::vector<std::string> texts;        // by cell: what it says in the lowest row
  std::vector<bool> afternoon;           // by cell: something above it says 下午
  std::vector<DayColumn> days;           // columns that are days of a matrix
  std::vector<DayColumn> days_of_pairs;  // where each pair of times has its own day
  Words all = 0;
  std::size_t known = 0;   // distinct words, and the days as one of them
  std::size_t mapped = 0;  // columns that the map names
};

// The `rows` rows of `sample` from `at` on, as a heading. A cell means what its lowest row says; where that says
// nothing known, what the rows say together or the higher one says alone.
[[nodiscard]] Heading heading_of(const Sample& sample, std::size_t at, std::size_t rows, const ColumnMap& map);

// Whether a row may go on with the heading above it: it holds words, no values.
[[nodiscard]] bool continues_heading(const SampleRow& row);
// Its cells that are such words themselves.
[[nodiscard]] std::size_t own_words(const SampleRow& row);
// Whether a row holds values, or words with a colon for values beside them: 日期：
[[nodiscard]] bool is_label_line(const SampleRow& row);
// One look, enough for nearly every row that is no heading.
[[nodiscard]] bool may_be_heading(const SampleRow& row);
// Whether a heading amid the rows of a table is one, and not a row whose cells happen to be such words.
[[nodiscard]] bool is_heading_below(const Heading& heading, const Columns& columns);

// A column called 服务时间 holds what most of its cells hold: spans, hours, a date or a time.
void settle_time_column(const Sample& sample, std::size_t first, std::size_t end, Columns& columns);

}  // namespace starhours::sheets
