// sign_in_rows.h -- rows of sign-in sheets: what somebody wrote about one service.
#pragma once

#include <sheets/row_cells.h>
#include <sheets/time_text.h>

#include <optional>
#include <string>

namespace starhours::sheets {

class SignInRows {
 public:
  // Both must outlive it.
  SignInRows(RowCells& cells, const ReadingOptions& options);

  // Of the record in hand, which has no defect. `row` has its numbers and no problems.
  void read(SheetRow& row);

 private:
  enum class State : std::uint8_t { empty, read, dash, nothing, absent, unread };
  struct TimeCell {
    State state = State::empty;
    std::string_view text;
    WrittenTime time;
  };
  struct HoursCell {
    State state = State::empty;
    std::string_view text;
    Minutes stated{};
  };

  [[nodiscard]] TimeCell time_of(Column column);
  [[nodiscard]] HoursCell hours_of() const;
  void read_volunteer(SheetRow& row);
  void read_day(SheetRow& row);
  void judge(SheetRow& row, const TimeCell& in, const TimeCell& out, const HoursCell& hours);
  [[nodiscard]] std::optional<Skip> skip_of(const SignIn& sign_in, bool timed, bool stated) const;

  RowCells& cells_;
  std::string team_;
  std::string activity_;
  std::optional<Day> date_;
  TimeReader times_;
};

}  // namespace starhours::sheets
