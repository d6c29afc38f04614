// volunteer_sets.h -- how many different volunteers belong to each of many things, told in little room.
//
// A set lies in pieces of 4096 volunteers with neighbouring numbers: few of them as a list, more as bits.
#pragma once

#include <starhours/numbered_places.h>
#include <starhours/numbers.h>

#include <answers/flat_index.h>

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace starhours::answers {

class VolunteerSets {
 public:
  // Puts the volunteer into the set of that number.
  void add(std::uint32_t set, VolunteerNo volunteer) {
    const std::uint32_t number = index_of(volunteer);
    waiting_.add(std::uint64_t{set} << 32U | number >> piece_bits, number & (piece_size - 1));
    if (waiting_.size() == most_waiting) settle();
  }

  // How many are in it.
  [[nodiscard]] std::uint32_t count(std::uint32_t set) {
    settle();
    return set < counts_.size() ? counts_[set] : 0;
  }

  void clear() {
    waiting_.clear();
    counts_.clear();
    index_.clear();
    // Lists keep their room for the next stretch of time.
    for (std::size_t at = 0; at < used_; ++at) pieces_[at].clear();
    used_ = 0;
  }

 private:
  static constexpr unsigned piece_bits = 12;
  static constexpr std::uint32_t piece_size = 1U << piece_bits;
  static constexpr std::size_t most_listed = 32;  // a longer list takes too long to search
  static constexpr std::size_t most_waiting = 1 << 18;

  class Piece {
   public:
    bool insert(std::uint16_t place) {
      if (bits_) {
        const bool added = !bits_->test(place);
        bits_->set(place);
        return added;
      }
      const auto at = std::lower_bound(list_.begin(), list_.end(), place);
      if (at != list_.end() && *at == place) return false;
      if (list_.size() < most_listed) {
        list_.insert(at, place);
        return true;
      }
      bits_ = std::make_unique<std::bitset<piece_size>>();
      for (const std::uint16_t listed : list_) bits_->set(listed);
      bits_->set(place);
      list_ = {};
      return true;
    }
    void clear() {
      list_.clear();
      bits_.reset();
    }

   private:
    std::vector<std::uint16_t> list_;  // ascending
    std::unique_ptr<std::bitset<piece_size>> bits_;
  };

  // Those of one piece together: pieces lie all over the memory, and come from there but once so.
  void settle() {
    waiting_.sort();
    for (std::size_t at = 0; at < waiting_.size();) {
      const std::uint64_t key = waiting_.number(at);
      const auto found = index_.find_or_add({key}, static_cast<std::uint32_t>(used_));
      if (found.added && used_++ == pieces_.size()) pieces_.emplace_back();
      Piece& piece = pieces_[found.number];
      std::uint32_t added = 0;
      for (; at < waiting_.size() && waiting_.number(at) == key; ++at) {
        if (piece.insert(static_cast<std::uint16_t>(waiting_.place(at)))) ++added;
      }
      const auto set = static_cast<std::size_t>(key >> 32U);
      if (set >= counts_.size()) counts_.resize(set + 1);
      counts_[set] += added;
    }
    waiting_.clear();
  }

  NumberedPlaces<std::uint64_t> waiting_;  // by piece, the places in it
  std::vector<std::uint32_t> counts_;      // by set
  FlatIndex<1> index_;                     // of the pieces in use, by set and place of the piece
  std::vector<Piece> pieces_;
  std::size_t used_ = 0;
};

}  // namespace starhours::answers
