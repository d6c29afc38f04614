// text_numbers.h -- numbers in place of texts, to order them by.
#pragma once

#include <starhours/numbered_places.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace starhours {

// Of two texts the one with the lower number stands before; equal numbers mean nothing. Ids mostly begin alike, so a
// number is what eight bytes past that tell: enough for nearly all.
class TextNumbers {
 public:
  // For these texts: `text_at` gives each of `count`.
  template <class TextAt>
  TextNumbers(std::size_t count, const TextAt& text_at) {
    if (count == 0) return;
    std::string_view alike = text_at(0);
    for (std::size_t i = 1; i < count; ++i) {
      const std::string_view text = text_at(i);
      while (text.substr(0, alike.size()) != alike) alike.remove_suffix(1);
    }
    alike_ = alike.size();
  }

  // REQUIRES: it is one of the texts.
  [[nodiscard]] std::uint64_t of(std::string_view text) const {
    text.remove_prefix(alike_);
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < sizeof number; ++at) {
      number = number << 8U | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
    }
    return number;
  }

 private:
  std::size_t alike_ = 0;  // so many bytes all of them begin with
};

// The places of `count` texts in their order, equal ones as they come.
template <class TextAt>
[[nodiscard]] std::vector<std::uint32_t> places_by_text(std::size_t count, const TextAt& text_at) {
  const TextNumbers numbers(count, text_at);
  NumberedPlaces<std::uint64_t> places;
  places.reserve(count);
  for (std::uint32_t at = 0; at < count; ++at) places.add(numbers.of(text_at(at)), at);
  places.sort();
  std::vector<std::uint32_t> order;
  order.reserve(count);
  for (std::size_t at = 0; at < count; ++at) order.push_back(places.place(at));
  for (std::size_t first = 0, end = 0; first < count; first = end) {
    while (end < count && places.number(end) == places.number(first)) ++end;
    if (end - first == 1) continue;
    const auto run = order.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(run, run + static_cast<std::ptrdiff_t>(end - first),
                     [&](std::uint32_t a, std::uint32_t b) { return text_at(a) < text_at(b); });
  }
  return order;
}

}  // namespace starhours
