#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/sheet_names.h>

#include <utility>

namespace starhours {

using namespace answers;

Result<void> answer_suspense(const Asking& asking, const Cut& cut, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto keys = asking.book.suspense_keys();
  if (!keys) return fail(std::move(keys).error());
  SheetNames sheets;
  for (const SuspenseKey& key : *keys) {
    if (auto brought = sheets.bring(asking.book, key.sheet); !brought) return brought;
  }
  sheets.put_in_order(*keys);
  const ReportHead head{{"待处理的记录", "Rows in suspense"},
                        columns({"sheet", "row", "column", "kind", "message", "hint", "text", "worksheet"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    return asking.book.each_suspense_row(*keys, [&](const SuspenseRow& row) {
      const Sheet::ShownRow shown = sheets.shown(row.sheet, row.row);
      const Cell cells[] = {text_cell(sheets.name(row.sheet)),
                            std::int64_t{shown.row},
                            row.column == 0 ? Cell{} : Cell{std::int64_t{row.column}},
                            name_of(row.kind),
                            text_cell(row.message),
                            text_cell(row.hint),
                            text_cell(row.text),
                            text_cell(shown.worksheet)};
      out.row(cells);
    });
  });
}

}  // namespace starhours
