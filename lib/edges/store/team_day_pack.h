// team_day_pack.h -- what the teams did on one day as one row of team_days.
//
// schemas/book.sql tells the form: three numbers a team, each in groups of seven bits.
#pragma once

#include <starhours/book.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::store {

// REQUIRES: at least one, ascending by team, of each more than no entries.
[[nodiscard]] std::string pack(std::span<const TeamTotal> totals);

// Reads a pack from its first team on. Throws Broken for what pack() never wrote.
class TeamDayPack {
 public:
  explicit TeamDayPack(std::string_view bytes)
      : at_(reinterpret_cast<const unsigned char*>(bytes.data())), end_(at_ + bytes.size()) {
    if (bytes.empty()) {
      broken();
    }
  }

  // False at the end.
  bool next(TeamTotal& total);
  void append_to(std::vector<TeamTotal>& totals) {
    for (TeamTotal total; next(total);) {
      totals.push_back(total);
    }
  }

 private:
  std::uint64_t take_number();
  std::int64_t take_count();
  [[noreturn]] static void broken();

  const unsigned char* at_;
  const unsigned char* end_;
  std::uint64_t team_ = 0;
  bool first_ = true;
};

}  // namespace starhours::store
