// read_workbook.h -- reads a workbook to its end, and holds it to what workbook.h says.
#pragma once

#include <starhours/workbook.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

inline void hold(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline void read_workbook(std::string_view bytes, starhours::FileForm form) {
  starhours::WorkbookLimits limits;
  limits.most_rows = 100'000;
  limits.most_shared_text = 1U << 20U;
  const auto workbook = starhours::Workbook::open(std::string(bytes), form, limits);
  if (!workbook) return;
  starhours::WorkbookRow row;
  std::size_t rows = 0;
  while ((*workbook)->next_worksheet()) {
    std::uint32_t last = 0;
    while ((*workbook)->next_row(row) && ++rows < 200'000) {
      hold(row.row > last && row.row <= limits.most_rows, "rows ascend");
      hold(!row.cells.empty(), "a row has cells");
      last = row.row;
      std::uint32_t next = 0;
      for (const starhours::WorkbookCell& cell : row.cells) {
        hold(cell.column >= next && cell.column < limits.most_columns, "cells stand by column");
        hold(!cell.text.empty(), "a cell holds something");
        next = cell.column + 1;
      }
    }
    hold(!(*workbook)->failure() || !(*workbook)->next_row(row), "nothing comes after a failure");
  }
  hold(!(*workbook)->next_row(row), "nothing comes after the last worksheet");
}
