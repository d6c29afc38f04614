// day_stretches.h -- the stretches of a sheet, day by day, as posting takes them.
//
// Millions of them are in memory at once: so they are kept small, in pieces that never move, and let go of a day at a
// time.
#pragma once

#include <starhours/service_day.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <unordered_map>
#include <vector>

namespace starhours {

class DayStretches {
 public:
  DayStretches();
  DayStretches(DayStretches&&) = default;
  DayStretches& operator=(DayStretches&&) = delete;  // the room must outlive the pieces in it
  ~DayStretches() = default;

  // Of the mention of that index; keeps all but sheet, team and nth, which follow from the sheet and the mention.
  void add(std::uint32_t mention, const Stretch& stretch);

  // Ascending.
  [[nodiscard]] std::vector<Day> days() const;

  // Appends those of the day, in the order in which they were added, and the mention of each.
  void append_on(Day day, std::vector<Stretch>& stretches, std::vector<std::uint32_t>& mentions) const;

  // Lets go of those of the day.
  void take_away(Day day);

 private:
  // What nearly all stretches of a sheet have alike.
  struct Manner {
    std::uint16_t stated = Stretch::not_stated;
    std::uint16_t before = 0;
    std::uint16_t after = 0;
    Basis basis = Basis::clocked;
    bool follows = false;
    friend bool operator==(const Manner&, const Manner&) = default;
    struct Hash {
      std::size_t operator()(const Manner& manner) const;
    };
  };
  struct Kept {
    std::uint32_t mention = 0;
    std::uint32_t row = 0;
    ActivityNo activity{};
    std::uint32_t manner = 0;  // its index
    std::int16_t start = 0;  // minutes after 00:00 UTC of the day, which no zone and no begin of days moves by a month
    std::uint16_t length = 0;
  };
  using Piece = std::pmr::vector<Kept>;
  using OfDay = std::vector<Piece>;

  [[nodiscard]] std::uint32_t number_of(const Manner& manner);

  std::unique_ptr<std::pmr::unsynchronized_pool_resource> room_;  // of the pieces
  std::unordered_map<int, OfDay> by_day_;
  OfDay* latest_ = nullptr;  // the next stretch is mostly of that day too
  int latest_day_ = 0;
  std::vector<Manner> manners_;
  std::unordered_map<Manner, std::uint32_t, Manner::Hash> manner_numbers_;
  std::uint32_t latest_manner_ = 0;
};

}  // namespace starhours
