// sign_in_rows.h -- rows of sign-in sheets: what somebody wrote about one service, or several.
#pragma once

#include <sheets/range_text.h>
#include <sheets/row_cells.h>
#include <sheets/setting.h>
#include <sheets/time_text.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace starhours::sheets {

class SignInRows {
 public:
  // All must outlive it.
  SignInRows(RowCells& cells, const Setting& setting);

  // Of the record in hand, which has no defect. `row` has its numbers and no problems.
  void read(SheetRow& row);

 private:
  enum class State : std::uint8_t { empty, read, dash, nothing, absent, unread };
  struct TimeCell {
    State state = State::empty;
    std::uint16_t cell = Columns::none;
    std::string_view text;
    WrittenTime time;
  };
  struct Session {
    TimeCell in;
    TimeCell out;
    const DayColumn* day = nullptr;  // where the header gives it
  };
  struct HoursCell {
    State state = State::empty;
    Column column = Column::hours;
    std::string_view text;
    Minutes stated{};
  };

  // Overwrites `cell`.
  void read_time(std::uint16_t index, TimeCell& cell);
  [[nodiscard]] bool read_time(std::string_view text, WrittenTime& time);
  [[nodiscard]] HoursCell hours_of();
  [[nodiscard]] HoursCell hours_in(Column column, bool in_minutes) const;
  void read_volunteer(SheetRow& row);
  void read_name(SheetRow& row);
  void read_day(SheetRow& row);
  void read_day_in_utc(SignIn& sign_in);
  void read_sessions(HoursCell& hours);
  void read_span(HoursCell& hours);
  void read_pairs();
  void read_matrix(SheetRow& row);
  void give(SheetRow& row, const HoursCell& hours);
  void judge(SheetRow& row, HoursCell& hours);
  // Of a row that names nobody: how many they are. False if nobody came, and no more is to be said.
  [[nodiscard]] bool read_people(SheetRow& row, HoursCell& hours);
  void tell_of_time(SheetRow& row, const TimeCell& cell, Problem problem) const;
  // Whether the row says itself that it is no service: absent, or not approved yet.
  [[nodiscard]] bool set_aside(SheetRow& row);
  [[nodiscard]] bool repeats_record();
  [[nodiscard]] bool timed() const;
  [[nodiscard]] std::optional<Skip> skip_of(const SignIn& sign_in, bool timed, const HoursCell& hours) const;

  RowCells& cells_;
  const Setting& setting_;
  SignIn blank_;        // copied for each row, which takes half as long as making one
  bool plain_ = false;  // one pair of times at most, and nothing that sets rows aside
  TimeReader times_;
  std::optional<Day> day_;  // of the row in hand
  Minutes from_utc_{};      // of the row in hand
  std::vector<Session> sessions_;
  std::vector<WrittenRange> ranges_;
  std::string name_;
  std::string contact_;
  std::unordered_map<std::string, std::size_t> records_;  // by the number they bear: a hash of what they say
};

// Below 下午, 2:00 is 14:00.
void to_afternoon(WrittenTime& time);

}  // namespace starhours::sheets
