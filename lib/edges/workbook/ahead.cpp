#include "workbook/belt.h"

#include <starhours/workbook.h>

#include <system_error>
#include <thread>
#include <utility>

namespace starhours {
namespace {

// Rows with their texts, as they pass from one thread to the other.
struct Batch {
  struct Row {
    std::uint32_t row = 0;
    bool hidden = false;
    std::size_t cells_end = 0;  // in `cells`, not included
  };
  struct Cell {
    std::uint32_t column = 0;
    CellKind kind = CellKind::text;
    bool merged = false;
    std::size_t begin = 0;  // in `text`
    std::size_t size = 0;
  };

  bool begins = false;  // a worksheet
  bool ends = false;    // the workbook
  std::string worksheet;
  std::vector<Row> rows;
  std::vector<Cell> cells;
  std::string text;

  void clear() {
    begins = ends = false;
    worksheet.clear();
    rows.clear();
    cells.clear();
    text.clear();
  }

  void add(const WorkbookRow& row) {
    for (const WorkbookCell& cell : row.cells) {
      cells.push_back({cell.column, cell.kind, cell.merged, text.size(), cell.text.size()});
      text += cell.text;
    }
    rows.push_back({row.row, row.hidden, cells.size()});
  }

  [[nodiscard]] bool full() const { return rows.size() >= 512 || text.size() >= std::size_t{1} << 18U; }
};

constexpr std::size_t most_batches = 4;

class AheadWorkbook final : public Workbook {
 public:
  explicit AheadWorkbook(std::unique_ptr<Workbook>& workbook)
      : from_1904_(workbook->from_1904()), hidden_(workbook->hidden_worksheets()) {
    thread_ = std::thread([this, source = workbook.get()] { read(*source); });
    workbook_ = std::move(workbook);
  }
  ~AheadWorkbook() override {
    belt_.stop();
    thread_.join();
  }
  AheadWorkbook(const AheadWorkbook&) = delete;
  AheadWorkbook& operator=(const AheadWorkbook&) = delete;

  [[nodiscard]] bool from_1904() const override { return from_1904_; }
  [[nodiscard]] const std::vector<std::string>& hidden_worksheets() const override { return hidden_; }
  [[nodiscard]] std::string_view worksheet() const override { return worksheet_; }
  [[nodiscard]] const std::optional<Problem>& failure() const override { return failure_; }

  bool next_worksheet() override {
    while (!batch_.begins) {
      if (!advance()) return false;
    }
    batch_.begins = false;
    worksheet_ = batch_.worksheet;
    return true;
  }

  bool next_row(WorkbookRow& row) override {
    while (served_ == batch_.rows.size() || batch_.begins) {
      if (batch_.begins || !advance()) return false;
    }
    const Batch::Row& next = batch_.rows[served_++];
    row.row = next.row;
    row.hidden = next.hidden;
    row.cells.clear();
    for (; cell_ < next.cells_end; ++cell_) {
      const Batch::Cell& cell = batch_.cells[cell_];
      row.cells.push_back(
          {cell.column, cell.kind, cell.merged, std::string_view(batch_.text).substr(cell.begin, cell.size)});
    }
    return true;
  }

 private:
  // The thread's own; nothing else touches `source` while it runs.
  void read(Workbook& source) {
    Batch batch;
    WorkbookRow row;
    while (source.next_worksheet()) {
      batch.begins = true;
      batch.worksheet = source.worksheet();
      while (source.next_row(row)) {
        batch.add(row);
        if (batch.full() && !belt_.give(batch)) return;
      }
      if (!belt_.give(batch)) return;
    }
    last_failure_ = source.failure();
    batch.ends = true;
    belt_.give(batch);
  }

  // False at the end of the workbook.
  bool advance() {
    if (batch_.ends) return false;
    batch_.clear();
    if (!belt_.take(batch_)) return false;
    served_ = 0;
    cell_ = 0;
    if (batch_.ends) failure_ = last_failure_;
    return !batch_.ends;
  }

  const bool from_1904_;
  const std::vector<std::string> hidden_;
  std::string worksheet_;
  Batch batch_;  // being served: rows before served_ and cells before cell_ have been
  std::size_t served_ = 0;
  std::size_t cell_ = 0;
  std::optional<Problem> failure_;
  std::optional<Problem> last_failure_;  // the thread's, until it has given the last batch
  std::unique_ptr<Workbook> workbook_;
  Belt<Batch> belt_{most_batches};
  std::thread thread_;
};

}  // namespace

std::unique_ptr<Workbook> reading_ahead(std::unique_ptr<Workbook> workbook) {
  try {
    return std::make_unique<AheadWorkbook>(workbook);
  } catch (const std::system_error&) {
    return workbook;  // no thread to be had
  }
}

}  // namespace starhours
