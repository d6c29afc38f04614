// mixed.h -- the hash of several numbers together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace starhours {

[[nodiscard]] inline std::size_t mixed(std::initializer_list<std::uint64_t> numbers) {
  std::uint64_t hash = 0;
  for (const std::uint64_t number : numbers) hash = hash * 0x9E3779B97F4A7C15ULL + number;
  return static_cast<std::size_t>(hash ^ (hash >> 29));
}

}  // namespace starhours
