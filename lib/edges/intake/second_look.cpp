#include "intake/second_look.h"

#include <algorithm>
#include <utility>

namespace starhours {

void LaterWarnings::add(LaterProblem warning) {
  kept_.push_back(std::move(warning));
  if (kept_.size() == 2 * StagedSheet::most_problems) keep_the_first();
}

void LaterWarnings::add_all(LaterWarnings others) {
  for (LaterProblem& other : others.kept_) add(std::move(other));
  left_out_ += others.left_out_;
}

void LaterWarnings::keep_the_first() {
  std::stable_sort(kept_.begin(), kept_.end(),
                   [](const LaterProblem& a, const LaterProblem& b) { return a.row < b.row; });
  if (kept_.size() <= StagedSheet::most_problems) return;
  left_out_ += static_cast<std::int64_t>(kept_.size() - StagedSheet::most_problems);
  kept_.resize(StagedSheet::most_problems);
}

std::vector<LaterProblem> LaterWarnings::in_order() {
  keep_the_first();
  return std::move(kept_);
}

Result<void> second_look(Desk& desk, StagedSheet& staged, LaterWarnings warnings, std::span<const WaitingRow> waiting,
                         const WhyWaiting& why, bool telling) {
  const std::vector<LaterProblem> later = warnings.in_order();
  if (later.empty() && waiting.empty()) return {};
  auto bytes = desk.book.evidence(staged.sheet.no);
  if (!bytes) return fail(bytes.error());
  auto opened = SheetReader::open(**bytes, staged.reading());
  if (!opened) return fail(opened.error());
  SheetReader& reader = **opened;

  const auto tell = [&](Problem problem, SheetReader::Field field, std::uint32_t row) -> Problem {
    problem.place = reader.place(field);
    if (telling) staged.tell(problem, row);
    return problem;
  };
  auto warning = later.begin();
  auto waits = waiting.begin();
  SheetRow row;
  while ((warning != later.end() || waits != waiting.end()) && reader.next(row)) {
    for (; warning != later.end() && warning->row == row.row; ++warning) {
      (void)tell(warning->problem, warning->field, row.row);
    }
    if (waits == waiting.end() || waits->row != row.row) continue;
    const StagedMention& mention = staged.mentions[waits->mention];
    auto problem = why(mention);
    if (!problem) return fail(problem.error());
    const bool by_id = strength(mention.mention) == Known::by_id;
    const Problem told =
        tell(std::move(*problem), by_id ? SheetReader::Field::volunteer_id : SheetReader::Field::name, row.row);
    staged.suspense.push_back(suspense_row(reader, staged.sheet.no, row.row, row.line, told));
    if (staged.suspense.size() >= many_suspense_rows) {
      if (auto kept = keep_suspense(desk.book, staged); !kept) return kept;
    }
    while (waits != waiting.end() && waits->row == row.row) ++waits;
  }
  if (reader.failure()) return fail(*reader.failure());
  if (!telling) return {};
  staged.more_problems += warnings.left_out();
  staged.sort_problems();
  return {};
}

}  // namespace starhours
