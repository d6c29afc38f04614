// numbered_places.h -- places in order of the numbers they bear, and where these are equal in the order they came.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace starhours {

template <std::unsigned_integral Number>
class NumberedPlaces {
 public:
  void clear() {
    lines_.clear();
    differing_ = 0;
  }
  void reserve(std::size_t places) { lines_.reserve(places); }
  // REQUIRES: places ascend, where the order of equals matters.
  void add(Number number, std::uint32_t place) {
    lines_.push_back({number, place});
    differing_ |= number ^ lines_.front().number;
  }

  // A few by comparing; many digit by digit of their numbers, but for the digits in which all agree.
  void sort() {
    constexpr std::size_t few = 512;
    if (lines_.size() <= few) return std::sort(lines_.begin(), lines_.end());
    constexpr int digit_bits = 8;
    constexpr Number last_digit = (1U << digit_bits) - 1;
    sorted_.resize(lines_.size());
    for (int shift = 0; shift < std::numeric_limits<Number>::digits; shift += digit_bits) {
      if ((differing_ >> shift & last_digit) == 0) continue;
      const auto digit = [shift](const Line& line) {
        return static_cast<std::size_t>(line.number >> shift & last_digit);
      };
      std::array<std::uint32_t, std::size_t{last_digit} + 1> ends{};
      for (const Line& line : lines_) ++ends[digit(line)];
      std::uint32_t end = 0;
      for (std::uint32_t& count : ends) count = end += count;
      for (auto at = lines_.rbegin(); at != lines_.rend(); ++at) sorted_[--ends[digit(*at)]] = *at;
      lines_.swap(sorted_);
    }
  }

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] Number number(std::size_t at) const { return lines_[at].number; }
  [[nodiscard]] std::uint32_t place(std::size_t at) const { return lines_[at].place; }

 private:
  struct Line {
    Number number = 0;
    std::uint32_t place = 0;
    friend bool operator<(const Line& a, const Line& b) {
      return a.number != b.number ? a.number < b.number : a.place < b.place;
    }
  };
  std::vector<Line> lines_;
  std::vector<Line> sorted_;
  Number differing_ = 0;  // bits in which not all agree
};

}  // namespace starhours
