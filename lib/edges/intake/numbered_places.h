// numbered_places.h -- places in order of the numbers they bear, and where these are equal in the order they came.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace starhours {

class NumberedPlaces {
 public:
  void clear() {
    places_.clear();
    all_bits_ = 0;
  }
  // REQUIRES: places ascend.
  void add(std::uint32_t number, std::uint32_t place) {
    places_.push_back(std::uint64_t{number} << 32U | place);
    all_bits_ |= number;
  }

  // A few by comparing; many digit by digit of their numbers, as often as the largest needs.
  void sort() {
    constexpr std::size_t few = 512;
    if (places_.size() <= few) return std::sort(places_.begin(), places_.end());
    constexpr unsigned digit_bits = 9;
    constexpr std::uint64_t digits = std::uint64_t{1} << digit_bits;
    sorted_.resize(places_.size());
    for (unsigned shift = 0; shift < 32 && all_bits_ >> shift != 0; shift += digit_bits) {
      const auto digit = [shift](std::uint64_t one) { return one >> (32U + shift) & (digits - 1); };
      std::array<std::uint32_t, digits> ends{};
      for (const std::uint64_t one : places_) ++ends[digit(one)];
      std::uint32_t end = 0;
      for (std::uint32_t& count : ends) count = end += count;
      for (auto at = places_.rbegin(); at != places_.rend(); ++at) sorted_[--ends[digit(*at)]] = *at;
      places_.swap(sorted_);
    }
  }

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] std::uint32_t number(std::size_t at) const { return static_cast<std::uint32_t>(places_[at] >> 32U); }
  [[nodiscard]] std::uint32_t place(std::size_t at) const { return static_cast<std::uint32_t>(places_[at]); }

 private:
  std::vector<std::uint64_t> places_;  // the number above, the place below
  std::vector<std::uint64_t> sorted_;
  std::uint32_t all_bits_ = 0;
};

}  // namespace starhours
