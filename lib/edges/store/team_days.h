// team_days.h -- the table team_days: what each team did, day by day.
//
// As with the month totals, postings only note what they change; fold() brings the notes into the book, before anybody
// reads the table and before the transaction ends.
#pragma once

#include <starhours/book.h>

#include <store/journal_rows.h>
#include <store/query.h>
#include <store/team_sums.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace starhours::store {

class TeamDays {
 public:
  // Notes one service day whole. REQUIRES: it has entries.
  void note(std::span<const Entry> service_day, Sign sign) {
    const Entry& first = service_day.front();
    if (first.stretch.day != day_) {
      put_away();
      day_ = first.stretch.day;
    }
    if (service_day.size() > 1) {
      note_several(service_day, sign);
      return;
    }
    const auto times = static_cast<std::int64_t>(sign);
    in_hand_.add(first.stretch.team, times * first.credited, times);
  }
  [[nodiscard]] bool noted() const { return notes_count_ > 0 || !in_hand_.empty(); }
  // Of days that are not in hand.
  [[nodiscard]] std::size_t notes() const { return notes_count_; }
  // Throw SQLite::Exception; Broken if less than nothing would be left.
  void fold(Statements& statements);
  // The same of the days before the one in hand.
  void fold_passed(Statements& statements);
  void forget();

 private:
  // What a day adds or, below zero, takes; a team as often as the day was put away.
  using Notes = std::vector<TeamTotal>;
  void note_several(std::span<const Entry> service_day, Sign sign);
  void put_away();
  void fold_day(Statements& statements, Day day, const Notes& notes);

  // Service days mostly come day by day: those of one day are summed in a place for each team.
  Day day_{};
  TeamSums in_hand_;
  std::map<Day, Notes> notes_;
  std::size_t notes_count_ = 0;
  // Scratch.
  std::vector<std::pair<TeamNo, ActivityNo>> done_;
  TeamSums changes_;
};

}  // namespace starhours::store
