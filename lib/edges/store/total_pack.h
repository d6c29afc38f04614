// total_pack.h -- the totals of a month or year and of 4096 neighbouring volunteers, as a row of its table.
//
// schemas/book.sql tells the form: four numbers a volunteer, each in groups of seven bits.
#pragma once

#include <starhours/book.h>

#include <store/entry_pack.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace starhours::store {

// REQUIRES: ascending by volunteer, all in `block`.
[[nodiscard]] std::string pack(std::span<const VolunteerTotal> totals, std::uint32_t block);
// The pack that `held`, maybe empty, becomes when `changes`, likewise, are added to it; empty if nobody is left. Throws
// Broken if less than nothing would be left.
[[nodiscard]] std::string changed(std::string_view held, std::uint32_t block, std::span<const VolunteerTotal> changes);

// Reads a pack from its first volunteer on. Throws Broken for what pack() never wrote.
class TotalPack {
 public:
  TotalPack(std::string_view bytes, std::uint32_t block)
      : at_(reinterpret_cast<const unsigned char*>(bytes.data())),
        end_(at_ + bytes.size()),
        volunteer_(std::uint64_t{block} << block_bits),
        end_of_block_((std::uint64_t{block} + 1) << block_bits) {}

  // What is not read yet.
  [[nodiscard]] std::string_view rest() const {
    return {reinterpret_cast<const char*>(at_), static_cast<std::size_t>(end_ - at_)};
  }
  // False at the end.
  bool next(VolunteerTotal& total) {
    if (at_ == end_) {
      return false;
    }
    if (!take_short(total)) {
      *this = past_long(*this, total);
    }
    if (volunteer_ >= end_of_block_) {
      broken();
    }
    total.volunteer = VolunteerNo{static_cast<std::uint32_t>(volunteer_)};
    return true;
  }
  // All that follow, written over `totals`, which have room for a block; returns how many.
  std::size_t read_into(std::span<VolunteerTotal> totals) {
    std::size_t count = 0;
    while (count < totals.size() && next(totals[count])) {
      ++count;
    }
    if (at_ != end_) {
      broken();
    }
    return count;
  }

 private:
  // Nearly every total has one byte for each of its numbers, but for minutes one or two: it is taken in one piece, and
  // without asking which.
  bool take_short(VolunteerTotal& total) {
    static_assert(std::endian::native == std::endian::little, "bytes are read as they lie");
    std::uint64_t word = 0;
    if (end_ - at_ < static_cast<std::ptrdiff_t>(sizeof word)) {
      return false;
    }
    std::memcpy(&word, at_, sizeof word);
    const std::uint64_t second = word >> 15 & 1;  // of minutes
    const std::uint64_t high_minutes = (word >> 16 & 0xFF) * second;
    const std::uint64_t rest = word >> (16 + 8 * second);
    if (((word | high_minutes | rest | rest >> 8) & 0x80) != 0) {
      return false;
    }
    volunteer_ += word & 0x7F;
    total.minutes = static_cast<std::int64_t>((word >> 8 & 0x7F) | high_minutes << 7);
    total.entries = static_cast<std::int64_t>(rest & 0x7F);
    total.days = static_cast<std::int64_t>(rest >> 8 & 0x7F);
    at_ += 4 + second;
    return true;
  }
  // The rest of a pack whose first total, given in `total`, has longer numbers. By value, so that what is read on from
  // can stay in registers.
  static TotalPack past_long(TotalPack pack, VolunteerTotal& total);
  std::uint64_t take_number();
  std::int64_t take_count();
  [[noreturn]] static void broken();

  const unsigned char* at_;
  const unsigned char* end_;
  std::uint64_t volunteer_;
  std::uint64_t end_of_block_;
};

}  // namespace starhours::store
