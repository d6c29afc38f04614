#include "intake/staged_sheet.h"

#include <algorithm>
#include <numeric>

namespace starhours {

void StagedSheet::tell(Problem problem, std::uint32_t row) {
  has_errors = has_errors || problem.severity == Severity::error;
  if (problems.size() < most_problems) {
    problems.push_back(std::move(problem));
    problem_rows.push_back(row);
  } else {
    ++more_problems;
  }
}

void StagedSheet::sort_problems() {
  std::vector<std::size_t> order(problems.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [this](std::size_t a, std::size_t b) { return problem_rows[a] < problem_rows[b]; });
  Problems sorted;
  std::vector<std::uint32_t> rows;
  for (const std::size_t at : order) {
    sorted.push_back(std::move(problems[at]));
    rows.push_back(problem_rows[at]);
  }
  problems = std::move(sorted);
  problem_rows = std::move(rows);
}

ReadingOptions StagedSheet::reading() const {
  ReadingOptions options = sheet.options;
  if (!place_source.empty()) options.source = place_source;
  return options;
}

SuspenseRow suspense_row(const SheetReader& reader, SheetNo sheet, std::uint32_t row, std::uint32_t line,
                         const Problem& problem) {
  return {
      sheet, row, line, problem.place.column, problem.kind, problem.message, problem.hint, std::string(reader.text())};
}

Result<void> keep_suspense(Book& book, StagedSheet& staged) {
  auto kept = book.add_suspense(staged.suspense);
  staged.suspense.clear();
  return kept;
}

}  // namespace starhours
