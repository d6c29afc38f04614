#include <starhours/workbook.h>

#include <doctest/doctest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace starhours {
namespace {

// Worksheets of as many rows as said, two cells a row, whose texts last until the next row only.
class CountingWorkbook final : public Workbook {
 public:
  CountingWorkbook(std::vector<std::uint32_t> rows, bool fails) : rows_(std::move(rows)), fails_(fails) {}

  [[nodiscard]] bool from_1904() const override { return true; }
  [[nodiscard]] const std::vector<std::string>& hidden_worksheets() const override { return hidden_; }
  [[nodiscard]] std::string_view worksheet() const override { return name_; }
  [[nodiscard]] const std::optional<Problem>& failure() const override { return failure_; }

  bool next_worksheet() override {
    ended_ = failure_ || worksheet_ == rows_.size();
    if (ended_) return false;
    name_ = "sheet " + std::to_string(++worksheet_);
    row_ = 0;
    return true;
  }

  bool next_row(WorkbookRow& row) override {
    if (ended_) return false;
    if (row_ == rows_[worksheet_ - 1]) {
      if (fails_ && worksheet_ == rows_.size()) failure_ = error(Kind::damaged_file, "torn");
      return false;
    }
    row.row = ++row_;
    row.hidden = row_ % 2 == 0;
    text_ = name_ + " row " + std::to_string(row_);
    row.cells = {{0, CellKind::text, false, text_}, {7, CellKind::number, true, std::string_view(text_).substr(0, 5)}};
    return true;
  }

 private:
  std::vector<std::uint32_t> rows_;
  bool fails_;
  std::vector<std::string> hidden_{"old"};
  std::string name_;
  std::string text_;
  std::size_t worksheet_ = 0;
  std::uint32_t row_ = 0;
  bool ended_ = true;
  std::optional<Problem> failure_;
};

// What a workbook says, of each worksheet no more than `most` rows.
std::string told(Workbook& workbook, std::uint32_t most) {
  std::string text;
  WorkbookRow row;
  while (workbook.next_worksheet()) {
    text += std::string(workbook.worksheet()) + ":";
    for (std::uint32_t rows = 0; rows < most && workbook.next_row(row); ++rows) {
      text += std::to_string(row.row) + (row.hidden ? "h" : "");
      for (const WorkbookCell& cell : row.cells) {
        text += " " + std::to_string(cell.column) + (cell.merged ? "m" : "") + std::string(cell.text);
      }
    }
  }
  CHECK_FALSE(workbook.next_row(row));
  CHECK_FALSE(workbook.next_worksheet());
  return text + (workbook.failure() ? workbook.failure()->message : "whole");
}

TEST_CASE("a workbook read ahead says what it says itself") {
  for (const bool fails : {false, true}) {
    for (const std::vector<std::uint32_t>& rows :
         std::vector<std::vector<std::uint32_t>>{{}, {0}, {3}, {511, 0, 512, 513}, {1, 5000, 2}}) {
      for (const std::uint32_t most : {0U, 1U, 512U, 100'000U}) {
        CountingWorkbook plain(rows, fails);
        const auto ahead = reading_ahead(std::make_unique<CountingWorkbook>(rows, fails));
        CHECK(ahead->from_1904());
        CHECK(ahead->hidden_worksheets().size() == 1);
        const std::string said = told(*ahead, most);
        // Who reads ahead comes to the failure even if its rows are not asked for.
        if (most > 5000 || !fails) CHECK(said == told(plain, most));
      }
    }
  }
}

TEST_CASE("who reads ahead stops when nobody wants more") {
  const auto unread = reading_ahead(std::make_unique<CountingWorkbook>(std::vector<std::uint32_t>{100'000}, false));
  const auto begun = reading_ahead(std::make_unique<CountingWorkbook>(std::vector<std::uint32_t>{100'000}, false));
  WorkbookRow row;
  CHECK(begun->next_worksheet());
  CHECK(begun->next_row(row));
}

}  // namespace
}  // namespace starhours
