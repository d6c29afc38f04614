// registry_rows.h -- rows of registries: volunteers, teams, activities, projects.
#pragma once

#include <sheets/row_cells.h>
#include <sheets/time_text.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

class RegistryRows {
 public:
  // Both must outlive it.
  RegistryRows(RowCells& cells, const ReadingOptions& options);

  // Of the record in hand, which has no defect. `row` has its numbers and no problems.
  void read(SheetRow& row);

 private:
  [[nodiscard]] std::optional<Skip> skip_of() const;
  [[nodiscard]] VolunteerRow volunteer(SheetRow& row);
  [[nodiscard]] TeamRow team(SheetRow& row);
  [[nodiscard]] Activity activity(SheetRow& row);
  [[nodiscard]] Project project(SheetRow& row);
  void read_window(Activity& activity, SheetRow& row);

  [[nodiscard]] std::string text(Column column, SheetRow& row) { return std::string(cells_.text(column, row)); }
  [[nodiscard]] std::optional<Day> day(Column column, SheetRow& row);
  [[nodiscard]] std::optional<std::int64_t> count(Column column, SheetRow& row);
  [[nodiscard]] std::vector<std::string> groups(SheetRow& row);
  [[nodiscard]] bool yes(Column column, SheetRow& row);

  RowCells& cells_;
  std::string team_;
  TimeReader times_;
};

}  // namespace starhours::sheets
