// flat_index.h -- numbers found or added, by keys of one or a few words; open addressing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace starhours::answers {

template <std::size_t Words>
using Key = std::array<std::uint64_t, Words>;

template <std::size_t Words>
class FlatIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // The number of `key`; a new key gets `next`. REQUIRES: next != none.
  struct Found {
    std::uint32_t number;
    bool added;
  };
  Found find_or_add(const Key<Words>& key, std::uint32_t next) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[slot_of(key)];
    if (slot.number != none) return {slot.number, false};
    slot = {key, next};
    ++used_;
    return {next, true};
  }
  void clear() {
    if (used_ == 0) return;
    // One crowded day must not make the emptying of every later one dear.
    if (used_ < slots_.size() / 16) slots_.resize(slots_.size() / 2);
    slots_.assign(slots_.size(), Slot{});
    used_ = 0;
  }

 private:
  struct Slot {
    Key<Words> key{};
    std::uint32_t number = none;
  };
  [[nodiscard]] std::size_t slot_of(const Key<Words>& key) const {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : key) {
      hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 32;
    }
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>((hash * 0xD6E8FEB86659FD93U) >> 24) & mask;
    while (slots_[at].number != none && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number != none) slots_[slot_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace starhours::answers
