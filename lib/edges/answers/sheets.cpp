#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/sheet_names.h>

namespace starhours {

using namespace answers;

Result<void> answer_sheets(const Asking& asking, const Cut& cut, RowSink& sink) {
  SheetNames sheets;
  if (auto brought = sheets.bring_all(asking.book); !brought) return brought;
  const ReportHead head{
      {"已导入的表", "Sheets"},
      columns({"sheet", "sha256", "imported", "rows", "posted", "duplicates", "suspense", "absent", "skipped"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    for (const Sheet* const sheet : sheets.in_order()) {
      const std::string imported = to_string(sheet->imported);
      const Cell cells[] = {sheet->options.source,
                            sheet->sha256,
                            imported,
                            sheet->rows,
                            sheet->posted,
                            sheet->duplicates,
                            sheet->suspense - sheet->settled,
                            sheet->absent,
                            sheet->skipped + sheet->settled};
      out.row(cells);
    }
    return {};
  });
}

}  // namespace starhours
