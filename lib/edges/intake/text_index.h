// text_index.h -- distinct texts of a sheet, numbered in order of appearance.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace starhours {

// One probe a look-up; a new text is copied once.
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
      if (slot.place == 0) continue;
      const char* const kept = blocks_[slot.place / block_words].get() + slot.place % block_words * word;
      __builtin_prefetch(kept);
      __builtin_prefetch(kept + cache_line);
    }
    numbers.clear();
    for (std::size_t at = 0; at < texts.size(); ++at) numbers.push_back(number_of(texts[at], hashes_[at]));
  }

 private:
  // Eight bytes, so that the slots of a large sheet stay in the cache.
  struct Slot {
    std::uint32_t tag = 0;    // upper half of the hash
    std::uint32_t place = 0;  // of what is kept, in words from the first block's beginning; 0 = free
  };
  // Before each text that is kept.
  struct Label {
    std::uint32_t number = 0;
    std::uint32_t size = 0;
  };
  static constexpr std::size_t word = sizeof(Label);
  static constexpr std::size_t block_words = 1 << 13;
  static constexpr std::size_t cache_line = 64;

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
    while (slots_[at].place != 0) {
      if (slots_[at].tag == tag) {
        const auto [label, kept] = kept_at(slots_[at].place);
        if (same(kept, text)) return label.number;
      }
      at = (at + 1) & (slots_.size() - 1);
    }
    const std::uint32_t number = size_++;
    slots_[at] = {tag, keep(number, text)};
    if (std::size_t{size_} * 2 > slots_.size()) grow();
    return number;
  }

  [[nodiscard]] std::pair<Label, std::string_view> kept_at(std::uint32_t place) const {
    const char* const kept = blocks_[place / block_words].get() + place % block_words * word;
    Label label;
    std::memcpy(&label, kept, sizeof label);
    return {label, {kept + sizeof label, label.size}};
  }

  // Returns the place. A text longer than a block has several in one.
  std::uint32_t keep(std::uint32_t number, std::string_view text) {
    const std::size_t words = 1 + (text.size() + word - 1) / word;
    if (next_ + words > end_) {
      const std::size_t begin = blocks_.size() * block_words;
      const std::size_t blocks = words / block_words + 1;
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(blocks * block_words * word));
      blocks_.resize(blocks_.size() + blocks - 1);
      next_ = std::max(begin, std::size_t{1});
      end_ = begin + block_words;
    }
    assert(next_ <= std::numeric_limits<std::uint32_t>::max());
    const auto place = static_cast<std::uint32_t>(next_);
    const Label label{number, static_cast<std::uint32_t>(text.size())};
    char* const to = blocks_[place / block_words].get() + place % block_words * word;
    std::memcpy(to, &label, sizeof label);
    if (!text.empty()) std::memcpy(to + sizeof label, text.data(), text.size());
    next_ += words;
    return place;
  }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    for (const Slot& slot : slots_) {
      if (slot.place == 0) continue;
      std::size_t at = hash_of(kept_at(slot.place).second) & (larger.size() - 1);
      while (larger[at].place != 0) at = (at + 1) & (larger.size() - 1);
      larger[at] = slot;
    }
    slots_ = std::move(larger);
  }

  std::vector<Slot> slots_;
  std::vector<std::uint64_t> hashes_;            // of the texts in hand
  std::vector<std::unique_ptr<char[]>> blocks_;  // texts behind their labels
  std::size_t next_ = 0;                         // place
  std::size_t end_ = 0;                          // of the block it is in
  std::uint32_t size_ = 0;
};

}  // namespace starhours
