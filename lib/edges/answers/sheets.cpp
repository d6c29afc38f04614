#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/sheet_names.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace starhours {

using namespace answers;

Result<void> answer_sheets(const Asking& asking, const Cut& cut, RowSink& sink) {
  const auto sheets = SheetNames::load(asking.book);
  if (!sheets) return fail(sheets.error());
  const ReportHead head{
      {"已导入的表", "Sheets"},
      columns({"sheet", "sha256", "imported", "rows", "posted", "duplicates", "suspense", "absent", "skipped"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    for (const Sheet& sheet : sheets->in_order()) {
      const std::string imported = to_string(sheet.imported);
      const Cell cells[] = {sheet.options.source, sheet.sha256,   imported,     sheet.rows,   sheet.posted,
                            sheet.duplicates,     sheet.suspense, sheet.absent, sheet.skipped};
      out.row(cells);
    }
    return {};
  });
}

Result<void> answer_suspense(const Asking& asking, const Cut& cut, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  const auto sheets = SheetNames::load(asking.book);
  if (!sheets) return fail(sheets.error());
  auto rows = asking.book.suspense();
  if (!rows) return fail(std::move(rows).error());
  std::sort(rows->begin(), rows->end(), [&](const SuspenseRow& a, const SuspenseRow& b) {
    return std::make_tuple(sheets->rank(a.sheet), a.row, a.column) <
           std::make_tuple(sheets->rank(b.sheet), b.row, b.column);
  });
  const ReportHead head{{"待处理的记录", "Rows in suspense"},
                        columns({"sheet", "row", "column", "kind", "message", "hint", "text"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    for (const SuspenseRow& row : *rows) {
      const Cell cells[] = {text_cell(sheets->name(row.sheet)),
                            std::int64_t{row.row},
                            row.column == 0 ? Cell{} : Cell{std::int64_t{row.column}},
                            name_of(row.kind),
                            text_cell(row.message),
                            text_cell(row.hint),
                            text_cell(row.text)};
      out.row(cells);
    }
    return {};
  });
}

}  // namespace starhours
