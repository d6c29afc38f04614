// text_index.h -- distinct texts of a sheet, numbered in order of appearance.
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// One probe a look-up; a new text is copied once. Views stay valid for the life of the index.
class TextIndex {
 public:
  TextIndex() : slots_(1024) {}

  // The number of `text`, a new one if it was not seen before.
  [[nodiscard]] std::uint32_t number_of(std::string_view text) { return number_of(text, hash_of(text)); }
  // The numbers of many texts at once, in order. Where many are indexed, each step of a look-up waits for memory: here
  // each is taken for all texts before the next, so that they wait together.
  void numbers_of(std::span<const std::string_view> texts, std::vector<std::uint32_t>& numbers) {
    hashes_.clear();
    for (const std::string_view text : texts) {
      hashes_.push_back(hash_of(text));
      __builtin_prefetch(&slots_[hashes_.back() & (slots_.size() - 1)]);
    }
    for (const std::uint64_t hash : hashes_) {
      const Slot& slot = slots_[hash & (slots_.size() - 1)];
      if (slot.number != 0) __builtin_prefetch(&texts_[slot.number - 1]);
    }
    for (const std::uint64_t hash : hashes_) {
      const Slot& slot = slots_[hash & (slots_.size() - 1)];
      if (slot.number == 0) continue;
      __builtin_prefetch(texts_[slot.number - 1].data());
      __builtin_prefetch(texts_[slot.number - 1].data() + cache_line);
    }
    numbers.clear();
    for (std::size_t at = 0; at < texts.size(); ++at) numbers.push_back(number_of(texts[at], hashes_[at]));
  }

  [[nodiscard]] std::string_view text(std::uint32_t number) const { return texts_[number]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

 private:
  // Eight bytes, so that the slots of a large sheet stay in the cache.
  struct Slot {
    std::uint32_t tag = 0;     // upper half of the hash
    std::uint32_t number = 0;  // number + 1; 0 = free
  };

  // Eight bytes at a time, mixed by multiplication: the texts are short and not adversarial enough to need more
  // than the full compare that follows. The last eight may have been taken in part already.
  static std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL ^ (text.size() * 0xFF51AFD7ED558CCDULL);
    if (text.size() < sizeof(std::uint64_t)) return mix(hash ^ few_bytes(text));
    const char* const last = text.data() + text.size() - sizeof(std::uint64_t);
    for (const char* from = text.data(); from < last; from += sizeof(std::uint64_t)) {
      hash = mix(hash ^ bytes_at<std::uint64_t>(from));
    }
    return mix(hash ^ bytes_at<std::uint64_t>(last));
  }
  // All bytes of a text of less than eight, none by a loop.
  static std::uint64_t few_bytes(std::string_view text) {
    if (text.size() >= sizeof(std::uint32_t)) {
      const char* const last = text.data() + text.size() - sizeof(std::uint32_t);
      return std::uint64_t{bytes_at<std::uint32_t>(text.data())} << 32U | bytes_at<std::uint32_t>(last);
    }
    if (text.empty()) return 0;
    const auto byte = [text](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(text[at])}; };
    return byte(0) << 16U | byte(text.size() / 2) << 8U | byte(text.size() - 1);
  }
  template <class Number>
  static Number bytes_at(const char* from) {
    Number bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
  }
  // As ==, without a call: most texts are a few words long at most, and the same.
  static bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() < sizeof(std::uint64_t)) return few_bytes(a) == few_bytes(b);
    const std::size_t last = a.size() - sizeof(std::uint64_t);
    for (std::size_t at = 0; at < last; at += sizeof(std::uint64_t)) {
      if (bytes_at<std::uint64_t>(a.data() + at) != bytes_at<std::uint64_t>(b.data() + at)) return false;
    }
    return bytes_at<std::uint64_t>(a.data() + last) == bytes_at<std::uint64_t>(b.data() + last);
  }
  static std::uint64_t mix(std::uint64_t value) {
    value *= 0xC4CEB9FE1A85EC53ULL;
    return value ^ (value >> 32);
  }

  std::uint32_t number_of(std::string_view text, std::uint64_t hash) {
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].number != 0) {
      if (slots_[at].tag == tag && same(texts_[slots_[at].number - 1], text)) return slots_[at].number - 1;
      at = (at + 1) & (slots_.size() - 1);
    }
    texts_.push_back(keep(text));
    const auto number = static_cast<std::uint32_t>(texts_.size());
    slots_[at] = {tag, number};
    if (texts_.size() * 2 > slots_.size()) grow();
    return number - 1;
  }

  std::string_view keep(std::string_view text) {
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
      blocks_.emplace_back();
      blocks_.back().reserve(text.size() > block_size ? text.size() : block_size);
    }
    std::string& block = blocks_.back();
    const std::size_t at = block.size();
    block.append(text);
    return std::string_view(block).substr(at);
  }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    for (const Slot& slot : slots_) {
      if (slot.number == 0) continue;
      std::size_t at = hash_of(texts_[slot.number - 1]) & (larger.size() - 1);
      while (larger[at].number != 0) at = (at + 1) & (larger.size() - 1);
      larger[at] = slot;
    }
    slots_ = std::move(larger);
  }

  static constexpr std::size_t block_size = 1 << 16;
  static constexpr std::size_t cache_line = 64;
  std::vector<Slot> slots_;
  std::vector<std::string_view> texts_;
  std::vector<std::uint64_t> hashes_;  // of the texts in hand
  std::deque<std::string> blocks_;     // never reallocated once a view points into one
};

}  // namespace starhours
